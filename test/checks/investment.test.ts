import { describe, expect, test } from 'vitest'
import { saidOf } from './said-of.js'
import { rankedIndicators, smallOffice } from './small-office.js'

/** An office that reports on investment attracted (示例): one indicator with plans, and what it was last year. */
const places = {
  青川市: [150, 62.1, 55.4],
  白河县: [120, 45.6, 41.2],
  赤岭县: [98, 40.3, 35.9],
  黑水区: [86, 33.9, 36.4],
  金沙县: [75, 20.1, 22.3],
  云台区: [60, 17.3, 13.2],
} as const
const names = Object.keys(places) as (keyof typeof places)[]

const folder = '2024-上半年'
const office = smallOffice({
  folder,
  places: names,
  organ: '某市招商引资工作领导小组办公室',
  numberCode: '某招办函',
  date: '2024年7月18日',
  indicators: `排名依据: 完成率
完成率小数: 1
单项取前: 3
指标:
  - {名称: 到位资金, 单位: 亿元, 小数: 1}
`,
  lastYear: `来源: 某表
上年:
  到位资金: 204.4亿元
${names.map((name) => `  ${name}/上报/到位资金/完成: ${places[name][2]}亿元\n`).join('')}`,
  report: (place) => {
    const [plan, done] = places[place as keyof typeof places]
    return `上报:\n  到位资金: {计划: ${plan}亿元, 完成: ${done}亿元}\n`
  },
  subject: '招商引资工作情况',
  body: `全市到位资金{{数 "到位资金"}}，完成年度目标任务{{数 "到位资金/计划"}}的{{数 "到位资金/完成率"}}。\n\n${rankedIndicators}`,
})

/** The same, where last year's reports stand in last year's folder. */
const before = '2023-上半年'
const ofTwoYears: Readonly<Record<string, string>> = {
  ...office,
  ...Object.fromEntries(
    Object.entries(office)
      .filter(([file]) => file.startsWith(`data/${folder}/`) && !file.includes('上年'))
      .map(([file, text]) => [file.replace(folder, before), text.replaceAll('2024', '2023')]),
  ),
  [`data/${folder}/上年.yaml`]: `来源: data/${before}\n上年:\n  到位资金: 204.4亿元\n`,
  ...Object.fromEntries(
    names.map((name) => {
      const [plan, , last] = places[name]
      return [`data/${before}/上报/${name}.yaml`, `上报:\n  到位资金: {计划: ${plan - 1}亿元, 完成: ${last}亿元}\n`]
    }),
  ),
}

const said = (words: string, of = office): readonly string[] => saidOf(of, folder, words)

