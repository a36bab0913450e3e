import type { Dataset, Place } from '../data/dataset.js'
import { reportOf } from '../data/of-place.js'
import { typedOver } from '../data/origin-comment.js'
import { yearFiles } from '../data/year-files.js'
import { yearFile } from '../data/years.js'
import { groupBy } from '../keyed/group-by.js'
import type { CellPlace } from './cell-place.js'
import { DataEdits, type ReadLines } from './data-edits.js'
import { addKey, indicatorAnchor } from './edit-value.js'
import type { Confirmed, ImportPlan, PlannedChange } from './plan-import.js'
import type { ChangeTarget } from './target.js'

/** A figure that stays as it is, of which the comment behind it says that another number was imported. */
export interface RenewedOrigin {
  readonly figure: string
  /** As the data say it. */
  readonly now: string
  readonly file: string
  readonly line: number
  readonly cell: CellPlace
}

type Target<K extends ChangeTarget['kind']> = Extract<ChangeTarget, { kind: K }>

/** What a place reports of an indicator that it has said nothing of. */
interface NewReport {
  readonly change: PlannedChange
  readonly target: Target<'report'>
}

/**
 * Where each change goes in the data, by the places that the values have there: edits of the files that are there, the
 * lines of those that are still to be made, both by path, and every change for the list that is shown. A number that a
 * hand had typed over what was imported, and that is confirmed now, gets the cell that confirms it for its origin.
 */
export function makeEdits({ changes, confirmed }: ImportPlan, dataset: Dataset, readLines: ReadLines) {
  const into = new DataEdits(readLines)
  const reports: NewReport[] = []
  const overall: { readonly change: PlannedChange; readonly place: Place }[] = []
  for (const change of changes) {
    const { target } = change
    if (target.kind === 'figure') changeFigure(into, change, target)
    else if (target.kind === 'indicator') addToIndicator(into, change, target)
    else if (target.kind === 'new') addFigure(into, change, target, dataset)
    else if (target.kind === 'overall') overall.push({ change, place: target.place })
    else if (!addToReport(into, change, target, dataset)) reports.push({ change, target })
  }
  const byReport = groupBy(reports, ({ target: { place, indicator } }) => `${place.name.value}/${indicator.name.value}`)
  for (const group of byReport.values()) addReport(into, group, dataset)
  for (const { change, place } of overall) addOverall(into, change, place, dataset)
  const renewed = confirmed.flatMap((each) => renewOrigin(into, each))
  return { edits: into.edits, added: into.added, listed: into.listed, renewed }
}

function changeFigure(into: DataEdits, change: PlannedChange, { figure: { origin } }: Target<'figure'>): void {
  into.replace(change, origin)
  into.list(change, origin.file, origin.line)
}

function addToIndicator(into: DataEdits, change: PlannedChange, { indicator, part }: Target<'indicator'>): void {
  const { file, line } = indicator.name.at
  into.put(file, addKey(change, part, indicatorAnchor(indicator, part, into.lines(file))))
  into.list(change, file, line)
}

function addFigure(
  into: DataEdits,
  change: PlannedChange,
  { name }: Target<'new'>,
  { folder, figures }: Dataset,
): void {
  const file = yearFile(folder, yearFiles.figures)
  const keys = figures.map((figure) => figure.name.at).filter((at) => at.file === file)
  const slot = into.slotBehind(keys) ?? into.slotBelow(file, '数字')
  const text = `${' '.repeat(slot?.indent ?? 2)}${name}: ${change.now}`
  const said = [{ change, key: null }]
  if (slot) into.insertLine({ file, after: slot.after, text, said })
  else into.startFile('数字:', { file, after: 0, text, said })
}

/** Beside what the place has reported of the indicator; false where it has reported nothing of it. */
function addToReport(
  into: DataEdits,
  change: PlannedChange,
  { place, indicator, part }: Target<'report'>,
  dataset: Dataset,
): boolean {
  const reported = reportOf(dataset, place)?.reports.get(indicator.name.value)
  const present = reported && [reported.plan, reported.actual, reported.score].findLast((each) => each !== null)
  if (!present) return false
  const { at } = present
  into.put(at.file, addKey(change, part, { at, lines: into.lines(at.file) }))
  into.list(change, at.file, at.line)
  return true
}

/** All that is new of one indicator of a place, in one line. */
function addReport(into: DataEdits, group: readonly [NewReport, ...NewReport[]], dataset: Dataset): void {
  const { place, indicator } = group[0].target
  const report = reportOf(dataset, place)
  const file = report?.at.file ?? reportFile(place, dataset)
  const keys = [...(report?.reports.values() ?? [])].map(({ at }) => at)
  const { indent, after } = into.slotBehind(keys) ?? into.slotBelow(file, '上报') ?? { indent: 2, after: 0 }
  const parts = group.map(({ change, target }) => `${target.part}: ${change.now}`)
  const text = `${' '.repeat(indent)}${indicator.name.value}: {${parts.join(', ')}}`
  const said = group.map(({ change, target }) => ({ change, key: target.part }))
  if (report) into.insertLine({ file, after, text, said })
  else into.startFile('上报:', { file, after, text, said })
}

/** A key of its own, below all that the place reports. */
function addOverall(into: DataEdits, change: PlannedChange, place: Place, dataset: Dataset): void {
  const report = reportOf(dataset, place)
  const file = report?.at.file ?? reportFile(place, dataset)
  const after = into.lines(file).findLastIndex((line) => line.trim() !== '') + 1
  const line = { file, after, text: `综合得分: ${change.now}`, said: [{ change, key: null }] }
  if (report) into.insertLine(line)
  else into.startFile('上报: {}', line)
}

function renewOrigin(into: DataEdits, { figure, cell }: Confirmed): readonly RenewedOrigin[] {
  const { file, line, column } = figure.origin
  const over = typedOver(into.lines(file)[line - 1] ?? '').find((each) => each.column === column)
  if (!over) return []
  const same = { cell, now: over.value }
  into.replace(same, figure.origin, over.value)
  return [{ figure: figure.name, ...same, file, line }]
}

const reportFile = (place: Place, { folder }: Dataset): string =>
  yearFile(folder, `${yearFiles.reports}/${place.name.value}.yaml`)
