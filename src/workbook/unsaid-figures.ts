import type { Dataset } from '../data/dataset.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { FigureBook } from '../figures/figure-book.js'
import { cellProblem } from './cell-place.js'
import { makeFindTarget } from './find-target.js'
import type { Entries } from './read-table.js'
import { targetName } from './target.js'

/**
 * A dash or 无 where the data have a number, and a number that was exported and has been cleared: perhaps there is
 * none, perhaps it is not known. Nothing is changed, and that is said.
 */
export function unsaidFigures(
  { entries, unsaid }: Entries,
  { dataset, book }: { readonly dataset: Dataset; readonly book: FigureBook },
): readonly Diagnostic[] {
  if (unsaid.length === 0) return []
  const findTarget = makeFindTarget({ dataset, book, add: false })
  const stated = new Set(
    entries.flatMap((entry) => {
      const target = findTarget(entry)
      return 'severity' in target ? [] : [targetName(target)]
    }),
  )
  return unsaid.flatMap(({ words, exported, ...cell }) => {
    const target = cell.part === '更正' ? null : findTarget(cell)
    if (!target || 'severity' in target || target.kind !== 'figure') return []
    const { name, source, quantity, text } = target.figure
    if (source === 'computed' || quantity.digits === '') return []
    // 数值 beside 完成, or another table of the workbook, may say it.
    const was = exported?.get(name) ?? ''
    if (words === '' && (was === '' || stated.has(name))) return []
    const message = words === '' ? `导出时是 ${was}，这里是空的` : `这里是“${words}”，数据里是 ${text}`
    const hint =
      '没有发生的，请写 0；这个地方没有这项数据的，在它的上报里删去这一项，写进“不考核”；数据里的数不对的，请写上正确的数。'
    return [cellProblem('warning', 'workbook-skipped', cell.at, `${message}，没有改`, hint)]
  })
}
