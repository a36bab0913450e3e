import { describe, expect, test } from 'vitest'
import { characterWidth, textWidth } from '../../src/layout/cells.js'

describe('the cells that a character takes', () => {
  test.each([
    ['an ideograph', '吉', 1],
    ['a rare ideograph', '𠮷', 1],
    ['a full-width mark', '，', 1],
    ['a curly quote', '“', 1],
    ['a dash', '—', 1],
    ['an ellipsis', '…', 1],
    ['a multiplication sign', '×', 1],
    ['a middle dot', '·', 1],
    ['a bracket of a document number', '〔', 1],
    ['an ideographic space', '　', 1],
    ['a full-width digit', '１', 1],
    ['a Roman numeral of GBK', 'Ⅳ', 1],
    ['a digit', '7', 0.5],
    ['a per cent sign', '%', 0.5],
    ['a space', ' ', 0.5],
    ['a letter that GBK lacks', 'ł', 0.5],
    // Some versions of Node.js decode these as GBK, others do not.
    ['a sign of money', '€', 0.5],
    ['a letter of pinyin', 'ǹ', 0.5],
    ['a mark of vertical text', '︐', 1],
    ['a no-break space', '\u00a0', 0.5],
  ])('%s', (_, character, width) => {
    expect(characterWidth(character)).toBe(width)
  })

  test('add up', () => {
    expect(textWidth('2022年度')).toBe(4)
  })
})
