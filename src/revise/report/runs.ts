import { groupNeighbours } from '../../keyed/group-by.js'
import { type Causes, union } from '../cause/causes.js'
import type { Sides } from '../edits.js'
import type { FigureEffect } from '../effect.js'
import { alsoText, inputPlace, withoutEffect } from './input-words.js'
import { numbering } from './numbering.js'
import type { ToldChange, ToldEffect } from './told.js'

/** So many in a row that are all new, or all gone, are told in one line: a place has come, or an indicator. */
const MANY = 5

/** Things in their order, those that are told in one line together. `mark`: what such things have in common; empty: nothing. */
export function inRuns<T>(things: readonly T[], mark: (thing: T) => string): readonly Run<T>[] {
  const runs = groupNeighbours(things, (thing, next) => mark(next) !== '' && mark(thing) === mark(next))
  return runs.flatMap((run) => (run.length < MANY ? run.map((thing): Run<T> => [thing]) : [run]))
}

type Run<T> = readonly [T, ...T[]]

/** Whether something is new, or gone; empty where it is neither. */
const cameOrWent = ({ old, now }: Sides<unknown>): string => (old === null ? '新增' : now === null ? '删去' : '')

/** Where a line tells of many, how many they are; else empty. */
const manyText = (run: Run<Parameters<typeof cameOrWent>[0]>): string =>
  run.length > 1 ? `${run.length} 个，都是${cameOrWent(run[0])}的` : ''

/** The changed inputs, those that are told in one line together: all that is new, or gone, of one kind. */
const changeRuns = (changes: readonly ToldChange[]): readonly Run<ToldChange>[] =>
  inRuns(changes, (change) => {
    const fate = cameOrWent(change)
    return fate === '' ? '' : `${fate} ${change.kind}`
  })

/** One line of the list of changed inputs. */
export interface ChangeLine {
  /** Its number, or those of many: 3～7. */
  readonly numbers: string
  readonly first: ToldChange
  readonly last: ToldChange
  readonly many: string
  readonly place: string
  /** Whether nothing printed follows from it. */
  readonly unused: boolean
}

/** The list of changed inputs, a line for each run of them. */
export function changeLines(effect: ToldEffect): readonly ChangeLine[] {
  const numbers = numbering(effect)
  const unused = withoutEffect(effect)
  return changeRuns(effect.changes).map((run) => {
    const [first] = run
    const files = new Set(run.map(({ file }) => file)).size
    return {
      ...{ numbers: numbers(new Set(run)), first, last: run.at(-1) ?? first, many: manyText(run) },
      place: inputPlace(first) + (files > 1 ? ` 等 ${files} 个文件` : '') + alsoText(first),
      unused: run.every((each) => unused.includes(each)),
    }
  })
}

/** One line of the list of changed figures. */
export interface FigureLine {
  readonly first: FigureEffect
  readonly last: FigureEffect
  readonly many: string
  /** By their numbers. */
  readonly causes: string
}

/** The lines of some figures, those of a place that are all new, or gone, in one. */
export function figureLines(figures: readonly FigureEffect[], effect: ToldEffect): readonly FigureLine[] {
  const of = lineNumbering(effect)
  const runs = inRuns(figures, (figure) => {
    const fate = cameOrWent(figure)
    return fate === '' ? '' : `${fate} ${(figure.now ?? figure.old)?.scope?.name.value ?? ''}`
  })
  return runs.map((run) => ({
    ...{ first: run[0], last: run.at(-1) ?? run[0], many: manyText(run) },
    causes: of(union(run.map((figure) => figure.causes))),
  }))
}

/** Causes by the numbers under which they are told: what stands in one line with others, by those of the whole line. */
export function lineNumbering(effect: Pick<ToldEffect, 'changes'>): (causes: Causes) => string {
  const of = numbering(effect)
  const lines = new Map(changeRuns(effect.changes).flatMap((run) => run.map((change) => [change, run] as const)))
  return (causes) => {
    const whole = effect.changes.filter((change) => causes.has(change)).flatMap((change) => lines.get(change) ?? change)
    return of(new Set(whole))
  }
}
