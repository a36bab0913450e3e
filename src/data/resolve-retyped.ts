import { type Diagnostic, error, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import { meantOr, nearestName } from '../diagnostics/nearest-name.js'
import type { Dataset, RetypedRanking } from './dataset.js'
import type { PlaceIndex } from './place-index.js'
import { rankingName } from './ranking-name.js'
import { readRanking } from './read-ranking.js'
import type { RetypedList } from './schema-compared.js'

/** How each ranking of a year is made, by its name. */
export const rankingRules = ({ indicators, overallRule }: Pick<Dataset, 'indicators' | 'overallRule'>) =>
  new Map([
    [rankingName(null), overallRule],
    ...indicators.map(({ name, rule }) => [rankingName(name.value), rule] as const),
  ])

/** The rankings that were typed again, with their places found. How long each is to be, the data themselves say. */
export function resolveRetyped(
  lists: readonly RetypedList[],
  places: PlaceIndex,
  indicators: Pick<Dataset, 'indicators' | 'overallRule'>,
): Outcome<readonly RetypedRanking[]> {
  const rules = rankingRules(indicators)
  const diagnostics: Diagnostic[] = []
  const rankings = lists.flatMap(({ name, entries }): readonly RetypedRanking[] => {
    const rule = rules.get(name.value)
    if (!rule) {
      const hint = meantOr(
        nearestName(name.value, rules.keys()),
        '排名写作“综合排名”“指标/排名”；指标改名或者删去了的，这里也要改。',
      )
      diagnostics.push(error('figure-unknown', `复录了“${name.value}”，没有叫这个名称的排名`, name.at, hint))
      return []
    }
    const read = readRanking(entries, { places, rule, label: name.value, complete: false })
    diagnostics.push(...read.diagnostics)
    return read.ok && read.value ? [{ name, ranking: read.value }] : []
  })
  return outcome(rankings, diagnostics)
}
