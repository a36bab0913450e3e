import type { PlaceReport, Report } from '../../data/dataset.js'
import type { Quantity } from '../../data/quantity.js'
import type { Sourced } from '../../data/sourced.js'
import { approximate } from '../../figures/exact.js'
import { formatFigure } from '../../figures/format-figure.js'
import { exactOf, sameUnit } from '../../figures/measure.js'
import type { Check } from '../check.js'
import { type Finding, finding, numberIn } from '../finding.js'

/** A place's number is about that of the year before, up to so many times it. */
const ALIKE = 1.25
/** From so many times on it is another. */
const APART = 1.5
/** What places report, held against what they reported the year before: two rows exchanged keep every total. */
export const earlierReports: Check = ({ dataset: { indicators, reports, copiedFrom } }) => {
  const before = new Map(copiedFrom?.reports.map((report) => [report.place.name.value, report]))
  if (before.size === 0) return []
  const years = reports.flatMap((now): readonly Years[] => {
    const last = before.get(now.place.name.value)
    return last ? [{ now, last }] : []
  })
  return indicators.flatMap(({ name: { value: name } }) =>
    measures.flatMap((measure) => exchanged(pairsOf(years, name, measure), `“${name}”${measure.name}`)),
  )
}

/** What one place reports, and what it reported the year before. */
interface Years {
  readonly now: PlaceReport
  readonly last: PlaceReport
}

interface Measure {
  readonly name: string
  readonly read: (report: Report) => Sourced<Quantity> | null
}

const measures: readonly Measure[] = [
  { name: '计划', read: ({ plan }) => plan },
  { name: '完成', read: ({ actual }) => actual },
]

/** A number of a place in two years. */
interface Pair {
  readonly place: string
  readonly written: Sourced<Quantity>
  readonly now: number
  readonly before: number
}

function pairsOf(years: readonly Years[], indicator: string, { read }: Measure): readonly Pair[] {
  return years.flatMap(({ now, last }) => {
    const [written, before] = [now, last].map(({ reports }) => {
      const report = reports.get(indicator)
      return report && read(report)
    })
    if (!written || !before || !sameUnit(written.value.unit, before.value.unit)) return []
    const [a, b] = [exactOf(written.value), exactOf(before.value)]
    return a && b ? [{ place: now.place.name.value, written, now: approximate(a), before: approximate(b) }] : []
  })
}

const times = (a: number, b: number): number => (a > b ? a / b : b / a)

/** Where half of all are far from the year before, that year is no measure. */
function exchanged(pairs: readonly Pair[], called: string): readonly Finding[] {
  const moved = pairs.filter(({ now, before }) => times(now, before) >= APART)
  if (moved.length * 2 > pairs.length) return []
  return moved.flatMap((one, index) =>
    moved
      .slice(index + 1)
      .filter((other) => times(one.now, other.before) <= ALIKE && times(other.now, one.before) <= ALIKE)
      .map((other) => {
        const [a, b] = [one, other].map(({ place, written }) => `“${place}”${formatFigure(written.value)}`)
        return finding('report-exchanged', 'warning', `${called}：${a}、${b}，各与对方上一年的相近`, {
          at: other.written.at,
          about: `${one.place} ${other.place} ${called}`,
          numbers: [one, other].flatMap(({ written }) => numberIn(written.value)),
          hint: '请核对这两个地方的数是不是写颠倒了；确实如此的，写进 豁免.yaml。',
        })
      }),
  )
}
