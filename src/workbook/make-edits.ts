import type { Dataset, Place } from '../data/dataset.js'
import { type OriginEntry, typedOver } from '../data/origin-comment.js'
import { wordsAt } from '../data/source-text.js'
import { yearFiles } from '../data/year-files.js'
import { yearFile } from '../data/years.js'
import type { SourcePlace } from '../diagnostics/diagnostic.js'
import { type CellPlace, cellName } from './cell-place.js'
import { type Edit, withOrigins } from './edit-source.js'
import type { Target } from './find-target.js'
import type { ImportPlan, PlannedChange } from './plan-import.js'

/** A change with the file and line that it is made at, for the list that is shown. */
export interface ListedChange extends PlannedChange {
  readonly file: string
  /** 0 for a file that is still to be made. */
  readonly line: number
}

/** A figure that stays as it is, of which the comment behind it says that another number was imported. */
export interface RenewedOrigin {
  readonly figure: string
  /** As the data say it. */
  readonly now: string
  readonly file: string
  readonly line: number
  readonly cell: CellPlace
}

/** The lines of a file; undefined when it cannot be read. */
export type ReadLines = (file: string) => readonly string[] | undefined

/**
 * Where each change goes in the data, by the places that the values have there: edits of the files that are there, the
 * lines of those that are still to be made, both by path, and every change for the list that is shown. A number that a
 * hand had typed over what was imported, and that is confirmed now, gets the cell that confirms it for its origin.
 */
export function makeEdits({ changes, confirmed }: ImportPlan, dataset: Dataset, readLines: ReadLines) {
  const edits = new Map<string, Edit[]>()
  const added = new Map<string, string[]>()
  const listed: ListedChange[] = []
  const put = (file: string, edit: Edit) => edits.set(file, [...(edits.get(file) ?? []), edit])
  const list = (change: PlannedChange, file: string, line: number) => listed.push({ ...change, file, line })
  const reportFile = (place: Place) => yearFile(dataset.folder, `${yearFiles.reports}/${place.name.value}.yaml`)
  const newReports = new Map<string, PlannedChange[]>()
  const opened = new Set<string>()
  /** Below a key that has nothing yet, 上报: {}, of which the braces go. */
  const slotBelow = (file: string, key: string) => {
    const lines = readLines(file) ?? []
    const line = lines.findIndex((text) => new RegExp(`^${key}\\s*:`, 'u').test(text))
    const [, before = '', was = ''] = /^(.*?:\s*)(\{\s*\})/u.exec(lines[line] ?? '') ?? []
    if (was !== '' && !opened.has(file))
      put(file, {
        kind: 'splice',
        line: line + 1,
        column: [...before].length + 1,
        was,
        now: '',
        key: null,
        origin: null,
      })
    opened.add(file)
    return line < 0 ? undefined : { indent: 2, after: line + 1 }
  }
  const overall: (readonly [Place, PlannedChange])[] = []

  for (const change of changes) {
    const { target } = change
    if (target.kind === 'figure') {
      const { origin } = target.figure
      const was = wordsAt(readLines(origin.file) ?? [], origin)
      put(origin.file, splice(change, origin, was, change.now, null))
      list(change, origin.file, origin.line)
    } else if (target.kind === 'indicator') {
      const file = target.indicator.name.at.file
      put(file, addKey(change, target.part, indicatorAnchor(target, readLines(file) ?? [])))
      list(change, file, target.indicator.name.at.line)
    } else if (target.kind === 'new') {
      const file = yearFile(dataset.folder, yearFiles.figures)
      const keys = dataset.figures.map(({ name }) => name.at).filter((at) => at.file === file)
      const slot = slotBehind(keys, readLines) ?? slotBelow(file, '数字')
      const line = `${' '.repeat(slot?.indent ?? 2)}${target.name}: ${change.now}`
      if (slot) put(file, { kind: 'line', after: slot.after, text: line, origins: [originOf(change, null)] })
      else added.set(file, [...(added.get(file) ?? ['数字:']), withOrigins(line, [originOf(change, null)])])
      list(change, file, slot?.after ?? 0)
    } else if (target.kind === 'overall') {
      overall.push([target.place, change])
    } else {
      const report = dataset.reports.find(({ place }) => place === target.place)
      const reported = report?.reports.get(target.indicator.name.value)
      const present = reported && [reported.plan, reported.actual, reported.score].findLast((each) => each !== null)
      if (present) {
        const { at } = present
        put(at.file, addKey(change, target.part, { at, lines: readLines(at.file) ?? [] }))
        list(change, at.file, at.line)
      } else {
        const key = `${target.place.name.value}/${target.indicator.name.value}`
        newReports.set(key, [...(newReports.get(key) ?? []), change])
      }
    }
  }

  for (const group of newReports.values()) {
    const [first] = group
    if (first?.target.kind !== 'report') continue
    const { place, indicator } = first.target
    const report = dataset.reports.find((each) => each.place === place)
    const file = report?.at.file ?? reportFile(place)
    const keys = [...(report?.reports.values() ?? [])].map(({ at }) => at)
    const { indent, after } = slotBehind(keys, readLines) ?? slotBelow(file, '上报') ?? { indent: 2, after: 0 }
    const parts = group.flatMap((change) =>
      change.target.kind === 'report' ? [{ change, part: change.target.part }] : [],
    )
    const text = `${' '.repeat(indent)}${indicator.name.value}: {${parts.map(({ change, part }) => `${part}: ${change.now}`).join(', ')}}`
    const origins = parts.map(({ change, part }) => originOf(change, part))
    if (report) put(file, { kind: 'line', after, text, origins })
    else added.set(file, [...(added.get(file) ?? ['上报:']), withOrigins(text, origins)])
    for (const { change } of parts) list(change, file, after)
  }
  // A key of its own, below all that the place reports.
  for (const [place, change] of overall) {
    const report = dataset.reports.find((each) => each.place === place)
    const file = report?.at.file ?? reportFile(place)
    const text = `综合得分: ${change.now}`
    const after = (readLines(file) ?? []).findLastIndex((line) => line.trim() !== '') + 1
    if (report) put(file, { kind: 'line', after, text, origins: [originOf(change, null)] })
    else added.set(file, [...(added.get(file) ?? ['上报: {}']), withOrigins(text, [originOf(change, null)])])
    list(change, file, after)
  }
  const renewed = confirmed.flatMap(({ figure: { name: figure, origin: at }, cell }): readonly RenewedOrigin[] => {
    const over = typedOver(readLines(at.file)?.[at.line - 1] ?? '').find(({ column }) => column === at.column)
    if (!over) return []
    const same = { cell, now: over.value }
    put(at.file, splice(same, at, over.value, over.value, null))
    return [{ figure, ...same, file: at.file, line: at.line }]
  })
  return { edits, added, listed, renewed }
}

