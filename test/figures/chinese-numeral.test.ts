import { expect, test } from 'vitest'
import { chineseCount, chineseNumeral, readNumeral } from '../../src/figures/chinese-numeral.js'

test('a numeral is read as it is written', () => {
  const counts = Array.from({ length: 120 }, (_, index) => index + 1)
  expect(counts.map((count) => readNumeral(chineseNumeral(count)))).toEqual(counts)
  expect(counts.map((count) => readNumeral(String(count)))).toEqual(counts)
  expect(readNumeral('两')).toBe(2)
})

test('what is counted is 两, and is read again; what is in a row stays 二', () => {
  expect([1, 2, 3, 12, 20, 22].map(chineseCount)).toEqual(['一', '两', '三', '十二', '二十', '二十二'])
  expect(chineseNumeral(2)).toBe('二')
  expect(readNumeral(chineseCount(2))).toBe(2)
})

test.each(['', '零', '0', '01', '一十', '十十', '二三', '百', '第三', '三名'])('“%s” is none', (words) => {
  expect(readNumeral(words)).toBeNull()
})
