import { type Diagnostic, note, place, warning } from '../diagnostics/diagnostic.js'
import { nameSome } from '../diagnostics/name-some.js'
import { cellAt, cellProblem } from './cell-place.js'
import { headsAbove, isNote, labelColumn, type Table } from './find-tables.js'
import { headWords } from './headers.js'
import { isFigure } from './read-amount.js'
import type { FoundTable } from './table-source.js'
import { type Cell, cellAddress, columnsOf, indexesBetween, type Sheet, seenCell } from './workbook.js'

/** What a person sees as a figure of a table and what is none for us: each is told, so that nobody thinks it was taken. */
export const unreadParts = (source: FoundTable): readonly Diagnostic[] => [
  ...unreadColumns(source),
  ...unreadMerges(source),
  ...unreadRows(source),
]

/** Comments: on a sheet that we exported, somebody has written there what should stand in a cell. */
export function unreadComments(file: string, { name, comments }: Sheet, exported: boolean): readonly Diagnostic[] {
  if (comments.length === 0) return []
  const message = `工作表“${name}”的批注没有读取：${nameSome(comments, 10, ` 等 ${comments.length} 处`)}`
  const hint = '批注里说有误的，请把正确的数字写在单元格里。'
  return [(exported ? warning : note)('workbook-skipped', message, place(file, 1, 1), hint)]
}

/**
 * Serial numbers are not missed by anybody, nor are ranks, which follow from the figures, nor the sentence of a confirmation
 * sheet, which is the printed figure alone where that stands in a table.
 */
const NOT_MISSED = /^(?:序号|编号|行次|栏次|代码|句子|(?:综合|总)?(?:排名|名次|位次)|No\.?)$/i
const HINT = '要导入的，表头请写“计划”“完成”“完成率”“得分”“综合得分”，或者指标的名称；不要的不用管。'

/** Columns of numbers whose head says nothing to us. */
function unreadColumns(source: FoundTable): readonly Diagnostic[] {
  const { file, sheet, table, words: known } = source
  const { columns, values, repeated, hidden, start, end, head } = table
  const told = new Set([
    ...columns.values(),
    ...[...values, ...repeated, ...hidden].map(({ column }) => column),
    ...sheet.hiddenColumns,
  ])
  const rows = figureRows(source, start, end)
  const found = columnsOf(sheet, rows).filter(
    (column) => !told.has(column) && rows.some((row) => isFigure(sheet.rows[row]?.[column])),
  )
  const unread = found.flatMap((column) => {
    const words = [...new Set(headsAbove(sheet, table, column))].filter((text) => text !== '')
    if (words.some((text) => NOT_MISSED.test(text))) return []
    return [
      {
        column,
        words: words.join('／'),
        meant: columns.has('name') ? undefined : words.map(known.nearIndicator).find(Boolean),
      },
    ]
  })
  const diagnostics: Diagnostic[] = []
  const others: string[] = []
  for (const { column, words, meant } of unread) {
    const name = words || `${cellAddress(head, column).replace(/\d+$/, '')}列`
    if (meant === undefined) others.push(name)
    else {
      const at = cellAt(source, { row: head, column })
      diagnostics.push(
        cellProblem('warning', 'workbook-skipped', at, `数据里没有“${name}”，这一列没有读取`, `是不是“${meant}”？`),
      )
    }
  }
  if (others.length > 0) {
    const message = `工作表“${sheet.name}”的这些列没有读取：${others.join('、')}`
    diagnostics.push(note('workbook-skipped', message, place(file, head + 1, 1), HINT))
  }
  return diagnostics
}

/** No table of an office has so many rows in merged cells; one that has was made to keep us busy. */
const MOST_MERGED = 5_000

/** Rows that have a name and look like one of several in a merged figure. */
function unreadMerges(source: FoundTable): readonly Diagnostic[] {
  const { sheet, table } = source
  let looked = 0
  return sheet.merges.flatMap(({ top, left, bottom, right }) => {
    const shown = sheet.rows[top]?.[left]
    looked += bottom - top + 1
    if (looked > MOST_MERGED || !isFigure(shown) || top < table.start || top >= table.end) return []
    const seen = table.values.filter(({ column }) => column >= left && column <= right)
    if (!seen.some(({ column }) => column === left)) return []
    return figureRows(source, top, Math.min(bottom + 1, table.end)).flatMap((row) =>
      seen.flatMap(({ column }) => {
        const same = column === left && labelOf(source, row) === labelOf(source, top)
        if (same || sheet.rows[row]?.[column]) return []
        const message = `与 ${cellAddress(top, left)} 合并成一格，这里没有读取`
        const at = cellAt(source, { row, column })
        return [cellProblem('warning', 'workbook-skipped', at, message, '请拆开合并的单元格，各写各的数。')]
      }),
    )
  })
}

/** Rows of figures below a note, where a table ends for us. */
function unreadRows(source: FoundTable): readonly Diagnostic[] {
  const { file, sheet, table } = source
  const { end, limit, values } = table
  const rows = figureRows(source, end, limit).filter(
    (row) => !isNote(sheet, row, table.columns) && values.some(({ column }) => isFigure(sheet.rows[row]?.[column])),
  )
  const [first] = rows
  if (first === undefined) return []
  const message = `工作表“${sheet.name}”第 ${rows.map((row) => row + 1).join('、')} 行在注的下面，没有读取`
  const hint = '要导入的，请移到注的上面，或者加上表头。'
  return [warning('workbook-skipped', message, place(file, first + 1, 1), hint)]
}

/** The rows of a sheet, in none of its tables, that begin with a name of the data and have a figure. */
export function rowsOfNoTable(
  file: string,
  sheet: Sheet,
  tables: readonly Pick<Table, 'head' | 'limit'>[],
  isName: (words: string) => boolean,
): readonly Diagnostic[] {
  const rows = indexesBetween(0, sheet.rows.length).filter((row) => {
    if (sheet.hiddenRows.has(row) || tables.some(({ head, limit }) => row >= head && row < limit)) return false
    const cells = (sheet.rows[row] ?? []).flatMap((cell) => cell ?? [])
    const name = cells.find(({ content }) => content.kind === 'text')
    return name !== undefined && isName(headWords(name)) && cells.some((cell) => cell !== name && isCounted(cell))
  })
  const [first] = rows
  if (first === undefined) return []
  const message = `工作表“${sheet.name}”第 ${nameSome(
    rows.map((row) => `${row + 1}`),
    10,
    ` 等 ${rows.length} 个`,
  )} 行上面没有认得的表头，没有读取`
  const hint = '要导入的，请在上面加上表头（换了页的，每页都要有），写“地方”“指标”“计划”“完成”或者指标的名称。'
  return [warning('workbook-skipped', message, place(file, first + 1, 1), hint)]
}

/** A figure, and no year. */
const isCounted = (cell: Cell): boolean =>
  isFigure(cell) && !(cell.content.kind === 'number' && /^(?:19|20)\d{2}$/.test(cell.content.stored))

/** The cell that names a row. */
const labelOf = ({ sheet, table }: FoundTable, row: number): Cell | undefined =>
  seenCell(sheet, row, labelColumn(table.columns))

/** The rows that are seen and have a name. */
const figureRows = (source: FoundTable, start: number, end: number): readonly number[] =>
  indexesBetween(start, end).filter((row) => !source.sheet.hiddenRows.has(row) && labelOf(source, row) !== undefined)
