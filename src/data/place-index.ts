import { type Diagnostic, error, type Outcome, outcome, type SourcePlace } from '../diagnostics/diagnostic.js'
import { meantOr, nearestName } from '../diagnostics/nearest-name.js'
import type { Place } from './dataset.js'

/** The places of the data by name. Files call a place by its full name; other names are only hinted at. */
export interface PlaceIndex {
  readonly places: readonly Place[]
  find(name: string): Place | undefined
  /** What to say of a name that no place bears. */
  unknown(name: string, at: SourcePlace): Diagnostic
  /** And of a whole file of such a name, which may be of a year that the list is too new for. */
  unknownFile(name: string, at: SourcePlace): Diagnostic
}

/** Where a place, or its name, stands in official order, the order of the data, from 1. */
export function officialOrder<T extends Place | string>(places: readonly T[]): (place: T) => number {
  const orders = new Map(places.map((place, index) => [place, index + 1]))
  return (place) => orders.get(place) ?? 0
}

/** Indexes the places; a name, short name or alias that two places share is an error at the second. */
export function indexPlaces(places: readonly Place[]): Outcome<PlaceIndex> {
  const byFullName = new Map(places.map((place) => [place.name.value, place]))
  const byAnyName = new Map<string, Place>()
  const diagnostics: Diagnostic[] = []
  const list = places[0]?.name.at.file ?? ''
  for (const place of places) {
    const own = new Set<string>()
    for (const { value, at } of [place.name, place.shortName, ...place.aliases]) {
      const other = byAnyName.get(value)
      if (own.has(value) && other === place) continue
      if (other) {
        const hint = `前一次是“${other.name.value}”，在第${other.name.at.line}行。`
        diagnostics.push(error('place-duplicate', `“${value}”这个名称用了两次`, at, hint))
      } else byAnyName.set(value, place)
      own.add(value)
    }
  }

  const unknown = (name: string, at: SourcePlace): Diagnostic => {
    const meant = byAnyName.get(name)
    const near = meant ? meant.name.value : nearestName(name, byFullName.keys())
    const stranger = `请先在 ${list} 里加上这个地方；不再参加的，从这里删去，它自己的文件整个删去。`
    const hint = meant ? `请写全称：${near}。` : meantOr(near, stranger)
    return error('place-unknown', `不认识的地方：“${name}”`, at, hint)
  }
  const unknownFile = (name: string, at: SourcePlace): Diagnostic => {
    const problem = unknown(name, at)
    const own = at.file.replace(/[^/]+\/[^/]+$/u, '地方.yaml')
    const before = `这一年以后才改名、增减的，把当时的 地方.yaml 存为 ${own}，这一年就用它。`
    return own === list ? problem : { ...problem, hint: `${problem.hint}${before}` }
  }
  return outcome({ places, find: (name) => byFullName.get(name), unknown, unknownFile }, diagnostics)
}
