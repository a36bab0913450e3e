import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { add, compare, divide, multiply, parseExact, roundExact, subtract, whole } from '../../src/figures/exact.js'

const exact = (text: string) => parseExact(text) ?? whole(0)
const decimal = fc
  .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }))
  .map(([digits, places]) => {
    const text = String(Math.abs(digits)).padStart(places + 1, '0')
    const cut = text.length - places
    return (digits < 0 ? '-' : '') + (places > 0 ? `${text.slice(0, cut)}.${text.slice(cut)}` : text)
  })

/** An independent implementation: digits as an integer and a power of ten, added and rounded on strings of digits. */
const scaled = (text: string, places: number): bigint => {
  const [integer = '', decimals = ''] = text.replace('-', '').split('.')
  const digits = BigInt(integer + decimals.padEnd(places, '0'))
  return text.startsWith('-') ? -digits : digits
}

describe('exact numbers', () => {
  test('read and print the same text', () => {
    fc.assert(
      fc.property(decimal, (text) => {
        const decimals = text.split('.')[1]?.length ?? 0
        expect(roundExact(exact(text), decimals)).toBe(/^-0(\.0+)?$/.test(text) ? text.slice(1) : text)
      }),
    )
  })
  test('add and subtract as whole numbers of the smallest unit do', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const total = scaled(a, 6) + scaled(b, 6)
        expect(compare(add(exact(a), exact(b)), multiply(whole(total), exact('0.000001')))).toBe(0)
        expect(compare(subtract(add(exact(a), exact(b)), exact(b)), exact(a))).toBe(0)
      }),
    )
  })
  test('division undoes multiplication and refuses zero', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const quotient = divide(multiply(exact(a), exact(b)), exact(b))
        if (scaled(b, 6) === 0n) expect(quotient).toBeUndefined()
        else expect(quotient && compare(quotient, exact(a))).toBe(0)
      }),
    )
  })
  test.each([
    ['1.45', 1, '1.5'],
    ['0.5', 0, '1'],
    ['-0.5', 0, '-1'],
    ['2.5', 0, '3'],
    ['1.005', 2, '1.01'],
    ['0.4449', 2, '0.44'],
    ['99.995', 2, '100.00'],
    ['-0.004', 2, '0.00'],
  ])('%s to %i decimals is %s', (text, decimals, rounded) => expect(roundExact(exact(text), decimals)).toBe(rounded))
  test('rounds to the nearest, halves away from zero', () => {
    fc.assert(
      fc.property(decimal, fc.integer({ min: 0, max: 4 }), (text, decimals) => {
        const difference = subtract(exact(roundExact(exact(text), decimals)), exact(text))
        const half = exact(decimals === 0 ? '0.5' : `0.${'0'.repeat(decimals)}5`)
        expect(compare(difference, half)).toBeLessThanOrEqual(0)
        expect(compare(half, subtract(whole(0), difference))).toBeGreaterThanOrEqual(0)
      }),
    )
  })
  test('refuses what is no decimal', () => {
    for (const text of ['', '.5', '1.', '1e3', '１', '1,000', '+1', ' 1']) expect(parseExact(text)).toBeUndefined()
  })
})
