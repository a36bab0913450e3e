import { type Diagnostic, error, place } from '../diagnostics/diagnostic.js'
import { cellAt, cellProblem } from './cell-place.js'
import { headWords, isUnit, splitUnit, squeeze } from './headers.js'
import type { KnownWords } from './known-words.js'
import { RANK } from './rank-columns.js'
import { isFigure } from './read-amount.js'
import { type Sheet, seenCell, textOf, type Workbook } from './workbook.js'

/** What is wanting in a workbook in which no table was found. */
export function noTable({ file, sheets }: Workbook, words: KnownWords): Diagnostic {
  const placesIn = (cells: Sheet['rows'][number]) => cells.filter((cell) => words.isPlace(headWords(cell)))
  const shown = sheets.filter(({ hidden }) => !hidden)
  const across = shown.some(({ rows }) => rows.some((cells) => placesIn(cells).length > 1))
  if (across)
    return unread(
      file,
      '一个地方一列的表读不了，请改成一个地方一行，表头写“地方”和指标的名称，或者“地方”“指标”“计划”“完成”。',
    )
  for (const sheet of shown) {
    const row = sheet.rows.findIndex((cells = []) => placesIn(cells).length === 1 && cells.some(isFigure))
    const told = row < 0 ? undefined : unsaidHead(file, sheet, row)
    if (told) return told
  }
  return unread(file, '表头要有“名称”“指标”或“地方”一列，和“完成”“完成率”“计划”“得分”“综合得分”“更正”中的至少一列。')
}

const unread = (file: string, hint: string): Diagnostic =>
  error('workbook-table', '没有找到要导入的表格', place(file, 1, 1), hint)

/** A row a place, below heads that say neither of what the figures are nor what they hold: 地区｜增速（%）｜位次. */
function unsaidHead(file: string, sheet: Sheet, row: number): Diagnostic | undefined {
  const heads = (sheet.rows[row] ?? []).flatMap((cell) => {
    const head = cell && isFigure(cell) ? headOver(sheet, row, cell.column) : undefined
    return head && !RANK.test(squeeze(head.text)) ? [head] : []
  })
  const [first] = heads
  if (!first) return undefined
  const { unit } = splitUnit(first.text)
  const wanted = `完成${unit === '' ? '' : `（${unit}）`}`
  const message = `没有找到要导入的表格：看不出“${first.text}”一列是哪项指标的什么数`
  const hint = `只有一项指标的，这里写“${wanted}”，上面的标题写指标的名称；也可以这里写指标的名称。名称照 指标.yaml 的写；名次不用导入。`
  return cellProblem('error', 'workbook-table', cellAt({ file, sheet }, first), message, hint)
}

/** What stands over a figure, behind a row of units. */
function headOver(sheet: Sheet, row: number, column: number) {
  for (let above = row - 1; above >= Math.max(0, row - 2); above -= 1) {
    const text = textOf(seenCell(sheet, above, column)).trim()
    if (text !== '' && !isUnit(squeeze(text))) return { text, row: above, column }
  }
  return undefined
}
