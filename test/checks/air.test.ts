import { describe, expect, test } from 'vitest'
import { codesSaidOf } from './said-of.js'
import { rankedIndicators, smallOffice } from './small-office.js'

/** An office of the environment (示例): less is better, nothing is planned, two places tie, one has no station yet. */
const concentrations = { 青川: 28, 白河: 34.1, 赤岭: 40.2, 黑水: 22, 金沙: 34.1, 云台: 29.9, 长滩: 42.5, 高原: null }
const goodDays = { 青川: 90, 白河: 86.7, 赤岭: 81.1, 黑水: 98.9, 金沙: 86.7, 云台: 88.9, 长滩: 80, 高原: null }

const folder = '2024-一季度'
const short = (place: string) => place.slice(0, 2) as keyof typeof concentrations
const office = smallOffice({
  folder,
  places: Object.keys(concentrations).map((name) => `${name}市`),
  addressee: (place) => `${place}生态环境局`,
  organ: '某省生态环境厅',
  numberCode: '某环函',
  date: '2024年4月18日',
  facts: '专名: [PM2.5]\n',
  indicators: `排名依据: 完成
并列: 跳号
单项取前: 3
指标:
  - {名称: PM2.5平均浓度, 单位: 微克/立方米, 小数: 1, 次序: 升序, 完成: 31.0微克/立方米}
  - {名称: 优良天数比例, 单位: "%", 小数: 1, 完成: 88.1%}
`,
  lastYear: '来源: 某表\n上年:\n  PM2.5平均浓度: 32.4微克/立方米\n  优良天数比例: 87.5%\n',
  report: (place) => {
    const [pm, days] = [concentrations[short(place)], goodDays[short(place)]]
    return pm === null || days === null
      ? '上报: {}\n不考核: [PM2.5平均浓度, 优良天数比例]\n'
      : `上报:\n  PM2.5平均浓度: {完成: ${pm.toFixed(1)}微克/立方米}\n  优良天数比例: {完成: ${days.toFixed(1)}%}\n`
  },
  subject: '环境质量状况',
  body: `全省{{#各项 指标 分隔="，"}}{{名称}}为{{完成}}{{/各项}}。\n\n${rankedIndicators}`,
})

const codesOf = (words: string): readonly string[] => codesSaidOf(office, folder, words)

const wrongRank = ['ranking-text-mismatch']

describe('who is last, where two share a position and one has no data', () => {
  test.each([
    'PM2.5平均浓度后三名是长滩市、赤岭市、白河市和金沙市（并列）。',
    'PM2.5平均浓度后三名依次是白河市和金沙市（并列）、赤岭市、长滩市。',
    'PM2.5平均浓度后三名为长滩市、赤岭市、白河市及金沙市。',
    'PM2.5平均浓度前三名依次为黑水市、青川市、云台市；后三名依次为长滩市、赤岭市、白河市及金沙市。',
    'PM2.5平均浓度后两名是长滩市、赤岭市。',
    '优良天数比例后两名依次是赤岭市、长滩市。',
    // Which of two that share a position is among the last, nobody can say.
    'PM2.5平均浓度后三名是长滩市、赤岭市和白河市。',
    // Of something else.
    'PM2.5平均浓度改善幅度后三名是黑水市、青川市、云台市。',
    'PM2.5平均浓度前三名依次为黑水市、青川市、云台市。改善幅度后两名依次为黑水市、青川市。',
  ])('%s', (words) => {
    expect(codesOf(words)).toEqual([])
  })
  test.each([
    'PM2.5平均浓度后三名是长滩市、赤岭市和青川市。',
    'PM2.5平均浓度后三名为黑水市、青川市、云台市。',
    // What is worst is not in it.
    'PM2.5平均浓度后三名是赤岭市、白河市和金沙市。',
    'PM2.5平均浓度后三名依次是长滩市、赤岭市、白河市和青川市（并列）。',
    'PM2.5平均浓度前三名依次为黑水市、青川市、云台市；后两名依次为长滩市、白河市。',
    'PM2.5平均浓度最低的是黑水市；后两名依次为长滩市、白河市。',
  ])('%s: wrong', (words) => {
    expect(codesOf(words)).toEqual(wrongRank)
  })
})

