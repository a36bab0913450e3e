import { inShare } from '../../batch/share.js'
import { officialOrder } from '../../data/place-index.js'
import { ledgerFile } from '../../data/year-files.js'
import { andThen, type Diagnostic, note, type Outcome, outcome } from '../../diagnostics/diagnostic.js'
import type { FontSet } from '../../fonts/font-set.js'
import type { Host } from '../../host/host.js'
import { lockWorkspace } from '../../lock/workspace-lock.js'
import type { Request } from '../request/arguments.js'
import { writeFiles } from '../request/dry-run.js'
import { inWorkspace } from '../request/in-workspace.js'
import { type YearLetters, yearLetters } from './year-letters.js'

/** So long a share waits for another one to give out the numbers, in milliseconds. */
const PATIENCE = 600_000

/** The year whose letters are numbered, and who asks for them. */
interface Numbering {
  readonly host: Host
  readonly folder: string
  readonly request: Request
  readonly fonts: Outcome<FontSet>
}

/**
 * The letters of a year, with their numbers in the ledger if that is asked for. A number once taken is never given out
 * again: so `ready`, which is given the letters as they will be, refuses whatever can be refused before any is taken, and
 * none is where it finds nothing to make (null).
 * Shares of a batch have no lock on the workspace; the one that comes first gives all letters their numbers, the others
 * find them there.
 */
export async function numberedLetters<T>(
  { host, folder, request, fonts }: Numbering,
  ready: (letters: YearLetters, noticed: readonly Diagnostic[]) => Promise<Outcome<T | null>>,
): Promise<Outcome<T | null>> {
  const alone = request.share === null || !request.reserve
  const lock = alone
    ? outcome(null)
    : await lockWorkspace(request.workspace, { command: 'letters', patience: PATIENCE })
  if (!lock.ok) return lock
  try {
    const letters = yearLetters(host, folder, request, fonts)
    if (!letters.ok) return letters
    const settled = await ready(letters.value, letters.diagnostics)
    const { ledgerText, assigned } = letters.value
    return andThen(outcome(letters.value, letters.diagnostics), () =>
      andThen(settled, (made) => {
        if (ledgerText === null || made === null) return outcome(made)
        const file = new Map([[ledgerFile, new TextEncoder().encode(ledgerText)]])
        const message = `在 ${ledgerFile} ${request.dryRun ? '要登记' : '登记了'} ${assigned} 个文号`
        const told = note('ledger-assigned', message)
        return andThen(writeFiles(host, inWorkspace(file, request), request), () => outcome(made, [told]))
      }),
    )
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
