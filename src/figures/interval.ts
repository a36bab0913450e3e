import { add, compare, divide, type Exact, multiply, negate, subtract, whole, zero } from './exact.js'

const one = whole(1)

/** All values from `low` to `high`, exactly; an open end is not among them. `high` is null where there is no end. */
export interface Interval {
  readonly low: Exact
  readonly lowOpen: boolean
  readonly high: Exact | null
  readonly highOpen: boolean
}

/** One value. */
export const point = (value: Exact): Interval => ({ low: value, lowOpen: false, high: value, highOpen: false })

/** From `low` to `high`; both ends belong to it unless said otherwise. */
export const interval = (low: Exact, high: Exact | null, open: { low?: boolean; high?: boolean } = {}): Interval => ({
  low,
  lowOpen: open.low ?? false,
  high,
  highOpen: open.high ?? false,
})

/** Every sum of a value of one and a value of the other. */
export const addIntervals = (a: Interval, b: Interval): Interval => ({
  low: add(a.low, b.low),
  lowOpen: a.lowOpen || b.lowOpen,
  high: a.high && b.high && add(a.high, b.high),
  highOpen: a.highOpen || b.highOpen,
})

/** Every difference; null where the second has no end, as then there is no lowest. */
export const subtractIntervals = (a: Interval, b: Interval): Interval | null =>
  b.high && {
    low: subtract(a.low, b.high),
    lowOpen: a.lowOpen || b.highOpen,
    high: a.high && subtract(a.high, b.low),
    highOpen: a.highOpen || b.lowOpen,
  }

/** Every product. Null where a negative value meets a range without an end: then there is no lowest. */
export function multiplyIntervals(a: Interval, b: Interval): Interval | null {
  const [one, other] = [endsOf(a), endsOf(b)]
  if (isNowhereNegative(a) && isNowhereNegative(b) && !(one && other)) {
    const low = product({ value: a.low, open: a.lowOpen }, { value: b.low, open: b.lowOpen })
    return { low: low.value, lowOpen: low.open, high: null, highOpen: false }
  }
  return one && other && between(one.flatMap((x) => other.map((y) => product(x, y))))
}

/** Every quotient; null where the divisor may be nothing but zero, or be on both sides of it. */
export function divideIntervals(a: Interval, b: Interval): Interval | null {
  if (b.low.numerator < 0n) {
    const [up, down] = [negateInterval(a), negateInterval(b)]
    return up && down && isNowhereNegative(down) ? divideIntervals(up, down) : null
  }
  const inverse = inverseOf(b)
  return inverse && multiplyIntervals(a, inverse)
}

const isNowhereNegative = ({ low }: Interval): boolean => low.numerator >= 0n

/** 1 by every value of a range that is nowhere negative. A divisor that may be zero leaves it without an upper end. */
function inverseOf({ low, lowOpen, high, highOpen }: Interval): Interval | null {
  const least = high ? divide(one, high) : zero
  const most = low.numerator > 0n ? divide(one, low) : null
  return least ? { low: least, lowOpen: highOpen, high: most ?? null, highOpen: lowOpen } : null
}

/** Every value with the other sign; null where there is no end, and so no lowest. */
const negateInterval = ({ low, lowOpen, high, highOpen }: Interval): Interval | null =>
  high && { low: negate(high), lowOpen: highOpen, high: negate(low), highOpen: lowOpen }

/** An end of a range. */
interface End {
  readonly value: Exact
  readonly open: boolean
}

const endsOf = ({ low, lowOpen, high, highOpen }: Interval): readonly [End, End] | null =>
  high && [
    { value: low, open: lowOpen },
    { value: high, open: highOpen },
  ]

/** Nothing, where it belongs to one range, makes nothing of every value of the other. */
const product = (a: End, b: End): End => ({
  value: multiply(a.value, b.value),
  open: (a.open || b.open) && ![a, b].some(({ value, open }) => !open && value.numerator === 0n),
})

/** From the least of some ends to the greatest, each with what one of them leaves to it. */
function between(ends: readonly End[]): Interval | null {
  const [first] = ends
  if (!first) return null
  const outer = (sign: 1 | -1) =>
    ends.reduce((best, each) => {
      const order = sign * compare(each.value, best.value)
      return order > 0 || (order === 0 && best.open) ? each : best
    }, first)
  const [low, high] = [outer(-1), outer(1)]
  return { low: low.value, lowOpen: low.open, high: high.value, highOpen: high.open }
}

/** Whether all values of one are less than all values of the other. */
export function isBelow(a: Interval, b: Interval): boolean {
  if (!a.high) return false
  const order = compare(a.high, b.low)
  return order < 0 || (order === 0 && (a.highOpen || b.lowOpen))
}

/** Whether some value belongs to both. */
export const overlap = (a: Interval, b: Interval): boolean => !isBelow(a, b) && !isBelow(b, a)
