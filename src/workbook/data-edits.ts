import { wordsAt } from '../data/source-text.js'
import type { SourcePlace } from '../diagnostics/diagnostic.js'
import { type Edit, withOrigins } from './edit-source.js'
import { originOf, type Said, splice } from './edit-value.js'
import type { PlannedChange } from './plan-import.js'

/** A change with the file and line that it is made at, for the list that is shown. */
export interface ListedChange extends PlannedChange {
  readonly file: string
  /** 0 for a file that is still to be made. */
  readonly line: number
}

/** The lines of a file; undefined when it cannot be read. */
export type ReadLines = (file: string) => readonly string[] | undefined

/** Where a line goes: behind line `after` (0: in a file that is still to be made), with so many blanks in front. */
export interface Slot {
  readonly after: number
  readonly indent: number
}

/** A line that is put into the data, with the values that it says, each by its key; null: the line's own. */
interface NewLine {
  readonly file: string
  readonly after: number
  readonly text: string
  readonly said: readonly { readonly change: PlannedChange; readonly key: string | null }[]
}

/** What an import does to the files of a year, collected change by change. */
export class DataEdits {
  /** Edits of the files that are there, by path. */
  readonly edits = new Map<string, Edit[]>()
  /** The lines of the files that are still to be made, by path. */
  readonly added = new Map<string, string[]>()
  /** Every change, for the list that is shown. */
  readonly listed: ListedChange[] = []
  readonly #readLines: ReadLines
  /** Files of which the braces of an empty key have been taken away. */
  readonly #opened = new Set<string>()

  constructor(readLines: ReadLines) {
    this.#readLines = readLines
  }

  /** The lines of a file as they are; none where it cannot be read. */
  lines(file: string): readonly string[] {
    return this.#readLines(file) ?? []
  }

  put(file: string, edit: Edit): void {
    this.edits.set(file, [...(this.edits.get(file) ?? []), edit])
  }

  /** Tells of a change where it is made. */
  list(change: PlannedChange, file: string, line: number): void {
    this.listed.push({ ...change, file, line })
  }

  /** Another value in the place of one; what stands there as it is written, where it is not said. */
  replace(said: Said, at: SourcePlace, was: string = wordsAt(this.lines(at.file), at)): void {
    this.put(at.file, splice(said, at, was, said.now, null))
  }

  /** A line of its own in a file that is there. */
  insertLine(line: NewLine): void {
    const { file, after, text } = line
    this.put(file, { kind: 'line', after, text, origins: originsOf(line) })
    this.#listLine(line)
  }

  /** A line of its own in a file that is still to be made, which begins with `head`. */
  startFile(head: string, line: NewLine): void {
    this.added.set(line.file, [...(this.added.get(line.file) ?? [head]), withOrigins(line.text, originsOf(line))])
    this.#listLine(line)
  }

  #listLine({ file, after, said }: NewLine): void {
    for (const { change } of said) this.list(change, file, after)
  }

  /** Behind the last of some entries, however many lines it has: what is indented deeper than its key belongs to it. */
  slotBehind(keys: readonly SourcePlace[]): Slot | undefined {
    const last = keys.toSorted((a, b) => a.line - b.line).at(-1)
    if (!last) return undefined
    const indents = this.lines(last.file).map((line) => line.search(/\S/u))
    const end = indents.findIndex((indent, index) => index >= last.line && indent >= 0 && indent < last.column)
    const own = indents.slice(0, end < 0 ? indents.length : end)
    return { after: own.findLastIndex((indent) => indent >= 0) + 1, indent: last.column - 1 }
  }

  /** Below a key that has nothing yet, 上报: {}, of which the braces go; undefined where the file has no such key. */
  slotBelow(file: string, key: string): Slot | undefined {
    const lines = this.lines(file)
    const line = lines.findIndex((text) => new RegExp(`^${key}\\s*:`, 'u').test(text))
    const [, before = '', was = ''] = /^(.*?:\s*)(\{\s*\})/u.exec(lines[line] ?? '') ?? []
    const column = [...before].length + 1
    if (was !== '' && !this.#opened.has(file))
      this.put(file, { kind: 'splice', line: line + 1, column, was, now: '', key: null, origin: null })
    this.#opened.add(file)
    return line < 0 ? undefined : { after: line + 1, indent: 2 }
  }
}

const originsOf = ({ said }: NewLine) => said.map(({ change, key }) => originOf(change, key))
