import { compare, divide, type Exact, whole, zero } from '../../figures/exact.js'

/** A slip of the decimal point, or of 万 and 亿, makes a number ten times as great: five times tells it. */
const FAR = whole(5)
const NEAR_NOTHING = divide(whole(1), FAR) ?? zero

/** Whether one number is so many times another that a slip is likelier than a change; of a change of sign nothing follows. */
export const isFar = (times: Exact): boolean =>
  compare(times, FAR) >= 0 || (compare(times, NEAR_NOTHING) <= 0 && compare(times, zero) >= 0)
