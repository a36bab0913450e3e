import type { Host } from '../host.js'

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

/** The bytes of an edited file. */
export const sourceBytes = ({ mark }: Pick<SourceText, 'mark'>, text: string): Uint8Array =>
  new TextEncoder().encode(mark + text)
