import type { Indicator, PlaceReport, PrintForm, Ranking, RankingRule, Report } from '../data/dataset.js'
import { rankingName } from '../data/ranking-name.js'
import { type Diagnostic, note, type SourcePlace, warning } from '../diagnostics/diagnostic.js'
import { compareRankings, type FigureFinding } from './compare-declared.js'
import { divide, type Exact } from './exact.js'
import { formatExact } from './format-figure.js'
import { exactOf, isAdded, percent, precisionOf } from './measure.js'
import type { PlaceEntry } from './place-entry.js'
import {
  type Candidate,
  cutRanking,
  type RankingResult,
  rankPlaces,
  thinMargins,
  type UnrankedPlace,
} from './rank-places.js'

/** A ranking with what was noticed; null where nothing can be ranked. */
export interface Ranked {
  readonly ranking: RankingResult | null
  readonly findings: readonly FigureFinding[]
}

/** The single ranking of an indicator, from the reports if there are any. */
export function rankIndicator(
  indicator: Indicator,
  entries: readonly PlaceEntry[],
  reports: readonly PlaceReport[],
): Ranked {
  const { name, rule, ranking: declared, completionDecimals } = indicator
  const candidates: Candidate[] = []
  const unranked: UnrankedPlace[] = []
  for (const entry of entries) {
    const { place, exempt } = entry.of
    const at = entry.report.at
    if (exempt.has(name.value)) continue
    const value = measureOf(entry, rule)
    if ('numerator' in value) candidates.push({ place, value, at })
    else unranked.push({ place, ...value, counted: isCounted(name.value, entry), at })
  }
  for (const { place, exempt, at } of reports)
    if (exempt.has(name.value)) unranked.push({ place, reason: '不考核这项指标', pending: false, counted: false, at })
  const form = rule.by === '完成率' ? percent(completionDecimals) : null
  return makeRanking({ indicator: name.value, rule, declared, at: name.at, candidates, unranked, form })
}

/** Whether what a place has done is a part of the province's total. */
const isCounted = (indicator: string, { report, actual }: PlaceEntry): boolean =>
  actual !== null && isAdded(indicator, report.actual?.value.unit ?? '')

type Lack = Pick<UnrankedPlace, 'reason' | 'pending'>

/** What a place is ranked by, or why it cannot be ranked. */
function measureOf({ report, plan, actual }: PlaceEntry, { by }: RankingRule): Exact | Lack {
  if (by === '得分') return (report.score && exactOf(report.score.value)) ?? lackOf('得分', report.score)
  if (actual === null) return lackOf('完成数', report.actual)
  if (by === '完成') return actual
  if (plan === null) return lackOf('计划', report.plan)
  return divide(actual, plan) ?? { reason: '计划是零', pending: false }
}

/** A number that has no value is 待补 where it is written, else it is none. */
const lackOf = (what: string, written: Report['plan']): Lack =>
  written ? { reason: `${what}待补`, pending: true } : { reason: `没有${what}`, pending: false }

interface Material {
  readonly indicator: string | null
  readonly rule: RankingRule
  readonly declared: Ranking | null
  readonly at: SourcePlace
  readonly candidates: readonly Candidate[]
  readonly unranked: readonly UnrankedPlace[]
  /** How what is ranked by is rounded in print; null: printed as reported, so that no margin is thinner than that. */
  readonly form: PrintForm | null
}

/** A ranking from its candidates, with the places left out, the thin margins and what differs from the declared one. */
export function makeRanking(material: Material): Ranked {
  const { indicator, rule, declared, at, candidates, unranked, form } = material
  const name = rankingName(indicator)
  const upsideDown = worstFirst(name, rule, at)
  const isSettled = declared !== null && declared.groups.length > 0
  const open = new Map(isSettled ? [] : unranked.flatMap((each) => (each.pending ? [[each.place, each.at]] : [])))
  if (candidates.length === 0) {
    if (declared) {
      const ranking = { indicator, rule, printed: declared, ranked: [], unranked, open } as const
      return { ranking, findings: upsideDown }
    }
    if (unranked.length === 0) return { ranking: null, findings: [] }
    // Nothing has come in yet: the ranking is 待补, as its figures are.
    if (unranked.some(({ pending }) => pending))
      return { ranking: { indicator, rule, printed: { groups: [], at }, ranked: [], unranked, open }, findings: [] }
    const diagnostic = warning('rank-empty', `“${name}”没有一个地方能排名：${unranked[0]?.reason ?? ''}`, at)
    return { ranking: null, findings: [{ figure: name, diagnostic }] }
  }
  const ranked = rankPlaces(candidates, rule)
  const computed = cutRanking(ranked, rule.cut, at)
  const findings: FigureFinding[] = [
    ...upsideDown,
    ...unranked.map((each) => ({ figure: name, diagnostic: leftOut(name, each) })),
  ]
  for (const [better, worse] of form ? thinMargins(ranked, rule.cut, precisionOf(form)) : []) {
    const [first, second] = [better, worse].map(
      ({ place, value }) => `${place.name.value}${form ? detailed(value, form) : ''}`,
    )
    const message = `“${name}”里${first}和${second}的差距小于印出的精度，名次容易颠倒`
    findings.push({ figure: name, diagnostic: warning('rank-margin-thin', message, worse.at, '请核对两地的数字。') })
  }
  if (isSettled) findings.push(...compareRankings(name, declared, computed))
  return { ranking: { indicator, rule, printed: declared ?? computed, ranked, unranked, open }, findings }
}

/**
 * The least completion or score first, or the most complaints: with what must be kept low, or what is to be blamed, it may
 * be meant, else the worst place is praised.
 */
function worstFirst(ranking: string, { by, order }: RankingRule, at: SourcePlace): readonly FigureFinding[] {
  const least = order === '升序' && by !== '完成'
  const most = order === '降序' && by === '完成' && TO_BE_LOW.test(ranking)
  if (!least && !most) return []
  const message = least
    ? `“${ranking}”按${by}从小到大排，${by}最低的排在第一`
    : `“${ranking}”从多到少排，最多的排在第一，它多半是越少越好的`
  const hint = least
    ? '请核对 指标.yaml 的“次序”：大的在前是降序。确实越低越好的，写进 豁免.yaml。'
    : '越少越好的，在 指标.yaml 里写“次序: 升序”；确实要多的在前的，写进 豁免.yaml。'
  return [{ figure: ranking, diagnostic: warning('rank-order', message, at, hint) }]
}

/** Ends of the names of what nobody wants, before 排名; of 化解信访数 much is wanted. */
const TO_BE_LOW =
  /(?<!化解|办理|办结|处理|处置|查处|受理|整改|接待)(?:投诉|事故|信访)(?:量|数|[件起]数|率)?\/|(?:死亡|伤亡|受伤)(?:人数|率)?\/|(?:浓度|能耗|发病率|差错率|逾期率|超期率)\//u

/** With digits that the notice does not print, so that the difference shows. */
const detailed = (value: Exact, form: PrintForm): string => formatExact(value, { ...form, decimals: form.decimals + 3 })

/** A place that has no number takes no part, which is worth a note; one whose number is still to come may yet be first. */
function leftOut(ranking: string, { place, reason, pending, counted, at }: UnrankedPlace): Diagnostic {
  const who = `“${place.name.value}”${reason}`
  if (pending) return warning('rank-pending', `${who}，“${ranking}”还不能定`, at, '请补上：补上以后，名次可能改变。')
  return note('rank-left-out', `${who}，不参加“${ranking}”`, at, counted ? '报来的完成数仍计入合计。' : '')
}
