import { parseQuantity } from '../data/parse-quantity.js'
import { type Diagnostic, note, place } from '../diagnostics/diagnostic.js'
import type { FigureBook } from '../figures/figure-book.js'
import { formatFigure } from '../figures/format-figure.js'
import { type CellPlace, cellProblem } from './cell-place.js'
import { squeeze } from './headers.js'
import { readAmount } from './read-amount.js'
import { retypeHeads } from './retype-sheet.js'
import { type Sheet, textOf, type Workbook } from './workbook.js'

/** What a second person has typed of one figure. */
export interface Retyped {
  readonly name: string
  /** As the data will say it. */
  readonly text: string
  readonly cell: CellPlace
}

/** What 复录表 of a workbook say. */
export interface RetypedFigures {
  readonly figures: readonly Retyped[]
  /** The sheets that are none: what else a workbook holds is read as ever. */
  readonly others: readonly Sheet[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads the sheets with a column 复录; a blank there says nothing. */
export function readRetyped({ file, sheets }: Workbook, book: FigureBook): RetypedFigures {
  const others: Sheet[] = []
  const figures: Retyped[] = []
  const diagnostics: Diagnostic[] = []
  for (const sheet of sheets) {
    const heads = headsOf(sheet)
    if (!heads) {
      others.push(sheet)
      continue
    }
    const before = figures.length + diagnostics.length
    for (const cells of sheet.rows.slice(heads.row + 1)) {
      const [named, unit, again] = [cells?.[heads.name], cells?.[heads.unit], cells?.[heads.again]]
      const name = named ? textOf(named).trim() : ''
      if (!again || name === '') continue
      const at = { file, sheet: sheet.name, row: again.row, column: again.column }
      const read = readAmount(again, unit ? textOf(unit).trim() : '')
      const quantity = read.ok && read.value ? parseQuantity(read.value.text, place(file, 1, 1)) : read
      diagnostics.push(
        ...quantity.diagnostics.map(({ message, hint }) => cellProblem('error', 'cell-malformed', at, message, hint)),
      )
      if (!quantity.ok || !quantity.value) continue
      if (!book.find(name, null)) {
        const near = book.nearest(name, null)
        const hint = near ? `是不是“${near}”？` : '“名称”不要改；数据改过的，请重新导出复录表。'
        diagnostics.push(cellProblem('error', 'import-unknown', at, `没有叫“${name}”的数字`, hint))
        continue
      }
      if ('digits' in quantity.value) figures.push({ name, text: formatFigure(quantity.value), cell: at })
    }
    if (figures.length + diagnostics.length === before)
      diagnostics.push(
        note('workbook-skipped', `工作表“${sheet.name}”的“${retypeHeads.again}”一栏是空的`, place(file, 1, 1)),
      )
  }
  return { figures, others, diagnostics }
}

function headsOf({ rows, hidden }: Sheet) {
  if (hidden) return undefined
  for (const [row, cells] of rows.entries()) {
    const columnOf = (head: string) => (cells ?? []).findIndex((cell) => cell && squeeze(textOf(cell)) === head)
    const [name, unit, again] = [retypeHeads.name, retypeHeads.unit, retypeHeads.again].map(columnOf)
    if (name !== undefined && unit !== undefined && again !== undefined && Math.min(name, again) >= 0)
      return { row, name, unit, again }
  }
  return undefined
}
