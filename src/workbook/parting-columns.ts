import { readPeriod, samePeriod } from '../data/period.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { cellAt, cellProblem } from './cell-place.js'
import { headsAbove } from './find-tables.js'
import { isOtherTime, roleOf, squeeze } from './headers.js'
import type { KnownWords } from './known-words.js'
import { isFigure } from './read-amount.js'
import type { FoundTable } from './table-source.js'
import { columnsOf, indexesBetween, seenCell, writtenIn } from './workbook.js'

/** What the figures of a row are, where it is not what was achieved in the year that is imported. */
type Word = 'other' | 'own' | undefined

const OWN = /^(?:本[年期]|今年|累计|全年|年度|合计|总数)$/u
const OTHER = /^(?:[男女]性?|[本当上][月季周]|其中.*)$/u

function wordOf(text: string, { year, period }: KnownWords): Word {
  const role = roleOf(text)
  if (role !== undefined) return role === '完成' ? 'own' : /^(?:计划|完成率|得分)$/.test(role) ? 'other' : undefined
  const [, stated = '', rest = ''] = /^((?:19|20)\d{2})(?:年度?)(.*)$/u.exec(text) ?? []
  const part = readPeriod(stated === '' ? text : rest)
  if (stated !== '' && (rest === '' || part)) return stated === year && samePeriod(part, period) ? 'own' : 'other'
  if (part) return samePeriod(part, period) ? 'own' : 'other'
  return OWN.test(text) ? 'own' : OTHER.test(text) || isOtherTime(text) ? 'other' : undefined
}

/**
 * Columns that nobody reads, of which each row says that its figures are something else: 计划 in one row and 完成 in the
 * next, 2022年, 女. Left unread in silence, the plan would be what was achieved.
 */
export function partingColumns(source: FoundTable): readonly Diagnostic[] {
  const { sheet, table, words } = source
  const { columns, rivals, values, repeated, start, end } = table
  const read = new Set([...columns.values(), ...[...rivals, ...values, ...repeated].map(({ column }) => column)])
  const rows = indexesBetween(start, end).filter(
    (row) => !sheet.hiddenRows.has(row) && values.some(({ column }) => isFigure(sheet.rows[row]?.[column])),
  )
  return columnsOf(sheet, rows).flatMap((column) => {
    if (read.has(column) || sheet.hiddenColumns.has(column)) return []
    const ofYears = headsAbove(sheet, table, column).some((words) => /[年时]/u.test(words))
    const said = rows.flatMap((row) => {
      const cell = seenCell(sheet, row, column)
      const written = squeeze(writtenIn(cell))
      const text = ofYears && /^20\d{2}$/.test(written) ? `${written}年` : written
      return text === '' ? [] : [{ row, text, word: wordOf(text, words) }]
    })
    const other = said.find(({ word }) => word === 'other')
    if (!other || said.some(({ word }) => word === undefined)) return []
    const message = `这一列写的是“${other.text}”：同一行的数不是这一年的完成数`
    const hint = '请改成一个地方（一项指标）一行，计划、完成各写一列；别的行请删去。'
    return [cellProblem('error', 'import-conflict', cellAt(source, { row: other.row, column }), message, hint)]
  })
}
