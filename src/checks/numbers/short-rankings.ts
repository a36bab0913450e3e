import { rankingName } from '../../data/ranking-name.js'
import type { RankingResult } from '../../figures/figure-book.js'
import type { Check } from '../check.js'
import { type Finding, finding } from '../finding.js'

/**
 * 前九名 with eight names: the words take the number from the cut, the list from those that could be ranked, and where
 * these are fewer the notice contradicts itself. What is 待补 may fill the list yet, and is complained of elsewhere.
 */
export const shortRankings: Check = ({ dataset, figures, printed }) => {
  const look = (label: string, key: '综合取前' | '单项取前', ranking: RankingResult | null): readonly Finding[] => {
    const found = ranking ? missingPositions(ranking) : null
    const spot = printed.get(label)?.[0]
    if (!found || !ranking || !spot) return []
    const message = `“${label}”取前${ranking.rule.cut}名，能列出的只有${found}名`
    return [
      finding('rank-count', 'warning', message, {
        spot,
        at: (key === '综合取前' ? dataset.overallCut : dataset.indicatorCut)?.at ?? null,
        about: label,
        hint: `文中会印成“前几名”而名单不够：请核对 指标.yaml 的“${key}”和各地的数字。`,
      }),
    ]
  }
  const common = dataset.indicatorCut?.value
  const otherCuts = dataset.indicators.flatMap(({ name, rule: { cut } }): readonly Finding[] => {
    const label = rankingName(name.value)
    const spot = printed.get(label)?.[0]
    if (cut === common || !spot || !printed.has('单项取前')) return []
    const message = `“${label}”取前${cut}名，文中说单项指标取前${common}名`
    const hint = '请核对这一项的“取前”；确实不同的，在文中说明，并写进 豁免.yaml。'
    return [finding('rank-count', 'warning', message, { spot, at: name.at, about: label, hint })]
  })
  return [
    ...otherCuts,
    ...look(rankingName(null), '综合取前', figures.ranking(null)),
    ...dataset.indicators.flatMap(({ name: { value: name } }) =>
      look(rankingName(name), '单项取前', figures.ranking(name)),
    ),
  ]
}

/** How many positions (跳号: places) are listed where they are fewer than the cut; null where they suffice or are open. */
function missingPositions({ printed: { groups }, rule, unranked }: RankingResult): number | null {
  if (groups.length === 0 || unranked.some(({ pending }) => pending)) return null
  const listed = rule.ties === '连续' ? groups.length : groups.flat().length
  return listed < rule.cut ? listed : null
}
