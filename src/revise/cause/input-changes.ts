import { placesFileOf } from '../../data/load-dataset.js'
import { originAt } from '../../data/origin-comment.js'
import { inputFolders, placesFile } from '../../data/year-files.js'
import type { SourcePlace } from '../../diagnostics/diagnostic.js'
import type { Host } from '../../host/host.js'
import type { InputFolder } from '../../host/input-folder.js'
import { groupBy } from '../../keyed/group-by.js'
import type { Sides } from '../edits.js'
import { stepsBetween } from '../steps.js'
import { type InputLeaves, type Leaf, leavesOf, ORDER } from './input-leaves.js'
import { type InputKind, inputKind, inputName } from './input-names.js'

/** A stretch of an input file on one side of a change. */
export interface InputSide {
  readonly text: string
  readonly at: SourcePlace
  readonly lastLine: number
  /** The cell of the workbook that it was imported from: `长春市.xlsx 上报!B7`; null where it was typed. */
  readonly cell: string | null
}

/** One thing that was changed in data or templates: the cause of all that changes. */
export interface InputChange {
  readonly kind: InputKind
  readonly file: string
  /** The keys that lead to it (see `Leaf`); empty for a stretch of text. */
  readonly path: readonly string[]
  /** What people call it: a figure by its full name, else file and keys. */
  readonly name: string
  /** Null where it is new. */
  readonly old: InputSide | null
  /** Null where it is gone. */
  readonly now: InputSide | null
}

/** What differs in the inputs of a year: values by their keys, texts by line; the order of files does not count. */
export function inputChanges(old: Host, now: Host, folder: string): readonly InputChange[] {
  // A year that gets a list of places of its own has the same places as before.
  const [oldPlaces, nowPlaces] = [placesFileOf(old, folder), placesFileOf(now, folder)]
  const files = new Set([...inputFiles(old, folder), ...inputFiles(now, folder), nowPlaces])
  for (const list of [placesFile, oldPlaces]) if (list !== nowPlaces) files.delete(list)
  return [...files].sort().flatMap((file) => {
    const [before, after] = [read(old, file === nowPlaces ? oldPlaces : file), read(now, file)]
    return before === after ? [] : changesIn(file, before, after)
  })
}

const read = (host: Host, file: string): string => {
  const text = host.readText(file)
  return text.ok ? text.value : ''
}

/** The files that a year is made from. */
const inputFiles = (host: Host, folder: string): readonly string[] =>
  inputFolders(folder).flatMap((each) => filesIn(host, each))

const filesIn = (host: Host, { path, wanted, deep }: InputFolder): readonly string[] =>
  (host.list(path) ?? []).flatMap(({ name, kind }) => {
    const entry = `${path}/${name}`
    if (kind === 'folder') return deep ? filesIn(host, { path: entry, wanted, deep }) : []
    return wanted.test(name) ? [entry] : []
  })

function changesIn(file: string, before: string, after: string): readonly InputChange[] {
  const [old, now] = [leavesOf(file, before), leavesOf(file, after)]
  const [oldLines, nowLines] = [before.split('\n'), after.split('\n')]
  const change = (path: readonly string[], was: Leaf | undefined, is: Leaf | undefined): InputChange => ({
    kind: inputKind(file, path),
    file,
    path,
    name: inputName(file, path),
    old: was ? sideOf(was, oldLines) : null,
    now: is ? sideOf(is, nowLines) : null,
  })
  const byPath = (leaves: readonly Leaf[]) => new Map(leaves.map((leaf) => [leaf.path.join('\n'), leaf]))
  const [oldValues, nowValues] = [byPath(old.values), byPath(now.values)]
  const values = [...nowValues].flatMap(([key, leaf]) => {
    const was = oldValues.get(key)
    return was?.text === leaf.text || keepsOrder(was, leaf) ? [] : [change(leaf.path, was, leaf)]
  })
  const gone = [...oldValues].flatMap(([key, leaf]) =>
    nowValues.has(key) || keepsOrder(leaf, undefined) ? [] : [change(leaf.path, leaf, undefined)],
  )
  const texts = stepsBetween(old.lines, now.lines, (a, b) => a.text === b.text).flatMap(({ removed, added }) =>
    removed.length + added.length > 0 ? [change([], stretch(file, removed), stretch(file, added))] : [],
  )
  const rows = { old: rowsOf(old.values), now: rowsOf(now.values) }
  return withWholeRows([...values, ...gone, ...texts], rows).sort((a, b) => lineOf(a) - lineOf(b))
}

/** Rows of which people ask what they are about, not what each key of them says. */
const rowKinds: ReadonlySet<InputKind> = new Set<InputKind>(['ledger', 'check'])

const rowOf = ({ path }: { readonly path: readonly string[] }): string => path.slice(0, 2).join('\n')

/** The rows that a version has, by `rowOf`. */
const rowsOf = (leaves: readonly Leaf[]): ReadonlySet<string> => new Set(leaves.map(rowOf))

/** A row of the ledger, or a waiver, that only one version has is one change. */
function withWholeRows(changes: readonly InputChange[], has: Sides<ReadonlySet<string>>): InputChange[] {
  const isOfRow = ({ kind, path }: InputChange) => rowKinds.has(kind) && path.length > 2
  const single = changes.filter((change) => !isOfRow(change))
  const rows = groupBy(changes.filter(isOfRow), rowOf)
  const whole = [...rows].flatMap(([name, row]): readonly InputChange[] => {
    const side = has.old.has(name) ? (has.now.has(name) ? null : 'old') : 'now'
    const [first] = row
    const [from, to] = side ? [first[side], row.at(-1)?.[side]] : []
    if (!side || !from || !to) return row
    const path = first.path.slice(0, 2)
    const text = row.map((each) => `${each.path.at(-1) ?? ''}：${each[side]?.text ?? ''}`).join('，')
    return [{ ...first, path, name: inputName(first.file, path), [side]: { ...from, text, lastLine: to.lastLine } }]
  })
  return [...single, ...whole]
}

/** Members that come and go are changes themselves; the order is one where those that stay change places. */
function keepsOrder(old: Leaf | undefined, now: Leaf | undefined): boolean {
  if ((old ?? now)?.path.at(-1) !== ORDER) return false
  const names = (leaf: Leaf | undefined) => leaf?.text.split('、') ?? []
  const [before, after] = [names(old), names(now)]
  const stay = (own: readonly string[], others: readonly string[]) =>
    own.filter((name) => others.includes(name)).join('、')
  return stay(before, after) === stay(after, before)
}

const lineOf = ({ old, now }: InputChange): number => (now ?? old)?.at.line ?? 0

function stretch(file: string, lines: InputLeaves['lines']): Leaf | undefined {
  const [first, last] = [lines[0], lines.at(-1)]
  if (!first || !last) return undefined
  const text = lines
    .map((line) => line.text)
    .join('\n')
    .replace(/\n$/u, '')
  return { path: [], text, at: { file, line: first.number, column: 1, length: 0 }, lastLine: last.number }
}

function sideOf({ path, text, at, lastLine }: Leaf, lines: readonly string[]): InputSide {
  const origin = path.length > 0 ? originAt(lines[at.line - 1] ?? '', at) : null
  return { text, at, lastLine, cell: origin && `${origin.file} ${origin.cell}` }
}
