import * as path from 'node:path'
import { inShare } from '../../batch/share.js'
import { ledgerFile } from '../../data/load-dataset.js'
import { officialOrder } from '../../data/place-index.js'
import { andThen, type Outcome, outcome } from '../../diagnostics/diagnostic.js'
import type { FontSet } from '../../fonts/font-set.js'
import type { Host } from '../../host.js'
import { lockWorkspace } from '../../lock/workspace-lock.js'
import type { Request } from '../request/arguments.js'
import { type PreparedLetters, prepareLetters } from './prepare-letters.js'

/** So long a share waits for another one to give out the numbers, in milliseconds. */
const PATIENCE = 600_000

/**
 * The letters made ready, and their numbers in the ledger if that is asked for. Shares of a batch have no lock on the
 * workspace; the one that comes first gives all letters their numbers, the others find them there.
 */
export async function readyLetters(
  host: Host,
  folder: string,
  request: Request,
  fonts: Outcome<FontSet>,
): Promise<Outcome<PreparedLetters>> {
  const alone = request.share === null || !request.reserve
  const lock = alone
    ? outcome(null)
    : await lockWorkspace(request.workspace, { command: 'letters', patience: PATIENCE })
  if (!lock.ok) return lock
  try {
    return andThen(prepareLetters(host, folder, request, fonts), (prepared) => {
      const { ledgerText } = prepared
      if (ledgerText === null || request.dryRun) return outcome(prepared)
      const target = path.resolve(request.workspace, ledgerFile)
      const written = host.writeFiles(new Map([[target, new TextEncoder().encode(ledgerText)]]))
      return andThen(written, () => outcome(prepared))
    })
  } finally {
    lock.value?.release()
  }
}

/** The places of this share of a batch; all where it is not shared. */
export const placesOfShare = ({ dataset, places }: PreparedLetters, { share }: Request) => {
  if (share === null) return places
  const orderOf = officialOrder(dataset.places)
  return places.filter((place) => inShare(share, orderOf(place)))
}
