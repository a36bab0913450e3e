import type { Dataset, Place } from '../../data/dataset.js'
import { oncePer } from '../../keyed/once-per.js'
import { makeWordIndex, type WordIndex } from '../word-index.js'

// Made once: each of ten thousand letters is looked through with them.

/** Finds places by their full names. */
export const fullNameIndexOf = oncePer(({ places }: Dataset): WordIndex => makeWordIndex(fullNames(places)))

/** Finds places by their full or short names. */
export const placeIndexOf = oncePer(({ places }: Dataset): WordIndex => {
  // 吉 alone stands in many words.
  const short = places.map(({ shortName }) => shortName.value).filter((name) => name.length > 1)
  return makeWordIndex([...fullNames(places), ...short])
})

const fullNames = (places: readonly Place[]): readonly string[] => places.map(({ name }) => name.value)

/** A place by its full or short name. */
export const placeNamed = ({ places }: Dataset, word: string): Place | undefined =>
  places.find(({ name, shortName }) => name.value === word || shortName.value === word)

/** A text as it reads without the places that it names. */
export const withoutPlaceNames = (text: string, dataset: Dataset): string =>
  placeIndexOf(dataset)(text).reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text)
