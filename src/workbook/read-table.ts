import { type Diagnostic, place, warning } from '../diagnostics/diagnostic.js'
import { type CellPlace, cellProblem } from './cell-place.js'
import { answers } from './confirmation.js'
import { type ExportRecord, sourcePlace } from './export-record.js'
import { seenCell, type Table } from './find-tables.js'
import { squeeze } from './headers.js'
import { type Amount, readAmount } from './read-amount.js'
import { type Cell, cellAddress, type Sheet, textOf } from './workbook.js'

/** The part of an indicator that a column states; 更正 states whatever the name names. */
export type EntryPart = '计划' | '完成' | '完成率' | '得分' | '更正'

/** One figure that a workbook states. */
export interface Entry {
  readonly at: CellPlace
  /** What the row, or the head of its column, names: half-width and without blanks. */
  readonly name: string
  /** The same as it is written. */
  readonly written: string
  /** The place as written, or the one that the sheet is about; null when nothing says one. */
  readonly place: string | null
  readonly part: EntryPart
  readonly amount: Amount
  /** 印出, as it was when a confirmation sheet was exported; null elsewhere. */
  readonly printed: string | null
  /** The table has columns of plans or scores: it is a report of places. */
  readonly report: boolean
  /** What its workbook showed when it was exported; null: it was not exported. */
  readonly exported: ExportRecord | null
}

/** All figures of a workbook or a table, with what could not be read. */
export interface Entries {
  readonly entries: readonly Entry[]
  readonly diagnostics: readonly Diagnostic[]
}

/** A table with what its sheet and its file tell. */
interface TableSource {
  readonly file: string
  readonly sheet: Sheet
  readonly table: Table
  /** The place that the whole table is about; null when nothing says one. */
  readonly about: string | null
  /** The full name of a place by any of its names. */
  readonly placeOf: (words: string) => string | undefined
  readonly exported: ExportRecord | null
}

/** The figures of a table, row by row. */
export function readTable({ file, sheet, table, about, placeOf, exported }: TableSource): Entries {
  const entries: Entry[] = []
  const diagnostics: Diagnostic[] = [...doubtfulColumns(file, sheet, table)]
  const columns = organColumn(sheet, table, (words) => placeOf(words) !== undefined)
  const { start, end, values } = table
  const [nameColumn, placeColumn, printed] = [columns.get('name'), columns.get('place'), columns.get('printed')]
  const report = values.some(({ role }) => role === '计划' || role === '得分')
  const confirmation = values.some(({ role }) => role === 'correction')
  const hidden: number[] = []
  const wordsAt = (row: number, column: number | undefined) =>
    column === undefined ? '' : nameIn(seenCell(sheet, row, column)).trim()
  for (let row = start; row < end; row += 1) {
    const at = (column: number): CellPlace => ({ file, sheet: sheet.name, row, column })
    if (confirmation && !sheet.hiddenRows.has(row)) diagnostics.push(...answers({ sheet, table, row, at, exported }))
    if (!values.some(({ column }) => sheet.rows[row]?.[column])) continue
    if (sheet.hiddenRows.has(row)) {
      hidden.push(row)
      continue
    }
    const labelColumn = nameColumn ?? placeColumn ?? 0
    const label = wordsAt(row, labelColumn)
    if (label === '') {
      const hint = '请写上名称，或者删去这一行。'
      diagnostics.push(cellProblem('error', 'cell-malformed', at(labelColumn), '这一行有数，没有名称', hint))
      continue
    }
    const where = placeColumn === undefined ? about : squeeze(wordsAt(row, placeColumn))
    if (exported && placeColumn !== undefined && where !== null)
      diagnostics.push(...partedRow(sheet.rows[row] ?? [], where, at(placeColumn), placeOf))
    const read = readRow(sheet, { ...table, columns }, row, at)
    diagnostics.push(...read.diagnostics)
    for (const { column, part, amount, indicator } of read.amounts) {
      const written = nameColumn === undefined ? indicator : label
      entries.push({
        at: at(column),
        name: squeeze(written),
        written,
        // A confirmation sheet calls figures by their full names.
        place: confirmation ? null : where,
        part,
        amount,
        printed: confirmation && printed !== undefined ? squeeze(wordsAt(row, printed)) : null,
        report,
        exported,
      })
    }
  }
  if (hidden.length > 0) {
    const message = `工作表“${sheet.name}”第${hidden.map((row) => row + 1).join('、')}行是隐藏的，没有读取`
    const first = place(file, (hidden[0] ?? 0) + 1, 1)
    diagnostics.push(warning('workbook-skipped', message, first, '要导入的，请取消隐藏。'))
  }
  return { entries, diagnostics }
}

