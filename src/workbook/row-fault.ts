import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { cellProblem } from './cell-place.js'
import { sourcePlace } from './export-record.js'
import { squeeze } from './headers.js'
import { isProvince } from './place-words.js'
import { STRUCK } from './read-amount.js'
import type { FoundTable, TableColumns, TableSource } from './table-source.js'
import { indexesBetween, seenCell } from './workbook.js'

/** Says why nobody can tell what a row of figures is about; undefined where one can. */
export function makeRowFault(source: TableSource, columns: TableColumns): (row: number) => Diagnostic | undefined {
  const { sheet, table, titled, words } = source
  const { label: labelColumn, place: placeColumn, wordsAt, at } = columns
  // Where other places are listed too, the table is of them all, whatever it is called.
  const ofOne =
    titled !== null &&
    indexesBetween(table.start, table.end).every((row) =>
      [undefined, titled].includes(words.placeOf(squeeze(wordsAt(row, placeColumn)))),
    )
  return (row) => {
    const label = wordsAt(row, labelColumn)
    const malformed = (column: number, message: string, hint: string) =>
      cellProblem('error', 'cell-malformed', at(row, column), message, hint)
    if (label === '') return malformed(labelColumn, '这一行有数，没有名称', '请写上名称，或者删去这一行。')
    if (seenCell(sheet, row, labelColumn)?.mark === 'struck')
      return malformed(labelColumn, `“${label}”划了删除线`, STRUCK)
    if (placeColumn === undefined) return undefined
    const where = squeeze(wordsAt(row, placeColumn))
    // A blank that stands for the place above it, or for the province: nobody can tell which.
    if (where === '')
      return malformed(placeColumn, `“${label}”没有写是哪个地方的`, '是哪个地方的，请写上；是总数的，请写“合计”。')
    if (!ofOne || !isProvince(where)) return undefined
    // 合计 in a table of 长春市 is that of the city, and 全市 too.
    const message = `“${where}”是总数，还是“${titled}”的？标题、工作表或文件名写的是“${titled}”`
    const hint = `是“${titled}”的，请写“${titled}”；是总数的，请改标题、工作表或文件的名称。`
    return cellProblem('error', 'import-conflict', at(row, placeColumn), message, hint)
  }
}

/** A row of an exported table whose 地方 has parted from its 来源: one column was sorted, or pasted a row too low. */
export function partedRow(
  row: number,
  { sheet, words: { placeOf }, exported }: FoundTable,
  { place: column, wordsAt, at }: TableColumns,
): readonly Diagnostic[] {
  if (!exported || column === undefined) return []
  const cells = sheet.rows[row] ?? []
  const source = cells.map(sourcePlace).find((name) => name !== undefined && placeOf(squeeze(name)) !== undefined)
  const meant = source === undefined ? undefined : placeOf(squeeze(source))
  const named = placeOf(squeeze(wordsAt(row, column)))
  if (meant === undefined || named === undefined || meant === named) return []
  const message = `这一行的“来源”是“${meant}”的，“地方”写的是“${named}”`
  const hint = '多半是只排了一列的序，或者错了行：请重新导出，整行一起排序。'
  return [cellProblem('error', 'import-conflict', at(row, column), message, hint)]
}
