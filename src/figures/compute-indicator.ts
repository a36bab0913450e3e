import type { Indicator, PlaceReport } from '../data/dataset.js'
import type { Quantity } from '../data/quantity.js'
import type { Sourced } from '../data/sourced.js'
import { type Diagnostic, error } from '../diagnostics/diagnostic.js'
import { compareDeclared, compareRate, type FigureFinding } from './compare-declared.js'
import { compareCoverage } from './completion-coverage.js'
import { divide, type Exact, sum, zero } from './exact.js'
import type { Derivation, Figure } from './figure.js'
import { completionName, planName, reportName } from './figure-names.js'
import { formatFigure } from './format-figure.js'
import { computedFigure, declaredFigure, sumOf } from './make-figure.js'
import { exactForm, exactOf, isAdded, isExact, percent, sameUnit } from './measure.js'
import { entriesOf, type PlaceEntry } from './place-entry.js'
import { rankIndicator } from './rank-indicator.js'
import type { RankingResult } from './rank-places.js'

/** What is known of an indicator; null what neither the data say nor the reports imply. */
export interface IndicatorResult {
  readonly plan: Figure | null
  readonly actual: Figure | null
  readonly completion: Figure | null
  readonly ranking: RankingResult | null
}

/** An indicator with what was noticed. */
export interface ComputedIndicator {
  readonly result: IndicatorResult
  readonly findings: readonly FigureFinding[]
  /** What makes a result impossible, such as numbers of two units. */
  readonly diagnostics: readonly Diagnostic[]
}

const MOST_PROBLEMS = 20

/** Totals, completion and ranking of one indicator, from what is declared and what the places report. */
export function computeIndicator(indicator: Indicator, reports: readonly PlaceReport[]): ComputedIndicator {
  const entries = entriesOf(indicator, reports)
  const unit = unitOf(indicator, entries)
  const plan = planOf(indicator, entries, unit)
  const actual = actualOf(indicator, entries, unit)
  const completion = completionOf(indicator, entries, plan.figure, actual)
  const ranked = rankIndicator(indicator, entries, reports)
  return {
    result: { plan: plan.figure, actual: actual.figure, completion: completion.figure, ranking: ranked.ranking },
    findings: [plan, actual, completion, ranked].flatMap(({ findings }) => findings),
    diagnostics: [
      ...wrongUnits(indicator, entries, unit),
      ...zeroPlans(indicator, entries),
      ...lossesOfPlan(indicator, entries),
      ...completion.diagnostics,
    ],
  }
}

/** A figure of the province, and where it contradicts what the places report. */
interface ComparedResult {
  readonly figure: Figure | null
  readonly findings: readonly FigureFinding[]
}

/** 计划: as declared, else the sum of the places' plans, which is printed with all its digits. */
function planOf(indicator: Indicator, entries: readonly PlaceEntry[], unit: string): ComparedResult {
  const { name, plan } = indicator
  const total = totalOf(indicator, entries, { part: 'plan', unit })
  const head = { name: planName(name.value), scope: null, derivation: total?.derivation ?? null }
  if (!plan) {
    const form = total && exactForm(total.value ?? zero, indicator.form?.scale ?? '', unit)
    return { figure: form && computedFigure(head, total.value, { form, at: name.at }), findings: [] }
  }
  if (total?.count !== entries.length)
    return { figure: declaredFigure({ ...head, derivation: null }, plan), findings: [] }
  const figure = declaredFigure(head, plan)
  // A province may plan less than its places promise, so a difference is no contradiction.
  const findings = compareDeclared({ figure, value: total.value, code: 'plan-differs', severity: 'warning' })
  return { figure, findings }
}

interface ActualResult extends ComparedResult {
  /** The sum of what the places have done, declared or not; null where there is none. */
  readonly total: Total | null
}

/** 完成: as declared, else the sum of what the places have done. */
function actualOf(indicator: Indicator, entries: readonly PlaceEntry[], unit: string): ActualResult {
  const { name, actual } = indicator
  const total = totalOf(indicator, entries, { part: 'actual', unit })
  const head = { name: name.value, scope: null, derivation: total?.derivation ?? null }
  if (!actual) {
    const form = total && (indicator.form ?? exactForm(total.value ?? zero, '', unit))
    return { figure: form && computedFigure(head, total.value, { form, at: name.at }), total, findings: [] }
  }
  const figure = declaredFigure(head, actual)
  if (total) return { figure, total, findings: compareDeclared({ figure, value: total.value }) }
  const each = entries.flatMap((entry) => entry.actual ?? [])
  const comparable = !isAdded(name.value, unit) && each.length === entries.length
  return { figure, total, findings: comparable ? compareRate(figure, each) : [] }
}

