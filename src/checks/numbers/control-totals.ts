import type { Indicator, PlaceReport, Report } from '../../data/dataset.js'
import type { Quantity } from '../../data/quantity.js'
import type { Sourced } from '../../data/sourced.js'
import { add, compare, type Exact, subtract, sum, zero } from '../../figures/exact.js'
import { formatExact, formatFigure } from '../../figures/format-figure.js'
import { exactForm, exactOf, formOf, quantityOf, sameUnit } from '../../figures/measure.js'
import { reportedParts } from '../../figures/typed-figures.js'
import type { Check } from '../check.js'
import { type Finding, finding, numberIn } from '../finding.js'
import { isOneSlip } from './one-slip.js'

type Part = (typeof reportedParts)[number]

/**
 * Control totals (核对): what places report adds up to the totals of the sheets that it was copied from; exactly, or, where
 * these are in 万 or 亿, to their last digit. Nothing else tells a slip in the last digits of one place.
 */
export const controlTotals: Check = ({ dataset: { indicators, reports } }) =>
  indicators.flatMap((indicator) =>
    reportedParts.flatMap((part) => {
      const control = indicator.control?.[part.key]
      return control ? held(indicator, part, control, reported(reports, indicator, part)) : []
    }),
  )

/** What one place reports. */
interface Reported {
  readonly place: string
  readonly quantity: Sourced<Quantity>
}

const reported = (reports: readonly PlaceReport[], { name }: Indicator, { key }: Part): readonly Reported[] =>
  reports.flatMap(({ place, reports: own }) => {
    const report: Report | undefined = own.get(name.value)
    const quantity = report?.[key]
    return quantity ? [{ place: place.name.value, quantity }] : []
  })

function held({ name }: Indicator, { part }: Part, control: Sourced<Quantity>, all: readonly Reported[]) {
  const called = `“${name.value}”各地的${part}`
  const about = `${name.value} ${part}`
  const tell = (message: string, hint: string, numbers = numberIn(control.value)): readonly Finding[] => [
    finding('control-total', 'warning', message, { at: control.at, about, hint, numbers }),
  ]
  const total = exactOf(control.value)
  if (!total) return tell(`${called}还没有核对：“核对”还是待补`, '请按原表写上合计；没有合计的，删去这一项。')
  if (all.length === 0) return tell(`${called}没有上报，“核对”的合计没有用到`, '请写上各地的上报，或者删去“核对”。')
  const values = all.flatMap(({ quantity }) => exactOf(quantity.value) ?? [])
  // What is still to come is told where it is.
  if (values.length < all.length) return []
  const other = all.find(({ quantity }) => !sameUnit(quantity.value.unit, control.value.unit))
  if (other) {
    const found = `${other.place}是 ${formatFigure(other.quantity.value)}`
    return tell(`${called}不能核对：合计是 ${formatFigure(control.value)}，${found}`, '请写成同一个单位。')
  }
  const added = sum(values)
  const form = formOf(control.value)
  const missing = subtract(total, added)
  const rounded = form.scale !== '' && formatExact(added, form) === formatFigure(control.value)
  if (rounded || compare(missing, zero) === 0) return []
  const near = all.flatMap((each) => slipOf(each, missing) ?? [])
  const guess = near.length === 0 || near.length > MOST_GUESSES ? '' : `可能是抄错：${near.join('；')}。`
  const is = quantityOf(added, exactForm(added, form.scale, form.unit))
  return tell(
    `${called}加起来是 ${formatFigure(is)}，“核对”的合计是 ${formatFigure(control.value)}`,
    `${guess}请与原表逐个核对；后来更正过的，合计也要改。`,
    [control.value, is].flatMap(numberIn),
  )
}

/** More than these is no hint. */
const MOST_GUESSES = 3

/** What a place would have reported if it alone were wrong, where one slip of the keyboard leads from that to what is there. */
function slipOf({ place, quantity: { value } }: Reported, missing: Exact): string | undefined {
  const is = exactOf(value)
  if (!is) return undefined
  const meant = add(is, missing)
  if (meant.numerator < 0n) return undefined
  const { digits } = quantityOf(meant, formOf(value))
  return isOneSlip(digits, value.digits)
    ? `${place} ${formatFigure(value)}，应为 ${formatFigure({ ...value, digits })}`
    : undefined
}
