import type { LetterMaker } from '../../batch/letter-makers.js'
import { andThen, type Diagnostic, fail, type Outcome, outcome } from '../../diagnostics/diagnostic.js'
import type { Host } from '../../host/host.js'
import type { Request } from '../request/arguments.js'
import { type LettersPlace, lettersPlace } from './letters-place.js'
import { lettersSince } from './letters-since.js'
import type { Making } from './make-batch.js'
import { placesOfShare } from './numbered-letters.js'
import { lettersRefused } from './refuse-letters.js'
import type { YearLetters } from './year-letters.js'

/** The letters of a year as they will be numbered, and where they are to go. */
interface Asked extends Omit<Making, 'request' | 'maker'> {
  readonly host: Host
  readonly folder: string
  readonly year: YearLetters
  /** Null where there are no fonts to make letters with. */
  readonly maker: LetterMaker | null
  /** What was said of them until now. */
  readonly noticed: readonly Diagnostic[]
}

/** Which letters are made, and where they go. */
export interface ReadyLetters {
  readonly request: Request
  readonly letters: YearLetters
  readonly place: LettersPlace
}

/**
 * Refuses what can be refused before any letter is made; null where there is nothing to make. Nothing is written here.
 */
export async function readyLetters(
  asked: Request,
  { year, noticed, host, folder, out, console, maker }: Asked,
): Promise<Outcome<ReadyLetters | null>> {
  const wanted = asked.since === undefined ? outcome(year) : lettersSince(folder, year, asked)
  // Without fonts there is no maker, and that was said.
  if (!wanted.ok || !maker) return { ok: false, diagnostics: wanted.diagnostics }
  const { places } = wanted.value
  if (asked.since !== undefined && places.length === 0) return outcome(null, wanted.diagnostics)
  // What is made of some letters does not take the place of what was made of all.
  const request = asked.since === undefined ? asked : { ...asked, only: places.map(({ name }) => name.value) }
  const letters = { ...wanted.value, places: placesOfShare(wanted.value, request) }
  const refused = lettersRefused(letters, [...noticed, ...wanted.diagnostics], request)
  if (refused.length > 0) return fail(...wanted.diagnostics, ...refused)
  const place = await lettersPlace(host, letters, { out, request, console, maker })
  return andThen(wanted, () => andThen(place, (found) => outcome({ request, letters, place: found })))
}
