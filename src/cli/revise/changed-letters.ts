import type { Letter } from '../../letters/compose-letters.js'
import type { YearVersion } from '../../revise/year-version.js'
import type { ReadyRevision } from './revise-year.js'
import type { WatchSession } from './watch-session.js'

/** A letter that has to be written. */
export interface ChangedLetter {
  readonly id: string
  readonly letter: Letter
}

/**
 * Letters that are not as in the base, those that were not and are again, and those that are out of date whatever the base
 * says; but for those that were made since as they are now, unless this watch has written over them.
 */
export function lettersToWrite({ effect, now }: ReadyRevision, stale: ReadonlySet<string>, session: WatchSession) {
  return effect.documents.flatMap(({ id, place, status, now: version }): readonly ChangedLetter[] => {
    if (place !== null && effect.settled.has(place) && !session.hasWritten(id)) return []
    const reverted = status === 'same' && (session.hasWritten(id) || (place !== null && stale.has(place)))
    const letter = place !== null && (version || reverted) ? now.letter(place) : null
    return letter && session.differs(id, letter.document) ? [{ id, letter }] : []
  })
}

/**
 * Letters that read as before, but whose files are called otherwise: a place that comes or goes in front of theirs, or
 * stands elsewhere, changes the number that their names begin with.
 */
export function lettersToRename(
  { effect, old, now }: ReadyRevision,
  changed: readonly ChangedLetter[],
): readonly Letter[] {
  const written = new Set(changed.map(({ id }) => id))
  const [before, after] = [fileNumbers(old), fileNumbers(now)]
  return effect.documents.flatMap(({ id, place, status }): readonly Letter[] => {
    if (place === null || status !== 'same' || written.has(id) || effect.unmade.has(place)) return []
    const letter = before.get(place) === after.get(place) ? null : now.letter(place)
    return letter ? [letter] : []
  })
}

/** What the name of a letter's file begins with, by its place: its order, in as many digits as all of them need. */
function fileNumbers({ letterPlaces }: YearVersion): ReadonlyMap<string, string> {
  const names = [...letterPlaces.keys()]
  return new Map(names.map((name, index) => [name, `${index} ${String(names.length).length}`]))
}
