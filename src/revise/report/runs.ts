import type { Causes } from '../cause/causes.js'
import type { FigureEffect } from '../effect.js'
import type { ToldChange, ToldEffect } from './told.js'
import { numberRanges, numbersOf } from './words.js'

/** So many in a row that are all new, or all gone, are told in one line: a place has come, or an indicator. */
const MANY = 5

/** Things in their order, those that are told in one line together. `mark`: what such things have in common; empty: nothing. */
export function inRuns<T>(things: readonly T[], mark: (thing: T) => string): readonly (readonly T[])[] {
  const runs: T[][] = []
  for (const thing of things) {
    const [last] = runs.at(-1) ?? []
    if (last !== undefined && mark(thing) !== '' && mark(last) === mark(thing)) runs.at(-1)?.push(thing)
    else runs.push([thing])
  }
  return runs.flatMap((run) => (run.length < MANY ? run.map((thing) => [thing]) : [run]))
}

/** Whether something is new, or gone; empty where it is neither. */
export const cameOrWent = ({ old, now }: { readonly old: unknown; readonly now: unknown }): string =>
  old === null ? '新增' : now === null ? '删去' : ''

/** The changed inputs, those that are told in one line together: all that is new, or gone, of one kind. */
export const changeRuns = (changes: readonly ToldChange[]): readonly (readonly ToldChange[])[] =>
  inRuns(changes, (change) => {
    const fate = cameOrWent(change)
    return fate === '' ? '' : `${fate} ${change.kind}`
  })

/** Figures, those of a place that are all new, or gone, together. */
export const figureRuns = (figures: readonly FigureEffect[]): readonly (readonly FigureEffect[])[] =>
  inRuns(figures, (figure) => {
    const fate = cameOrWent(figure)
    return fate === '' ? '' : `${fate} ${(figure.now ?? figure.old)?.scope?.name.value ?? ''}`
  })

/** Causes by the numbers under which they are told: what stands in one line with others, by those of the whole line. */
export function lineNumbering(effect: Pick<ToldEffect, 'changes'>): (causes: Causes) => string {
  const of = numbersOf(effect)
  const lines = new Map(changeRuns(effect.changes).flatMap((run) => run.map((change) => [change, run] as const)))
  return (causes) => {
    const whole = effect.changes.filter((change) => causes.has(change)).flatMap((change) => lines.get(change) ?? change)
    return numberRanges(of(new Set(whole)))
  }
}
