import { PENDING, type Quantity } from '../data/quantity.js'

/** The text of a quantity, as the notice prints it. The only place where a number becomes text. */
export function formatFigure(quantity: Quantity): string {
  const { approximation, digits, scale, surplus, surplusBeforeScale, unit, bound } = quantity
  if (digits === '') return `【${PENDING}】`
  const number = surplusBeforeScale ? digits + surplus + scale : digits + scale + surplus
  return approximation + number + unit + bound
}