describe('figures that a hand has typed beside the names of places', () => {
  test.each([
    '到位资金总量居前三位的是青川市、白河县、赤岭县，分别为{62.1亿元}、{45.6亿元}、{40.3亿元}。',
    '青川市、赤岭县、黑水区分别完成年度目标任务的{41.4%}、{41.1%}和{39.4%}。',
    '增速居前三位的是云台区、赤岭县、青川市，分别增长{31.1%}、{12.3%}、{12.1%}。',
    '黑水区、金沙县同比分别下降{6.9%}、{9.9%}。',
    '到位资金最多的是青川市{62.1亿元}、白河县{45.6亿元}。',
    '青川市（{62.1亿元}）、白河县（{45.6亿元}）、赤岭县（{40.3亿元}）。',
    // Of something else, or of another time.
    '青川市、白河县、赤岭县工业项目到位资金分别为{32.1亿元}、{25.6亿元}、{20.3亿元}。',
    '青川市、白河县、赤岭县工业项目到位资金分别为{62.1亿元}、{25.6亿元}、{20.3亿元}。',
    '青川市、白河县、赤岭县分别新签约项目{12个}、{8个}、{7个}。',
    '一季度，青川市、白河县到位资金分别为{62.1亿元}、{21.6亿元}。',
    '云台区、赤岭县工业项目分别增长{31.3%}、{18.3%}。',
  ])('right: %s', (words) => {
    expect(said(words)).toEqual([])
  })

  test.each([
    ['青川市、白河县、赤岭县到位资金分别为{62.1亿元}、{46.5亿元}、{40.3亿元}。', '45.6亿元'],
    ['青川市、赤岭县、黑水区分别完成年度目标任务的{41.4%}、{41.1%}和{93.4%}。', '39.4%'],
    ['云台区、赤岭县、青川市分别增长{31.1%}、{21.3%}、{12.1%}。', '12.3%'],
    ['黑水区、金沙县同比分别下降{6.9%}、{8.9%}。', '9.9%'],
    ['到位资金最多的是青川市{62.1亿元}、白河县{54.6亿元}。', '45.6亿元'],
    ['青川市（{62.1亿元}）、白河县（{45.6亿元}）、赤岭县（{43.0亿元}）。', '40.3亿元'],
  ])('one is wrong: %s', (words, right) => {
    expect(said(words)).toEqual([expect.stringMatching(`^figure-misplaced .*${right}`)])
  })

  test('growth, where last year has reports of its own', () => {
    expect(said('云台区、赤岭县、青川市分别增长{31.1%}、{12.3%}、{12.1%}。', ofTwoYears)).toEqual([])
    expect(said('云台区、赤岭县、青川市分别增长{31.1%}、{21.3%}、{12.1%}。', ofTwoYears)).toEqual([
      expect.stringMatching('^figure-misplaced .*12.3%'),
    ])
  })

  test('exchanged', () => {
    const found = said('白河县、青川市到位资金分别为{62.1亿元}、{45.6亿元}。')
    expect(found).toHaveLength(2)
    expect(found[0]).toMatch(/^figure-misplaced .*白河县.*45\.6亿元/)
  })
})

describe('growth behind the plan and the completion', () => {
  const done = '全市到位资金{{数 "到位资金"}}，完成年度目标任务{{数 "到位资金/计划"}}的{{数 "到位资金/完成率"}}，'

  test.each(['同比增长{7.3%}。', '同比提高{3.1个百分点}。'])('right: %s', (words) => {
    expect(said(done + words)).toEqual([])
  })

  test.each(['同比增长{3.7%}。', '同比下降{7.3%}。'])('wrong: %s', (words) => {
    expect(said(done + words)).toEqual([expect.stringMatching('^ratio-mismatch')])
  })
})

describe('who is behind the schedule, of one indicator', () => {
  test.each([
    '未达到序时进度的有{6个}县（市、区），其中低于{30%}的有金沙县、云台区。',
    '低于序时进度的有青川市、白河县、赤岭县、黑水区、金沙县、云台区。',
    '开工率未达到序时进度的有{2个}县（市、区）。',
  ])('right: %s', (words) => {
    expect(said(words)).toEqual([])
  })

  test.each([
    ['未达到序时进度的有{7个}县（市、区）。', 'count-mismatch'],
    ['高于序时进度的有青川市。', 'ranking-text-mismatch'],
    ['未达到序时进度的有{6个}县（市、区），其中低于{30%}的有金沙县、黑水区。', 'ranking-text-mismatch'],
  ])('wrong: %s', (words, code) => {
    expect(said(words)).toEqual([expect.stringMatching(`^${code}`)])
  })

  test('names with their figures are a list as well', () => {
    expect(said('到位资金完成率居前三位的是青川市（{41.4%}）、赤岭县（{41.1%}）、金沙县（{26.8%}）。')).toEqual([
      expect.stringMatching('^ranking-text-mismatch .*金沙县'),
    ])
    expect(said('到位资金完成率居前三位的是青川市（{41.4%}）、赤岭县（{41.1%}）、黑水区（{39.4%}）。')).toEqual([])
  })
})