describe('who has the most and the least, where one is assessed by nothing', () => {
  test.each([
    'PM2.5平均浓度最低的三个城市依次是黑水市、青川市、云台市。',
    'PM2.5平均浓度最低的三个城市为云台市、黑水市、青川市。',
    'PM2.5平均浓度最高的是长滩市，最低的是黑水市。',
    'PM2.5平均浓度最高的四个城市依次是长滩市、赤岭市、金沙市、白河市。',
  ])('%s', (words) => {
    expect(codesOf(words)).toEqual([])
  })
  test.each([
    'PM2.5平均浓度最低的三个城市依次是黑水市、云台市、青川市。',
    'PM2.5平均浓度最低的三个城市是黑水市、青川市、白河市。',
    'PM2.5平均浓度最低的是长滩市。',
    'PM2.5平均浓度最高的是长滩市，最低的是青川市。',
    '优良天数比例最低的是高原市。',
  ])('%s: wrong', (words) => {
    expect(codesOf(words)).toEqual(wrongRank)
  })
})

describe('who lies beyond the average, of what has no plan', () => {
  test.each([
    'PM2.5平均浓度低于全省平均水平的有青川市、黑水市、云台市。',
    '有三个城市PM2.5平均浓度低于全省平均水平。',
    '优良天数比例高于全省平均水平的有三个城市。',
    '赤岭市、长滩市PM2.5平均浓度均高于全省平均水平。',
  ])('%s', (words) => {
    expect(codesOf(words)).toEqual([])
  })
  test.each([
    ['PM2.5平均浓度低于全省平均水平的有青川市、黑水市、云台市、白河市。', wrongRank],
    ['PM2.5平均浓度低于全省平均水平的有青川市、黑水市。', wrongRank],
    ['有六个城市PM2.5平均浓度低于全省平均水平。', ['count-mismatch']],
    ['优良天数比例高于全省平均水平的有五个城市。', ['count-mismatch']],
    ['赤岭市、云台市PM2.5平均浓度均高于全省平均水平。', wrongRank],
  ])('%s: wrong', (words, codes) => {
    expect(codesOf(words)).toEqual(codes)
  })
})

describe('by how much something has changed since last year', () => {
  const air = '全省PM2.5平均浓度为{{数 "PM2.5平均浓度"}}'
  const days = '优良天数比例为{{数 "优良天数比例"}}'
  test.each([
    `${air}，同比下降{4.3%}。`,
    `${air}，同比下降{4.32%}。`,
    `${air}，比上年同期减少{1.4微克/立方米}。`,
    `${days}，同比上升{0.6个百分点}。`,
    // Of another day, of something else, or counted otherwise.
    `${air}，比上年末下降{5.3%}。`,
    `${air}，较上月下降{5.3%}。`,
    `${air}，其中优良点位同比下降{5.3%}。`,
    `${air}，同比下降{5.3%}（扣除沙尘影响）。`,
    `按可比口径，${air}，同比下降{5.3%}。`,
    `${air}，同比下降{近4.5%}。`,
  ])('%s', (words) => {
    expect(codesOf(words)).toEqual([])
  })
  test.each([
    `${air}，同比下降{5.3%}。`,
    `${air}，同比上升{4.3%}。`,
    `${air}，比上年同期减少{2.4微克/立方米}。`,
    `${days}，同比上升{0.8个百分点}。`,
    `${days}，同比下降{0.6个百分点}。`,
    `${days}，同比上升{0.9%}。`,
  ])('%s: wrong', (words) => {
    expect(codesOf(words)).toEqual(['ratio-mismatch'])
  })
})

describe('how far a percentage that a place reports is from that of the whole', () => {
  const own = '青川市优良天数比例{{数 "青川市/上报/优良天数比例/完成"}}，'

  test.each(['比全省平均水平高{1.9个百分点}。', '高于全省平均水平{1.9个百分点}。'])('right: %s', (words) => {
    expect(codesOf(own + words)).toEqual([])
  })

  test.each(['比全省平均水平高{9.1个百分点}。', '比全省平均水平低{1.9个百分点}。'])('wrong: %s', (words) => {
    expect(codesOf(own + words)).toEqual(['figure-wording'])
  })
})
