import { oncePer } from '../keyed/once-per.js'
import type { Dataset, Highlight, Place, PlaceReport } from './dataset.js'

/** By place: looked up for every place of a batch, of which there may be ten thousand. */
const byPlace = <T extends { readonly place: Place }>(things: readonly T[]): ReadonlyMap<Place, T> =>
  new Map(things.map((each) => [each.place, each]))

const highlights = oncePer((dataset: Dataset) => byPlace(dataset.highlights))
const reports = oncePer((dataset: Dataset) => byPlace(dataset.reports))

/** The highlight of a place; undefined where it has none. */
export const highlightOf = (dataset: Dataset, place: Place): Highlight | undefined => highlights(dataset).get(place)

/** What a place reports; undefined where it reports nothing. */
export const reportOf = (dataset: Dataset, place: Place): PlaceReport | undefined => reports(dataset).get(place)
