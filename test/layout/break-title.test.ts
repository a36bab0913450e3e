import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { breakTitle, titleCapacity } from '../../src/layout/break-title.js'
import { textWidth } from '../../src/layout/cells.js'

const cases = readFileSync(new URL('../cases/layout/titles.txt', import.meta.url), 'utf8')
  .split('\n\n')
  .map((block) => block.split('\n').filter((line) => line !== '' && !line.startsWith('#')))
  .filter((lines) => lines.length > 0)

/** Words of official titles, put together at random. */
const title = fc
  .array(
    fc.constantFrom(
      '关于',
      '2022年度',
      '全省',
      '就业',
      '创业',
      '工作',
      '目标责任制',
      '考评',
      '情况',
      '和',
      '的',
      '《办法》',
      '“十四五”',
      '通报',
      '长白山保护开发区',
    ),
    { minLength: 1, maxLength: 14 },
  )
  .map((words) => words.join(''))

describe('a title', () => {
  test.each(cases.map((lines) => ({ lines })))('breaks into $lines', ({ lines }) => {
    expect(breakTitle(lines.join(''))).toEqual(lines)
  })

  test('keeps every character and no line is wider than the type area', () => {
    fc.assert(
      fc.property(title, (text) => {
        const lines = breakTitle(text)
        expect(lines.join('')).toBe(text)
        expect(lines.every((line) => textWidth(line) <= titleCapacity)).toBe(true)
      }),
    )
  })

  test('never begins a line with 的 or a closing mark, nor parts 2022 from 年度', () => {
    fc.assert(
      fc.property(title, (text) => {
        const lines = breakTitle(text)
        // Beyond four lines nothing but the width can be kept.
        if (lines.length > 4) return
        expect(lines.slice(1).filter((line) => /^[的》”]/u.test(line))).toEqual([])
        expect(lines.slice(0, -1).filter((line) => /[\d《“]$/u.test(line))).toEqual([])
      }),
    )
  })

  test('that no rule can break is cut at the edge rather than lost', () => {
    const text = '某'.repeat(90)
    expect(breakTitle(text).join('')).toBe(text)
    expect(breakTitle(text).every((line) => textWidth(line) <= titleCapacity)).toBe(true)
  })
})
