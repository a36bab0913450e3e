import type { Dataset, Indicator, Place, PlaceReport } from '../data/dataset.js'
import { reportOf } from '../data/of-place.js'
import { oncePerKey } from '../keyed/once-per.js'
import { divide, whole } from './exact.js'
import type { Figure } from './figure.js'
import { overallName, reportName } from './figure-names.js'
import { computedFigure, declaredFigure } from './make-figure.js'
import { exactOf, formOf, percent } from './measure.js'
import { rankedPosition } from './printed-position.js'
import { scoreTotal } from './rank-overall.js'
import type { RankingBy, RankingResult } from './rank-places.js'

/**
 * Places whose figures are kept, more than a province has: they are asked for one place after the other, five times each, so
 * that of fewer none would be found again.
 */
export const placesKept = 256

/**
 * What a place reports and what follows from it: `长春市/上报/城镇新增就业/完成率`, `长春市/上报/综合名次`. Made
 * for one place when it is asked for: of ten thousand places most are never.
 */
export const placeFigures = (dataset: Dataset, ranking: RankingBy): ((place: Place) => readonly Figure[]) =>
  oncePerKey(placesKept, (place) => {
    const report = reportOf(dataset, place)
    if (!report) return []
    return [
      ...dataset.indicators.flatMap((indicator) => indicatorFigures(report, indicator, ranking(indicator.name.value))),
      ...overallFigures(report, ranking(null)),
    ]
  })

/** What a place reports of an indicator, its rate and its position. */
function indicatorFigures(
  { place: scope, reports }: PlaceReport,
  { name: { value: indicator }, completionDecimals, rule }: Indicator,
  ranking: RankingResult | null,
): readonly Figure[] {
  const reported = reports.get(indicator)
  if (!reported) return []
  const { plan, actual, score, at } = reported
  const name = (part: Parameters<typeof reportName>[2]) => reportName(scope, indicator, part)
  const figures: Figure[] = []
  if (plan) figures.push(declaredFigure({ name: name('计划'), scope }, plan))
  if (actual) figures.push(declaredFigure({ name: name('完成'), scope }, actual))
  if (plan && actual) {
    const [done, planned] = [exactOf(actual.value), exactOf(plan.value)]
    const derivation = { kind: 'completion', operands: [name('完成'), name('计划')] } as const
    const ratio = done && planned ? (divide(done, planned) ?? null) : null
    const form = percent(completionDecimals)
    figures.push(computedFigure({ name: name('完成率'), scope, derivation }, ratio, { form, at }))
  }
  if (score) figures.push(declaredFigure({ name: name('得分'), scope }, score))
  figures.push(...positionFigures(scope, name('名次'), ranking, name(rule.by)))
  return figures
}

/** The overall score of a place, declared or added up, and its position. */
function overallFigures(report: PlaceReport, ranking: RankingResult | null): readonly Figure[] {
  const { place: scope, score, at, reports } = report
  const name = overallName(scope, '综合得分')
  const scored = [...reports].filter(([, each]) => each.score)
  const operands = scored.map(([indicator]) => reportName(scope, indicator, '得分'))
  const derivation = operands.length > 0 ? ({ kind: 'sum', operands } as const) : null
  const total = scoreTotal(report)
  const figures: Figure[] = []
  if (score) figures.push(declaredFigure({ name, scope, derivation }, score))
  else if (total !== undefined) {
    // As many decimals as the scores are written with: 31.5 and 50.5 make 82.0, which stands below 94.6.
    const decimals = Math.max(...scored.map(([, each]) => (each.score ? formOf(each.score.value).decimals : 0)))
    const form = { unit: '', scale: '', decimals } as const
    figures.push(computedFigure({ name, scope, derivation }, total, { form, at }))
  }
  return [...figures, ...positionFigures(scope, overallName(scope, '综合名次'), ranking, name)]
}

/** A position as a figure, which follows from what the places are ranked by: 待补 as long as that is. */
function positionFigures(scope: Place, name: string, ranking: RankingResult | null, basis: string): readonly Figure[] {
  const ranked = rankedPosition(ranking, scope)
  const open = ranked ? null : ranking?.unranked.find(({ place, pending }) => pending && place === scope)
  const at = (ranked ?? open)?.at
  if (!at) return []
  const value = ranked ? whole(ranked.position) : null
  const derivation = { kind: 'rank', operands: [basis] } as const
  return [computedFigure({ name, scope, derivation }, value, { form: { unit: '', scale: '', decimals: 0 }, at })]
}
