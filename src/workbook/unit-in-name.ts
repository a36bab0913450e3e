import { quantityIn } from '../data/parse-quantity.js'
import { sameUnit } from '../figures/measure.js'
import { isWrittenUnit, readHeader, splitUnit, squeeze } from './headers.js'
import type { Entry } from './read-table.js'
import type { Target } from './target.js'

/** An entry whose name has a unit behind it, 城镇新增就业（万人）, with the name alone; undefined when it has none. */
export function withoutUnit(entry: Entry): { readonly entry: Entry; readonly unit: string } | undefined {
  const { words, unit } = splitUnit(entry.written)
  return isWrittenUnit(unit) && !readHeader(unit, true)
    ? { entry: { ...entry, name: squeeze(words), written: words }, unit }
    : undefined
}

/** The entry with its number in that unit; undefined where the unit cannot be that of the figure. */
export function inUnit(entry: Entry, unit: string, target: Target): Entry | undefined {
  // The unit is that of what was planned and achieved, not of a rate or a score beside it.
  if (entry.part === '完成率' || entry.part === '得分') return entry
  const read = quantityIn(`1${unit}`)
  const known = unitOf(target)
  const own = COMMON.test(unit) || (unit === '%' && RATE.test(entry.name))
  if (!read || !(known === undefined ? own : sameUnit(read.unit, known))) return undefined
  const { amount } = entry
  return amount.hasUnit ? entry : { ...entry, amount: { ...amount, text: amount.text + unit, hasUnit: true } }
}

/** What is counted of a figure, as the data know it before they know the figure. */
function unitOf(target: Target): string | undefined {
  if (target.kind === 'figure') return target.figure.quantity.digits === '' ? undefined : target.figure.quantity.unit
  return target.kind === 'report' || target.kind === 'indicator' ? target.indicator.form?.unit : undefined
}

/** What is surely a unit, and no other word in brackets. */
const COMMON = /^[万亿]?(?:人次?|元|户|家|个|件|次|亩|吨|公里|平方米)$/u

/** What is a percentage by its name; behind another one, % may tell of its completion. */
const RATE = /(?:率|增[速幅长]|降幅|占比|比重)$/u
