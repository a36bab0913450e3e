import type { Figure } from './figure.js'
import type { FigureBook } from './figure-book.js'
import { ownName, reportedIn } from './figure-names.js'
import { formatExact } from './format-figure.js'
import { exactForm, formOf } from './measure.js'

/** How a figure follows from others, in words for people. */
export interface Explanation {
  /** With names: 县域内就业÷农村劳动力转移就业. */
  readonly formula: string
  /** The same; a sum of what places report in one phrase. */
  readonly brief: string
  /** With the values as they are computed with, not as printed: 132.89万人÷299.73万人; of reports with their places. */
  readonly values: string
  /** The result with digits that are not printed: 44.33657%; empty for a position and while a value is 待补. */
  readonly result: string
}

/** More parts of a sum than this are not written out. */
const MOST_PARTS = 12
/** Digits of a result beyond those printed. */
const MORE_DIGITS = 3
/** Digits of an operand beyond those printed: all that it has, unless they never end. */
const MOST_DIGITS = 6

/** Writes out how a figure is computed, or how it could be; null for one that follows from no others. */
export function explainDerivation(figure: Figure, book: FigureBook): Explanation | null {
  const { derivation, exact, source } = figure
  if (!derivation) return null
  const { kind, operands } = derivation
  const write = (parts: readonly string[]): string => {
    const [a = '', b = ''] = parts
    if (kind === 'sum') return parts.length > MOST_PARTS ? shortened(parts) : parts.join('＋')
    if (kind === 'growth' || kind === 'change') return `（${a}－${b}）÷${b}`
    if (kind === 'decline') return `（${b}－${a}）÷${b}`
    return kind === 'rank' ? `按${a}${isLeastFirst(figure, book) ? '由小到大' : ''}排名` : `${a}÷${b}`
  }
  const parts = operands.map((name) => book.find(name, null))
  const report = kind === 'sum' ? reportOf(parts) : ''
  const texts = parts.map(
    (part) => (report ? (part?.scope?.name.value ?? '') : '') + (part ? inFull(part, MOST_DIGITS) : ''),
  )
  const unstated = kind === 'rank' || source === 'declared' || !exact
  const result = unstated ? '' : inFull(figure, MORE_DIGITS)
  const formula = write(operands)
  return { formula, brief: report ? `各地“${report}”相加` : formula, values: write(texts), result }
}

/** Whether a position is in a ranking that has the least in front. */
function isLeastFirst(position: Figure, { ranking }: FigureBook): boolean {
  const own = reportedIn(position)
  return ranking(own?.part === '名次' ? own.indicator : null)?.rule.order === '升序'
}

/** What a sum takes from each of several places (上报/城镇新增就业/完成); empty when it adds anything else. */
function reportOf(parts: readonly (Figure | undefined)[]): string {
  const names = new Set(parts.map((part) => (part?.scope ? ownName(part) : '')))
  const [name = ''] = names
  return names.size === 1 && parts.length > 1 ? name : ''
}

/** A value with all its digits, but not more than `most` beyond those printed; as printed when the data say it. */
function inFull({ quantity, exact, text, source }: Figure, most: number): string {
  if (source === 'declared' || !exact) return text
  const form = formOf(quantity)
  const needed = exactForm(exact, form.scale, form.unit).decimals
  const decimals = Math.min(Math.max(needed, form.decimals), form.decimals + most)
  return formatExact(exact, { ...form, decimals })
}

const shortened = (parts: readonly string[]): string =>
  `${parts.slice(0, MOST_PARTS - 1).join('＋')}＋……＋${parts.at(-1) ?? ''}（共${parts.length}项）`
