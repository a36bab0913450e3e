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
    expect(breakTitle(lines.join(''))).toEqual(lines.map((line) => line.trimEnd()))
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

describe('a title that four lines cannot hold', () => {
  const title =
    '关于转发某某省人力资源和社会保障厅某某省财政厅某某省农业农村厅关于进一步做好2024年度脱贫人口务工就业和农村劳动力转移就业工作任务完成情况考核评价“回头看”暨专项督导检查有关事项的通知的通知'

  test('takes more, of whole words, with no number broken', () => {
    const lines = breakTitle(title)
    expect(lines.join('')).toBe(title)
    for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(20)
    expect(lines.some((line) => line.includes('2024年度'))).toBe(true)
    expect(lines.some((line) => line.includes('财政厅'))).toBe(true)
  })

  test('without a place to break keeps numbers and marks whole', () => {
    const lines = breakTitle(`关于${'甲'.repeat(17)}1234567.89，${'乙'.repeat(40)}的函`)
    expect(lines.some((line) => line.includes('1234567.89，'))).toBe(true)
  })
})
