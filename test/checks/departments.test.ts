import { describe, expect, test } from 'vitest'
import { saidOf } from './said-of.js'

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
const names = Object.keys(scores) as (keyof typeof scores)[]

const folder = '2024'
const office: Readonly<Record<string, string>> = {
  'data/地方.yaml': `地方:\n${names.map((name) => `  - {名称: ${name}, 简称: ${name.slice(1)}, 主送机关: ${name}}\n`).join('')}`,
  [`data/${folder}/文件.yaml`]: `年度: 2024
状态: 讨论稿
发文机关: 某市绩效考核委员会
机关代字: 某绩函
发文年份: 2025
成文日期: 2025年1月18日
主送机关: ${names.join('，')}
来源: 编造的示例
`,
  [`data/${folder}/指标.yaml`]: '排名依据: 得分\n综合取前: 3\n指标: []\n',
  ...Object.fromEntries(
    names.map((name) => [`data/${folder}/上报/${name}.yaml`, `上报: {}\n综合得分: ${scores[name]}\n`]),
  ),
  'templates/通报.hbs': `---
格式: 信函
文种: 通报
标志: '{{发文机关}}'
文号: '{{文号}}'
标题: '{{发文机关}}关于{{年度}}年度市直单位绩效考核结果的{{文种}}'
主送: '{{主送机关}}：'
署名: '{{发文机关}}'
成文日期: '{{成文日期}}'
---
综合得分前{{综合取前}}名的单位是：{{名单 综合排名}}。

{{片段.引言}}
`,
}

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
