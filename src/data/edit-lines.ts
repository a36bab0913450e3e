/** A change of a text file; line and column (in code points) are those of the file before any change, from 1. */
export type LineEdit =
  /** Other text in place of what is there, or, with an empty `was`, between two characters. */
  | {
      readonly kind: 'splice'
      readonly line: number
      readonly column: number
      readonly was: string
      readonly now: string
    }
  /** A line of its own behind another; 0: before the first. */
  | { readonly kind: 'line'; readonly after: number; readonly text: string }

/** Other text in place of what is there. */
export type Splice = Extract<LineEdit, { kind: 'splice' }>

/** What else is done to a line, after its splices. */
type Finish<S> = (edited: string, splices: readonly S[], before: string) => string

interface Line {
  readonly text: string
  /** The line end as it is, empty behind the last line. */
  readonly end: string
}

/**
 * Applies edits to a file. Every byte that no edit names stays as it is: comments, order, spaces, line ends. Undefined
 * when a value is not where it should be, which means that the file has changed since it was read.
 */
export function editLines<E extends LineEdit>(
  text: string,
  edits: readonly E[],
  finish: Finish<Extract<E, { kind: 'splice' }>> = (edited) => edited,
): string | undefined {
  const lines = linesOf(text)
  const newline = lines.find(({ end }) => end !== '')?.end ?? '\n'
  const byLine = new Map<number, Extract<E, { kind: 'splice' }>[]>()
  const behind = new Map<number, string[]>()
  for (const edit of edits) {
    if (isSplice(edit)) byLine.set(edit.line, [...(byLine.get(edit.line) ?? []), edit])
    else if (edit.kind === 'line') behind.set(edit.after, [...(behind.get(edit.after) ?? []), edit.text])
  }
  const result: string[] = (behind.get(0) ?? []).map((line) => line + newline)
  for (const [index, { text: before, end }] of lines.entries()) {
    const splices = byLine.get(index + 1) ?? []
    const spliced = spliceLine(before, splices)
    if (spliced === undefined) return undefined
    const after = splices.length > 0 ? finish(spliced, splices, before) : spliced
    const added = behind.get(index + 1) ?? []
    // The last line may lack its end: then what follows it brings one.
    result.push(after + (added.length > 0 && end === '' ? newline : end))
    result.push(...added.map((line, order) => line + (end === '' && order === added.length - 1 ? '' : newline)))
  }
  return result.join('')
}

const isSplice = <E extends LineEdit>(edit: E): edit is Extract<E, { kind: 'splice' }> => edit.kind === 'splice'

function linesOf(text: string): readonly Line[] {
  const parts = text.split(/(\r\n|\r|\n)/)
  const lines: Line[] = []
  for (let index = 0; index < parts.length; index += 2)
    lines.push({ text: parts[index] ?? '', end: parts[index + 1] ?? '' })
  // Behind the last line end there is no line.
  return lines.at(-1)?.text === '' && lines.length > 1 ? lines.slice(0, -1) : lines
}

/** Later columns first, so that the earlier ones stay where they are. */
function spliceLine(line: string, splices: readonly Splice[]): string | undefined {
  if (splices.length === 0) return line
  let characters = [...line]
  for (const { column, was, now } of [...splices].sort((a, b) => b.column - a.column)) {
    const length = [...was].length
    if (characters.slice(column - 1, column - 1 + length).join('') !== was) return undefined
    characters = [...characters.slice(0, column - 1), ...now, ...characters.slice(column - 1 + length)]
  }
  return characters.join('')
}
