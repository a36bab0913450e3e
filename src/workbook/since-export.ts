import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { cellProblem } from './cell-place.js'
import { recordedQuantity, statedText } from './export-record.js'
import { type NewQuantity, newQuantity, type Wanted } from './new-quantity.js'
import type { Entry } from './read-table.js'
import { type Target, targetName } from './target.js'

/** Whether a cell of an exported workbook still says what was exported: then nobody has said anything by it. */
export function isUntouched(entry: Entry, target: Target, wanted: Wanted): boolean {
  if (entry.part === '更正' || !entry.exported) return false
  const old = recordedQuantity(entry.exported, targetName(target))
  if (!old) return false
  const read = newQuantity(entry, { ...wanted, old })
  return read.ok && read.value.same
}

/**
 * A number of an exported table that somebody has changed, and that the data have changed since, was changed by one who
 * did not know of the other: none of the two is taken in silence. What is computed is compared once all is imported.
 */
export function staleCell(entry: Entry, target: Target, read: NewQuantity): readonly Diagnostic[] {
  if (entry.part === '更正' || !entry.exported || read.same) return []
  if (target.kind === 'figure' && target.figure.source === 'computed') return []
  const was = entry.exported.get(targetName(target)) ?? ''
  const now = target.kind === 'figure' ? statedText(target.figure) : ''
  if (now === was) return []
  const message = `导出时是 ${was || '空的'}，数据里现在是 ${now || '空的'}，这里是 ${read.text}`
  return [cellProblem('error', 'import-stale', entry.at, message, '数字在导出以后改过，请重新导出，再改这一处。')]
}

/** A confirmation sheet shows what was printed; a figure that has changed since was not the one that was confirmed. */
export function staleSheet({ at, part, printed }: Entry, target: Target, read: NewQuantity): readonly Diagnostic[] {
  if (part !== '更正' || !printed || target.kind !== 'figure' || target.figure.text === printed) return []
  // The same workbook once more, or two who have found the same: it is done.
  if (read.text === target.figure.text) return []
  const message = `核对表印出的是 ${printed}，数据里现在是 ${target.figure.text}，更正写的是 ${read.text}`
  return [cellProblem('error', 'import-stale', at, message, '数字在导出以后改过，请重新导出核对表，再核对。')]
}
