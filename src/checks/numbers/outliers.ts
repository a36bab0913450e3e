import type { PlaceReport, Report, Sourced } from '../../data/dataset.js'
import type { Quantity } from '../../data/quantity.js'
import { approximate, divide } from '../../figures/exact.js'
import { exactOf } from '../../figures/measure.js'
import type { Check } from '../check.js'
import { type Finding, finding, numberIn } from '../finding.js'
import { isOfOtherMagnitude } from './magnitudes.js'

/** Fewer places than this tell nothing about what is usual. */
const fewest = 5
/** How far from the middle: so many times the middle deviation, and at least this share of the middle. */
const deviations = 5
const share = 0.1

/**
 * A place that is far from all the others is more often a slip of the pen than an achievement: a wrong first digit, a
 * wrong unit, plan and actual exchanged. Only a warning: it may well be true, and then a waiver says so.
 */
export const outliers: Check = ({ dataset }) =>
  dataset.indicators.flatMap(({ name }) => [
    ...farOff(dataset.reports, name.value, '完成率', completionOf),
    ...farOff(dataset.reports, name.value, '得分', ({ score }) => worthOf(score)),
  ])

/** One number in hand and where it is written. */
interface Observed {
  readonly of: PlaceReport
  readonly report: Report
  readonly value: number
}

function farOff(
  reports: readonly PlaceReport[],
  indicator: string,
  what: '完成率' | '得分',
  read: (report: Report) => number | null,
): readonly Finding[] {
  const observed = reports.flatMap((of): readonly Observed[] => {
    const report = of.reports.get(indicator)
    const value = report ? read(report) : null
    return report && value !== null ? [{ of, report, value }] : []
  })
  if (observed.length < fewest) return []
  const middle = median(observed.map(({ value }) => value))
  const spread = median(observed.map(({ value }) => Math.abs(value - middle)))
  const allowed = Math.max(deviations * spread, share * middle)
  return (
    observed
      .filter(({ value }) => Math.abs(value - middle) > allowed)
      // Said once: with what is wrong with its numbers, which is more than that they are unusual.
      .filter(({ report }) => what === '得分' || !isOfOtherMagnitude(report))
      .map(({ of, report, value }) => {
        const written = what === '得分' ? report.score : (report.actual ?? report.plan)
        const place = of.place.name.value
        return finding('report-outlier', 'warning', message(place, indicator, what, value, middle), {
          at: written?.at ?? null,
          about: `${place} ${indicator} ${what}`,
          numbers: (what === '得分' ? [report.score] : [report.plan, report.actual]).flatMap((quantity) =>
            quantity ? numberIn(quantity.value) : [],
          ),
          hint: `请核对数字和单位；确实如此，就在 豁免.yaml 里写明（原文写“${place} ${indicator} ${what}”，理由里写明报来的数）。`,
        })
      })
  )
}

function message(place: string, indicator: string, what: '完成率' | '得分', value: number, middle: number): string {
  const print = (number: number) => (what === '得分' ? number.toFixed(1) : `${(number * 100).toFixed(1)}%`)
  return `“${place}”的“${indicator}”${what}是 ${print(value)}，和各地相差很大（中间值 ${print(middle)}）`
}

const worthOf = (quantity: Sourced<Quantity> | null): number | null => {
  const exact = quantity && exactOf(quantity.value)
  return exact && approximate(exact)
}

function completionOf({ plan, actual }: Report): number | null {
  const [whole, part] = [plan && exactOf(plan.value), actual && exactOf(actual.value)]
  const completion = whole && part && divide(part, whole)
  return completion ? approximate(completion) : null
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}
