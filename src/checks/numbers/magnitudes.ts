import type { Report, Sourced } from '../../data/dataset.js'
import type { Quantity } from '../../data/quantity.js'
import { approximate, divide, type Exact } from '../../figures/exact.js'
import { formatFigure } from '../../figures/format-figure.js'
import { exactOf } from '../../figures/measure.js'
import type { Check, CheckInput } from '../check.js'
import { type Finding, finding, numberIn } from '../finding.js'

/**
 * A slip of the decimal point multiplies by ten, one of 万 by ten thousand. What is done lies between half and twice of
 * what was planned, so that a number with a slip in it is five times too great or too small at least.
 */
const FAR = 5
/** Of a plan of a few units (建设2个基地) several times as much may well be done … */
const SMALL_PLAN = 10
/** … but not a thousand times: then 万 or 亿 was written with one number only. */
const ABSURD = 1000

/**
 * 完成 and 计划 of one line that are of different magnitude. Unlike `outliers` it needs no other places to compare with:
 * of four places one cannot tell what is usual.
 */
export const magnitudes: Check = ({ dataset, figures, printed }) =>
  dataset.indicators.flatMap(({ name: { value: name }, plan, actual }) => {
    const reported = dataset.reports.flatMap((of): readonly Finding[] => {
      const report = of.reports.get(name)
      return report && isOfOtherMagnitude(report)
        ? [tell(`“${of.place.name.value}”的“${name}”`, `${of.place.name.value} ${name}`, report)]
        : []
    })
    // Totals that are computed are wrong only where a report is.
    if (reported.length > 0 || !(plan || actual)) return reported
    const whole = wholeOf(name, figures)
    if (!whole || !isOfOtherMagnitude(whole)) return []
    const declared = (actual ?? plan)?.at ?? null
    return [{ ...tell(`全省的“${name}”`, name, whole), at: declared, spot: printed.get(name)?.[0] ?? null }]
  })

type Line = Pick<Report, 'plan' | 'actual'>

/** 计划 and 完成 of the province, declared or computed. */
function wholeOf(name: string, figures: CheckInput['figures']): Line | null {
  const { plan, actual } = figures.indicators.get(name) ?? {}
  if (!plan || !actual) return null
  return {
    plan: { value: plan.quantity, at: plan.origin },
    actual: { value: actual.quantity, at: actual.origin },
  }
}

/** Whether 完成 and 计划 of a line can hardly both be written right. */
export function isOfOtherMagnitude({ plan, actual }: Line): boolean {
  const [planned, done] = [exactIn(plan), exactIn(actual)]
  const ratio = planned && done && divide(done, planned)
  if (!planned || !ratio) return false
  const times = approximate(ratio)
  const far = approximate(planned) < SMALL_PLAN ? ABSURD : FAR
  return times > far || times < 1 / far
}

const exactIn = (quantity: Sourced<Quantity> | null): Exact | null => quantity && exactOf(quantity.value)

function tell(who: string, about: string, { plan, actual }: Line): Finding {
  const [planned, done] = [plan, actual].map((quantity) => (quantity ? formatFigure(quantity.value) : ''))
  return finding('report-magnitude', 'warning', `${who}计划${planned}，完成${done}，大小相差悬殊`, {
    at: actual?.at ?? null,
    about,
    numbers: [plan, actual].flatMap((quantity) => (quantity ? numberIn(quantity.value) : [])),
    hint: `请核对小数点和单位里的万、亿；确实如此的，在 豁免.yaml 里写明（原文写“${about}”，理由里写明这两个数）。`,
  })
}
