import { rankingName } from '../../data/ranking-name.js'
import { spotText } from '../../document/passages.js'
import { completionName } from '../../figures/figure-names.js'
import type { Check, CheckInput } from '../check.js'
import { type Finding, finding } from '../finding.js'

/** Indicators that are ranked have a figure in the text; who is in front overall is in front somewhere. */
export const ranked: Check = (input) => [...withoutFigure(input), ...withoutPosition(input), ...withoutRanking(input)]

function withoutFigure({ figures, printed }: CheckInput): readonly Finding[] {
  const rankedNames = new Set([...figures.indicators].flatMap(([name, { ranking }]) => (ranking ? [name] : [])))
  return (printed.get('指标名称') ?? []).flatMap((spot) => {
    const name = spotText(spot)
    if (!rankedNames.has(name) || spot.passage.kind !== 'item') return []
    if ([name, completionName(name)].some((figure) => printed.has(figure))) return []
    return finding('indicator-without-figure', 'warning', `“${name}”有排名，文中却没有它的数字`, {
      spot,
      hint: '请在文中报出完成数或完成率；只公布排名的，可以豁免。',
    })
  })
}

/** Possible, as the score has more parts than the rankings; worth knowing for whoever is asked. */
function withoutPosition({ dataset, figures, printed }: CheckInput): readonly Finding[] {
  const overall = figures.ranking(null)?.printed.groups.flat() ?? []
  const rankings = figures.rankings.filter(({ indicator }) => indicator !== null)
  if (rankings.length === 0) return []
  const inFront = new Set(rankings.flatMap((ranking) => ranking.printed.groups.flat().map(({ value }) => value)))
  return overall
    .filter(({ value }) => !inFront.has(value))
    .map(({ value: { name } }) =>
      finding(
        'overall-unranked',
        'note',
        `“${name.value}”综合排名靠前，却没有一项进入单项前${dataset.indicatorCut?.value ?? '几'}名`,
        {
          spot: (printed.get(rankingName(null)) ?? []).find((each) => spotText(each).includes(name.value)) ?? null,
          about: name.value,
        },
      ),
    )
}

/** A template leaves out what has no ranking: among others that have one it was forgotten, and nobody would miss it. */
function withoutRanking({ dataset, figures, printed }: CheckInput): readonly Finding[] {
  const told = new Set(figures.findings.map(({ figure }) => figure))
  if (figures.rankings.every(({ indicator }) => indicator === null)) return []
  return dataset.indicators
    .filter(({ name }) => !figures.ranking(name.value) && !told.has(rankingName(name.value)))
    .map(({ name: { value, at } }) =>
      finding('indicator-unranked', 'warning', `“${value}”没有排名，别的指标有`, {
        at,
        about: value,
        spot: printed.get(value)?.[0] ?? null,
        hint: '请填上“排名”，还没有定的写“待补”；不排名的，写进 豁免.yaml。',
      }),
    )
}
