import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { cellAt, cellProblem } from './cell-place.js'
import type { Table } from './find-tables.js'
import { halfWidth, headWords, isUnit, squeeze } from './headers.js'
import type { LabelColumn } from './label-columns.js'
import type { FoundTable } from './table-source.js'
import { type Cell, indexesBetween, seenCell, textOf } from './workbook.js'

/** Columns that one could read or not: none of them is chosen in silence. */
export function doubtfulColumns(source: FoundTable): readonly Diagnostic[] {
  const { sheet, table } = source
  const { columns, repeated, hidden, across, parted, head } = table
  const at = (cell: Cell) => cellAt(source, cell)
  const [first] = across
  if (first) {
    const message = columns.has('name')
      ? `表头里写着地方，不知道“${headWords(first)}”一列是哪个地方的`
      : '表头里写着地方，没有“指标”一列，不知道是哪项指标的数'
    const hint = '请在表头写上地方，总数写“合计”，前面加上“指标”一列；或者改成一个地方一行。'
    return [cellProblem('error', 'import-conflict', at(first), message, hint)]
  }
  const [sub] = parted
  if (sub) {
    const words = parted.map((cell) => headWords(cell))
    const message = `表头下面又分了几列，不知道哪一列是要导入的：${words.slice(0, MOST_LISTED).join('、')}`
    const hint = '要导入的那一列，请写“完成”“计划”，或者“本期”、这一年（这个时段）；别的列可以留着。'
    return [cellProblem('error', 'import-conflict', at(sub), message, hint)]
  }
  const unit = columns.get('unit')
  const unitHead = unit === undefined || !sheet.hiddenColumns.has(unit) ? undefined : seenCell(sheet, head, unit)
  return [
    ...repeated.map((cell) => {
      const message = `有两列“${headWords(cell)}”，不知道用哪一列`
      const hint = isBeside(table, cell)
        ? '左右并排的两张表，请改成上下排，或者放在两个工作表里。'
        : '请只留一列，或者在表头写明年份，例如：2022年完成。'
      return cellProblem('error', 'import-conflict', at(cell), message, hint)
    }),
    ...[...hidden, ...(unitHead ? [unitHead] : [])].map((cell) => {
      const message = `“${headWords(cell)}”一列是隐藏的，没有读取`
      return cellProblem('warning', 'workbook-skipped', at(cell), message, '要导入的，请取消隐藏。')
    }),
    ...rivalColumns(source),
  ]
}

const MOST_LISTED = 6
const KINDS: Readonly<Partial<Record<LabelColumn['role'], string>>> = { unit: '单位', place: '地方', name: '名称' }
const ONE_COLUMN = '请只留一列；左右并排的两张表，请改成上下排，或者放在两个工作表里。'
/** 其中：女性 beside the indicator that it is a part of. */
const isPartOfRow = (words: string): boolean => /^(?:#|其中|.{0,8}小计|[男女]性?$)/u.test(squeeze(words))

/** Whether another column of names stands between the one that is read and a head: two tables side by side. */
const isBeside = ({ columns, rivals }: Table, { column }: Cell): boolean =>
  rivals.some(
    (rival) =>
      /^(?:name|place)$/.test(rival.role) && rival.column < column && rival.column > (columns.get(rival.role) ?? 0),
  )

/**
 * Two columns of units, of places or of names of which a row says two things: the first row of each that does. Of names the
 * one behind is the closer one, as 县域内就业 behind 转移就业: read is the one in front only where it says more.
 */
function rivalColumns(source: FoundTable) {
  const { sheet, table, words: known } = source
  const { columns, rivals, repeated, start, end } = table
  return rivals.flatMap(({ role, column }: LabelColumn) => {
    if (role === 'name' && repeated.length > 0) return []
    const chosen = columns.get(role)
    const said = (row: number, which: number): string | undefined => {
      const words = textOf(seenCell(sheet, row, which))
      if (role === 'place') return known.placeOf(squeeze(words))
      if (role === 'name')
        return column > (chosen ?? 0) && (known.isFigure(squeeze(words)) || isPartOfRow(words))
          ? squeeze(words)
          : undefined
      const unit = halfWidth(words)
      return role === 'unit' && isUnit(unit) ? unit : undefined
    }
    const row = indexesBetween(start, end).find((each) => {
      const [one, other] = [chosen === undefined ? undefined : said(each, chosen), said(each, column)]
      return one !== undefined && other !== undefined && one !== other
    })
    if (row === undefined || chosen === undefined) return []
    const message = `有两列${KINDS[role] ?? role}，这一行一列是“${said(row, chosen)}”，一列是“${said(row, column)}”`
    const hint = role === 'unit' ? '请只留一列，不同的单位写在表头或单元格里，例如：0.09万人。' : ONE_COLUMN
    return [cellProblem('error', 'import-conflict', cellAt(source, { row, column }), message, hint)]
  })
}
