import type { Dataset, Place } from '../../data/dataset.js'
import type { FigureBook, RankingResult } from '../../figures/figure-book.js'
import { printedPosition, rankedPosition } from '../../figures/printed-position.js'
import { oncePer } from '../../keyed/once-per.js'
import { makeWordIndex, type WordIndex } from '../word-index.js'

/** How a text names what places are ranked by. */
export interface RankedSubjects {
  /** Finds the names in a text. */
  readonly find: WordIndex
  /** By name: the name of the indicator, null for the overall score. */
  readonly indicators: ReadonlyMap<string, string | null>
}

const OVERALL = ['综合得分', '综合排名', '综合排序', '综合考评', '考评综合', '综合考核', '总分']

/** The overall score, and every indicator by its name and its wording. Made once: the index is dear. */
export const rankedSubjects = oncePer(({ indicators: all }: Dataset): RankedSubjects => {
  const indicators = new Map<string, string | null>(OVERALL.map((word) => [word, null]))
  for (const { name, wording } of all) for (const { value } of [name, wording]) indicators.set(value, name.value)
  return { find: makeWordIndex(indicators.keys()), indicators }
})

/** The ranking that a name of `rankedSubjects` is about; none where the data have none. */
export function rankingOf({ indicators }: RankedSubjects, figures: FigureBook, word: string): RankingResult | null {
  const indicator = indicators.get(word)
  return indicator === undefined ? null : figures.ranking(indicator)
}

/** The position of a place in the list as printed, else among all places that are ranked; null where it has none. */
export const positionIn = (ranking: RankingResult, place: Place): number | null =>
  (printedPosition(ranking, place) ?? rankedPosition(ranking, place))?.position ?? null
