import * as path from 'node:path'
import { readTarget } from '../host/host.js'
import { namesIn } from '../write/place-file.js'
import { isShareJournal, Journal, journalName } from './journal.js'
import type { Share } from './share.js'

/** The names of the journals in a folder of letters: that of the whole first. */
export const journalNames = (folder: string): readonly string[] =>
  namesIn(folder)
    .filter((name) => name === journalName(null) || isShareJournal(name))
    .sort((a, b) => Number(isShareJournal(a)) - Number(isShareJournal(b)) || (a < b ? -1 : 1))

/** What was made before, by all shares; what is made now goes to the journal of `share`. */
export function openJournal(folder: string, share: Share | null): Journal {
  const texts = journalNames(folder).map((name) => readTarget(path.join(folder, name)) ?? new Uint8Array())
  return new Journal(
    path.join(folder, journalName(share)),
    texts.map((each) => new TextDecoder().decode(each)).join('\n'),
  )
}
