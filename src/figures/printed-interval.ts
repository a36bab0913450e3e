import type { Quantity } from '../data/quantity.js'
import { add, divide, type Exact, multiply, powerOfTen, subtract, whole, zero } from './exact.js'
import type { Figure } from './figure.js'
import { type Interval, interval, isBelow, overlap, point } from './interval.js'
import { exactOf, formOf, isExact, precisionOf, worthOf } from './measure.js'

/** On which side of the printed number the true one lies, and how far off it may sensibly be (of 100). */
interface Meaning {
  readonly side: 'below' | 'above' | 'around'
  /** The number itself is not meant: 超, 不足. */
  readonly strict: boolean
  readonly percent: number
}

/** What the words before, behind and after a number say (近5400人, 80余个, 100人以上). */
const meanings: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ...['近', '将近', '接近'].map((word) => [word, { side: 'below', strict: false, percent: 5 }] as const),
  ...['不足', '不到'].map((word) => [word, { side: 'below', strict: true, percent: 20 }] as const),
  ['以下', { side: 'below', strict: false, percent: 20 }],
  ...['超', '超过', '逾'].map((word) => [word, { side: 'above', strict: true, percent: 20 }] as const),
  ...['至少', '以上'].map((word) => [word, { side: 'above', strict: false, percent: 20 }] as const),
  ...['约', '大约', '左右', '上下'].map((word) => [word, { side: 'around', strict: false, percent: 5 }] as const),
])

/**
 * Which true values a printed quantity allows; null while it is 待补. A count without decimals and without 万 or 亿 is
 * exact; every other number was rounded half up at its last digit: 132.89万 is [132.885万, 132.895万),
 * −3.2% is (−3.25%, −3.15%]; a zero is taken for what is not below it.
 */
export function printedInterval(quantity: Quantity): Interval | null {
  const value = exactOf(quantity)
  if (!value) return null
  if (!isExact(quantity)) return sensibleInterval(quantity, value)
  const { scale, unit, digits } = quantity
  if (scale === '' && !/[%‰]/.test(unit) && !digits.includes('.')) return point(value)
  const half = multiply(precisionOf(formOf(quantity)), { numerator: 1n, denominator: 2n })
  const [low, high] = [subtract(value, half), add(value, half)]
  // What is halfway is rounded away from zero.
  if (value.numerator < 0n) return interval(low, high, { low: true })
  return interval(low.numerator < 0n ? zero : low, high, { high: true })
}

/** Which true values a figure may have: what was computed has its own, what the data say all that are printed so. */
export const trueValues = ({ source, exact, quantity }: Figure): Interval | null =>
  source === 'declared' ? printedInterval(quantity) : exact && point(exact)

/** How the words of an approximate quantity fit what is known of the true value. */
export type Fit = 'fits' | 'wrong side' | 'too far'

/** Whether 近, 余, 超 … fit: the wrong side is a contradiction, too far off is misleading. */
export function fitOf(quantity: Quantity, known: Interval): Fit {
  const value = exactOf(quantity)
  if (!value || overlap(sensibleInterval(quantity, value), known)) return 'fits'
  const { side, strict } = meaningOf(quantity)
  if (side === 'below' && isBelow(interval(value, value, { low: !strict, high: !strict }), known)) return 'wrong side'
  if (side === 'below' && strict && !isBelow(known, point(value))) return 'wrong side'
  if (side === 'above' && isBelow(known, interval(value, null, { low: strict }))) return 'wrong side'
  return 'too far'
}

/** 80余个 without a word of the table is 余 or 多: above, by less than one of its last digit. */
const meaningOf = ({ approximation, bound }: Quantity): Meaning =>
  meanings.get(approximation) ?? meanings.get(bound) ?? { side: 'above', strict: false, percent: 0 }

function sensibleInterval(quantity: Quantity, value: Exact): Interval {
  const { side, strict, percent } = meaningOf(quantity)
  const margin = percent === 0 ? surplusStep(quantity) : multiply(value, divide(whole(percent), whole(100)) ?? zero)
  const low = side === 'above' ? value : subtract(value, margin)
  const high = side === 'below' ? value : add(value, margin)
  return interval(low, high, { low: side === 'above' && strict, high: percent === 0 || (side === 'below' && strict) })
}

/**
 * By how much 余 or 多 may exceed the number: one of its last significant digit (1300余: 100, 80余万: 10万), or of the
 * last printed one where it stands behind the scale (3.5万余: 0.1万, 34万余: 1万).
 */
function surplusStep(quantity: Quantity): Exact {
  const { digits, scale, unit, surplusBeforeScale } = quantity
  if (digits.includes('.') || (scale !== '' && !surplusBeforeScale)) return precisionOf(formOf(quantity))
  const zeros = /0*$/.exec(digits.slice(1))?.[0].length ?? 0
  return multiply(worthOf(scale, unit), powerOfTen(zeros))
}
