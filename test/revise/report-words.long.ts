import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { letterConclusions } from '../../src/revise/report/document-words.js'
import { effectHtml } from '../../src/revise/report/effect-html.js'
import { effectLines } from '../../src/revise/report/effect-lines.js'
import { shortFormula } from '../../src/revise/report/figure-words.js'
import { inputPlace, inputTexts, kindText } from '../../src/revise/report/input-words.js'
import { numberRanges } from '../../src/revise/report/numbering.js'
import { rankingRemarks } from '../../src/revise/report/ranking-remarks.js'
import { NOTHING } from '../../src/revise/report/sentence-words.js'
import { workspaceFiles } from '../workspace.js'
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

test('letters are counted and called by what they are', () => {
  const notices = { file: 'data/2023-示例/函.yaml', replace: '文种: 函', by: '文种: 通知' }
  const figure = { file: 'data/2023-示例/亮点/四平市.md', replace: '3247人', by: '3274人' }
  const { told } = effectOf([figure], '2023-示例', [notices])
  const lines = effectLines(told)
  expect(lines).toContainEqual(expect.stringMatching(/^四平市的通知：文字有改动/u))
  expect(lines).toContainEqual(expect.stringMatching(/^要重做的通知 1 份.*：四平市$/u))
  expect(lines).toContainEqual(expect.stringMatching(/^不变的通知 10 份：/u))
  expect(effectHtml(told, { title: '', since: '' })).toContain('<h2>摘录通知</h2>')
})

test('letters that change alike are told together, a corrected figure once, and what went in many files in one line', () => {
  const day = { file: 'data/2023-示例/文件.yaml', replace: '成文日期: 2024年4月8日', by: '成文日期: 2024年4月9日' }
  const together = effectLines(effectOf([day], '2023-示例').told).filter((line) => line.includes('的函（11 份'))
  expect(together).toHaveLength(1)
  expect(together[0]).toMatch(/^长春市、吉林市、.*、梅河口市的函/u)

  const report = 'data/2023-示例/上报'
  const figure = { file: `${report}/长春市.yaml`, replace: '84796人', by: '79796人' }
  const lines = effectLines(effectOf([figure], '2023-示例').told)
  expect(lines.filter((line) => line.includes('84796人'))).toHaveLength(1)

  const gone = ['长春市', '吉林市'].map((place) => ({
    ...{ file: `${report}/${place}.yaml`, by: '' },
    replace: /\n {2}青年见习:[^\n]*/u.exec(workspaceFiles()[`${report}/${place}.yaml`] ?? '')?.[0] ?? '',
  }))
  const { told } = effectOf(gone, '2023-示例')
  expect(effectLines(told).filter((line) => line.includes('等 2 个文件'))).toHaveLength(1)
})

test('a ranking in which no place moves has no remarks, and no empty brackets', () => {
  const rule = { file: 'data/2023-示例/指标.yaml', replace: '并列用语: 及', by: '并列用语: 与' }
  const lines = effectLines(effectOf([rule], '2023-示例').told)
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
    ...{ name: '综合排名', old: '', now: '', moves: [], entered: [], left: [], keepsOrder: true },
    ...{ goneTies: [['甲市', '乙市', '丙市']], newTies: [['甲市', '丙市']] },
  })
  expect(remarks).toEqual(['乙市不再与甲市、丙市并列'])
})

test('what was not there, or said nothing, is said to be nothing', () => {
  const { effect } = effectOf([{ file: 'data/2023-示例/片段/补充.md', content: '补充的一段。\n' }], '2023-示例')
  expect(effect.changes.map(inputTexts)).toEqual([{ old: NOTHING, now: '补充的一段。' }])
})

test.each([
  [[1], '1'],
  [[1, 2], '1、2'],
  [[1, 3, 4, 5, 6, 9, 10], '1、3～6、9、10'],
  [[], ''],
])('the causes %j are written %s', (numbers, written) => {
  expect(numberRanges(numbers)).toBe(written)
})

test('a place that comes is told in a few lines, each change still under its number', () => {
  const place = '  - 名称: 公主岭市\n    简称: 公主岭\n    主送机关: 公主岭市人民政府\n'
  const report = readFileSync(new URL('../../data/2023-示例/上报/吉林市.yaml', import.meta.url), 'utf8')
  const { effect, told, diagnostics } = effectOf(
    [
      { file: 'data/地方.yaml', replace: '  - 名称: 延边州\n', by: `${place}  - 名称: 延边州\n` },
      { file: 'data/2023-示例/上报/公主岭市.yaml', content: report },
      { file: 'data/2023-示例/亮点/公主岭市.md', content: '公主岭市开展示例行动。\n' },
    ],
    '2023-示例',
  )
  expect(diagnostics).toEqual([])
  const lines = effectLines(told)
  const from = (start: number) =>
    lines.slice(
      start,
      lines.findIndex((line, at) => at > start && !line.startsWith(' ')),
    )
  const changes = from(0)
  expect(changes[0]).toBe(`改动 ${effect.changes.length} 处：`)
  expect(changes[1]).toMatch(
    /^ {2}1～39\. 数字 39 个，都是新增的：公主岭市\/上报\/\S+ …… 公主岭市\/上报\/\S+ {2}data\//u,
  )
  expect(changes.length).toBeLessThan(10)
  const figures = from(lines.findIndex((line) => line.startsWith('跟着变的数字')))
  expect(figures.filter((line) => line.includes('公主岭市/'))).toHaveLength(1)
  // It is new to the letters, too: nobody has one that could be sent again.
  expect(letterConclusions(effect).join('\n')).toMatch(/新做的函 1 份[^：]*：公主岭市/u)
})

test('of what stands outside the running text it is said what it is', () => {
  const facts = 'data/2023-示例/文件.yaml'
  const { told } = effectOf(
    [{ file: facts, replace: '附注: 示例，不作公文使用', by: '附注: 示例，不作公文使用\n抄送机关: 省委办公厅' }],
    '2023-示例',
  )
  expect(effectLines(told).join('\n')).toMatch(/^ {2}第\d页第\d+行 抄送：【增：省委办公厅。】/mu)
})

test('an indicator is told as one, a rule of ranking as another, each with its line', () => {
  const file = 'data/2023-示例/指标.yaml'
  const unit = '  - 名称: 返乡入乡创业基地建设\n    单位: 个\n    核对: {计划: 209个, 完成: 253个, 得分: 994.1}\n'
  const { effect } = effectOf(
    [
      { file, replace: unit, by: '' },
      { file, replace: '指标:\n', by: `指标:\n${unit}` },
      { file, replace: '并列用语: 及', by: '并列用语: 与' },
    ],
    '2023-示例',
  )
  const told = effect.changes.map((change) => `${kindText(change)} ${change.name} ${inputPlace(change)}`)
  expect(told).toEqual([`排名规则 指标 › 并列用语 ${file}:8`, `指标 指标 › （次序） ${file}:14`])
})

test('of a ranking that moves below its printed list it is said that the list stays', () => {
  const { told } = effectOf(
    [{ file: 'data/2023-示例/上报/四平市.yaml', replace: '完成: 24578人', by: '完成: 22578人' }],
    '2023-示例',
  )
  const [line] = effectLines(told).filter((each) => each.startsWith('  城镇新增就业/排名'))
  expect(line).toContain('印出的名单不变：吉林市、通化市、长春市（')
})
