import { add, compare, divide, type Exact, multiply, subtract, zero } from './exact.js'

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

/** What grows with both: its lowest value is that of the two lowest, its highest that of the two highest. */
const growing =
  (combine: (a: Exact, b: Exact) => Exact) =>
  (a: Interval, b: Interval): Interval => ({
    low: combine(a.low, b.low),
    lowOpen: a.lowOpen || b.lowOpen,
    high: a.high && b.high && combine(a.high, b.high),
    highOpen: a.highOpen || b.highOpen,
  })

/** Every sum of a value of one and a value of the other. */
export const addIntervals = growing(add)

/** Every difference; null where the second has no end, as then there is no lowest. */
export const subtractIntervals = (a: Interval, b: Interval): Interval | null =>
  b.high && {
    low: subtract(a.low, b.high),
    lowOpen: a.lowOpen || b.highOpen,
    high: a.high && subtract(a.high, b.low),
    highOpen: a.highOpen || b.lowOpen,
  }

/** Every product of values that are not negative, as all figures are. */
export const multiplyIntervals = growing(multiply)

/** Every quotient of values that are not negative; null where the divisor is nothing but zero. */
export function divideIntervals(a: Interval, b: Interval): Interval | null {
  if (b.high && b.high.numerator <= 0n) return null
  const low = b.high ? divide(a.low, b.high) : zero
  // A divisor that may be zero leaves the quotient without an upper end.
  const high = a.high && b.low.numerator > 0n ? divide(a.high, b.low) : null
  return low ? { low, lowOpen: a.lowOpen || b.highOpen, high: high ?? null, highOpen: a.highOpen || b.lowOpen } : null
}

/** Whether all values of one are less than all values of the other. */
export function isBelow(a: Interval, b: Interval): boolean {
  if (!a.high) return false
  const order = compare(a.high, b.low)
  return order < 0 || (order === 0 && (a.highOpen || b.lowOpen))
}

/** Whether some value belongs to both. */
export const overlap = (a: Interval, b: Interval): boolean => !isBelow(a, b) && !isBelow(b, a)
