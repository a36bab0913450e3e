import { type Outcome, outcome } from '../../diagnostics/diagnostic.js'
import type { Host } from '../../host/host.js'
import type { Request } from './arguments.js'

/** Writes files (absolute paths), all or none; with `--dry-run` nothing. */
export const writeFiles = (
  host: Host,
  files: ReadonlyMap<string, Uint8Array>,
  { dryRun }: Request,
): Outcome<readonly string[]> => (dryRun ? outcome([...files.keys()]) : host.writeFiles(files))

/** Stands before what `--dry-run` has not written. */
export const unwritten = ({ dryRun }: Request): string => (dryRun ? '（未写）' : '')
