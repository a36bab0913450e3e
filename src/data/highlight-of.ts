import { oncePer } from '../keyed/once-per.js'
import type { Dataset, Highlight, Place } from './dataset.js'

const byPlace = oncePer(
  ({ highlights }: Dataset): ReadonlyMap<Place, Highlight> => new Map(highlights.map((each) => [each.place, each])),
)

/** The highlight of a place; undefined where it has none. */
export const highlightOf = (dataset: Dataset, place: Place): Highlight | undefined => byPlace(dataset).get(place)
