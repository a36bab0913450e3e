import { type Diagnostic, note, place, warning } from '../diagnostics/diagnostic.js'
import { nameSome } from '../diagnostics/name-some.js'
import { rowKey } from './export-record.js'
import type { Table } from './find-tables.js'
import { headWords } from './headers.js'
import { indexesBetween, type Sheet, seenCell } from './workbook.js'

/**
 * Rows that a sheet had when it was exported and that have not come back: one who strikes a figure out deletes its row,
 * and its number would stay as it is. Who has deleted most of them has kept only his own.
 */
export function missingRows(
  file: string,
  sheet: Sheet,
  tables: readonly Table[],
  rows: readonly string[] | undefined,
): readonly Diagnostic[] {
  if (!rows || tables.length === 0) return []
  const found = new Set(tables.flatMap((table) => keysOf(sheet, table)))
  const missing = rows.filter((key) => !found.has(key))
  if (missing.length === 0) return []
  const named = nameSome(missing, 5, ` 等 ${missing.length} 行`)
  const message = `工作表“${sheet.name}”导出时有、现在没有的行：${named}，这些数字没有改`
  const hint = '删去一行，不会删去数据里的数字：数字有误的，请写上正确的；不再要的，请从数据和文字里删去。'
  const tell = missing.length * 2 > rows.length ? note : warning
  return [tell('workbook-skipped', message, place(file, 1, 1), hint)]
}

function keysOf(sheet: Sheet, { columns, start, limit }: Table): readonly string[] {
  const words = (row: number, column: number | undefined) =>
    column === undefined ? '' : headWords(seenCell(sheet, row, column))
  return indexesBetween(start, limit).map((row) =>
    rowKey(words(row, columns.get('place')), words(row, columns.get('name'))),
  )
}
