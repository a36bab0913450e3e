import * as path from 'node:path'
import { andThen, fail, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import { checksum } from '../editions/checksum.js'
import type { MadeFile } from '../editions/edition-record.js'
import { editedFile, guardTargets } from '../editions/guard-targets.js'
import { readTarget } from '../host/host.js'
import type { Journal } from './journal.js'

/** What must happen besides, when the files of a letter are put in their places. */
export interface GuardedLetter {
  /** Copies of what hands have made, by absolute path. */
  readonly copies: ReadonlyMap<string, Uint8Array>
  /** Files of the same letter under an earlier name (before it had a number), as they were made; absolute. */
  readonly outdated: readonly string[]
}

/**
 * Lets no file be overwritten that a hand has edited, nor left behind under a name that the letter has no more, unless the
 * user insists; and finds those that the new ones replace under another name. `before`: what was made of the letter before.
 */
export function guardLetter(
  files: ReadonlyMap<string, Uint8Array>,
  before: readonly MadeFile[],
  { folder, journal, force }: { readonly folder: string; readonly journal: Journal; readonly force: boolean },
): Outcome<GuardedLetter> {
  const targets = new Map([...files].map(([name, bytes]) => [path.join(folder, name), bytes]))
  return andThen(guardTargets(targets, { known: journal.known, force }), (copies) => {
    const leaving = before.flatMap(({ name }) => {
      const file = path.join(folder, name)
      const bytes = files.has(name) ? undefined : readTarget(file)
      return bytes ? [{ file, found: journal.known(name, checksum(bytes)) }] : []
    })
    const edited = force ? [] : leaving.filter(({ found }) => found === 'edited')
    if (edited.length > 0) return fail(...edited.map(({ file }) => editedFile(file)))
    return outcome({ copies, outdated: leaving.flatMap(({ file, found }) => (found === 'ours' ? [file] : [])) })
  })
}
