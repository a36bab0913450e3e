import { type CellPlace, cellAt } from './cell-place.js'
import type { ExportRecord } from './export-record.js'
import type { Table } from './find-tables.js'
import type { KnownWords } from './known-words.js'
import { type Sheet, seenCell, writtenIn } from './workbook.js'

/** A table where it was found, with what it is read by. */
export interface FoundTable {
  readonly file: string
  readonly sheet: Sheet
  readonly table: Table
  readonly words: KnownWords
  /** What its workbook showed when it was exported; null: it was not exported. */
  readonly exported: ExportRecord | null
}

/** The same, with the place that its sheet and its file tell. */
export interface TableSource extends FoundTable {
  /** The place that the whole table is about; null when nothing says one. */
  readonly about: string | null
  /** The place that the title of a table of several places names; null when none is named. */
  readonly titled: string | null
}

/** Where a table says what its rows are about. */
export interface TableColumns {
  readonly columns: Table['columns']
  readonly name: number | undefined
  readonly place: number | undefined
  /** What a row is called: its name, else its place. */
  readonly label: number
  /** The table is one of our confirmation sheets, which calls figures by their full names. */
  readonly confirmation: boolean
  /** What a column says of a row; empty where there is no such column. */
  readonly wordsAt: (row: number, column: number | undefined) => string
  readonly at: (row: number, column: number) => CellPlace
  /** Whether a row has no figure. */
  readonly isBlank: (row: number) => boolean
}

/** The columns of a table, with how its rows are read by them. */
export function columnsOf(source: FoundTable): TableColumns {
  const { sheet, table } = source
  const columns = seenUnit(sheet, table.columns)
  const [name, place] = [columns.get('name'), columns.get('place')]
  return {
    columns,
    name,
    place,
    label: name ?? place ?? 0,
    confirmation: table.values.some(({ role }) => role === 'correction'),
    // A name may be written as a number by mistake.
    wordsAt: (row, column) => (column === undefined ? '' : writtenIn(seenCell(sheet, row, column)).trim()),
    at: (row, column) => cellAt(source, { row, column }),
    isBlank: (row) => !table.values.some(({ column }) => sheet.rows[row]?.[column]),
  }
}

/** Without a hidden column of units: nobody sees in which unit the figures are. */
const seenUnit = (sheet: Sheet, columns: Table['columns']): Table['columns'] =>
  sheet.hiddenColumns.has(columns.get('unit') ?? -1)
    ? new Map([...columns].filter(([role]) => role !== 'unit'))
    : columns
