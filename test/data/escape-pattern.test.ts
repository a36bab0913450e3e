import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapePattern } from '../../src/data/escape-pattern.js'

const signs = fc.string({ unit: fc.constantFrom(...'甲1.*+?^$()[]{}|/\\-'), minLength: 1, maxLength: 6 })

test('words as a pattern find these words and no others, whatever signs they hold', () => {
  fc.assert(
    fc.property(signs, fc.nat(5), (words, at) => {
      const cut = at % words.length
      const other = `${words.slice(0, cut)}乙${words.slice(cut + 1)}`
      const pattern = new RegExp(`^${escapePattern(words)}$`, 'u')
      expect([pattern.test(words), pattern.test(other)]).toEqual([true, false])
    }),
  )
})
