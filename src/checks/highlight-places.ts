import type { Dataset, Place } from '../data/dataset.js'
import type { SourcePlace } from '../diagnostics/diagnostic.js'
import { oncePer } from '../keyed/once-per.js'

const byFile = oncePer(({ highlights }: Dataset) => new Map(highlights.map(({ at, place }) => [at.file, place])))

/** The place in whose highlight words stand; undefined for words that stand in none. */
export const highlightPlace = (at: SourcePlace | null | undefined, dataset: Dataset): Place | undefined =>
  at ? byFile(dataset).get(at.file) : undefined
