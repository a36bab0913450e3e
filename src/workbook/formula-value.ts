import { parseAddress } from './workbook.js'

/** What a cell has for a formula: a number, text, nothing; undefined where that cannot be told. */
export type Operand = number | 'text' | 'blank' | undefined
/** The operand at a place; `sheet` is null for the sheet of the formula. */
export type ReadOperand = (sheet: string | null, row: number, column: number) => Operand

/** A formula as a sheet has it: one that is shared stands `down` and `right` of the cell that it was written for. */
export interface Formula {
  readonly text: string
  readonly down: number
  readonly right: number
}

const LONGEST = 500
const DEEPEST = 30
const WIDEST = 20_000

/** Why a formula is not reckoned. */
class Beyond extends Error {}
const beyond = (): never => {
  throw new Beyond()
}

interface Range {
  readonly sheet: string | null
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

type Token =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'range'; readonly range: Range; readonly single: boolean }
  | { readonly kind: 'function'; readonly name: string }
  | { readonly kind: 'sign'; readonly sign: string }

const TOKEN =
  /\s*(?:(?<number>\d+(?:\.\d*)?|\.\d+)|(?:(?<sheet>'(?:[^']|'')+'|[\p{L}\p{N}_.]+)!)?(?<from>\$?[A-Z]{1,3}\$?\d{1,7})(?::(?<to>\$?[A-Z]{1,3}\$?\d{1,7}))?(?![\p{L}\p{N}_.(!])|(?<name>[A-Z]+)\(|(?<sign>[-+*/%(),]))\s*/iuy

/**
 * What a formula gives: sums, differences, products, quotients, percentages, SUM, AVERAGE and ROUND of cells, as the
 * totals and rates of offices are. Undefined for any other, and where a cell has what is no plain number: then the
 * saved result is all there is. The libraries for it bring a whole spreadsheet with them, or the GPL.
 */
export function formulaValue({ text, down, right }: Formula, read: ReadOperand): number | undefined {
  if (text.length > LONGEST) return undefined
  try {
    const value = new Reckoner(tokensOf(text, down, right), read).whole()
    return Number.isFinite(value) ? value : undefined
  } catch (thrown) {
    if (thrown instanceof Beyond) return undefined
    throw thrown
  }
}

function tokensOf(text: string, down: number, right: number): readonly Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < text.length; ) {
    TOKEN.lastIndex = at
    const match = TOKEN.exec(text)
    if (!match) return beyond()
    const { number, sheet, from, to, name, sign = '' } = match.groups ?? {}
    if (number !== undefined) tokens.push({ kind: 'number', value: Number(number) })
    else if (from !== undefined) {
      const [first, last] = [moved(from, down, right), moved(to ?? from, down, right)]
      const range = {
        sheet: sheet === undefined ? null : sheet.replace(/^'(.*)'$/su, '$1').replaceAll("''", "'"),
        top: Math.min(first.row, last.row),
        left: Math.min(first.column, last.column),
        bottom: Math.max(first.row, last.row),
        right: Math.max(first.column, last.column),
      }
      tokens.push({ kind: 'range', range, single: to === undefined })
    } else if (name !== undefined) tokens.push({ kind: 'function', name: name.toUpperCase() })
    else tokens.push({ kind: 'sign', sign })
    at = TOKEN.lastIndex
  }
  return tokens
}

/** An address of a shared formula: what has no $ moves with the cell. */
function moved(address: string, down: number, right: number): { readonly row: number; readonly column: number } {
  const at = parseAddress(address) ?? beyond()
  const [, column, row] = /^(\$?)[A-Z]+(\$?)/i.exec(address) ?? []
  const place = { row: at.row + (row ? 0 : down), column: at.column + (column ? 0 : right) }
  return place.row < 0 || place.column < 0 ? beyond() : place
}

/** Goes through the tokens of a formula, from the signs that bind least to those that bind most. */
class Reckoner {
  readonly #tokens: readonly Token[]
  readonly #read: ReadOperand
  #next = 0

  constructor(tokens: readonly Token[], read: ReadOperand) {
    this.#tokens = tokens
    this.#read = read
  }

