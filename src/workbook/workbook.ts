import type { Mark } from './scan-strings.js'

/** What a cell holds. A number keeps the text that the file stores, and the format that says how it is shown. */
export type CellContent =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'number'
      readonly stored: string
      readonly format: string
      /** What its formula gives with the cells as they are, where that is another number; null: nothing against it. */
      readonly recomputed: string | null
    }
  | { readonly kind: 'date' }
  | { readonly kind: 'boolean' }
  /** #DIV/0! and its like. */
  | { readonly kind: 'error' }
  /** A formula whose result was not saved. */
  | { readonly kind: 'uncomputed' }
  /** A formula whose result the workbook itself does not hold for settled. */
  | { readonly kind: 'unsettled' }

/** A cell that is not blank. */
export interface Cell {
  /** From 0. */
  readonly row: number
  /** From 0. */
  readonly column: number
  readonly content: CellContent
  /** Some of it is struck out, or raised; null: all is plain. */
  readonly mark: Mark | null
}

/** A rectangle of cells that look like one; its content stands in the first. From 0, both ends included. */
export interface Merge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** One sheet as a grid. */
export interface Sheet {
  readonly name: string
  readonly hidden: boolean
  /** By row, then by column; blank cells are undefined. */
  readonly rows: readonly (readonly (Cell | undefined)[])[]
  readonly hiddenRows: ReadonlySet<number>
  readonly hiddenColumns: ReadonlySet<number>
  readonly merges: readonly Merge[]
  /** The addresses of cells with a comment (批注). */
  readonly comments: readonly string[]
}

/** A workbook as read. */
export interface Workbook {
  /** The name of its file, without folders. */
  readonly file: string
  readonly sheets: readonly Sheet[]
}

/** B7 */
export function cellAddress(row: number, column: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return `${letters}${row + 1}`
}

/** B7 as row and column from 0; undefined when it is none. */
export function parseAddress(text: string): { readonly row: number; readonly column: number } | undefined {
  const match = /^\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})$/i.exec(text)
  if (!match) return undefined
  const [, letters = '', digits = ''] = match
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return { row: Number(digits) - 1, column: column - 1 }
}

/** The rows, or the columns, from one to before another. */
export const indexesBetween = (start: number, end: number): readonly number[] =>
  Array.from({ length: Math.max(0, end - start) }, (_, offset) => start + offset)

/** The columns that some rows of a sheet have. */
export const columnsOf = ({ rows }: Sheet, some: readonly number[]): readonly number[] =>
  indexesBetween(0, Math.max(0, ...some.map((row) => rows[row]?.length ?? 0)))

/** The words of a text cell; empty for any other. */
export const textOf = (cell: Cell | undefined): string => (cell?.content.kind === 'text' ? cell.content.text : '')

/** What stands in a cell: its words, or its number as stored; empty for any other. */
export const writtenIn = (cell: Cell | undefined): string =>
  cell?.content.kind === 'number' ? cell.content.stored : textOf(cell)

/** The cell that is seen at a place: of merged cells, the first. */
export function seenCell(sheet: Sheet, row: number, column: number): Cell | undefined {
  const own = sheet.rows[row]?.[column]
  if (own) return own
  const merge = sheet.merges.find(
    ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right,
  )
  return merge && sheet.rows[merge.top]?.[merge.left]
}
