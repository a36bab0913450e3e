import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { breakLines, canBreak, unspread } from '../../src/layout/break-lines.js'
import { type Glyph, toGlyphs, widthOf } from '../../src/layout/cells.js'
import { neverFirst, neverLast } from '../../src/layout/line-ends.js'
import { cells } from '../../src/layout/units.js'

const glyphsOf = (text: string): readonly Glyph[] => toGlyphs([{ text, face: 'fangsong' }])

const linesOf = (text: string, width: number, first = width): readonly string[] => {
  const glyphs = glyphsOf(text)
  return breakLines(glyphs, unspread(cells(first)), unspread(cells(width))).map(({ start, end }) =>
    glyphs
      .slice(start, end)
      .map(({ character }) => character)
      .join(''),
  )
}

const words = fc.constantFrom(
  ...Array.from('稳就业工作，。、；：？！”’）》〕“‘（《〔·%℃…—'),
  '——',
  '……',
  '25.17万人',
  '109%',
  '120,581人',
  '1311×N',
  '1+2+3+N',
  'https://example.invalid/a-b/c?d=e',
  'GB/T 9704-2012',
  ' ',
  '２',
  '𠮷',
)
const paragraph = fc.array(words, { maxLength: 120 }).map((parts) => parts.join(''))

describe('breaking lines', () => {
  test('loses and adds no character', () => {
    fc.assert(
      fc.property(paragraph, (text) => {
        expect(linesOf(text, 28, 26).join('')).toBe(text)
      }),
    )
  })

  test('fills no line beyond 28 cells, spaces at its end apart', () => {
    fc.assert(
      fc.property(paragraph, (text) => {
        for (const line of linesOf(text, 28)) expect(widthOf(glyphsOf(line.trimEnd()))).toBeLessThanOrEqual(28)
      }),
    )
  })

  test('begins and ends lines only where it may, wherever a legal break exists', () => {
    fc.assert(
      fc.property(paragraph, (text) => {
        const glyphs = glyphsOf(text)
        for (const { start, end } of breakLines(glyphs, unspread(cells(28)), unspread(cells(28))).slice(0, -1)) {
          const inside = glyphs.slice(start, end + 1)
          const legal = inside.slice(1).some((glyph, index) => {
            const before = inside[index]
            return before !== undefined && canBreak(before, glyph)
          })
          const [before, after] = [glyphs[end - 1], glyphs[end]]
          if (legal && before && after) expect(canBreak(before, after)).toBe(true)
        }
      }),
    )
  })

  test.each([
    ['a closing mark goes over with the character before it', '一二三四，五六', 4, ['一二三', '四，五六']],
    ['an opening mark goes over', '一二三“四五”六', 4, ['一二三', '“四五”', '六']],
    ['a number with its decimals and sign is not broken', '完成109.5%了', 4, ['完成', '109.5%了']],
    ['a number may part from its unit', '完成了25.17万人', 6, ['完成了25.17', '万人']],
    ['—— is not broken and begins no line', '一二三——四五', 4, ['一二', '三——四', '五']],
    ['a connecting mark begins no line', '一二三四—五', 4, ['一二三', '四—五']],
    ['a hyphen and a slash begin no line, a slash ends none', '一二三/四五', 3, ['一二', '三/四', '五']],
    ['a negative number stays with the character before it', '一二三-5℃', 3, ['一二', '三-5℃']],
    ['marks above belong to their character', '一二三e\u0301\u0302四', 3, ['一二三', 'e\u0301\u0302四']],
    ['…… is not broken', '一二三……四', 4, ['一二', '三……四']],
    ['adjacent quotations stay together', '一二三”“四', 4, ['一二', '三”“四']],
    ['a word that is longer than a line is cut', 'abcdefghij', 3, ['abcdef', 'ghij']],
    ['a compound breaks after its hyphen', '一abc-def二', 4, ['一abc-', 'def二']],
    ['a path is one word', '一abc/def二', 4, ['一', 'abc/def', '二']],
    ['× belongs to its numbers', '提供“1311×N”就业', 6, ['提供', '“1311×N”', '就业']],
    ['a no-break space holds both sides', '一二三四\u00a0五', 4, ['一二三', '四\u00a0五']],
    ['spaces hang at the end of a line', '一二三四 五', 4, ['一二三四 ', '五']],
  ])('%s', (_, text, width, expected) => {
    expect(linesOf(text, width)).toEqual(expected)
  })

  test('the first line may be shorter', () => {
    expect(linesOf('一二三四五六', 4, 2)).toEqual(['一二', '三四五六'])
  })

  test('every mark of the lists is honoured', () => {
    const [before] = glyphsOf('一')
    for (const mark of neverFirst)
      for (const after of glyphsOf(mark)) expect(before && canBreak(before, after)).toBe(false)
    for (const mark of neverLast)
      for (const glyph of glyphsOf(mark)) expect(before && canBreak(glyph, before)).toBe(false)
  })
})
