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
  dataset.indicators.flatMap(({ name }) => measures.flatMap((measure) => farOff(dataset.reports, name.value, measure)))

/** What places are compared by. */
interface Measure {
  readonly name: string
  readonly read: (report: Report) => number | null
  readonly print: (value: number) => string
  /** The numbers that it comes from; where it is wrong, the last of them is to be looked at. */
  readonly numbers: (report: Report) => readonly (Sourced<Quantity> | null)[]
  /** Whether more is said of these numbers than that they are unusual. */
  readonly isTold: (report: Report) => boolean
}

const measures: readonly Measure[] = [
  {
    name: '完成率',
    read: completionOf,
    print: (value) => `${(value * 100).toFixed(1)}%`,
    numbers: ({ plan, actual }) => [plan, actual],
    isTold: isOfOtherMagnitude,
  },
  {
    name: '得分',
    read: ({ score }) => score && worthOf(score),
    print: (value) => value.toFixed(1),
    numbers: ({ score }) => [score],
    isTold: () => false,
  },
]

function farOff(
  reports: readonly PlaceReport[],
  indicator: string,
  { name, read, print, numbers, isTold }: Measure,
): readonly Finding[] {
  const observed = reports.flatMap((of) => {
    const report = of.reports.get(indicator)
    const value = report ? read(report) : null
    return report && value !== null ? [{ place: of.place.name.value, report, value }] : []
  })
  if (observed.length < fewest) return []
  const middle = median(observed.map(({ value }) => value))
  const spread = median(observed.map(({ value }) => Math.abs(value - middle)))
  const allowed = Math.max(deviations * spread, share * middle)
  return observed
    .filter(({ value, report }) => Math.abs(value - middle) > allowed && !isTold(report))
    .map(({ place, report, value }) => {
      const written = numbers(report).flatMap((each) => each ?? [])
      const about = `${place} ${indicator} ${name}`
      const message = `“${place}”的“${indicator}”${name}是 ${print(value)}，和各地相差很大（中间值 ${print(middle)}）`
      return finding('report-outlier', 'warning', message, {
        at: written.at(-1)?.at ?? null,
        about,
        numbers: written.flatMap((each) => numberIn(each.value)),
        hint: `请核对数字和单位；确实如此，就在 豁免.yaml 里写明（原文写“${about}”，理由里写明报来的数）。`,
      })
    })
}

function completionOf({ plan, actual }: Report): number | null {
  const [whole, part] = [plan && exactOf(plan.value), actual && exactOf(actual.value)]
  const completion = whole && part && divide(part, whole)
  return completion ? approximate(completion) : null
}

function worthOf({ value }: Sourced<Quantity>): number | null {
  const exact = exactOf(value)
  return exact && approximate(exact)
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}
