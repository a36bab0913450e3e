import { describe, expect, test } from 'vitest'
import { complaintsOf } from './check-workspace.js'

/** A county that counts accidents (示例): small whole numbers, most of them none, of towns and streets. */
const accidents = { 城关镇: 1, 青石镇: 0, 柳河乡: 0, 白塔街道: 0, 新华街道: 2, 南坪乡: 0 }

const folder = '2023'
const places = Object.entries(accidents)
const office: Readonly<Record<string, string>> = {
  'data/地方.yaml': `地方:\n${places.map(([name]) => `  - {名称: ${name}, 简称: ${name.slice(0, 2)}, 主送机关: ${name}政府}\n`).join('')}`,
  [`data/${folder}/文件.yaml`]: `年度: 2023
状态: 讨论稿
发文机关: 某县安全生产委员会办公室
机关代字: 某安办
发文年份: 2024
成文日期: 2024年1月10日
主送机关: ${places.map(([name]) => `${name}政府`).join('，')}
来源: 编造的示例
`,
  [`data/${folder}/指标.yaml`]:
    '排名依据: 完成\n次序: 升序\n并列: 跳号\n单项取前: 4\n指标:\n  - {名称: 生产安全事故, 单位: 起}\n',
  ...Object.fromEntries(
    places.map(([name, count]) => [`data/${folder}/上报/${name}.yaml`, `上报:\n  生产安全事故: {完成: ${count}起}\n`]),
  ),
  'templates/通报.hbs': `---
格式: 信函
文种: 通报
标志: '{{发文机关}}'
文号: '{{文号}}'
标题: '{{发文机关}}关于{{年度}}年度安全生产情况的{{文种}}'
主送: '{{主送机关}}：'
署名: '{{发文机关}}'
成文日期: '{{成文日期}}'
---
全县发生{{#各项 指标 分隔="，"}}{{名称}}{{完成}}{{/各项}}。

{{#each 指标}}
1. {{名称}}：{{名单 排名}}
{{/each}}

{{片段.引言}}
`,
}

/** The codes of what is said of a paragraph. */
const codesOf = (words: string): readonly string[] =>
  complaintsOf({ ...office, [`data/${folder}/片段/引言.md`]: `${words}\n` }, folder).map(({ code }) => code)

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