  whole(): number {
    const value = this.#sum(0)
    return this.#next === this.#tokens.length ? value : beyond()
  }

  #sum(depth: number): number {
    let value = this.#product(depth)
    for (let sign = this.#sign(); sign === '+' || sign === '-'; sign = this.#sign()) {
      this.#next += 1
      const other = this.#product(depth)
      value = sign === '+' ? value + other : value - other
    }
    return value
  }

  #product(depth: number): number {
    let value = this.#single(depth)
    for (let sign = this.#sign(); sign === '*' || sign === '/'; sign = this.#sign()) {
      this.#next += 1
      const other = this.#single(depth)
      value = sign === '*' ? value * other : other === 0 ? beyond() : value / other
    }
    return value
  }

  #single(depth: number): number {
    if (depth > DEEPEST) beyond()
    const token = this.#tokens[this.#next] ?? beyond()
    this.#next += 1
    if (token.kind === 'sign' && /[-+]/.test(token.sign)) return (token.sign === '-' ? -1 : 1) * this.#single(depth + 1)
    let value = this.#operand(token, depth)
    for (; this.#sign() === '%'; this.#next += 1) value /= 100
    return value
  }

  /** What a token begins. */
  #operand(token: Token, depth: number): number {
    if (token.kind === 'number') return token.value
    if (token.kind === 'range') return token.single ? cellNumber(token.range, this.#read) : beyond()
    if (token.kind === 'function') return this.#call(token.name, depth + 1)
    if (token.sign !== '(') return beyond()
    const value = this.#sum(depth + 1)
    this.#take(')')
    return value
  }

  #call(name: string, depth: number): number {
    if (name === 'ROUND') {
      const value = this.#sum(depth)
      this.#take(',')
      const digits = this.#sum(depth)
      this.#take(')')
      return rounded(value, digits)
    }
    if (name !== 'SUM' && name !== 'AVERAGE') return beyond()
    const numbers = this.#numbers(depth)
    const total = numbers.reduce((all, each) => all + each, 0)
    return name === 'SUM' ? total : numbers.length === 0 ? beyond() : total / numbers.length
  }

  /** The numbers between the parentheses of a function: ranges and terms. */
  #numbers(depth: number): readonly number[] {
    const numbers: number[] = []
    for (;;) {
      const token = this.#tokens[this.#next]
      const after = this.#tokens[this.#next + 1]
      if (token?.kind === 'range' && after?.kind === 'sign' && /[,)]/.test(after.sign)) {
        this.#next += 1
        numbers.push(...rangeNumbers(token.range, this.#read))
      } else numbers.push(this.#sum(depth))
      if (this.#sign() !== ',') break
      this.#next += 1
    }
    this.#take(')')
    return numbers
  }

  #sign(): string {
    const token = this.#tokens[this.#next]
    return token?.kind === 'sign' ? token.sign : ''
  }

  #take(sign: string): void {
    if (this.#sign() !== sign) beyond()
    this.#next += 1
  }
}

function cellNumber({ sheet, top, left }: Range, read: ReadOperand): number {
  const operand = read(sheet, top, left)
  return operand === 'blank' ? 0 : typeof operand === 'number' ? operand : beyond()
}

/** The numbers of a range: its blanks and words count for nothing. */
function rangeNumbers({ sheet, top, left, bottom, right }: Range, read: ReadOperand): readonly number[] {
  if ((bottom - top + 1) * (right - left + 1) > WIDEST) beyond()
  const numbers: number[] = []
  for (let row = top; row <= bottom; row += 1)
    for (let column = left; column <= right; column += 1) {
      const operand = read(sheet, row, column) ?? beyond()
      if (typeof operand === 'number') numbers.push(operand)
    }
  return numbers
}

/** Half away from zero, past the noise of binary floats, as office programs round. */
function rounded(value: number, digits: number): number {
  if (!Number.isInteger(digits) || Math.abs(digits) > 12) return beyond()
  const text = Number(Math.abs(value).toPrecision(15))
  const scaled = Number(`${text}e${digits}`)
  return Math.sign(value) * Number(`${Math.round(scaled)}e${-digits}`)
}
