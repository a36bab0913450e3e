import { describe, expect, test } from 'vitest'
import { saidOf } from './said-of.js'
import { smallOffice } from './small-office.js'

/** An office that assesses departments (示例): scores over all and no indicators, grades instead of positions. */
const scores = {
  市发展改革委: '98.50',
  市教育局: '97.25',
  市公安局: '96.80',
  市民政局: '95.10',
  市财政局: '94.65',
  市农业农村局: '93.40',
  市卫生健康委: '91.85',
  市水务局: '89.90',
  市体育局: '86.75',
  市粮食局: '85.20',
} as const

const folder = '2024'
const office = smallOffice({
  folder,
  places: Object.keys(scores),
  shortName: (place) => place.slice(1),
  organ: '某市绩效考核委员会',
  numberCode: '某绩函',
  date: '2025年1月18日',
  indicators: '排名依据: 得分\n综合取前: 3\n指标: []\n',
  report: (place) => `上报: {}\n综合得分: ${scores[place as keyof typeof scores]}\n`,
  subject: '市直单位绩效考核结果',
  body: '综合得分前{{综合取前}}名的单位是：{{名单 综合排名}}。',
})

const said = (words: string): readonly string[] => saidOf(office, folder, words)

describe('grades and scores of departments', () => {
  test.each([
    '共有{10家}市直单位参加绩效考核。',
    '优秀等次（{3家}）：市发展改革委（{98.50分}）、市教育局（{97.25分}）、市公安局（{96.80分}）。',
    '良好等次（{4家}）：市民政局、市财政局、市农业农村局、市卫生健康委。',
    '优秀等次（{3家}）：市发展改革委、市教育局等。',
    '综合得分低于{90分}的有市水务局、市体育局、市粮食局{3家}单位。',
    '综合得分后两名的单位是市体育局、市粮食局。',
    '{90分}以上的{7家}，占{70%}；{90分}以下的{3家}，占{30%}。',
    '检查网站{40家}，{90分}以上的网站{38家}。',
    '综合得分后三名的是{{#各项 地方 按="综合名次" 从=8 分隔="、"}}{{名称}}{{/各项}}。',
    '平均得分{92.94分}，最高{98.50分}，最低{85.20分}，相差{13.30分}。',
    '综合得分最高的是市发展改革委，最低的是市粮食局。',
    '群众满意度平均得分{89.10分}，最高{95.20分}，最低{81.30分}。',
    '第一组平均得分{95.10分}，最高{98.50分}。',
  ])('right: %s', (words) => {
    expect(said(words)).toEqual([])
  })

  test.each([
    ['共有{11家}市直单位参加绩效考核。', 'count-mismatch'],
    ['优秀等次（{4家}）：市发展改革委（{98.50分}）、市教育局（{97.25分}）、市公安局（{96.80分}）。', 'count-mismatch'],
    ['良好等次（{3家}）：市民政局、市财政局、市农业农村局、市卫生健康委。', 'count-mismatch'],
    ['优秀等次（三个）：市发展改革委、市教育局。', 'count-mismatch'],
    ['综合得分低于{90分}的有市水务局、市体育局、市粮食局{4家}单位。', 'count-mismatch'],
    ['综合得分低于{90分}的有市水务局、市财政局、市粮食局。', 'ranking-text-mismatch'],
    ['综合得分高于{90分}的有市水务局、市体育局、市粮食局。', 'ranking-text-mismatch'],
    ['综合得分低于{90分}的有市水务局、市粮食局。', 'ranking-text-mismatch'],
    ['综合得分后三名的单位是：{{名单 综合排名}}。', 'ranking-text-mismatch'],
    ['平均得分{92.49分}，最高{98.50分}，最低{85.20分}。', 'ratio-mismatch'],
    ['平均得分{92.94分}，最高{95.80分}，最低{85.20分}。', 'ratio-mismatch'],
    ['平均得分{92.94分}，最高分{98.50分}，最低分{82.50分}。', 'ratio-mismatch'],
    ['平均得分为{92.49分}，最高分为{98.50分}，最低分为{85.20分}。', 'ratio-mismatch'],
    ['平均分是{92.94分}，最高分是{98.50分}，最低分是{82.50分}。', 'ratio-mismatch'],
    ['综合得分最高的是市教育局，最低的是市粮食局。', 'ranking-text-mismatch'],
  ])('wrong: %s', (words, code) => {
    expect(said(words)).toEqual([expect.stringMatching(`^${code}`)])
  })
})
