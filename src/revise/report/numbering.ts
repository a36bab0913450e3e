import { groupNeighbours } from '../../keyed/group-by.js'
import type { Causes } from '../cause/causes.js'
import type { Effect } from '../effect.js'

/** The changed inputs of an effect by number, from 1, in ascending order. */
export function numbersOf({ changes }: Pick<Effect, 'changes'>): (causes: Causes) => readonly number[] {
  const numbers = new Map(changes.map((change, index) => [change, index + 1]))
  return (causes) => [...causes].flatMap((cause) => numbers.get(cause) ?? []).sort((a, b) => a - b)
}

/** The same in words: `1、3～7`. */
export function numbering(effect: Pick<Effect, 'changes'>): (causes: Causes) => string {
  const of = numbersOf(effect)
  return (causes) => numberRanges(of(causes))
}

/** Numbers in order, three and more in a row by their ends: 1、3～7、9. */
export function numberRanges(numbers: readonly number[]): string {
  const runs = groupNeighbours(numbers, (number, next) => next === number + 1)
  return runs.map((run) => (run.length > 2 ? `${run[0]}～${run.at(-1)}` : run.join('、'))).join('、')
}