/** 单位 is the unit for some offices, and for others the organ that reports. */
export function organColumn(
  sheet: Sheet,
  { columns, start, end }: Table,
  isPlace: (words: string) => boolean,
): Table['columns'] {
  const unit = columns.get('unit')
  if (unit === undefined || columns.has('place')) return columns
  const words = sheet.rows.slice(start, end).map((cells) => squeeze(textOf(cells[unit])))
  if (!words.some(isPlace)) return columns
  return new Map([...[...columns].filter(([role]) => role !== 'unit'), ['place', unit]])
}

/** Columns that one could read or not: none of them is chosen in silence. */
function doubtfulColumns(file: string, sheet: Sheet, { repeated, hidden }: Table): readonly Diagnostic[] {
  const at = ({ row, column }: Cell): CellPlace => ({ file, sheet: sheet.name, row, column })
  return [
    ...repeated.map((cell) => {
      const message = `有两列“${squeeze(textOf(cell))}”，不知道用哪一列`
      return cellProblem(
        'error',
        'import-conflict',
        at(cell),
        message,
        '请只留一列，或者在表头写明年份，例如：2022年完成。',
      )
    }),
    ...hidden.map((cell) => {
      const message = `“${squeeze(textOf(cell))}”一列是隐藏的，没有读取`
      return cellProblem('warning', 'workbook-skipped', at(cell), message, '要导入的，请取消隐藏。')
    }),
  ]
}

/** A name may be written as a number by mistake; then it is read as it is stored. */
const nameIn = (cell: Cell | undefined): string =>
  cell?.content.kind === 'number' ? cell.content.stored : textOf(cell)

interface RowAmount {
  readonly column: number
  readonly part: EntryPart
  readonly indicator: string
  readonly amount: Amount
}

function readRow(sheet: Sheet, { values, columns }: Table, row: number, at: (column: number) => CellPlace) {
  const diagnostics: Diagnostic[] = []
  const unitColumn = columns.get('unit')
  const rowUnit = unitColumn === undefined ? '' : squeeze(textOf(seenCell(sheet, row, unitColumn)))
  const amounts: RowAmount[] = []
  const inOrder = [...values].sort((a, b) => Number(a.role === 'number') - Number(b.role === 'number'))
  for (const { role, column, unit, indicator } of inOrder) {
    const cell = sheet.rows[row]?.[column]
    if (!cell) continue
    const read = readAmount(cell, role === '完成率' || role === '得分' ? unit : unit || rowUnit)
    diagnostics.push(
      ...read.diagnostics.map(({ message, hint }) => cellProblem('error', 'cell-malformed', at(column), message, hint)),
    )
    if (!read.ok || !read.value) continue
    const amount = read.value
    if (amount.unrounded !== null) {
      const message = `单元格显示 ${amount.text}，存的是 ${amount.unrounded}，按显示的导入`
      const hint = '要导入全部小数，请增加单元格显示的位数。'
      diagnostics.push(cellProblem('warning', 'cell-rounded', at(column), message, hint))
    }
    // 数值 repeats the number without its unit; where nothing else states it, it is what was achieved.
    const stated =
      role === 'number' ? amounts.find((each) => each.part === '完成' && each.indicator === indicator) : null
    if (!stated) amounts.push({ column, part: partOf(role), indicator, amount })
    else if (digitsOf(stated.amount.text) !== digitsOf(amount.text)) {
      const message = `“数值”是 ${amount.text}，同一行 ${cellAddress(row, stated.column)} 是 ${stated.amount.text}`
      diagnostics.push(cellProblem('error', 'import-conflict', at(column), message, '请改成一致，或者清空“数值”。'))
    }
  }
  return { amounts, diagnostics }
}

const partOf = (role: Table['values'][number]['role']): EntryPart =>
  role === 'number' ? '完成' : role === 'correction' ? '更正' : role

const digitsOf = (text: string): string => {
  const digits = /\d+(?:\.\d+)?/.exec(text)?.[0] ?? ''
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits
}

/** A row of an exported table whose 地方 has parted from its 来源: one column was sorted, or pasted a row too low. */
function partedRow(
  cells: Sheet['rows'][number],
  where: string,
  at: CellPlace,
  placeOf: TableSource['placeOf'],
): readonly Diagnostic[] {
  const source = cells.map(sourcePlace).find((name) => name !== undefined && placeOf(squeeze(name)) !== undefined)
  const [meant, named] = [source === undefined ? undefined : placeOf(squeeze(source)), placeOf(where)]
  if (meant === undefined || named === undefined || meant === named) return []
  const message = `这一行的“来源”是“${meant}”的，“地方”写的是“${named}”`
  const hint = '多半是只排了一列的序，或者错了行：请重新导出，整行一起排序。'
  return [cellProblem('error', 'import-conflict', at, message, hint)]
}
