import { attributesOf, tagsOf } from '../markup/xml.js'
import { type Formula, formulaValue, type Operand } from './formula-value.js'
import { decimalText } from './number-text.js'
import type { ScannedCell, SheetScan } from './scan-sheet.js'

/** Why the saved result of a formula is doubtful. */
export type ResultDoubt =
  /** The cells as they are give another number. */
  | { readonly kind: 'stale'; readonly recomputed: string }
  /** The workbook asks whoever opens it to reckon again, and we cannot. */
  | { readonly kind: 'unsettled' }

/** The doubt about the saved result of a cell; null where it has none, or where nothing can be told. */
export type ReadDoubt = (sheet: string, cell: ScannedCell) => ResultDoubt | null

/** So many operands of formulas are looked at in a workbook; the formulas behind them are taken as they are saved. */
const MOST_OPERANDS = 2_000_000

interface FormulaSheet {
  readonly cells: ReadonlyMap<string, ScannedCell>
  /** The cell that says a shared formula, by the index of the formula. */
  readonly shared: ReadonlyMap<string, ScannedCell>
}

const key = (row: number, column: number): string => `${row},${column}`

/**
 * Holds the saved results of formulas against the cells that they are made of. With calculation by hand, or after
 * another program has put numbers in, a total is shown that is not the sum of what stands above it.
 */
export function doubtfulResults(scans: ReadonlyMap<string, SheetScan>, workbook: string): ReadDoubt {
  const { own, unsettled } = reckoningOf(workbook)
  if (own) return () => null
  const beyond = unsettled ? ({ kind: 'unsettled' } as const) : null
  const sheets = new Map<string, FormulaSheet>()
  const sheetNamed = (name: string): FormulaSheet | undefined => {
    const known = sheets.get(name)
    const scan = known ? undefined : scans.get(name)
    if (!scan) return known
    const made = {
      cells: new Map(scan.cells.map((cell) => [key(cell.row, cell.column), cell])),
      shared: new Map(
        scan.cells.flatMap((cell) =>
          cell.formula?.shared && cell.formula.text !== '' ? [[cell.formula.shared, cell] as const] : [],
        ),
      ),
    }
    sheets.set(name, made)
    return made
  }
  let operands = 0
  return (name, cell) => {
    if (!cell.formula || !cell.value || !/\d/.test(cell.value)) return null
    const formula = cell.type === 'n' ? formulaOf(cell, sheetNamed(name)?.shared) : null
    if (!formula) return beyond
    const value = formulaValue(formula, (sheet, row, column) => {
      operands += 1
      const found = sheetNamed(sheet ?? name)
      return operands > MOST_OPERANDS || !found ? undefined : operandOf(found.cells.get(key(row, column)))
    })
    if (value === undefined) return beyond
    const recomputed = isNear(value, Number(cell.value)) ? undefined : decimalText(String(value))
    return recomputed === undefined ? null : { kind: 'stale', recomputed }
  }
}

/**
 * How a workbook wants to be reckoned. Rounding to what is shown, and formulas that go round in circles, give other
 * results than the operands as stored. A program that puts numbers into a form asks for all to be reckoned when it is
 * opened; its saved results are those of the form.
 */
function reckoningOf(workbook: string): { readonly own: boolean; readonly unsettled: boolean } {
  for (const tag of tagsOf(workbook)) {
    if (tag?.name !== 'calcPr') continue
    const attributes = attributesOf(tag)
    const on = (name: string) => /^(?:1|true)$/.test(attributes.get(name) ?? '')
    const off = (name: string) => /^(?:0|false)$/.test(attributes.get(name) ?? '')
    const byHand = attributes.get('calcMode') === 'manual' && off('calcOnSave')
    return { own: off('fullPrecision') || on('iterate'), unsettled: on('fullCalcOnLoad') || byHand }
  }
  return { own: false, unsettled: false }
}

function formulaOf({ formula, row, column }: ScannedCell, shared: FormulaSheet['shared'] | undefined): Formula | null {
  if (!formula || formula.special) return null
  if (formula.text !== '') return { text: formula.text, down: 0, right: 0 }
  const first = formula.shared === null ? undefined : shared?.get(formula.shared)
  return first?.formula ? { text: first.formula.text, down: row - first.row, right: column - first.column } : null
}

function operandOf(cell: ScannedCell | undefined): Operand {
  if (!cell || (cell.value === null && !cell.formula)) return 'blank'
  if (cell.type === 'n') return cell.value === null || cell.value === '' ? undefined : Number(cell.value)
  return cell.type === 's' || cell.type === 'str' || cell.type === 'inlineStr' ? 'text' : undefined
}

/** Binary floats, and fifteen digits saved. */
const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))
