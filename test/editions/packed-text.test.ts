import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PackedText } from '../../src/editions/packed-text.js'

test('packed text is the text it was, in JSON too', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
      const packed = new PackedText(text)
      expect(packed.text).toBe(text)
      expect(JSON.stringify({ packed })).toBe(JSON.stringify({ packed: text }))
    }),
  )
})
