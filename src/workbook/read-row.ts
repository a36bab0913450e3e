import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { type CellPlace, cellProblem } from './cell-place.js'
import type { Table } from './find-tables.js'
import { halfWidth, headWords } from './headers.js'
import { type Amount, readAmount } from './read-amount.js'
import { cellAddress, type Sheet, seenCell, textOf } from './workbook.js'

/** The part of an indicator that a column states; 更正 states whatever the name names. */
export type EntryPart = '计划' | '完成' | '完成率' | '得分' | '更正'

/** A column of a row: what it states of which indicator. */
export interface RowPart {
  readonly column: number
  readonly part: EntryPart
  readonly indicator: string
  /** Whose it is by its head; empty: the head names no place. */
  readonly place: string
}

/** What a column of a row states. */
interface RowAmount extends RowPart {
  readonly amount: Amount
}

/** The figures of a row, those that it says are none, and what cannot be read. Of an exported table, blanks are told too. */
export function readRow(
  sheet: Sheet,
  { values, columns }: Table,
  row: number,
  at: (column: number) => CellPlace,
  exported: boolean,
) {
  const diagnostics: Diagnostic[] = []
  const unitColumn = columns.get('unit')
  const rowUnit = unitColumn === undefined ? '' : halfWidth(textOf(seenCell(sheet, row, unitColumn)))
  const amounts: RowAmount[] = []
  const unsaid: (RowPart & { readonly words: string })[] = []
  const inOrder = [...values].sort((a, b) => Number(a.role === 'number') - Number(b.role === 'number'))
  for (const { role, column, unit, ...about } of inOrder) {
    const isBeside = (each: Pick<RowPart, 'indicator' | 'place'>) =>
      each.indicator === about.indicator && each.place === about.place
    const cell = sheet.rows[row]?.[column]
    if (!cell) {
      const repeats = role === 'number' && values.some((each) => each.role === '完成' && isBeside(each))
      if (exported && !repeats) unsaid.push({ column, part: partOf(role), ...about, words: '' })
      continue
    }
    const read = readAmount(cell, role === '完成率' || role === '得分' ? unit : unit || rowUnit)
    diagnostics.push(
      ...read.diagnostics.map(({ message, hint }) => cellProblem('error', 'cell-malformed', at(column), message, hint)),
    )
    if (!read.ok) continue
    if (!read.value) {
      const words = headWords(cell)
      if (words !== '') unsaid.push({ column, part: partOf(role), ...about, words })
      continue
    }
    const amount = read.value
    // 数值 repeats the number without its unit; where nothing else states it, it is what was achieved.
    const stated = role === 'number' ? amounts.find((each) => each.part === '完成' && isBeside(each)) : null
    if (!stated) amounts.push({ column, part: partOf(role), ...about, amount })
    else if (digitsOf(stated.amount.text) !== digitsOf(amount.text)) {
      const message = `“数值”是 ${amount.text}，同一行 ${cellAddress(row, stated.column)} 是 ${stated.amount.text}`
      diagnostics.push(cellProblem('error', 'import-conflict', at(column), message, '请改成一致，或者清空“数值”。'))
    }
  }
  return { amounts, unsaid, diagnostics }
}

const partOf = (role: Table['values'][number]['role']): EntryPart =>
  role === 'number' ? '完成' : role === 'correction' ? '更正' : role

const digitsOf = (text: string): string => {
  const digits = /\d+(?:\.\d+)?/.exec(text)?.[0] ?? ''
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits
}
