import type { PrintForm } from '../data/dataset.js'
import { pendingQuantity, type Quantity } from '../data/quantity.js'
import type { Sourced } from '../data/sourced.js'
import type { SourcePlace } from '../diagnostics/diagnostic.js'
import type { Exact } from './exact.js'
import type { Derivation, Figure } from './figure.js'
import { formatFigure } from './format-figure.js'
import { exactOf, quantityOf } from './measure.js'

/** What every figure has, however it came about. */
type Head = Pick<Figure, 'name' | 'scope'> & Partial<Pick<Figure, 'derivation'>>

/** A figure as the data says it. */
export const declaredFigure = (head: Head, { value: quantity, at: origin }: Sourced<Quantity>): Figure => ({
  derivation: null,
  ...head,
  quantity,
  text: formatFigure(quantity),
  origin,
  exact: exactOf(quantity),
  source: 'declared',
})

/** A figure that follows from others; a null value: one of them is 待补, so it is too. */
export function computedFigure(
  head: Head,
  value: Exact | null,
  { form, at }: { readonly form: PrintForm; readonly at: SourcePlace },
): Figure {
  const quantity = value ? quantityOf(value, form) : pendingQuantity
  return {
    derivation: null,
    ...head,
    quantity,
    text: formatFigure(quantity),
    origin: at,
    exact: value,
    source: 'computed',
  }
}

/** The derivation of a total, whose parts are named when someone asks: there may be ten thousand. */
export const sumOf = (operands: () => readonly string[]): Derivation => ({
  kind: 'sum',
  get operands() {
    return operands()
  },
})
