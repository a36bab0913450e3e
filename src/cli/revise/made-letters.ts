import { describeLetter } from '../../editions/letters-record.js'
import type { PackedText } from '../../editions/packed-text.js'
import { lastLetters } from '../../editions/plan-letters.js'
import type { Host } from '../../host/host.js'
import type { Effect } from '../../revise/effect.js'
import { onPages, type YearVersion } from '../../revise/year-version.js'
import { lettersDocument } from '../letters/about-letters.js'

/**
 * What the letters say as they were last made, by their places; null where their record cannot be read, which is told by
 * who needs it.
 */
export type MadeLetters = ReadonlyMap<string, PackedText> | null

/** The letters of a year as they were last made. */
export function madeLetters(host: Host, { dataset }: YearVersion): MadeLetters {
  const last = lastLetters(host, lettersDocument(dataset))
  return last.ok ? new Map(last.value?.record.letters.map(({ place, described }) => [place, described])) : null
}

/** The places for which no edition of the letters has one. */
export const neverMade = (made: MadeLetters, { letterPlaces }: YearVersion): ReadonlySet<string> =>
  new Set(made ? [...letterPlaces.keys()].filter((place) => !made.has(place)) : [])

/**
 * The places whose letters differ from the base, but were made since as they are now: with their numbers and their date,
 * which come after the last edition of the notice.
 */
export function settledLetters(made: MadeLetters, { documents }: Effect, now: YearVersion): ReadonlySet<string> {
  const settled = documents.flatMap(({ place, status }) => {
    const before = place !== null && status !== 'same' ? made?.get(place) : undefined
    return before && place !== null && describedNow(place, now) === before.text ? [place] : []
  })
  return new Set(settled)
}

/** What the record would say of a letter as it is now; null where it cannot be made. */
export function describedNow(place: string, now: YearVersion): string | null {
  const letter = onPages(now.letter(place))
  return letter && describeLetter(letter.document, letter.pages)
}
