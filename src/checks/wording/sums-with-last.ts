import { addIntervals, type Interval } from '../../figures/interval.js'
import { printedInterval } from '../../figures/printed-interval.js'
import type { FigureInText } from './figures-in-text.js'

/**
 * What the last of some numbers and any of the others come to: among them may be such as count something else (死亡33人、受伤5人).
 * Twice as many for each number: of no more than a sentence lists.
 */
export function sumsWithLast(numbers: readonly FigureInText[]): readonly Interval[] {
  const ranges = rangesOf(numbers)
  return ranges
    .slice(0, -1)
    .reduce((all, each) => all.concat(all.map((one) => addIntervals(one, each))), ranges.slice(-1))
}

/** What the true values of numbers may be, each by itself, as far as their last digits tell. */
export const rangesOf = (numbers: readonly FigureInText[]): readonly Interval[] =>
  numbers.flatMap(({ figure }) => printedInterval(figure.quantity) ?? [])
