import { expect, test } from 'vitest'
import { chineseNumeral, readNumeral } from '../../src/figures/chinese-numeral.js'

test('a numeral is read as it is written', () => {
  const counts = Array.from({ length: 120 }, (_, index) => index + 1)
  expect(counts.map((count) => readNumeral(chineseNumeral(count)))).toEqual(counts)
  expect(counts.map((count) => readNumeral(String(count)))).toEqual(counts)
  expect(readNumeral('两')).toBe(2)
})

test.each(['', '零', '0', '01', '一十', '十十', '二三', '百', '第三', '三名'])('“%s” is none', (words) => {
  expect(readNumeral(words)).toBeNull()
})
