import type { Place } from '../data/dataset.js'
import { type Diagnostic, error, note, place, warning } from '../diagnostics/diagnostic.js'
import { type CellPlace, cellProblem } from './cell-place.js'
import { findTables, seenCell, type Table } from './find-tables.js'
import { squeeze } from './headers.js'
import { type Amount, readAmount } from './read-amount.js'
import { type Cell, cellAddress, type Sheet, textOf, type Workbook } from './workbook.js'

/** The part of an indicator that a column states; 更正 states whatever the name names. */
export type EntryPart = '计划' | '完成' | '完成率' | '得分' | '更正'

/** One figure that a workbook states. */
export interface Entry {
  readonly at: CellPlace
  /** What the row names, half-width and without blanks. */
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
}

/** All figures of a workbook, with what could not be read. */
export interface Entries {
  readonly entries: readonly Entry[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads every table of a workbook. `places` are those of the data: a sheet may be about one of them. */
export function readEntries(workbook: Workbook, places: readonly Place[], year: string): Entries {
  const entries: Entry[] = []
  const diagnostics: Diagnostic[] = []
  const aboutFile = placeIn(workbook.file.replace(/\.[^.]*$/, ''), places)
  let tables = 0
  const skipped: string[] = []
  for (const sheet of workbook.sheets) {
    const found = sheet.hidden ? [] : findTables(sheet)
    if (found.length === 0 && sheet.rows.length > 0) skipped.push(sheet.hidden ? `${sheet.name}（隐藏）` : sheet.name)
    for (const table of found) {
      tables += 1
      const about = placeIn([sheet.name, ...table.titles].join('\n'), places) ?? aboutFile
      const read = readTable({ file: workbook.file, sheet, table, about })
      diagnostics.push(...wrongYear(workbook.file, sheet, table, year), ...read.diagnostics)
      entries.push(...read.entries)
    }
  }
  const top = place(workbook.file, 1, 1)
  if (tables === 0) {
    const hint = '表头要有“名称”或“指标”一列，和“完成”“完成率”“计划”“得分”“更正”中的至少一列。'
    diagnostics.push(error('workbook-table', '没有找到要导入的表格', top, hint))
  } else if (skipped.length > 0) {
    const message = `这些工作表里没有要导入的表格，没有读取：${skipped.join('、')}`
    diagnostics.push(note('workbook-skipped', message, top))
  }
  return { entries, diagnostics }
}

/** The place that a title or a name speaks of; null for none or several. A longer name hides those inside it. */
export function placeIn(text: string, places: readonly Place[]): string | null {
  const names = places
    .flatMap(({ name, shortName, aliases }) => [
      { written: name.value, full: name.value },
      ...aliases.map(({ value }) => ({ written: value, full: name.value })),
      // 吉林省 is not 吉林: a short name counts only where it stands alone.
      ...(text.split('\n').includes(shortName.value) ? [{ written: shortName.value, full: name.value }] : []),
    ])
    .sort((a, b) => b.written.length - a.written.length)
  let rest = text
  const found = new Set<string>()
  for (const { written, full } of names) {
    if (!rest.includes(written)) continue
    found.add(full)
    rest = rest.replaceAll(written, '\n')
  }
  const [only] = found
  return found.size === 1 && only !== undefined ? only : null
}

/** A table of another year is most likely the wrong file. */
function wrongYear(file: string, sheet: Sheet, { titles }: Table, year: string): readonly Diagnostic[] {
  const years = new Set([...titles.join('\n').matchAll(/(?<!\d)(20\d{2})年/g)].map(([, found]) => found))
  const [only] = years
  if (years.size !== 1 || only === year) return []
  const message = `工作表“${sheet.name}”写的是${only}年，要导入的是${year}年`
  const hint = '要导入别的年度，请写：tongbao import 年度 文件。'
  return [warning('import-year', message, place(file, 1, 1), hint)]
}

interface TableContext {
  readonly file: string
  readonly sheet: Sheet
  readonly table: Table
  readonly about: string | null
}

function readTable({ file, sheet, table, about }: TableContext): Entries {
  const entries: Entry[] = []
  const diagnostics: Diagnostic[] = []
  const { columns, start, end } = table
  const nameColumn = columns.get('name')?.column ?? 0
  const placeColumn = columns.get('place')?.column
  const report = columns.has('计划') || columns.has('得分')
  const confirmation = columns.has('correction')
  const hidden: number[] = []
  for (let row = start; row < end; row += 1) {
    const states = table.values.some(({ column }) => sheet.rows[row]?.[column])
    if (!states) continue
    if (sheet.hiddenRows.has(row)) {
      hidden.push(row)
      continue
    }
    const written = nameIn(seenCell(sheet, row, nameColumn)).trim()
    const name = squeeze(written)
    const where = placeColumn === undefined ? null : squeeze(nameIn(seenCell(sheet, row, placeColumn)))
    const at = (column: number): CellPlace => ({ file, sheet: sheet.name, row, column })
    if (name === '') {
      diagnostics.push(
        cellProblem('error', 'cell-malformed', at(nameColumn), '这一行有数，没有名称', '请写上名称，或者删去这一行。'),
      )
      continue
    }
    const read = readRow(sheet, table, row, at)
    diagnostics.push(...read.diagnostics)
    const printed = columns.get('printed')
    for (const { column, part, amount } of read.amounts) {
      entries.push({
        at: at(column),
        name,
        written,
        // A confirmation sheet calls figures by their full names.
        place: confirmation ? null : (where ?? about),
        part,
        amount,
        printed: confirmation && printed ? squeeze(nameIn(sheet.rows[row]?.[printed.column])) : null,
        report,
      })
    }
    if (confirmation) diagnostics.push(...unanswered(sheet, table, row, at))
  }
  if (hidden.length > 0) {
    const rows = hidden.map((row) => row + 1).join('、')
    const message = `工作表“${sheet.name}”第 ${rows} 行是隐藏的，没有读取`
    diagnostics.push(
      warning('workbook-skipped', message, place(file, (hidden[0] ?? 0) + 1, 1), '要导入的，请取消隐藏。'),
    )
  }
  return { entries, diagnostics }
}

/** A name may be written as a number by mistake; then it is read as it is stored. */
const nameIn = (cell: Cell | undefined): string =>
  cell?.content.kind === 'number' ? cell.content.stored : textOf(cell)

interface RowAmount {
  readonly column: number
  readonly part: EntryPart
  readonly amount: Amount
}

function readRow(sheet: Sheet, { values, columns }: Table, row: number, at: (column: number) => CellPlace) {
  const diagnostics: Diagnostic[] = []
  const unitColumn = columns.get('unit')
  const rowUnit = unitColumn ? squeeze(textOf(seenCell(sheet, row, unitColumn.column))) : ''
  const amounts: RowAmount[] = []
  let number: { readonly column: number; readonly digits: string } | undefined
  for (const { role, column, unit } of values) {
    const cell = sheet.rows[row]?.[column]
    if (!cell) continue
    const counted = role === '完成率' || role === '得分' ? unit : unit || rowUnit
    const read = readAmount(cell, role === 'number' && columns.has('完成') ? '' : counted)
    diagnostics.push(
      ...read.diagnostics.map(({ message, hint }) => cellProblem('error', 'cell-malformed', at(column), message, hint)),
    )
    if (!read.ok || !read.value) continue
    if (read.value.unrounded !== null) {
      const message = `单元格显示 ${read.value.text}，存的是 ${read.value.unrounded}，按显示的导入`
      diagnostics.push(
        cellProblem('warning', 'cell-rounded', at(column), message, '要导入全部小数，请增加单元格显示的位数。'),
      )
    }
    if (role === 'number' && columns.has('完成')) number = { column, digits: read.value.text }
    else amounts.push({ column, part: partOf(role), amount: read.value })
  }
  const stated = amounts.find(({ part }) => part === '完成' || (part === '完成率' && amounts.length === 1))
  if (number && stated && digitsOf(stated.amount.text) !== digitsOf(number.digits)) {
    const other = cellAddress(row, stated.column)
    diagnostics.push(
      cellProblem(
        'error',
        'import-conflict',
        at(number.column),
        `“数值”是 ${number.digits}，同一行 ${other} 是 ${stated.amount.text}`,
        '请改成一致，或者清空“数值”。',
      ),
    )
  }
  return { amounts, diagnostics }
}

const partOf = (role: Table['values'][number]['role']): EntryPart =>
  role === 'number' ? '完成' : role === 'correction' ? '更正' : role

const digitsOf = (text: string): string => {
  const digits = /\d+(?:\.\d+)?/.exec(text)?.[0] ?? ''
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits
}

/** Somebody says that a figure is wrong, and not what is right. */
function unanswered(
  sheet: Sheet,
  { columns }: Table,
  row: number,
  at: (column: number) => CellPlace,
): readonly Diagnostic[] {
  const confirmed = columns.get('confirmed')
  const correction = columns.get('correction')
  const answer = confirmed ? squeeze(textOf(sheet.rows[row]?.[confirmed.column])) : ''
  if (!confirmed || !/^(?:否|错|有误|不对|不符|不正确|×|✗|✘|x|n|no)/i.test(answer)) return []
  if (correction && sheet.rows[row]?.[correction.column]) return []
  return [
    cellProblem(
      'warning',
      'cell-malformed',
      at(confirmed.column),
      `确认写了“${answer}”，没有写更正`,
      '请在“更正”一列写上正确的数。',
    ),
  ]
}
