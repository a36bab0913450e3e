import * as path from 'node:path'
import { andThen, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import { checksum } from '../editions/checksum.js'
import type { MadeFile } from '../editions/edition-record.js'
import { guardTargets } from '../editions/guard-targets.js'
import { readTarget } from '../host.js'
import type { Journal } from './journal.js'

/** What must happen besides, when the files of a letter are put in their places. */
export interface GuardedLetter {
  /** Copies of what hands have made, by absolute path. */
  readonly copies: ReadonlyMap<string, Uint8Array>
  /** Files of the same letter under an earlier name (before it had a number), as they were made; absolute. */
  readonly outdated: readonly string[]
}

/**
 * Lets no file be overwritten that a hand has edited, and finds those that the new ones replace under another name;
 * `before`: what was made of the letter before.
 */
export function guardLetter(
  files: ReadonlyMap<string, Uint8Array>,
  before: readonly MadeFile[],
  { folder, journal, force }: { readonly folder: string; readonly journal: Journal; readonly force: boolean },
): Outcome<GuardedLetter> {
  const targets = new Map([...files].map(([name, bytes]) => [path.join(folder, name), bytes]))
  return andThen(guardTargets(targets, { known: journal.known, force }), (copies) => {
    const outdated = before.flatMap(({ name, sha256 }) => {
      const file = path.join(folder, name)
      const bytes = files.has(name) ? undefined : readTarget(file)
      return bytes && checksum(bytes) === sha256 ? [file] : []
    })
    return outcome({ copies, outdated })
  })
}
