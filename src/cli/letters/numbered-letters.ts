import { inShare } from '../../batch/share.js'
import { ledgerFile } from '../../data/load-dataset.js'
import { officialOrder } from '../../data/place-index.js'
import { andThen, type Outcome, outcome } from '../../diagnostics/diagnostic.js'
import type { FontSet } from '../../fonts/font-set.js'
import type { Host } from '../../host.js'
import { lockWorkspace } from '../../lock/workspace-lock.js'
import type { Request } from '../request/arguments.js'
import { writeFiles } from '../request/dry-run.js'
import { inWorkspace } from '../request/in-workspace.js'
import { type YearLetters, yearLetters } from './year-letters.js'

/** So long a share waits for another one to give out the numbers, in milliseconds. */
const PATIENCE = 600_000

/**
 * The letters of a year, with their numbers in the ledger if that is asked for. Shares of a batch have no lock on the
 * workspace; the one that comes first gives all letters their numbers, the others find them there.
 */
export async function numberedLetters(
  host: Host,
  folder: string,
  request: Request,
  fonts: Outcome<FontSet>,
): Promise<Outcome<YearLetters>> {
  const alone = request.share === null || !request.reserve
  const lock = alone
    ? outcome(null)
    : await lockWorkspace(request.workspace, { command: 'letters', patience: PATIENCE })
  if (!lock.ok) return lock
  try {
    return andThen(yearLetters(host, folder, request, fonts), (letters) => {
      const { ledgerText } = letters
      if (ledgerText === null) return outcome(letters)
      const ledger = new Map([[ledgerFile, new TextEncoder().encode(ledgerText)]])
      return andThen(writeFiles(host, inWorkspace(ledger, request), request), () => outcome(letters))
    })
  } finally {
    lock.value?.release()
  }
}

/** The places of this share of a batch; all where it is not shared. */
export const placesOfShare = ({ dataset, places }: YearLetters, { share }: Request) => {
  if (share === null) return places
  const orderOf = officialOrder(dataset.places)
  return places.filter((place) => inShare(share, orderOf(place)))
}
