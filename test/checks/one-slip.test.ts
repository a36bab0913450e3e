import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOneSlip } from '../../src/checks/numbers/one-slip.js'

const digits = fc.array(fc.constantFrom(...'0123456789'), { minLength: 2, maxLength: 12 }).map((each) => each.join(''))

test('a digit wrong, left out, typed twice, or exchanged with its neighbour is one slip', () => {
  fc.assert(
    fc.property(digits, fc.nat(), fc.constantFrom(...'0123456789'), (meant, number, other) => {
      const at = number % (meant.length - 1)
      const [before, one, next, behind] = [meant.slice(0, at), meant[at], meant[at + 1], meant.slice(at + 2)]
      const slips = [before + other + next + behind, before + next + behind, before + next + one + behind]
      for (const typed of [...slips, before + one + one + next + behind])
        expect([meant, typed, isOneSlip(meant, typed)]).toEqual([meant, typed, typed !== meant])
    }),
  )
})

test.each([
  ['84796', '84976', true],
  ['84796', '84769', true],
  ['2.51', '2.15', true],
  ['84796', '48976', false],
  ['84796', '86794', false],
  ['84796', '847', false],
  ['12', '12', false],
])('%s typed as %s: %s', (meant, typed, slip) => {
  expect(isOneSlip(meant, typed)).toBe(slip)
})
