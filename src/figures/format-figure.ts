import type { PrintForm } from '../data/dataset.js'
import { PENDING, type Quantity } from '../data/quantity.js'
import type { Exact } from './exact.js'
import { formOf, quantityOf } from './measure.js'

/** The text of a quantity, as the notice prints it. The only place where a number becomes text. */
export function formatFigure(quantity: Quantity): string {
  const { approximation, digits, scale, surplus, surplusBeforeScale, unit, bound } = quantity
  if (digits === '') return `【${PENDING}】`
  const number = surplusBeforeScale ? digits + surplus + scale : digits + scale + surplus
  return approximation + number + unit + bound
}

/** A value in base units, as it is printed. */
export const formatExact = (value: Exact, form: PrintForm): string => formatFigure(quantityOf(value, form))

/** The same as a quantity is printed beside which it stands: in its unit, to its last digit. */
export const formatLike = (value: Exact, quantity: Quantity): string => formatExact(value, formOf(quantity))
