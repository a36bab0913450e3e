import type { Dataset } from '../data/dataset.js'
import type { Period } from '../data/period.js'
import { nearestName } from '../diagnostics/nearest-name.js'
import { bareName, splitUnit, squeeze } from './headers.js'
import { placesByName } from './place-words.js'

/** What a table is read by: the year that is imported, and whether words, half-width and without blanks, name its data. */
export interface TableContext {
  /** The year that is imported: a column of another one is not. */
  readonly year: string
  /** The part of it; null: the whole year. Where a table has columns of that part, those of others are not imported. */
  readonly period: Period | null
  readonly isPlace: (words: string) => boolean
  readonly isIndicator: (words: string) => boolean
  /** An indicator or another figure of the data, with its unit or without. */
  readonly isFigure: (words: string) => boolean
}

/** The same, with what the words are meant for. */
export interface KnownWords extends TableContext {
  /** The full name of a place by any of its names. */
  readonly placeOf: (words: string) => string | undefined
  /** The indicator that words may be meant for which name none; undefined where none is near. */
  readonly nearIndicator: (words: string) => string | undefined
}

const CHANGE = /同比|环比|增[减长幅速]|降幅|变化/u

/** What the data of a year have names for. */
export function knownWords({ places, indicators, figures, facts }: Dataset): KnownWords {
  const ofPlaces = placesByName(places)
  const ofIndicators = new Set(indicators.flatMap(({ name, wording }) => [squeeze(name.value), squeeze(wording.value)]))
  const ofFigures = new Set(figures.map(({ name }) => squeeze(name.value)))
  return {
    year: facts.year.value,
    period: facts.period?.value ?? null,
    isPlace: (words) => ofPlaces.has(words),
    placeOf: (words) => ofPlaces.get(words)?.name.value,
    isIndicator: (words) => ofIndicators.has(bareName(words)),
    isFigure: (words) => {
      const name = bareName(splitUnit(words).words)
      return ofIndicators.has(name) || ofFigures.has(name)
    },
    nearIndicator: (words) => {
      const name = bareName(splitUnit(words).words)
      const near = ofIndicators.has(name) ? undefined : nearestName(name, ofIndicators)
      // 浓度同比 is no slip of 浓度.
      return near && CHANGE.test(name) && !CHANGE.test(near) ? undefined : near
    },
  }
}
