import { expect, test } from 'vitest'
import { effectLines } from '../../src/revise/report/effect-lines.js'
import { letterConclusions, shortFormula } from '../../src/revise/report/words.js'
import { effectOf } from './effect-of.js'

test.each([
  ['甲÷乙', '甲÷乙'],
  ['甲＋乙＋丙＋丁', '甲＋乙＋丙＋丁'],
  ['甲＋乙＋丙＋丁＋戊', '甲＋……＋戊（共5项）'],
  // More than `explainDerivation` writes out: it says itself how many there are.
  ['甲＋乙＋丙＋丁＋戊＋……＋癸（共20项）', '甲＋……＋癸（共20项）'],
])('the formula %s is shown as %s', (formula, shown) => {
  expect(shortFormula(formula)).toBe(shown)
})

test('a letter that has got nothing but its number need not be sent again', () => {
  const row = (sequence: number, place: string) =>
    `  - {机关代字: 吉就办函, 年份: 2024, 顺序号: ${sequence}, 文件: 2023-示例/摘录函, 地方: ${place}, 日期: 2024年4月15日}\n`
  const { effect } = effectOf(
    [
      { file: 'data/台账.yaml', content: `台账:\n${row(1, '四平市')}${row(2, '吉林市')}` },
      { file: 'data/2023-示例/亮点/四平市.md', replace: '3247人', by: '3274人' },
    ],
    '2023-示例',
  )
  expect(letterConclusions(effect)).toEqual([
    expect.stringMatching(/^要重做的函 1 份.*：四平市$/u),
    expect.stringMatching(/^只添了文号的函 1 份.*：吉林市$/u),
    expect.stringMatching(/^不变的函 9 份：/u),
  ])
})

test('a ranking in which no place moves has no remarks, and no empty brackets', () => {
  const rule = { file: 'data/2023-示例/指标.yaml', replace: '并列用语: 及', by: '并列用语: 与' }
  const lines = effectLines(effectOf([rule], '2023-示例').effect)
  expect(lines.filter((line) => line.includes('通化市与延边州、'))).not.toEqual([])
  expect(lines.join('\n')).not.toContain('（）')
})
