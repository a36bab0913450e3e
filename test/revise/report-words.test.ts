import { expect, test } from 'vitest'
import { effectLines } from '../../src/revise/report/effect-lines.js'
import { inputTexts, letterConclusions, NOTHING, rankingRemarks, shortFormula } from '../../src/revise/report/words.js'
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

test.each([
  [
    'grows',
    '[四平市及白山市, 吉林市, 长白山保护开发区]',
    '[四平市、白山市及吉林市, 长白山保护开发区, 长春市]',
    '吉林市与四平市、白山市并列',
  ],
  [
    'appears',
    '[白山市, 白城市, 长白山保护开发区]',
    '[白山市及白城市, 长白山保护开发区, 四平市]',
    '新并列：白山市、白城市',
  ],
  ['dissolves', '[四平市及白山市, 吉林市, 长白山保护开发区]', '[四平市, 白山市, 吉林市]', '不再并列：四平市、白山市'],
])('a tie that %s is told by who is in it, and who was', (_, replace, by, remark) => {
  const { effect } = effectOf([{ file: 'data/2022/指标.yaml', replace, by }], '2022')
  expect(effect.rankings.flatMap(rankingRemarks).filter((each) => each.includes('并列'))).toEqual([remark])
})

test('of a tie that shrinks nobody is said to have left it who has not', () => {
  const remarks = rankingRemarks({
    ...{ name: '综合排名', old: '', now: '', moves: [], entered: [], left: [] },
    ...{ goneTies: [['甲市', '乙市', '丙市']], newTies: [['甲市', '丙市']] },
  })
  expect(remarks).toEqual(['乙市不再与甲市、丙市并列'])
})

test('what was not there, or said nothing, is said to be nothing', () => {
  const { effect } = effectOf([{ file: 'data/2023-示例/片段/补充.md', content: '补充的一段。\n' }], '2023-示例')
  expect(effect.changes.map(inputTexts)).toEqual([{ old: NOTHING, now: '补充的一段。' }])
})
