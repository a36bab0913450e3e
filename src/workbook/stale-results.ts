import { type Formula, formulaValue, type Operand } from './formula-value.js'
import { decimalText } from './number-text.js'
import type { ScannedCell, SheetScan } from './scan-sheet.js'
import { attributesOf, tagsOf } from './xml.js'

/** What a formula gives now where its saved result is another number; null where it agrees or cannot be told. */
export type ReadStale = (sheet: string, cell: ScannedCell) => string | null

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
export function staleResults(scans: ReadonlyMap<string, SheetScan>, workbook: string): ReadStale {
  if (hasOwnReckoning(workbook)) return () => null
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
    const saved = Number(cell.value)
    if (!cell.formula || cell.type !== 'n' || cell.value === null || cell.value === '') return null
    const formula = formulaOf(cell, sheetNamed(name)?.shared)
    if (!formula) return null
    const value = formulaValue(formula, (sheet, row, column) => {
      operands += 1
      const found = sheetNamed(sheet ?? name)
      return operands > MOST_OPERANDS || !found ? undefined : operandOf(found.cells.get(key(row, column)))
    })
    return value === undefined || isNear(value, saved) ? null : (decimalText(String(value)) ?? null)
  }
}

/** Rounding to what is shown, and formulas that go round in circles, give other results than the operands as stored. */
function hasOwnReckoning(workbook: string): boolean {
  for (const tag of tagsOf(workbook)) {
    if (tag?.name !== 'calcPr') continue
    const attributes = attributesOf(tag)
    const on = (name: string) => /^(?:1|true)$/.test(attributes.get(name) ?? '')
    return /^(?:0|false)$/.test(attributes.get('fullPrecision') ?? '') || on('iterate')
  }
  return false
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
