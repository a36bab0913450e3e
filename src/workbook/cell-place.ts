import type { DiagnosticCode } from '../diagnostics/codes.js'
import { type Diagnostic, diagnosticOf, place, type Severity } from '../diagnostics/diagnostic.js'
import { type Cell, cellAddress, type Sheet } from './workbook.js'

/** Where something stands in a workbook. */
export interface CellPlace {
  /** The name of the file, without folders. */
  readonly file: string
  readonly sheet: string
  /** From 0. */
  readonly row: number
  /** From 0. */
  readonly column: number
}

/** Where a cell of a sheet stands. */
export const cellAt = (
  { file, sheet }: { readonly file: string; readonly sheet: Sheet },
  { row, column }: Pick<Cell, 'row' | 'column'>,
): CellPlace => ({ file, sheet: sheet.name, row, column })

/** 数字表!B7 */
export const cellName = ({ sheet, row, column }: CellPlace): string => `${sheet}!${cellAddress(row, column)}`

/** A problem of a cell: the message names sheet and cell; its place is the file, with row and column as line and column. */
export function cellProblem(
  severity: Severity,
  code: DiagnosticCode,
  at: CellPlace,
  message: string,
  hint = '',
): Diagnostic {
  return diagnosticOf(severity)(code, `${cellName(at)}：${message}`, place(at.file, at.row + 1, at.column + 1), hint)
}
