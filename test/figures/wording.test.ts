import { describe, expect, test } from 'vitest'
import { rankGroupText } from '../../src/data/tie-wording.js'
import { nearestName } from '../../src/diagnostics/nearest-name.js'
import { chineseNumeral } from '../../src/figures/chinese-numeral.js'

test.each([
  [1, '一'],
  [9, '九'],
  [10, '十'],
  [11, '十一'],
  [20, '二十'],
  [21, '二十一'],
  [99, '九十九'],
])('%i is written %s', (count, text) => {
  expect(chineseNumeral(count)).toBe(text)
})

test('numerals from 1 to 99 are all different', () => {
  expect(new Set(Array.from({ length: 99 }, (_, index) => chineseNumeral(index + 1))).size).toBe(99)
})

describe('places that share a position are joined by the tie word', () => {
  test('two', () => expect(rankGroupText(['四平市', '白山市'], '及')).toBe('四平市及白山市'))
  test('three', () => expect(rankGroupText(['甲市', '乙市', '丙市'], '及')).toBe('甲市、乙市及丙市'))
  test('another word', () => expect(rankGroupText(['甲市', '乙市'], '和')).toBe('甲市和乙市'))
  test('one alone', () => expect(rankGroupText(['甲市'], '及')).toBe('甲市'))
})

describe('the nearest name is one that a slip of the hand may have meant', () => {
  const known = ['长春市', '吉林市', '白城市', '白山市', '长白山保护开发区', '梅河口市']
  test('one character replaced', () => expect(nearestName('百城市', known)).toBe('白城市'))
  test('one left out', () => expect(nearestName('梅口市', known)).toBe('梅河口市'))
  test('two swapped', () => expect(nearestName('梅口河市', known)).toBe('梅河口市'))
  test('a part', () => expect(nearestName('保护开发区', known)).toBe('长白山保护开发区'))
  test('full width', () => expect(nearestName('ｙｅａｒ', ['year'])).toBe('year'))
  test('none', () => expect(nearestName('沈阳市', known)).toBeUndefined())
  test('a name of one character has no near one', () => expect(nearestName('数', ['年'])).toBeUndefined())
})
