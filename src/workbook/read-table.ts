import { type Diagnostic, place, warning } from '../diagnostics/diagnostic.js'
import type { CellPlace } from './cell-place.js'
import { answers } from './confirmation.js'
import { doubtfulColumns } from './doubtful-columns.js'
import type { ExportRecord } from './export-record.js'
import { squeeze } from './headers.js'
import type { Amount } from './read-amount.js'
import { type EntryPart, type RowPart, readRow } from './read-row.js'
import { makeRowFault, partedRow } from './row-fault.js'
import { rowsAlone } from './rows-alone.js'
import { columnsOf, type TableSource } from './table-source.js'
import { indexesBetween } from './workbook.js'

/** What a cell is about. */
export interface Named {
  readonly at: CellPlace
  /** What the row, or the head of its column, names: half-width and without blanks. */
  readonly name: string
  /** The same as it is written. */
  readonly written: string
  /** The place as written, or the one that the sheet is about; null when nothing says one. */
  readonly place: string | null
  /** The cell that says so, where a column of the table does. */
  readonly placeAt: CellPlace
  readonly part: EntryPart
  /** The table has columns of plans or scores: it is a report of places. */
  readonly report: boolean
}

/** A cell that says in words that there is nothing to say: —, 无; or, in an exported workbook, one that is blank. */
export interface Unsaid extends Named {
  /** Empty for a blank one. */
  readonly words: string
  /** What its workbook showed when it was exported; null: it was not exported. */
  readonly exported: ExportRecord | null
}

/** One figure that a workbook states. */
export interface Entry extends Named {
  readonly amount: Amount
  /** 印出, as it was when a confirmation sheet was exported; null elsewhere. */
  readonly printed: string | null
  /** What its workbook showed when it was exported; null: it was not exported. */
  readonly exported: ExportRecord | null
}

/** All figures of a workbook or a table, with what could not be read. */
export interface Entries {
  readonly entries: readonly Entry[]
  readonly unsaid: readonly Unsaid[]
  readonly diagnostics: readonly Diagnostic[]
}

/** The figures of a table, row by row. */
export function readTable(source: TableSource): Entries {
  const { sheet, table, about, exported } = source
  const columns = columnsOf(source)
  const { name: nameColumn, place: placeColumn, label, confirmation, wordsAt, isBlank } = columns
  const alone = rowsAlone(source, columns)
  const faultOf = makeRowFault(source, columns)
  const report = table.values.some(({ role }) => role === '计划' || role === '得分')
  const printed = columns.columns.get('printed')
  const entries: Entry[] = []
  const unsaid: Unsaid[] = []
  const diagnostics: Diagnostic[] = [...doubtfulColumns(source), ...alone.diagnostics]
  const hidden: number[] = []
  for (const row of indexesBetween(table.start, table.end)) {
    const at = (column: number): CellPlace => columns.at(row, column)
    const isHidden = sheet.hiddenRows.has(row)
    if (confirmation && !isHidden) diagnostics.push(...answers({ sheet, table, row, at, exported }))
    if (isBlank(row) && (!exported || confirmation || wordsAt(row, nameColumn) === '')) continue
    const fault = isHidden ? undefined : faultOf(row)
    if (isHidden) hidden.push(row)
    if (fault) diagnostics.push(fault)
    if (isHidden || fault) continue
    const where = placeColumn === undefined ? (alone.sectionOf(row) ?? about) : squeeze(wordsAt(row, placeColumn))
    const read = readRow(sheet, { ...table, columns: columns.columns }, row, at, exported !== null)
    diagnostics.push(...partedRow(row, source, columns), ...read.diagnostics)
    const named = ({ column, part, indicator, place: inHead }: RowPart): Named => {
      const written = nameColumn === undefined ? indicator : wordsAt(row, label)
      // A confirmation sheet calls figures by their full names.
      const owner = confirmation ? null : inHead || where
      const placeAt = at(confirmation || inHead ? column : (placeColumn ?? column))
      return { at: at(column), name: squeeze(written), written, place: owner, placeAt, part, report }
    }
    const shown = confirmation && printed !== undefined ? squeeze(wordsAt(row, printed)) : null
    entries.push(...read.amounts.map((each) => ({ ...named(each), amount: each.amount, printed: shown, exported })))
    unsaid.push(...read.unsaid.map((each) => ({ ...named(each), words: each.words, exported })))
  }
  return { entries, unsaid, diagnostics: [...diagnostics, ...hiddenRows(hidden, source)] }
}

function hiddenRows(hidden: readonly number[], { file, sheet }: TableSource): readonly Diagnostic[] {
  const [first] = hidden
  if (first === undefined) return []
  const message = `工作表“${sheet.name}”第${hidden.map((row) => row + 1).join('、')}行是隐藏的，没有读取`
  return [warning('workbook-skipped', message, place(file, first + 1, 1), '要导入的，请取消隐藏。')]
}
