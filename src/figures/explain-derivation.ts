import type { Figure } from './figure.js'
import type { FigureBook } from './figure-book.js'
import { formatFigure } from './format-figure.js'
import { formOf, quantityOf } from './measure.js'

/** How a figure follows from others, in words for people. */
export interface Explanation {
  /** With names: 县域内就业 ÷ 农村劳动力转移就业. */
  readonly formula: string
  /** With values: 132.89万人 ÷ 299.73万人. */
  readonly values: string
  /** The result with digits that are not printed: 44.3365%; empty for a position and while a value is 待补. */
  readonly result: string
  /** The full names of all operands. */
  readonly operands: readonly string[]
}

/** More parts of a sum than this are not written out; all are among the operands. */
const MOST_PARTS = 12
/** Digits of the result beyond those printed. */
const MORE_DIGITS = 3

/** Writes out how a figure is computed, or how it could be; null for one that follows from no others. */
export function explainDerivation(
  { derivation, quantity, exact, source }: Figure,
  book: FigureBook,
): Explanation | null {
  if (!derivation) return null
  const { kind, operands } = derivation
  const write = (parts: readonly string[]): string => {
    const [a = '', b = ''] = parts
    if (kind === 'sum') return parts.length > MOST_PARTS ? shortened(parts) : parts.join('＋')
    if (kind === 'growth') return `（${a}－${b}）÷${b}`
    if (kind === 'decline') return `（${b}－${a}）÷${b}`
    return kind === 'rank' ? `按${a}排名` : `${a}÷${b}`
  }
  const texts = operands.map((name) => book.find(name, null)?.text ?? '')
  const form = formOf(quantity)
  const result =
    kind === 'rank' || source === 'declared' || !exact || exact.numerator < 0n
      ? ''
      : formatFigure(quantityOf(exact, { ...form, decimals: form.decimals + MORE_DIGITS }))
  return { formula: write(operands), values: write(texts), result, operands }
}

const shortened = (parts: readonly string[]): string =>
  `${parts.slice(0, MOST_PARTS - 1).join('＋')}＋……＋${parts.at(-1) ?? ''}（共${parts.length}项）`
