import type { Indicator } from '../data/dataset.js'
import { warning } from '../diagnostics/diagnostic.js'
import { nameSome } from '../diagnostics/name-some.js'
import type { FigureFinding } from './compare-declared.js'
import { divide, sum } from './exact.js'
import { completionName } from './figure-names.js'
import { formatExact } from './format-figure.js'
import { percent } from './measure.js'
import type { PlaceEntry } from './place-entry.js'

/**
 * Whether the two totals that a completion divides are about the same places: what a place without a plan has done makes
 * it greater, what a place has planned and not reported makes it less. A plan that is declared for the province needs no
 * plan of every place.
 */
export function compareCoverage(indicator: Indicator, entries: readonly PlaceEntry[]): readonly FigureFinding[] {
  const name = completionName(indicator.name.value)
  const withoutActual = entries.filter(({ report }) => report.plan && !report.actual)
  const withoutPlan = indicator.plan ? [] : entries.filter(({ report }) => report.actual && !report.plan)
  const [first] = [...withoutPlan, ...withoutActual]
  if (!first) return []
  const both = entries.flatMap(({ plan, actual }) => (plan && actual ? [{ plan, actual }] : []))
  const ratio = divide(sum(both.map(({ actual }) => actual)), sum(both.map(({ plan }) => plan)))
  const lacking = [...listed(withoutPlan, '没有计划'), ...listed(withoutActual, '没有完成数')].join('，')
  const printed = ratio && formatExact(ratio, percent(indicator.completionDecimals))
  const rate = printed && !indicator.plan ? `；只算两样都有的地方，是${printed}` : ''
  const message = `“${name}”的完成数和计划数不是同样一些地方的：${lacking}${rate}`
  const hint = '请补上；另有总计划的，写在 指标.yaml 的“计划”里；确实如此的，写进 豁免.yaml。'
  return [{ figure: name, diagnostic: warning('completion-coverage', message, first.report.at, hint) }]
}

/** Which places lack something; nothing where none does. */
function listed(entries: readonly PlaceEntry[], what: string): readonly string[] {
  if (entries.length === 0) return []
  const names = entries.map(({ of }) => of.place.name.value)
  return [nameSome(names, 5, `等${names.length}个地方`) + what]
}
