import { flowKey, type OriginEntry, readOrigins, type WorkbookOrigin, writeOrigins } from './origin-comment.js'

/** A change of one file of the data; line and column are those of the file before any change, from 1. */
export type Edit =
  /** Other text in place of a value, or, with an empty `was`, between two characters. */
  | {
      readonly kind: 'splice'
      readonly line: number
      readonly column: number
      readonly was: string
      readonly now: string
      /** The key of what is put in; null: the one that stands before it. */
      readonly key: string | null
      readonly origin: WorkbookOrigin
    }
  /** A line of its own behind another; 0: before the first. */
  | { readonly kind: 'line'; readonly after: number; readonly text: string; readonly origins: readonly OriginEntry[] }

interface Line {
  readonly text: string
  /** The line end as it is, empty behind the last line. */
  readonly end: string
}

/**
 * Applies edits to a file. Every byte that no edit names stays as it is: comments, order, spaces, line ends. Undefined
 * when a value is not where it should be, which means that the file has changed since it was read.
 */
export function editSource(text: string, edits: readonly Edit[]): string | undefined {
  const lines = linesOf(text)
  const newline = lines.find(({ end }) => end !== '')?.end ?? '\n'
  const byLine = new Map<number, Extract<Edit, { kind: 'splice' }>[]>()
  const behind = new Map<number, string[]>()
  for (const edit of edits) {
    if (edit.kind === 'splice') byLine.set(edit.line, [...(byLine.get(edit.line) ?? []), edit])
    else behind.set(edit.after, [...(behind.get(edit.after) ?? []), withOrigins(edit.text, edit.origins)])
  }
  const result: string[] = (behind.get(0) ?? []).map((line) => line + newline)
  for (const [index, { text: before, end }] of lines.entries()) {
    const after = editLine(before, byLine.get(index + 1) ?? [])
    if (after === undefined) return undefined
    const added = behind.get(index + 1) ?? []
    // The last line may lack its end: then what follows it brings one.
    result.push(after + (added.length > 0 && end === '' ? newline : end))
    result.push(...added.map((line, order) => line + (end === '' && order === added.length - 1 ? '' : newline)))
  }
  return result.join('')
}

function linesOf(text: string): readonly Line[] {
  const parts = text.split(/(\r\n|\r|\n)/)
  const lines: Line[] = []
  for (let index = 0; index < parts.length; index += 2)
    lines.push({ text: parts[index] ?? '', end: parts[index + 1] ?? '' })
  // Behind the last line end there is no line.
  return lines.at(-1)?.text === '' && lines.length > 1 ? lines.slice(0, -1) : lines
}

/** Later columns first, so that the earlier ones stay where they are; then the comment at the end. */
function editLine(line: string, splices: readonly Extract<Edit, { kind: 'splice' }>[]): string | undefined {
  if (splices.length === 0) return line
  let characters = [...line]
  for (const { column, was, now } of [...splices].sort((a, b) => b.column - a.column)) {
    const length = [...was].length
    if (characters.slice(column - 1, column - 1 + length).join('') !== was) return undefined
    characters = [...characters.slice(0, column - 1), ...now, ...characters.slice(column - 1 + length)]
  }
  const { start, entries } = readOrigins(characters.join(''))
  const fresh = splices.map(({ column, key, origin }) => ({ ...origin, key: key ?? flowKey(line, column) }))
  const kept = entries.filter((entry) => !fresh.some(({ key }) => key === entry.key))
  return withOrigins(characters.join('').slice(0, start), [...kept, ...fresh])
}

const withOrigins = (line: string, origins: readonly OriginEntry[]): string =>
  origins.length > 0 ? `${line}  ${writeOrigins(origins)}` : line
