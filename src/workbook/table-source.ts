import type { CellPlace } from './cell-place.js'
import { seenUnit } from './doubtful-columns.js'
import type { ExportRecord } from './export-record.js'
import type { Table } from './find-tables.js'
import { type Cell, type Sheet, seenCell, textOf } from './workbook.js'

/** A table with what its sheet and its file tell. */
export interface TableSource {
  readonly file: string
  readonly sheet: Sheet
  readonly table: Table
  /** The place that the whole table is about; null when nothing says one. */
  readonly about: string | null
  /** The place that the title of a table of several places names; null when none is named. */
  readonly titled: string | null
  /** The full name of a place by any of its names. */
  readonly placeOf: (words: string) => string | undefined
  readonly isIndicator: (words: string) => boolean
  /** Whether a text names an indicator or another figure of the data. */
  readonly isName: (words: string) => boolean
  readonly exported: ExportRecord | null
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
export function columnsOf({ file, sheet, table }: TableSource): TableColumns {
  const columns = seenUnit(sheet, table.columns)
  const [name, place] = [columns.get('name'), columns.get('place')]
  return {
    columns,
    name,
    place,
    label: name ?? place ?? 0,
    confirmation: table.values.some(({ role }) => role === 'correction'),
    wordsAt: (row, column) => (column === undefined ? '' : nameIn(seenCell(sheet, row, column)).trim()),
    at: (row, column) => ({ file, sheet: sheet.name, row, column }),
    isBlank: (row) => !table.values.some(({ column }) => sheet.rows[row]?.[column]),
  }
}

/** A name may be written as a number by mistake; then it is read as it is stored. */
const nameIn = (cell: Cell | undefined): string =>
  cell?.content.kind === 'number' ? cell.content.stored : textOf(cell)
