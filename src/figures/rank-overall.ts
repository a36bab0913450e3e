import type { Dataset, PlaceReport, Report } from '../data/dataset.js'
import { warning } from '../diagnostics/diagnostic.js'
import { compareDeclared, type FigureFinding } from './compare-declared.js'
import { type Exact, sum } from './exact.js'
import { overallName } from './figure-names.js'
import { declaredFigure } from './make-figure.js'
import { exactOf } from './measure.js'
import { makeRanking, type Ranked } from './rank-indicator.js'
import type { Candidate, UnrankedPlace } from './rank-places.js'

/** The sum of a place's scores; null while one is 待补, undefined when it has none. */
export function scoreTotal({ reports }: PlaceReport): Exact | null | undefined {
  const scores = [...reports.values()].flatMap(({ score }) => score ?? [])
  if (scores.length === 0) return undefined
  const values = scores.flatMap(({ value }) => exactOf(value) ?? [])
  return values.length < scores.length ? null : sum(values)
}

/** The first of a place's scores that is 待补. */
const openScore = ({ reports }: PlaceReport): Report['score'] | undefined =>
  [...reports.values()].map(({ score }) => score).find((score) => score?.value.digits === '')

/** The overall ranking by the scores: those declared for all, else the sum of the single ones. */
export function rankOverall({ reports, indicators, overall, overallRule }: Dataset): Ranked {
  const scored = indicators
    .map(({ name }) => name.value)
    .filter((name) => reports.some((each) => each.reports.get(name)?.score))
  const findings: FigureFinding[] = [...unlikeSums(reports)]
  const candidates: Candidate[] = []
  const unranked: UnrankedPlace[] = []
  for (const report of reports) {
    const total = scoreTotal(report)
    findings.push(...missingScores(report, total, scored))
    const { place, score } = report
    const value = score ? exactOf(score.value) : total
    if (value) candidates.push({ place, value, at: score?.at ?? report.at })
    else unranked.push(withoutScore(report, value === null))
  }
  const at = overall?.at ?? reports[0]?.at
  if (!at) return { ranking: null, findings }
  const pending = unranked.some((each) => each.pending)
  if (candidates.length === 0 && !overall && !pending) return { ranking: null, findings }
  const result = makeRanking({
    indicator: null,
    rule: overallRule,
    declared: overall,
    at,
    candidates,
    unranked: candidates.length > 0 || pending ? unranked : [],
    form: null,
  })
  return { ranking: result.ranking, findings: [...findings, ...result.findings] }
}

function withoutScore(report: PlaceReport, pending: boolean): UnrankedPlace {
  const { place, score, at } = report
  const reason = pending ? '得分待补' : '没有得分'
  return { place, reason, pending, counted: false, at: score?.at ?? openScore(report)?.at ?? at }
}

/**
 * Overall scores that are not the sum of the single ones. Points may be given or taken besides the indicators, so a difference
 * is to be looked at, no contradiction; where none is the sum, they are reckoned otherwise, by weights or of more than is
 * reported, and that is one thing to look at.
 */
function unlikeSums(reports: readonly PlaceReport[]): readonly FigureFinding[] {
  const compared = reports.flatMap((report) => {
    const { place, score } = report
    const value = score && scoreTotal(report)
    if (!score || !value) return []
    const figure = declaredFigure({ name: overallName(place, '综合得分'), scope: place }, score)
    return [compareDeclared({ figure, value, severity: 'warning' })]
  })
  const unlike = compared.flat()
  const [first] = unlike
  if (!first || unlike.length < compared.length || compared.length < 3) return unlike
  // Its numbers are an example only: a waiver need not repeat them.
  const message = `各地填写的综合得分都不是各项得分之和，如“${first.figure}”`
  const hint = `${first.diagnostic.message}。按权重折算的、另有加分扣分的，核对以后写进 豁免.yaml；应是各项得分之和的，请核对是不是填错了列。`
  return [{ ...first, diagnostic: { ...first.diagnostic, message, hint } }]
}

/** Scores that a place lacks; `scored`: the indicators that some place has a score for. */
function missingScores(
  { place, score, reports, exempt, at }: PlaceReport,
  total: Exact | null | undefined,
  scored: readonly string[],
): readonly FigureFinding[] {
  if (!total || score) return []
  // Without a plan there is nothing to score.
  const lacking = scored.filter((indicator) => {
    const report = reports.get(indicator)
    return report?.plan && !report.score && !exempt.has(indicator)
  })
  if (lacking.length === 0) return []
  const message = `“${place.name.value}”的“${lacking.join('、')}”没有得分，综合得分里按零分计`
  const where = reports.get(lacking[0] ?? '')?.at ?? at
  const diagnostic = warning('score-missing', message, where, '请补上；确实没有的，写 0。')
  return [{ figure: overallName(place, '综合得分'), diagnostic }]
}
