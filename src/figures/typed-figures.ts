import type { Dataset } from '../data/dataset.js'
import { rankingName } from '../data/ranking-name.js'
import type { Figure, FigureBook, RankingResult } from './figure-book.js'
import { reportName } from './figure-names.js'

/** What a place reports for an indicator, and a control total adds up. */
export const reportedParts = [
  { part: '计划', key: 'plan' },
  { part: '完成', key: 'actual' },
  { part: '得分', key: 'score' },
] as const

/**
 * The figures that somebody has typed, in the order of the data, and that nothing holds to the last digit: not those that
 * are computed, nor what places report and a control total (核对) adds up.
 */
export function typedFigures({ indicators, reports }: Dataset, book: FigureBook): readonly Figure[] {
  const stated = book.figures.filter(({ source }) => source !== 'computed')
  const reported = indicators.flatMap(({ name: { value: indicator }, control }) =>
    reports.flatMap(({ place, reports: own }) =>
      reportedParts.flatMap(({ part, key }) => {
        const isOpen = own.get(indicator)?.[key] && !control?.[key]
        return isOpen ? (book.find(reportName(place, indicator, part), null) ?? []) : []
      }),
    ),
  )
  return [...stated, ...reported]
}

/** Those that no second person has typed again yet (复录.yaml). */
export function figuresToRetype(dataset: Dataset, book: FigureBook): readonly Figure[] {
  const done = new Set(
    dataset.retyped.flatMap(({ name, quantity }) => (quantity.value.digits === '' ? [] : [name.value])),
  )
  return typedFigures(dataset, book).filter(({ name }) => !done.has(name))
}

/** The rankings that somebody has typed and no report gives: the overall one, then those of the indicators. */
export function typedRankings({ overall, indicators }: Dataset, book: FigureBook): readonly RankingResult[] {
  const declared = [
    overall && book.ranking(null),
    ...indicators.map(({ name, ranking }) => ranking && book.ranking(name.value)),
  ]
  return declared.flatMap((each) => (each && each.ranked.length === 0 ? [each] : []))
}

/** Those that no second person has typed again yet. */
export function rankingsToRetype(dataset: Dataset, book: FigureBook): readonly RankingResult[] {
  const done = new Set(dataset.retypedRankings.map(({ name }) => name.value))
  return typedRankings(dataset, book).filter(({ indicator }) => !done.has(rankingName(indicator)))
}
