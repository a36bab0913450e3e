import type { SourcePlace } from '../diagnostics/diagnostic.js'
import type { Host } from '../host/host.js'

/** A file of the workspace as it is on the disk, to be edited: nothing about it is settled but that it is UTF-8. */
export interface SourceText {
  /** A byte order mark, which stays. */
  readonly mark: string
  /** With its own line ends. */
  readonly text: string
  readonly lines: readonly string[]
}

/** Reads a file to be edited; undefined when there is none. */
export function readSource(host: Host, file: string): SourceText | undefined {
  const bytes = host.readBytes(file)
  if (!bytes.ok) return undefined
  const whole = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.value)
  const mark = whole.startsWith('\uFEFF') ? '\uFEFF' : ''
  const text = whole.slice(mark.length)
  return { mark, text, lines: text.split(/\r\n|\r|\n/) }
}

/** The words at a place of a file, by its lines; none where it has no such line. */
export const wordsAt = (lines: readonly string[], { line, column, length }: SourcePlace): string =>
  [...(lines[line - 1] ?? '')].slice(column - 1, column - 1 + length).join('')

/** The bytes of an edited file. */
export const sourceBytes = ({ mark }: Pick<SourceText, 'mark'>, text: string): Uint8Array =>
  new TextEncoder().encode(mark + text)

/**
 * An edited text with the byte order mark and the line ends of the file that it was read from: line by line as far as
 * the file goes, then as it begins. `edited` has LF throughout, and changes no number of lines but by adding at the end.
 */
export function asInSource({ mark, text }: SourceText, edited: string): string {
  const ends = text.match(/\r\n|\r|\n/gu) ?? []
  const lines = edited.split('\n')
  return (
    mark +
    lines.map((line, index) => (index < lines.length - 1 ? line + (ends[index] ?? ends[0] ?? '\n') : line)).join('')
  )
}
