import { describe, expect, test } from 'vitest'
import { saidOf } from './said-of.js'
import { rankedIndicators, smallOffice } from './small-office.js'

/** An office that reports on projects (示例): one indicator, with another wording, of which the text says 投资完成率. */
const places = {
  东城区: [120.5, 96.2],
  西城区: [150.2, 101.3],
  北塔县: [98.6, 80.9],
  南洲县: [110.4, 73.8],
  高台县: [86.3, 61.6],
  清水县: [142.8, 98.1],
  白石市: [145, 110.3],
} as const

const folder = '2024-1—8月'
const office = smallOffice({
  folder,
  places: Object.keys(places),
  organ: '某市人民政府办公室',
  numberCode: '某政办函',
  date: '2024年9月8日',
  indicators: `排名依据: 完成率
完成率小数: 1
单项取前: 3
指标:
  - {名称: 重点项目投资, 表述: 完成投资, 单位: 亿元, 小数: 1}
`,
  report: (place) => {
    const [plan, done] = places[place as keyof typeof places]
    return `上报:\n  重点项目投资: {计划: ${plan.toFixed(1)}亿元, 完成: ${done.toFixed(1)}亿元}\n`
  },
  subject: '重点项目建设情况',
  body: `全市共完成投资{{数 "重点项目投资"}}，占年度计划{{数 "重点项目投资/计划"}}的{{数 "重点项目投资/完成率"}}。\n\n${rankedIndicators}`,
})

const said = (words: string): readonly string[] => saidOf(office, folder, words)

describe('what is compared is named at the head of the paragraph, or by 完成率 alone', () => {
  test.each([
    '从投资完成率看，排名前三位的是：北塔县、东城区、白石市；排名后两位的是：南洲县、西城区。低于全市平均水平的有西城区、南洲县、高台县、清水县。',
    '从完成投资看，总量居前三位的是白石市、西城区、清水县。',
    '投资完成率居前三位的是北塔县、东城区、白石市；居后两位的是南洲县、西城区。',
    '完成率低于{70%}的有西城区、南洲县、清水县。',
    '从投资完成率看，最高的是北塔县，最低的是南洲县。',
    '从投资完成率看，最高的北塔县与最低的南洲县相差{15.2个百分点}。',
    '从投资完成率看，最高的是北塔县，北塔县与南洲县之间相差了{15.2个百分点}。',
    // Of something else.
    '从开工率看，排名前三位的是：南洲县、西城区、清水县。低于全市平均水平的有东城区、北塔县。',
    '工业投资完成率居前三位的是南洲县、西城区、清水县。',
    '从开工情况看，居前三位的是南洲县、西城区、清水县；居后两位的是北塔县、东城区。',
    '从工业投资完成率看，最高的西城区与最低的南洲县相差{5.2个百分点}。',
    '民生项目完成率低于{70%}的有东城区、北塔县。',
    '从投资完成率看，各地进展不一。从开工率看，居前三位的是南洲县、西城区、清水县。',
    '从新建项目看，投资完成率居前三位的是清水县、高台县、南洲县。',
    '从投资增速看，居前三位的是南洲县、西城区、清水县。',
  ])('right: %s', (words) => {
    expect(said(words)).toEqual([])
  })

  test.each([
    '从投资完成率看，排名前三位的是：北塔县、高台县、白石市。',
    '从投资完成率看，排名前三位的是：北塔县、东城区、白石市；排名后两位的是：南洲县、东城区。',
    '从投资完成率看，低于全市平均水平的有西城区、南洲县、高台县、东城区。',
    '从投资完成率看，高于全市平均水平的有西城区、南洲县、高台县、清水县。',
    '从完成投资看，总量居前三位的是白石市、西城区、东城区。',
    '投资完成率居前三位的是北塔县、东城区、白石市；居后两位的是南洲县、高台县。',
    '完成率低于{70%}的有西城区、南洲县、高台县。',
    '从投资完成率看，最高的是东城区，最低的是南洲县。',
    '从投资完成率看，最高的东城区与最低的南洲县相差{13.0个百分点}。',
    '从投资完成率看，最高的北塔县与最低的西城区相差{14.6个百分点}。',
  ])('wrong: %s', (words) => {
    expect(said(words)).toEqual([expect.stringMatching('^ranking-text-mismatch')])
  })

  test('the difference of two places', () => {
    expect(said('从投资完成率看，最高的北塔县与最低的南洲县相差{12.5个百分点}。')).toEqual([
      expect.stringMatching('^figure-wording .*15.2个百分点'),
    ])
  })
})
