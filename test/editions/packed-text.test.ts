import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PackedText } from '../../src/editions/packed-text.js'

/** More than all that stays unpacked. */
const fillRoom = () => new PackedText('满'.repeat(2_000_000))

test.each([
  ['the first of a process', () => {}],
  ['those after', fillRoom],
])('packed text is the text it was, in JSON too: %s', (_, before) => {
  before()
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
      const packed = new PackedText(text)
      expect(packed.text).toBe(text)
      expect(JSON.stringify({ packed })).toBe(JSON.stringify({ packed: text }))
    }),
  )
})
