import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseQuantity } from '../../src/data/parse-quantity.js'
import { place } from '../../src/diagnostics/diagnostic.js'
import {
  add,
  compare,
  divide,
  type Exact,
  fraction,
  multiply,
  negate,
  parseExact,
  subtract,
} from '../../src/figures/exact.js'
import {
  addIntervals,
  divideIntervals,
  type Interval,
  interval,
  isBelow,
  multiplyIntervals,
  overlap,
  subtractIntervals,
} from '../../src/figures/interval.js'
import { exactOf, formOf, quantityOf } from '../../src/figures/measure.js'
import { fitOf, printedInterval } from '../../src/figures/printed-interval.js'

const quantity = (text: string) => {
  const parsed = parseQuantity(text, place('x', 1, 1))
  if (!parsed.ok) throw new Error(text)
  return parsed.value
}
const printed = (text: string): Interval => {
  const found = printedInterval(quantity(text))
  if (!found) throw new Error(text)
  return found
}
const exact = (text: string): Exact => {
  const found = parseExact(text)
  if (!found) throw new Error(text)
  return found
}
const holds = (range: Interval, value: Exact): boolean => overlap(range, interval(value, value))

const positive = fc
  .tuple(fc.bigInt({ min: 1n, max: 10n ** 9n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
  .map(([n, d]) => fraction(n, d) ?? exact('1'))
const signed = fc.tuple(positive, fc.boolean()).map(([value, below]) => (below ? negate(value) : value))
/** An interval with a value inside, above zero or below it. */
const withValue = fc.tuple(positive, positive, fc.nat(100), fc.boolean()).map(([low, width, share, below]) => {
  const high = add(low, width)
  const value = add(low, multiply(width, fraction(BigInt(share), 100n) ?? exact('0')))
  return below
    ? { range: interval(negate(high), negate(low)), value: negate(value) }
    : { range: interval(low, high), value }
})

describe('intervals hold every result of the values in them', () => {
  test.each([
    ['+', addIntervals, add],
    ['−', subtractIntervals, subtract],
    ['×', multiplyIntervals, multiply],
    ['÷', divideIntervals, divide],
  ] as const)('%s', (_, ofIntervals, ofValues) => {
    fc.assert(
      fc.property(withValue, withValue, (a, b) => {
        const range = ofIntervals(a.range, b.range)
        const value = ofValues(a.value, b.value)
        return range !== null && value !== undefined && holds(range, value)
      }),
    )
  })

  test('one is below, above or overlaps the other', () => {
    fc.assert(
      fc.property(withValue, withValue, ({ range: a }, { range: b }) => {
        expect([isBelow(a, b), isBelow(b, a), overlap(a, b)].filter(Boolean)).toHaveLength(1)
      }),
    )
  })

  test('a divisor that may be zero leaves no upper end, one that is zero no quotient', () => {
    expect(divideIntervals(printed('5人'), printed('0.0万人'))?.high).toBeNull()
    expect(divideIntervals(printed('5人'), printed('0人'))).toBeNull()
  })

  test('nothing times or by what is between two values is nothing, though neither of them is reached', () => {
    const [nothing, between] = [printed('0户'), interval(exact('2'), exact('3'), { low: true, high: true })]
    for (const found of [
      multiplyIntervals(nothing, between),
      multiplyIntervals(between, nothing),
      multiplyIntervals(interval(exact('-3'), exact('-2'), { low: true, high: true }), nothing),
      divideIntervals(nothing, between),
    ])
      expect(found).toEqual(nothing)
  })

  test('a sum with what has no upper end has none, and no difference to it a lower one', () => {
    const [open, five] = [interval(exact('3'), null), printed('5人')]
    expect([addIntervals(open, five), addIntervals(five, open)]).toEqual([1, 2].map(() => interval(exact('8'), null)))
    expect(subtractIntervals(open, five)).toEqual(interval(exact('-2'), null))
    expect(subtractIntervals(five, open)).toBeNull()
    expect(multiplyIntervals(open, five)).toEqual(interval(exact('15'), null))
    expect(multiplyIntervals(open, printed('-5人'))).toBeNull()
    expect([isBelow(open, five), isBelow(five, open), overlap(open, five)]).toEqual([false, false, true])
  })

  test('a divisor on both sides of zero gives no quotient', () => {
    expect(divideIntervals(printed('5人'), interval(exact('-1'), exact('2')))).toBeNull()
  })

  test('the product of what is below zero and above it ends where that of their ends does', () => {
    expect(multiplyIntervals(interval(exact('-2'), exact('3')), interval(exact('-5'), exact('4')))).toEqual(
      interval(exact('-15'), exact('12')),
    )
  })

  test('an end that two products reach belongs to theirs where it belongs to one of them', () => {
    const [closed, open] = [interval(exact('-2'), exact('2')), interval(exact('-3'), exact('3'), { high: true })]
    expect(multiplyIntervals(closed, open)).toEqual(interval(exact('-6'), exact('6')))
    expect(multiplyIntervals(open, closed)).toEqual(interval(exact('-6'), exact('6')))
  })
})

describe('a printed number allows what rounds to it', () => {
  test('132.89万 means [132.885万, 132.895万)', () => {
    const range = printed('132.89万人')
    expect(holds(range, exact('1328850'))).toBe(true)
    expect(holds(range, exact('1328949'))).toBe(true)
    expect(holds(range, exact('1328950'))).toBe(false)
    expect(holds(range, exact('1328849'))).toBe(false)
  })

  test('−3.2% means (−3.25%, −3.15%]', () => {
    const range = printed('-3.2%')
    expect(holds(range, exact('-0.0325'))).toBe(false)
    expect(holds(range, exact('-0.0324'))).toBe(true)
    expect(holds(range, exact('-0.0315'))).toBe(true)
    expect(holds(range, exact('-0.0314'))).toBe(false)
  })

  test('a count is exact', () => {
    expect(holds(printed('120581人'), exact('120581'))).toBe(true)
    expect(holds(printed('120581人'), exact('120580.9'))).toBe(false)
  })

  test('exactly the values that are printed so', () => {
    const forms = ['25.17万人', '29.7亿元', '109%', '4.7%', '3万户'].map((text) => formOf(quantity(text)))
    fc.assert(
      fc.property(fc.constantFrom(...forms), signed, signed, (form, value, other) => {
        const shown = quantityOf(value, form)
        // A zero is printed without a sign, and taken for what is not below it.
        fc.pre([value, other].every((each) => each.numerator > 0n || /[1-9]/.test(quantityOf(each, form).digits)))
        const range = printedInterval(shown)
        const alike = exactOf(quantityOf(other, form))
        const same = alike !== null && compare(alike, exactOf(shown) ?? exact('0')) === 0
        return range !== null && holds(range, value) && holds(range, other) === same
      }),
    )
  })
})

describe('近, 余, 超 … fit their side and a sensible distance', () => {
  test.each([
    ['近100%', '0.9988', 'fits'],
    ['近100%', '1', 'fits'],
    ['近100%', '1.01', 'wrong side'],
    ['近5400人', '5387', 'fits'],
    ['近5400人', '5401', 'wrong side'],
    ['近5400人', '4800', 'too far'],
    ['不足5400人', '5400', 'wrong side'],
    ['不足5400人', '5399', 'fits'],
    ['80余个', '80', 'fits'],
    ['80余个', '89', 'fits'],
    ['80余个', '90', 'too far'],
    ['80余个', '79', 'wrong side'],
    ['1300余人', '1399', 'fits'],
    ['1300余人', '1400', 'too far'],
    ['3.5万余人', '35900', 'fits'],
    ['3.5万余人', '36000', 'too far'],
    ['80余万人', '890000', 'fits'],
    ['80万余人', '811000', 'too far'],
    ['超过200人', '200', 'wrong side'],
    ['超过200人', '201', 'fits'],
    ['超过200人', '300', 'too far'],
    ['200人以上', '200', 'fits'],
    ['200人以上', '199', 'wrong side'],
    ['200人以下', '200', 'fits'],
    ['200人以下', '201', 'wrong side'],
    ['至少200人', '200', 'fits'],
    ['约30户', '31', 'fits'],
    ['约30户', '35', 'too far'],
    ['50%左右', '0.49', 'fits'],
  ])('%s for %s: %s', (text, value, fit) => {
    expect(fitOf(quantity(text), interval(exact(value), exact(value)))).toBe(fit)
  })
})
