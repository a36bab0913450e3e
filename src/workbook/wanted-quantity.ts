import type { Dataset } from '../data/dataset.js'
import type { Quantity } from '../data/quantity.js'
import type { Figure, FigureBook } from '../figures/figure-book.js'
import { lastYearName } from '../figures/figure-names.js'
import { oncePer } from '../keyed/once-per.js'
import type { Wanted } from './new-quantity.js'
import type { Entry } from './read-table.js'
import { type Target, targetName } from './target.js'

/** What is known of the figure that an entry states, before its cell is read. */
export function wantedOf(target: Target, { part }: Entry, dataset: Dataset, book: FigureBook): Wanted {
  const figure = target.kind === 'figure' ? target.figure : null
  const name = targetName(target)
  const reported = target.kind === 'report' || /\/上报\//.test(name)
  return {
    old: figure && (partOf(figure, book) ?? figure).quantity,
    unitless: isUnitless(name, dataset, book),
    percent: name.endsWith('/完成率') || (part === '完成率' && figure?.quantity.unit === '%'),
    exact: reported,
    bare: reported && name.endsWith('得分'),
    computed: figure?.source === 'computed',
  }
}

/** Whether the year before said a figure without a unit, or other places or the whole of them say it so: an index. */
function isUnitless(name: string, dataset: Dataset, book: FigureBook): boolean {
  const [, indicator = ''] = /^(?:[^/]+\/上报\/)?([^/]+)/u.exec(name) ?? []
  const lastYear = book.find(lastYearName(name), null) ?? book.find(lastYearName(indicator), null)
  return lastYear ? hasNoUnit(lastYear.quantity) : unitlessIndicators(dataset).has(indicator)
}

const hasNoUnit = ({ digits, scale, unit }: Quantity): boolean => digits !== '' && scale + unit === ''

/** The indicators of which what was done, or planned, is said without a unit: of some place or of the whole. */
const unitlessIndicators = oncePer(({ indicators, reports }: Dataset): ReadonlySet<string> => {
  const said = [
    ...indicators.map((indicator) => [indicator.name.value, indicator] as const),
    ...reports.flatMap((of) => [...of.reports]),
  ]
  const unitless = said.filter(([, { plan, actual }]) => [plan, actual].some((each) => each && hasNoUnit(each.value)))
  return new Set(unitless.map(([name]) => name))
})

/** A number that a total adds up, where all are in one unit: a table that has no unit states its total in theirs. */
function partOf({ source, derivation }: Figure, book: FigureBook): Figure | undefined {
  if (source !== 'computed' || derivation?.kind !== 'sum') return undefined
  const parts = derivation.operands.flatMap((name) => book.find(name, null) ?? [])
  const [first] = parts
  const alike = parts.every(
    ({ quantity: { unit, scale } }) => unit === first?.quantity.unit && scale === first.quantity.scale,
  )
  return alike ? first : undefined
}