/** A value and the cell that says it. */
type Said = Pick<PlannedChange, 'cell' | 'now'>

const originOf = ({ cell, now }: Said, key: string | null): OriginEntry => ({
  file: cell.file,
  cell: cellName(cell),
  key,
  value: now,
})

const splice = (change: Said, at: SourcePlace, was: string, now: string, key: string | null): Edit => ({
  kind: 'splice',
  line: at.line,
  column: at.column,
  was,
  now,
  key,
  origin: originOf(change, null),
})

/** A value behind which a key is added, in the lines of its file. */
interface Anchor {
  readonly at: SourcePlace
  readonly lines: readonly string[]
}

/** A new key behind a value: in the same braces, or on a line of its own with the same indent. */
function addKey(change: PlannedChange, key: string, { at, lines }: Anchor): Edit {
  const line = lines[at.line - 1] ?? ''
  const before = [...line].slice(0, at.column - 1).join('')
  if (before.includes('{')) {
    const quoted = /["']$/.test(before)
    return splice(
      change,
      { ...at, column: at.column + at.length + (quoted ? 1 : 0) },
      '',
      `, ${key}: ${change.now}`,
      key,
    )
  }
  const indent = before.replace(/[^\s-].*$/u, '').replaceAll('-', ' ')
  return { kind: 'line', after: at.line, text: `${indent}${key}: ${change.now}`, origins: [originOf(change, null)] }
}

/** The keys of an indicator that come before its figures, in the order of data/README.md. */
const ORDER = ['名称', '表述', '单位', '小数', '计划', '完成', '完成率']

function indicatorAnchor(
  { indicator, part }: Extract<Target, { kind: 'indicator' }>,
  lines: readonly string[],
): Anchor {
  const { name, plan, actual, completion } = indicator
  const first = lines[name.at.line - 1] ?? ''
  const indent = [...first]
    .slice(0, name.at.column - 1)
    .join('')
    .replace(/[^\s-].*$/u, '').length
  const earlier = new Set(ORDER.slice(0, ORDER.indexOf(part)))
  if (first.slice(0, indent + 1).includes('{') || first.trimStart().startsWith('- {')) {
    const present = [completion, actual, plan].find((each) => each?.at.line === name.at.line)
    return { at: (present ?? name).at, lines }
  }
  let { at } = name
  for (let line = name.at.line; line < lines.length; line += 1) {
    const key = /^(\s*)([^\s:#-][^\s:]*):/u.exec(lines[line] ?? '')
    if (/^\s*-\s/.test(lines[line] ?? '') || (key && (key[1]?.length ?? 0) < indent)) break
    if (key && key[1]?.length === indent && earlier.has(key[2] ?? ''))
      at = { ...at, line: line + 1, column: indent + 1, length: 0 }
  }
  return { at, lines }
}

/** Behind the last of some entries, however many lines it has: what is indented deeper than its key belongs to it. */
function slotBehind(keys: readonly SourcePlace[], readLines: ReadLines) {
  const last = keys.toSorted((a, b) => a.line - b.line).at(-1)
  if (!last) return undefined
  const indents = (readLines(last.file) ?? []).map((line) => line.search(/\S/u))
  const end = indents.findIndex((indent, index) => index >= last.line && indent >= 0 && indent < last.column)
  const own = indents.slice(0, end < 0 ? indents.length : end)
  return { after: own.findLastIndex((indent) => indent >= 0) + 1, indent: last.column - 1 }
}
