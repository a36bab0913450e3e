import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { type CellPlace, cellProblem } from './cell-place.js'
import type { ExportRecord } from './export-record.js'
import type { Table } from './find-tables.js'
import { squeeze } from './headers.js'
import { saysNothing } from './read-amount.js'
import { type Sheet, writtenIn } from './workbook.js'

/** What people write who find a number right. */
const AGREED =
  /^(?:是的?|对的?|√|✓|✔|无误|正确|属实|相符|一致|同意|确认(?:无误)?|已?核(?:对|实)?(?:无误|一致)?|已确认|ok|yes|y|1)[。!]?$/i

interface ConfirmationRow {
  readonly sheet: Sheet
  readonly table: Table
  readonly row: number
  readonly at: (column: number) => CellPlace
  readonly exported: ExportRecord | null
}

/**
 * What a row of a confirmation sheet says besides its 更正. Somebody who writes 否, or the right number into the wrong
 * column, has found a mistake: it must not come back as “nothing to change”.
 */
export function answers({ sheet, table, row, at, exported }: ConfirmationRow): readonly Diagnostic[] {
  const { columns, values } = table
  const wordsAt = (column: number | undefined) =>
    column === undefined ? '' : squeeze(writtenIn(sheet.rows[row]?.[column]))
  const [name, confirmed, printed, remark] = [
    columns.get('name'),
    columns.get('confirmed'),
    columns.get('printed'),
    columns.get('remark'),
  ]
  const label = wordsAt(name)
  if (label === '') return []
  const correction = values.find(({ role }) => role === 'correction')
  const typed = wordsAt(correction?.column)
  const corrected = saysNothing(typed) ? '' : typed
  const [answer, note, shown] = [wordsAt(confirmed), wordsAt(remark), wordsAt(printed)]
  const was = squeeze(exported?.get(label) ?? '')
  if (printed !== undefined && was !== '' && was !== shown) {
    const message = `“${label}”导出时是 ${was}，这里的“印出”是 ${shown || '空的'}`
    const hint = '“名称”“印出”不要改；有误的，在“更正”里写上正确的数字。'
    return [cellProblem('error', 'import-conflict', at(printed), message, hint)]
  }
  const hint = '请在“更正”一列写上正确的数字和单位；没有错的，“确认”写“是”。'
  const says = (column: number, message: string) => [
    cellProblem('warning', 'import-unanswered', at(column), `“${label}”${message}`, hint),
  ]
  const agreed = answer === '' || AGREED.test(answer)
  if (corrected !== '')
    return confirmed !== undefined && answer !== '' && agreed
      ? says(confirmed, `确认写了“${answer}”，又写了更正 ${corrected}`)
      : []
  const struck = [name, printed].find((column) => column !== undefined && sheet.rows[row]?.[column]?.mark === 'struck')
  if (struck !== undefined) return says(struck, '划了删除线，没有写更正')
  if (confirmed !== undefined && !agreed) return says(confirmed, `确认写了“${answer}”，没有写更正`)
  if (remark !== undefined && note !== '' && answer === '') return says(remark, `说明写了“${note}”，没有写更正`)
  return []
}