/** 完成率: as declared, else what was done by the plan. */
function completionOf(
  indicator: Indicator,
  entries: readonly PlaceEntry[],
  plan: Figure | null,
  { figure: actual, total }: ActualResult,
): ComparedResult & Pick<ComputedIndicator, 'diagnostics'> {
  const { completion, completionDecimals } = indicator
  const { value: name, at } = indicator.name
  // The total of the reports is more exact than a declared one, which has been rounded.
  const done = total ? total.value : (actual?.exact ?? null)
  const planned = plan?.exact ?? null
  const ratio = done && planned ? (divide(done, planned) ?? null) : null
  const derivation = plan && actual && ({ kind: 'completion', operands: [name, planName(name)] } as const)
  const head = { name: completionName(name), scope: null, derivation }
  const loose = [total ? null : indicator.actual, indicator.plan].find((each) => each && !isExact(each.value))
  if (completion) {
    const figure = declaredFigure(head, completion)
    const findings =
      ratio === null ? [] : loose ? compareCoverage(indicator, entries) : compareDeclared({ figure, value: ratio })
    return { figure, findings, diagnostics: [] }
  }
  return {
    figure: derivation && computedFigure(head, ratio, { form: percent(completionDecimals), at }),
    findings: ratio ? compareCoverage(indicator, entries) : [],
    diagnostics: loose && ratio ? [ofLoose(name, loose)] : [],
  }
}

/** A sum of what the places report. */
interface Total {
  /** Null while a part is still to come. */
  readonly value: Exact | null
  /** How many places report a part. */
  readonly count: number
  readonly derivation: Derivation
}

/**
 * The sum of what the places report; null where none reports it, or where it cannot be added. Of the entries only the places
 * outlive the year's reading.
 */
function totalOf(
  { name: { value: name } }: Indicator,
  entries: readonly PlaceEntry[],
  { part, unit }: { readonly part: 'plan' | 'actual'; readonly unit: string },
): Total | null {
  const parts = entries.filter(({ report }) => report[part])
  if (parts.length === 0 || !isAdded(name, unit)) return null
  const values = parts.flatMap((entry) => entry[part] ?? [])
  const places = parts.map(({ of }) => of.place)
  const label = part === 'plan' ? '计划' : '完成'
  const derivation = sumOf(() => places.map((place) => reportName(place, name, label)))
  return { value: values.length < parts.length ? null : sum(values), count: parts.length, derivation }
}

/** The unit in which all of an indicator is counted: the declared one, else that of the first number. */
function unitOf(indicator: Indicator, entries: readonly PlaceEntry[]): string {
  const { form, actual, plan } = indicator
  const first = entries.find(({ report }) => (report.actual ?? report.plan)?.value.digits)?.report
  const known = [actual, plan, first?.actual, first?.plan].find((quantity) => quantity?.value.digits)
  return form?.unit ?? known?.value.unit ?? ''
}

function wrongUnits(
  { name, plan, actual }: Indicator,
  entries: readonly PlaceEntry[],
  unit: string,
): readonly Diagnostic[] {
  const problems: Diagnostic[] = []
  const judge = (who: string, quantity: Sourced<Quantity> | null) => {
    if (!quantity || quantity.value.digits === '' || sameUnit(quantity.value.unit, unit)) return
    if (problems.length >= MOST_PROBLEMS) return
    const found = quantity.value.unit ? `是“${quantity.value.unit}”` : '没有单位'
    const message = `“${name.value}”用“${unit}”计，${who}这里${found}`
    problems.push(error('unit-mismatch', message, quantity.at, '请核对单位：单位不同的数不能相加。'))
  }
  judge('总数', plan)
  judge('总数', actual)
  for (const { of, report } of entries) {
    judge(of.place.name.value, report.plan)
    judge(of.place.name.value, report.actual)
  }
  return problems
}

function zeroPlans({ name, plan }: Indicator, entries: readonly PlaceEntry[]): readonly Diagnostic[] {
  const isZero = (value: Exact | null) => value?.numerator === 0n
  const zeros = entries.filter((entry) => isZero(entry.plan)).flatMap(({ report }) => report.plan ?? [])
  if (plan && isZero(exactOf(plan.value))) zeros.unshift(plan)
  return zeros.slice(0, MOST_PROBLEMS).map(({ at }) => {
    const message = `“${name.value}”的计划是零，算不出完成率`
    return error('plan-zero', message, at, '没有计划的，不要写“计划”。')
  })
}

/** What is less than nothing is no part of a plan. */
function lossesOfPlan(
  { name, plan, actual, completion }: Indicator,
  entries: readonly PlaceEntry[],
): readonly Diagnostic[] {
  const isLoss = (value: Exact | null) => value !== null && value.numerator < 0n
  const losses = entries.filter((entry) => entry.report.plan && isLoss(entry.actual))
  const written = losses.flatMap(({ report }) => report.actual ?? [])
  if ((plan || completion) && actual && isLoss(exactOf(actual.value))) written.unshift(actual)
  return written.slice(0, MOST_PROBLEMS).map(({ value, at }) => {
    const message = `“${name.value}”要算完成率，完成数是“${formatFigure(value)}”`
    return error('figure-negative', message, at, '请核对；确实是负数的，不要写“计划”“完成率”。')
  })
}

/** 109% of 约23万人 is no 109%: what is computed needs exact numbers, as in the formulas of 数字.yaml. */
function ofLoose(name: string, { value, at }: Sourced<Quantity>): Diagnostic {
  const message = `“${name}”的“${formatFigure(value)}”不是确数，不能用来计算完成率`
  return error('formula-operand', message, at, '请填写确数，或者填写“完成率”。')
}
