/**
 * An exact number: a fraction of two integers in lowest terms, the denominator positive. Sums, shares and rates of
 * reported figures never pass through binary floats, where 1.005 is less than it says and would be rounded down.
 */
export interface Exact {
  readonly numerator: bigint
  readonly denominator: bigint
}

const abs = (value: bigint): bigint => (value < 0n ? -value : value)

/** Of two integers that are not negative. Most fit a machine number, where it takes a tenth of the time. */
function gcd(a: bigint, b: bigint): bigint {
  let [great, small] = [a, b]
  while (small > MACHINE) [great, small] = [small, great % small]
  if (small === 0n) return great
  let [x, y] = [Number(small), Number(great % small)]
  while (y !== 0) [x, y] = [y, x % y]
  return BigInt(x)
}
const MACHINE = BigInt(Number.MAX_SAFE_INTEGER)

/** A fraction of integers; undefined when the denominator is zero. */
export function fraction(numerator: bigint, denominator: bigint): Exact | undefined {
  if (denominator === 0n) return undefined
  if (denominator === 1n) return { numerator, denominator }
  const common = gcd(abs(numerator), abs(denominator)) * (denominator < 0n ? -1n : 1n)
  return { numerator: numerator / common, denominator: denominator / common }
}

const lowest = (numerator: bigint, denominator: bigint): Exact => fraction(numerator, denominator) ?? zero

/** A whole number. */
export const whole = (value: bigint | number): Exact => ({ numerator: BigInt(value), denominator: 1n })
export const zero: Exact = whole(0)

/** Decimal text such as `25.17` or `-0.5`; undefined when it is none. */
export function parseExact(text: string): Exact | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) return undefined
  const [, sign = '', integer = '', decimals = ''] = match
  const digits = BigInt(integer + decimals)
  return lowest(sign === '-' ? -digits : digits, powerOfTen(decimals.length).numerator)
}

/** a + b; in lowest terms, as all results here. */
export const add = (a: Exact, b: Exact): Exact =>
  a.denominator === b.denominator
    ? lowest(a.numerator + b.numerator, a.denominator)
    : lowest(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
export const negate = (a: Exact): Exact => ({ numerator: -a.numerator, denominator: a.denominator })
export const subtract = (a: Exact, b: Exact): Exact => add(a, negate(b))
export const multiply = (a: Exact, b: Exact): Exact => lowest(a.numerator * b.numerator, a.denominator * b.denominator)
/** a / b; undefined when b is zero. */
export const divide = (a: Exact, b: Exact): Exact | undefined =>
  fraction(a.numerator * b.denominator, a.denominator * b.numerator)
export const sum = (values: readonly Exact[]): Exact => values.reduce(add, zero)

/** Negative, zero or positive, as a is less than, equal to or greater than b. */
export function compare(a: Exact, b: Exact): number {
  const same = a.denominator === b.denominator
  const left = same ? a.numerator : a.numerator * b.denominator
  const right = same ? b.numerator : b.numerator * a.denominator
  return left < right ? -1 : left > right ? 1 : 0
}

/** The nearest machine number, for where two values that lie far apart need only be told apart. */
export const approximate = ({ numerator, denominator }: Exact): number =>
  abs(numerator) <= MACHINE && denominator <= MACHINE
    ? Number(numerator) / Number(denominator)
    : Number((numerator * SHIFT) / denominator) / Number(SHIFT)
const SHIFT = 10n ** 15n

const makePower = (power: number): Exact =>
  power >= 0 ? whole(10n ** BigInt(power)) : { numerator: 1n, denominator: 10n ** BigInt(-power) }
/** The powers from −12 to 12, which every figure needs. */
const powers = Array.from({ length: 25 }, (_, index) => makePower(index - 12))

/** 10 to a whole power, also a negative one. */
export const powerOfTen = (power: number): Exact => powers[power + 12] ?? makePower(power)

/** Decimal text with exactly so many decimals, rounded half up (away from zero: 0.5 → 1, −0.5 → −1). */
export function roundExact(value: Exact, decimals: number): string {
  const scaled = abs(value.numerator) * 10n ** BigInt(decimals)
  const rounded = (2n * scaled + value.denominator) / (2n * value.denominator)
  const digits = rounded.toString().padStart(decimals + 1, '0')
  const cut = digits.length - decimals
  const text = decimals > 0 ? `${digits.slice(0, cut)}.${digits.slice(cut)}` : digits
  return value.numerator < 0n && rounded > 0n ? `-${text}` : text
}
