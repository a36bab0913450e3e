import type { PlaceReport, Report } from '../../data/dataset.js'
import type { Quantity } from '../../data/quantity.js'
import type { Sourced } from '../../data/sourced.js'
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
/** Nearer than this part of what is allowed, the next value is no gap away. */
const STEP = 0.5

/**
 * A place that is far from all the others is more often a slip of the pen than an achievement: a wrong first digit, a
 * wrong unit, plan and actual exchanged. Only a warning: it may well be true, and then a waiver says so.
 */
export const outliers: Check = ({ dataset: { indicators, reports } }) => [
  ...indicators.flatMap(({ name: { value: name } }) =>
    measures
      .filter(({ suits }) => suits(name))
      .flatMap((measure) => farOff(observe(reports, name, measure), measure, name)),
  ),
  ...farOff(reports.flatMap(overallOf), { name: '综合得分', print: inPoints }),
]

/** Growth differs from place to place as it will. */
const CHANGES = /增长|增速|增幅|涨幅|下降|降幅|提高/u

const inPercent = (value: number): string => `${(value * 100).toFixed(1)}%`
const inPoints = (value: number): string => value.toFixed(1)

/** What places are compared by. */
interface Measure {
  readonly name: string
  /** Of which indicators. */
  readonly suits: (indicator: string) => boolean
  readonly read: (report: Report) => number | null
  readonly print: (value: number) => string
  /** The numbers that it comes from; where it is wrong, the last of them is to be looked at. */
  readonly numbers: (report: Report) => readonly (Sourced<Quantity> | null)[]
}

const measures: readonly Measure[] = [
  {
    name: '完成率',
    suits: () => true,
    read: completionOf,
    print: inPercent,
    numbers: ({ plan, actual }) => [plan, actual],
  },
  {
    name: '得分',
    suits: () => true,
    read: ({ score }) => worthOf(score),
    print: inPoints,
    numbers: ({ score }) => [score],
  },
  {
    name: '完成',
    suits: (indicator) => !CHANGES.test(indicator),
    read: rateOf,
    print: inPercent,
    numbers: ({ actual }) => [actual],
  },
]

/** One number in hand, with the numbers of the data that it comes from. */
interface Observed {
  readonly place: string
  readonly value: number
  readonly written: readonly Sourced<Quantity>[]
}

const observe = (reports: readonly PlaceReport[], indicator: string, { read, numbers }: Measure): readonly Observed[] =>
  reports.flatMap(({ place, reports: own }) => {
    const report = own.get(indicator)
    const value = report ? read(report) : null
    return report && value !== null
      ? [{ place: place.name.value, value, written: numbers(report).flatMap((each) => each ?? []) }]
      : []
  })

function overallOf({ place, score }: PlaceReport): readonly Observed[] {
  const value = worthOf(score)
  return score && value !== null ? [{ place: place.name.value, value, written: [score] }] : []
}

function farOff(
  observed: readonly Observed[],
  { name, print }: Pick<Measure, 'name' | 'print'>,
  indicator?: string,
): readonly Finding[] {
  if (observed.length < fewest) return []
  const middle = median(observed.map(({ value }) => value))
  const distance = ({ value }: Observed): number => Math.abs(value - middle)
  const allowed = Math.max(deviations * median(observed.map(distance)), share * Math.abs(middle))
  const [below, above] = [
    reach(observed.filter(({ value }) => value < middle).map(distance), allowed),
    reach(observed.filter(({ value }) => value > middle).map(distance), allowed),
  ]
  return (
    observed
      .filter((each) => distance(each) > (each.value < middle ? below : above))
      // Said once: with what is wrong with its numbers, which is more than that they are unusual. One alone has nothing
      // that it could be of another magnitude than.
      .filter(({ written: [plan = null, actual = null] }) => !isOfOtherMagnitude({ plan, actual }))
      .map(({ place, value, written }) => {
        const about = [place, indicator ?? [], name].flat().join(' ')
        const called = indicator === undefined ? name : `“${indicator}”${name}`
        const message = `“${place}”的${called}是 ${print(value)}，和各地相差很大（中间值 ${print(middle)}）`
        return finding('report-outlier', 'warning', message, {
          at: written.at(-1)?.at ?? null,
          about,
          numbers: written.flatMap((quantity) => numberIn(quantity.value)),
          hint: `请核对数字和单位；确实如此，就在 豁免.yaml 里写明（原文写“${about}”，理由里写明报来的数）。`,
        })
      })
  )
}

/**
 * How far the usual goes from the middle on one side: as far as is allowed, and on from value to value without a gap, for a
 * tail that falls off step by step is how places are.
 */
function reach(distances: readonly number[], allowed: number): number {
  const sorted = distances.toSorted((a, b) => a - b)
  return sorted.reduce((usual, each) => (each <= allowed || each - usual <= allowed * STEP ? each : usual), 0)
}

function worthOf(quantity: Sourced<Quantity> | null): number | null {
  const exact = quantity && exactOf(quantity.value)
  return exact && approximate(exact)
}

/** What is reported in percent, and can so be compared. */
function rateOf({ actual }: Report): number | null {
  return actual?.value.unit === '%' ? worthOf(actual) : null
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
