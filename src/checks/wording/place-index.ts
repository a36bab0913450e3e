import type { Dataset } from '../../data/dataset.js'
import { makeWordIndex, type WordIndex } from '../word-index.js'

interface PlaceIndexes {
  readonly full: WordIndex
  readonly any: WordIndex
}

const known = new WeakMap<Dataset, PlaceIndexes>()

/** Made once: each of ten thousand letters is looked through with them. */
function indexesOf(dataset: Dataset): PlaceIndexes {
  const made = known.get(dataset) ?? makeIndexes(dataset)
  known.set(dataset, made)
  return made
}

function makeIndexes({ places }: Dataset): PlaceIndexes {
  const full = places.map(({ name }) => name.value)
  // 吉 alone stands in many words.
  const short = places.map(({ shortName }) => shortName.value).filter((name) => name.length > 1)
  return { full: makeWordIndex(full), any: makeWordIndex([...full, ...short]) }
}

/** Finds places by their full names. */
export const fullNameIndexOf = (dataset: Dataset): WordIndex => indexesOf(dataset).full

/** Finds places by their full or short names. */
export const placeIndexOf = (dataset: Dataset): WordIndex => indexesOf(dataset).any
