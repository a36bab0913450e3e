import { describe, expect, test } from 'vitest'
import { codesSaidOf } from './said-of.js'
import { rankedIndicators, smallOffice } from './small-office.js'

/** A county that counts accidents (示例): small whole numbers, most of them none, of towns and streets. */
const accidents = { 城关镇: 1, 青石镇: 0, 柳河乡: 0, 白塔街道: 0, 新华街道: 2, 南坪乡: 0 }

const folder = '2023'
const office = smallOffice({
  folder,
  places: Object.keys(accidents),
  addressee: (place) => `${place}政府`,
  organ: '某县安全生产委员会办公室',
  numberCode: '某安办',
  date: '2024年1月10日',
  indicators: '排名依据: 完成\n次序: 升序\n并列: 跳号\n单项取前: 4\n指标:\n  - {名称: 生产安全事故, 单位: 起}\n',
  report: (place) => `上报:\n  生产安全事故: {完成: ${accidents[place as keyof typeof accidents]}起}\n`,
  subject: '安全生产情况',
  body: `全县发生{{#各项 指标 分隔="，"}}{{名称}}{{完成}}{{/各项}}。\n\n${rankedIndicators}`,
})

const codesOf = (words: string): readonly string[] => codesSaidOf(office, folder, words)

describe('towns are places that are counted and listed', () => {
  test.each([
    '生产安全事故最多的两个乡镇（街道）依次是新华街道、城关镇。',
    '有三个乡镇没有完成整改，分别是青石镇、柳河乡、南坪乡。',
    '有三个乡镇没有完成整改。',
  ])('%s', (words) => {
    expect(codesOf(words)).toEqual([])
  })
  test.each([
    ['生产安全事故最多的乡镇（街道）依次是城关镇、新华街道。', 'ranking-text-mismatch'],
    ['生产安全事故最多的镇街是城关镇。', 'ranking-text-mismatch'],
    ['有三个乡镇没有完成整改，分别是青石镇、柳河乡。', 'count-mismatch'],
  ])('%s: wrong', (words, code) => {
    expect(codesOf(words)).toEqual([code])
  })
})

describe('where nothing has happened', () => {
  test.each([
    '有四个乡镇（街道）未发生生产安全事故。',
    '全县四个乡镇未发生生产安全事故。',
    '青石镇、柳河乡、白塔街道、南坪乡未发生生产安全事故。',
    '青石镇、柳河乡等乡镇未发生生产安全事故。',
    // Of something else, of another time, or of what no place reports.
    '新华街道未发生较大生产安全事故。',
    '上半年，新华街道未发生生产安全事故。',
    '新华街道未发生火灾。',
    '有五个乡镇连续两年未发生生产安全事故。',
  ])('%s', (words) => {
    expect(codesOf(words)).toEqual([])
  })
  test.each([
    ['有五个乡镇（街道）未发生生产安全事故。', 'count-mismatch'],
    ['青石镇、柳河乡、新华街道均未发生生产安全事故。', 'ranking-text-mismatch'],
    ['新华街道没有发生生产安全事故。', 'ranking-text-mismatch'],
  ])('%s: wrong', (words, code) => {
    expect(codesOf(words)).toEqual([code])
  })
})
