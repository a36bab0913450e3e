import { describe, expect, test } from 'vitest'
import { parsePeriod, periodsIn, samePeriod } from '../../src/data/period.js'
import { place } from '../../src/diagnostics/diagnostic.js'

const at = place('data/2022/文件.yaml', 4, 5)
const months = (words: string) => {
  const read = parsePeriod(words, at)
  return read.ok ? `${read.value.from}-${read.value.to}` : read.diagnostics.map(({ code }) => code).join()
}

describe('时段', () => {
  test.each([
    ['上半年', '1-6'],
    ['下半年', '7-12'],
    ['一季度', '1-3'],
    ['第四季度', '10-12'],
    ['前两季度', '1-6'],
    ['前三季度', '1-9'],
    ['一至三季度', '1-9'],
    ['1—9月', '1-9'],
    ['1至10月份', '1-10'],
    ['前十一个月', '1-11'],
    ['10月份', '10-10'],
    ['全年', '1-12'],
  ])('%s is the months %s', (words, expected) => {
    expect(months(words)).toBe(expected)
  })

  test.each(['半年', '五季度', '9—1月', '13月', '1—9', '上半年度', '2023年上半年', '9月30日', '待补'])(
    '%s is none',
    (words) => {
      expect(months(words)).toBe('value-malformed')
    },
  )

  test('is the same in other words', () => {
    const [third, nine, half] = ['前三季度', '1—9月', '上半年'].map((words) => {
      const read = parsePeriod(words, at)
      return read.ok ? read.value : null
    })
    expect(samePeriod(third ?? null, nine ?? null)).toBe(true)
    expect(samePeriod(third ?? null, half ?? null)).toBe(false)
    expect(samePeriod(half ?? null, null)).toBe(false)
  })

  test('is found in a text, where no day and no part of a longer one is taken for one', () => {
    const found = periodsIn(
      '截至9月30日，前三季度完成九成，其中1—6月、三季度和10月份各有增减，一、二季度持平，全年可期。',
    )
    expect(found.map(({ words }) => words)).toEqual(['前三季度', '1—6月', '三季度', '10月份', '全年'])
  })
})
