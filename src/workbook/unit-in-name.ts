import { parseQuantity } from '../data/parse-quantity.js'
import { place } from '../diagnostics/diagnostic.js'
import { sameUnit } from '../figures/measure.js'
import type { Target } from './find-target.js'
import { isUnit, readHeader, splitUnit, squeeze } from './headers.js'
import type { Entry } from './read-table.js'

/** An entry whose name has a unit behind it, 城镇新增就业（万人）, with the name alone; undefined when it has none. */
export function withoutUnit(entry: Entry): { readonly entry: Entry; readonly unit: string } | undefined {
  const { words, unit } = splitUnit(entry.written)
  return isUnit(unit) && !readHeader(unit, true)
    ? { entry: { ...entry, name: squeeze(words), written: words }, unit }
    : undefined
}

/** The entry with its number in that unit; undefined where the unit cannot be that of the figure. */
export function inUnit(entry: Entry, unit: string, target: Target): Entry | undefined {
  // The unit is that of what was planned and achieved, not of a rate or a score beside it.
  if (entry.part === '完成率' || entry.part === '得分') return entry
  const read = parseQuantity(`1${unit}`, place('', 1, 1))
  const old = target.kind === 'figure' ? target.figure.quantity : null
  if (!read.ok || !old || old.digits === '' || !sameUnit(read.value.unit, old.unit)) return undefined
  const { amount } = entry
  return amount.hasUnit ? entry : { ...entry, amount: { ...amount, text: amount.text + unit, hasUnit: true } }
}
