import type { Place } from '../data/dataset.js'

/** A name of a place where it stands in a text; offsets count UTF-16 units. */
export interface NamedPlace {
  readonly name: string
  readonly start: number
  readonly place: Place
}

/** Every name of a place in a text, also those that lie within another one. */
export type NameFinder = (text: string) => readonly NamedPlace[]

/** Every way to name a place. A single character is no name: 息 of 息县 stands in 信息. */
export const namesOf = ({ name, shortName, organ, aliases }: Place): readonly string[] =>
  [name, shortName, organ, ...aliases].map(({ value }) => value).filter((value) => value.length > 1)

/** Behind a short name: it is that of a unit above. 吉林省 is not 吉林市, nor 长沙市 长沙县; but 通化县 is a part of 通化市. */
const UNIT_ABOVE = /^(?:省|市(?![县区场州])|州(?![市县])|盟)/u

/** Names are told apart by so many of their first characters before they are compared whole; none has fewer. */
const LEAD = 2

/**
 * Looks names up by the characters that they begin with, so that a text takes as long as it is, whether there are eleven
 * places or ten thousand. A name that two places share counts for the first.
 */
export function makeNameFinder(names: readonly (readonly [name: string, place: Place])[]): NameFinder {
  const byLead = new Map<string, Map<string, Place>>()
  for (const [name, place] of names) {
    const lead = name.slice(0, LEAD)
    const alike = byLead.get(lead) ?? new Map<string, Place>()
    byLead.set(lead, alike)
    if (!alike.has(name)) alike.set(name, place)
  }
  const firsts = new Set([...byLead.keys()].map((lead) => lead.charCodeAt(0)))
  return (text) => {
    const found: NamedPlace[] = []
    for (let start = 0; start < text.length; start += 1) {
      if (!firsts.has(text.charCodeAt(start))) continue
      const alike = byLead.get(text.slice(start, start + LEAD))
      if (!alike) continue
      for (const [name, place] of alike)
        if (text.startsWith(name, start) && !isAbove(name, place, text.slice(start + name.length)))
          found.push({ name, start, place })
    }
    return found
  }
}

const isAbove = (name: string, place: Place, behind: string): boolean =>
  name === place.shortName.value && name !== place.name.value && UNIT_ABOVE.test(behind)

/** The places that a text names: 长白山保护开发区 is no mention of 白山, which lies within it. */
export function placesNamed(text: string, names: NameFinder): ReadonlySet<Place> {
  const found = names(text)
  const lengthOf = (each: NamedPlace) => each.name.length
  const within = (inner: NamedPlace, outer: NamedPlace) =>
    outer.start <= inner.start &&
    inner.start + lengthOf(inner) <= outer.start + lengthOf(outer) &&
    lengthOf(inner) < lengthOf(outer)
  return new Set(found.filter((each) => !found.some((other) => within(each, other))).map(({ place }) => place))
}
