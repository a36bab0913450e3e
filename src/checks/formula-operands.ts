import type { Dataset } from '../data/dataset.js'
import { oncePer } from '../diagnostics/once-per.js'
import { placeName } from '../figures/figure-names.js'

/**
 * The full names of what the formulas of 数字.yaml and of the highlights compute with: a text of a place may leave the place
 * out. What places report is no part of it, which may be a million.
 */
export const formulaOperands = oncePer(
  ({ figures }: Dataset): ReadonlySet<string> =>
    new Set(
      figures.flatMap(({ formula, scope }) =>
        (formula?.operands ?? []).flatMap(({ value }) => (scope ? [value, placeName(scope, value)] : [value])),
      ),
    ),
)
