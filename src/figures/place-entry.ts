import type { Indicator, PlaceReport, Report } from '../data/dataset.js'
import type { Quantity } from '../data/quantity.js'
import type { Sourced } from '../data/sourced.js'
import type { Exact } from './exact.js'
import { exactOf } from './measure.js'

/** What one place reports for the indicator that is computed. */
export interface PlaceEntry {
  readonly of: PlaceReport
  readonly report: Report
  readonly plan: Exact | null
  readonly actual: Exact | null
}

/** What the places report for an indicator, in official order; a place that does not is left out. */
export const entriesOf = ({ name }: Indicator, reports: readonly PlaceReport[]): readonly PlaceEntry[] =>
  reports.flatMap((of): readonly PlaceEntry[] => {
    const report = of.reports.get(name.value)
    if (!report) return []
    const value = (quantity: Sourced<Quantity> | null) => quantity && exactOf(quantity.value)
    return [{ of, report, plan: value(report.plan), actual: value(report.actual) }]
  })
