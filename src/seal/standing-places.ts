import { readSource } from '../data/source-text.js'
import type { Diagnostic, SourcePlace } from '../diagnostics/diagnostic.js'
import type { Host } from '../host/host.js'

/** A workspace as it stands, and as it would be with some files changed. */
interface TriedChange {
  readonly stands: Host
  readonly tried: Host
  readonly files: Iterable<string>
}

/**
 * Problems of files that were changed only to try them, and are not written: each at its line of the file as it stands.
 * What is wrong with rows that would come in is told at the row that they would follow.
 */
export function atStandingLines(
  diagnostics: readonly Diagnostic[],
  { stands, tried, files }: TriedChange,
): readonly Diagnostic[] {
  const moved = new Map([...files].map((file) => [file, movedLines(linesOf(stands, file), linesOf(tried, file))]))
  return diagnostics.map((each) => {
    const standing = each.at && moved.get(each.at.file)?.(each.at)
    return standing === undefined ? each : { ...each, at: standing }
  })
}

const linesOf = (host: Host, file: string): readonly string[] => readSource(host, file)?.lines ?? []

/** Where a place of the changed lines is in the old ones: those before and behind what came in are the same. Null: nowhere. */
function movedLines(before: readonly string[], after: readonly string[]) {
  const head = before.findIndex((line, index) => line !== after[index])
  const tail = before.toReversed().findIndex((line, index) => line !== after.at(-1 - index))
  const more = after.length - before.length
  // The last line in front of those that came in.
  const last = Math.max(head < 0 ? before.length : head, tail < 0 ? 0 : before.length - tail)
  return (at: SourcePlace): SourcePlace | null => {
    if (at.line <= last) return at
    if (at.line > last + more) return { ...at, line: at.line - more }
    return last === 0 ? null : { ...at, line: last, column: 1, length: 1 }
  }
}
