import type { Dataset } from '../data/dataset.js'
import { parseQuantity } from '../data/parse-quantity.js'
import { andThen, type Diagnostic, fail, note, type Outcome, outcome, place } from '../diagnostics/diagnostic.js'
import { meantOr } from '../diagnostics/nearest-name.js'
import type { FigureBook } from '../figures/figure-book.js'
import { formatFigure } from '../figures/format-figure.js'
import { cellAt, cellProblem } from './cell-place.js'
import { type FoundHeads, findHeads } from './found-heads.js'
import { readAmount } from './read-amount.js'
import { readRankings } from './read-rankings.js'
import { retypeHeads } from './retype-sheet.js'
import type { Retyped } from './retyped.js'
import { type Sheet, textOf, type Workbook } from './workbook.js'

/** What 复录表 of a workbook say. */
export interface RetypedSheets {
  readonly typed: readonly Retyped[]
  /** The sheets that are none: what else a workbook holds is read as ever. */
  readonly others: readonly Sheet[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads the sheets with a column 复录; a blank there says nothing. */
export function readRetyped({ file, sheets }: Workbook, dataset: Dataset, book: FigureBook): RetypedSheets {
  const others: Sheet[] = []
  const typed: Retyped[] = []
  const diagnostics: Diagnostic[] = []
  for (const sheet of sheets) {
    const rows = readFigures(sheet, file, book) ?? readRankings(sheet, file, dataset)
    if (!rows) {
      others.push(sheet)
      continue
    }
    diagnostics.push(...rows.flatMap((row) => row.diagnostics))
    typed.push(...rows.flatMap((row) => (row.ok && row.value ? [row.value] : [])))
    if (rows.every((row) => row.ok && !row.value)) {
      const message = `工作表“${sheet.name}”的“${retypeHeads.again}”一栏是空的`
      diagnostics.push(note('workbook-skipped', message, place(file, 1, 1)))
    }
  }
  return { typed, others, diagnostics }
}

/** The figures of a sheet, row by row; undefined where it has none. */
function readFigures(sheet: Sheet, file: string, book: FigureBook) {
  const heads = findHeads(sheet, [retypeHeads.name, retypeHeads.again])
  return heads && sheet.rows.slice(heads.row + 1).map((cells = []) => readRow(cells, heads, { file, sheet, book }))
}

/** What is typed of one figure in one row; undefined where nothing is. */
function readRow(
  cells: Sheet['rows'][number],
  { cellOf }: FoundHeads,
  { file, sheet, book }: { readonly file: string; readonly sheet: Sheet; readonly book: FigureBook },
): Outcome<Retyped | undefined> {
  const name = textOf(cellOf(cells, retypeHeads.name)).trim()
  const again = cellOf(cells, retypeHeads.again)
  if (!again || name === '') return outcome(undefined)
  const cell = cellAt({ file, sheet }, again)
  const amount = readAmount(again, textOf(cellOf(cells, retypeHeads.unit)).trim())
  const typed = andThen(amount, (read) => (read ? parseQuantity(read.text, place(file, 1, 1)) : outcome(undefined)))
  if (!typed.ok)
    return fail(
      ...typed.diagnostics.map(({ message, hint }) => cellProblem('error', 'cell-malformed', cell, message, hint)),
    )
  if (!typed.value) return outcome(undefined)
  if (book.find(name, null)) return outcome({ kind: 'figure', name, text: formatFigure(typed.value), cell })
  const hint = meantOr(book.nearest(name, null), '“名称”不要改；数据改过的，请重新导出复录表。')
  return fail(cellProblem('error', 'import-unknown', cell, `没有叫“${name}”的数字`, hint))
}
