import type { Indicator, PlaceReport, PrintForm, Report, Sourced } from '../data/dataset.js'
import type { Quantity } from '../data/quantity.js'
import { type Diagnostic, error } from '../diagnostics/diagnostic.js'
import { compareDeclared, compareRate, type FigureFinding } from './compare-declared.js'
import { compareCoverage } from './completion-coverage.js'
import { divide, type Exact, sum, zero } from './exact.js'
import type { Derivation, Figure } from './figure.js'
import { completionName, planName, reportName } from './figure-names.js'
import { formatFigure } from './format-figure.js'
import { computedFigure, declaredFigure, lazyDerivation } from './make-figure.js'
import { exactForm, exactOf, formOf, isAdded, isExact, percent, sameUnit } from './measure.js'
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

/** What one place reports for the indicator that is computed. */
export interface PlaceEntry {
  readonly of: PlaceReport
  readonly report: Report
  readonly plan: Exact | null
  readonly actual: Exact | null
}

const MOST_PROBLEMS = 20

/** Totals, completion and ranking of one indicator, from what is declared and what the places report. */
export function computeIndicator(indicator: Indicator, reports: readonly PlaceReport[]): ComputedIndicator {
  const name = indicator.name.value
  const entries = reports.flatMap((of): readonly PlaceEntry[] => {
    const report = of.reports.get(name)
    if (!report) return []
    const value = (quantity: Sourced<Quantity> | null) => quantity && exactOf(quantity.value)
    return [{ of, report, plan: value(report.plan), actual: value(report.actual) }]
  })
  const unit = unitOf(indicator, entries)
  const diagnostics = [...wrongUnits(indicator, entries, unit), ...zeroPlans(indicator, entries)]
  const findings: FigureFinding[] = []

  const added = isAdded(name, unit)
  const planTotal = added ? totalOf(name, entries, 'plan') : null
  const actualTotal = added ? totalOf(name, entries, 'actual') : null
  const everyPlan = planTotal !== null && planTotal.count === entries.length

  const head = (figure: string, derivation: Derivation | null) => ({ name: figure, scope: null, derivation })
  const at = indicator.name.at
  const planHead = head(planName(name), planTotal?.derivation ?? null)
  const plan = indicator.plan
    ? declaredFigure(everyPlan ? planHead : head(planName(name), null), indicator.plan)
    : planTotal && computedFigure(planHead, planTotal.value, { form: planForm(planTotal.value, indicator, unit), at })
  if (indicator.plan && plan && everyPlan) {
    // A province may plan less than its places promise, so a difference is no contradiction.
    findings.push(
      ...compareDeclared({ figure: plan, value: planTotal.value, code: 'plan-differs', severity: 'warning' }),
    )
  }

  const actualHead = head(name, actualTotal?.derivation ?? null)
  const actual = indicator.actual
    ? declaredFigure(actualHead, indicator.actual)
    : actualTotal &&
      computedFigure(actualHead, actualTotal.value, { form: actualForm(actualTotal.value, indicator, unit), at })
  if (indicator.actual && actual && actualTotal)
    findings.push(...compareDeclared({ figure: actual, value: actualTotal.value }))
  const each = entries.flatMap((entry) => entry.actual ?? [])
  if (indicator.actual && actual && !added && each.length === entries.length)
    findings.push(...compareRate(actual, each))

  // The total of the reports is more exact than a declared one, which has been rounded.
  const done = actualTotal ? actualTotal.value : (actual?.exact ?? null)
  const planned = plan?.exact ?? null
  const ratio = done && planned ? (divide(done, planned) ?? null) : null
  const completionHead = head(
    completionName(name),
    plan && actual && { kind: 'completion', operands: [name, planName(name)] },
  )
  const completion = indicator.completion
    ? declaredFigure(completionHead, indicator.completion)
    : plan && actual && computedFigure(completionHead, ratio, { form: percent(indicator.completionDecimals), at })
  const loose = [actualTotal ? null : indicator.actual, indicator.plan].find((each) => each && !isExact(each.value))
  if (indicator.completion && completion && ratio && !loose)
    findings.push(...compareDeclared({ figure: completion, value: ratio }))
  else if (ratio) findings.push(...compareCoverage(indicator, entries))
  if (loose && ratio && !indicator.completion) diagnostics.push(ofLoose(name, loose))

  const ranked = rankIndicator(indicator, { entries, reports, form: actual && formOf(actual.quantity) })
  return {
    result: { plan, actual, completion, ranking: ranked.ranking },
    findings: [...findings, ...ranked.findings],
    diagnostics,
  }
}

/** The sum of what the places report; null where none reports it. Of the entries only the places outlive the year's reading. */
function totalOf(name: string, entries: readonly PlaceEntry[], part: 'plan' | 'actual') {
  const parts = entries.filter(({ report }) => report[part])
  if (parts.length === 0) return null
  const values = parts.flatMap((entry) => entry[part] ?? [])
  const places = parts.map(({ of }) => of.place)
  const label = part === 'plan' ? '计划' : '完成'
  const derivation = lazyDerivation('sum', () => places.map((place) => reportName(place, name, label)))
  // A part that is still to come makes the total one.
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
  judge('全省', plan)
  judge('全省', actual)
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

/** 109% of 约23万人 is no 109%: what is computed needs exact numbers, as in the formulas of 数字.yaml. */
function ofLoose(name: string, { value, at }: Sourced<Quantity>): Diagnostic {
  const message = `“${name}”的“${formatFigure(value)}”不是确数，不能用来计算完成率`
  return error('formula-operand', message, at, '请填写确数，或者填写“完成率”。')
}

/** A plan is printed as it is; a total as the data wants it. */
const planForm = (value: Exact | null, { form }: Indicator, unit: string): PrintForm =>
  exactForm(value ?? zero, form?.scale ?? '', unit)
const actualForm = (value: Exact | null, { form }: Indicator, unit: string): PrintForm =>
  form ?? exactForm(value ?? zero, '', unit)
