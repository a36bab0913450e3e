import type { Dataset } from '../data/dataset.js'
import type { Figure } from '../figures/figure.js'
import { placeName } from '../figures/figure-names.js'
import { oncePer } from '../keyed/once-per.js'

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

/** The names of what the relations of 勾稽.yaml hold against each other. */
export const relationOperands = oncePer(
  ({ relations }: Dataset): ReadonlySet<string> =>
    new Set(relations.flatMap(({ operands }) => operands.map(({ name }) => name.value))),
)

/** Whether what the data say holds a figure already: the formula that it follows from, or a relation. */
export const isHeld = ({ name, derivation }: Figure, dataset: Dataset): boolean =>
  derivation !== null || relationOperands(dataset).has(name)
