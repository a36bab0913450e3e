import type { Dataset, Place, PlaceReport } from '../data/dataset.js'
import { oncePer } from '../keyed/once-per.js'
import { compare } from './exact.js'
import { exactOf } from './measure.js'

/** Whether a place has done what was planned of an indicator; null: the data do not tell. */
export function hasCompleted({ reports, exempt }: PlaceReport, indicator: string): boolean | null {
  const report = exempt.has(indicator) ? undefined : reports.get(indicator)
  const [done, planned] = [report?.actual, report?.plan].map((each) => each && exactOf(each.value))
  return done && planned ? compare(done, planned) >= 0 : null
}

/** An indicator of which a place has done less than was planned. */
export interface Shortfall {
  readonly place: Place
  readonly indicator: string
}

/** All that places have not completed, in official order. Reckoned once for a year. */
export const shortfalls = oncePer(({ reports }: Dataset): readonly Shortfall[] => reports.flatMap(shortfallsOf))

/** What one place has not completed. */
export const shortfallsOf = (report: PlaceReport): readonly Shortfall[] =>
  [...report.reports.keys()]
    .filter((indicator) => hasCompleted(report, indicator) === false)
    .map((indicator) => ({ place: report.place, indicator }))
