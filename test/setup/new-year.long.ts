import { renameSync } from 'node:fs'
import { basename } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { checksum } from '../../src/editions/checksum.js'
import { type Office, openOffice } from '../office.js'
import { readPdf } from '../read-pdf.js'

let office: Office
beforeEach(() => {
  office = openOffice()
})
afterEach(() => office.close())

const newYear = (...args: readonly string[]) => office.tongbao('new-year', ...args)
const check = async (year: string) => {
  const { exit, json } = await office.tongbao('check', year)
  return { exit, diagnostics: json.diagnostics, codes: json.diagnostics.map(({ code }) => code) }
}
const pdfText = (file: string) =>
  readPdf(office.bytes(file))
    .pages.map(({ text }) => text)
    .join('\n')

describe('a new year from published results', () => {
  test('carries what stays, and empties what was of the year', async () => {
    expect((await newYear('2023')).exit).toBe(0)
    const facts = office.text('data/2023/文件.yaml')
    expect(parse(facts)).toMatchObject({
      ...{ 年度: 2023, 奖励年度: 2024, 状态: '讨论稿', 发文年份: 2024, 顺序号: null, 成文日期: '待补', 来源: '待补' },
      ...{ 发文机关: '吉林省人民政府', 考评单位: '省就业工作领导小组办公室', 附注: '此件公开发布' },
    })
    // Comments, order and empty lines are those of the year before.
    const comments = (text: string) => text.split('\n').filter((line) => /^\s*(?:#.*)?$/.test(line))
    expect(comments(facts)).toEqual(comments(office.text('data/2022/文件.yaml')))
    const indicators = parse(office.text('data/2023/指标.yaml'))
    expect(indicators.综合排名).toBe('待补')
    expect(indicators.指标).toHaveLength(13)
    for (const { 完成, 完成率, 排名 } of indicators.指标)
      expect([完成 ?? '待补', 完成率 ?? '待补', 排名]).toEqual(['待补', '待补', '待补'])
    const figures: Record<string, unknown> = parse(office.text('data/2023/数字.yaml')).数字
    expect(new Set(Object.values(figures))).toEqual(new Set(['待补']))
    expect(parse(office.text('data/2023/豁免.yaml'))).toEqual({ 豁免: [] })
    expect(parse(office.text('data/2023/函.yaml'))).toMatchObject({ 发文年份: 2024, 成文日期: '待补' })
    expect(office.text('data/2023/片段/引言.md')).toBe(office.text('data/2022/片段/引言.md'))
  })

  test('keeps no control total', async () => {
    office.edit('data/2022/指标.yaml', '完成: 25.17万人\n', '完成: 25.17万人\n    核对: {完成: 251700人}\n')
    expect((await newYear('2023')).exit).toBe(0)
    expect(parse(office.text('data/2023/指标.yaml')).指标[0]).toMatchObject({ 核对: { 完成: '待补' } })
  })

  test('says of no number that it came from a table of the year before', async () => {
    office.edit(
      'data/2022/数字.yaml',
      '县域内就业: 132.89万人',
      '县域内就业: 132.89万人 # 初报  # 来自 全省.xlsx 全省!C4=132.89万人',
    )
    expect((await newYear('2023')).exit).toBe(0)
    expect(office.text('data/2023/数字.yaml')).toMatch(/县域内就业: 待补 # 初报$/mu)
  })

  test('takes no figures for those of last year that are older', async () => {
    expect((await newYear('2023')).codes).toEqual([])
    expect(office.has('data/2023/上年.yaml')).toBe(true)
    office.remove('data/2023')
    const { exit, codes } = await newYear('2024')
    expect({ exit, codes, carried: office.has('data/2024/指标.yaml') }).toEqual({
      ...{ exit: 0, codes: ['year-gap'], carried: true },
    })
    expect(office.has('data/2024/上年.yaml')).toBe(false)
  })

  test('of a part of the year takes the figures of the same part of the year before', async () => {
    office.edit('data/2022/文件.yaml', '年度: 2022\n', '年度: 2022\n时段: 1—3月\n')
    office.remove('data/台账.yaml')
    renameSync(office.path('data/2022'), office.path('data/2022-一季度'))
    const periodOf = (folder: string) => parse(office.text(`data/${folder}/文件.yaml`)).时段
    expect((await newYear('2022-上半年')).codes).toEqual(['year-gap'])
    expect([periodOf('2022-上半年'), office.has('data/2022-上半年/上年.yaml')]).toEqual(['上半年', false])
    expect((await newYear('2023-一季度')).json).toMatchObject({ from: '2022-一季度' })
    // The same months stay in the words of the year before.
    expect([periodOf('2023-一季度'), office.has('data/2023-一季度/上年.yaml')]).toEqual(['1—3月', true])
    // The whole year is behind its parts.
    expect((await newYear('2022')).json).toMatchObject({ from: '2022-上半年' })
    expect([periodOf('2022'), office.has('data/2022/上年.yaml')]).toEqual([null, false])
    await expect((async () => newYear('2023-春'))()).rejects.toThrow('时段')
  })

  test('of a part of the year says so, where the year before was a whole one or the same part', async () => {
    expect((await newYear('2023-上半年')).codes).toEqual(['year-gap'])
    expect(office.text('data/2023-上半年/文件.yaml')).toContain('年度: 2023\n时段: 上半年\n')
    expect((await newYear('2024', '--from', '2023-上半年')).codes).toContain('year-gap')
  })

  test('puts relations that cannot hold out of force, and keeps the others', async () => {
    await newYear('2023')
    const text = office.text('data/2023/勾稽.yaml')
    const kept: readonly { 关系: string }[] = parse(text).勾稽
    expect(kept.map(({ 关系 }) => 关系)).toContain('县域内就业占转移就业总数 = 县域内就业 ÷ 农村劳动力转移就业')
    expect(kept.filter(({ 关系 }) => 关系.includes('市/'))).toEqual([])
    expect(text).toContain('  # - 关系: 长春市/城镇新增就业 ≤ 城镇新增就业\n')
    expect(text).toContain(
      '  # - 关系: 四平市/品牌带动农村劳动力就业 ≤ 品牌和经纪人带动就业\n  #   说明: 四平市为累计数\n',
    )
  })

  test('shows a draft at once, with 【待补】 wherever something is missing', async () => {
    await newYear('2023')
    const { exit, json } = await office.tongbao('draft', '2023')
    expect(exit).toBe(0)
    const text = pdfText(`out/2023/${basename(json.documents[0]?.pdf ?? '')}`)
    expect(text.replaceAll('\n', '')).toContain('城镇新增就业【待补】，完成年计划的【待补】')
    expect(text).toContain('长春市【待补】')
    expect(text).toContain('城镇新增就业：【待补】')
    // No number of the year before is left anywhere.
    for (const number of ['25.17', '299.73', '132.89', '41.26', '9260']) expect(text).not.toContain(number)
    const refused = await office.tongbao('draft', '2023', '--final')
    expect(refused.exit).toBe(3)
    // As many as are told: what is found twice is one.
    const told = refused.json.diagnostics.filter(({ severity }) => severity === 'warning')
    expect(refused.json.diagnostics.at(-1)?.message).toContain(`还有 ${told.length} 条警告`)
  })

  test('the check is the list of what is to be filled: every figure, ranking, date, highlight, and words of last year', async () => {
    await newYear('2023')
    const { exit, diagnostics } = await check('2023')
    expect(exit).toBe(0)
    const places = (code: string) => diagnostics.filter((each) => each.code === code && each.severity === 'warning')
    const open = places('text-pending').map((each) => JSON.stringify(each))
    for (const what of [
      '城镇新增就业/完成率',
      '县域内就业',
      '综合排名',
      '青年见习/排名',
      '成文日期',
      '来源',
      '亮点/长春市.md',
    ])
      expect(open.some((each) => each.includes(what))).toBe(true)
    expect(
      places('snippet-reused')
        .map(({ message }) => message)
        .join(),
    ).toContain('就业空间萎缩')
  })

  test('keeps what was printed, for growth and against numbers left standing', async () => {
    await newYear('2023')
    expect(parse(office.text('data/2023/上年.yaml')).上年).toMatchObject({
      ...{ 城镇新增就业: '25.17万人', '城镇新增就业/完成率': '109%', 点对点输送农民工: '近5400人' },
      '吉林市/提供岗位': '16.3万个次',
    })
    office.edit(
      'data/2023/指标.yaml',
      '  - 名称: 城镇新增就业\n    完成: 待补',
      '  - 名称: 城镇新增就业\n    完成: 27.69万人',
    )
    office.edit(
      'data/2023/数字.yaml',
      '县域内就业: 待补',
      '县域内就业: 132.89万人\n  城镇新增就业增长: {增长: [城镇新增就业, 上年/城镇新增就业], 小数: 1}',
    )
    office.edit(
      'data/2023/片段/引言.md',
      '现将',
      '城镇新增就业增长{{数 "城镇新增就业增长"}}，上一年为{{数 "上年/城镇新增就业"}}，现将',
    )
    const { diagnostics } = await check('2023')
    expect(diagnostics.filter(({ code }) => code === 'figure-reused').map(({ message }) => message)).toEqual([
      '“县域内就业”与上一年的相同：132.89万人',
    ])
    const { json } = await office.tongbao('draft', '2023')
    const text = pdfText(`out/2023/${basename(json.documents[0]?.pdf ?? '')}`).replaceAll('\n', '')
    expect(text).toContain('城镇新增就业增长10.0%，上一年为25.17万人')
  })

  test('touches nothing that was there, and never a year that is there', async () => {
    const before = new Map(office.files('.').map((file) => [file, checksum(office.bytes(file))]))
    await newYear('2023')
    for (const [file, sha256] of before) expect(checksum(office.bytes(file))).toBe(sha256)
    const after = office.files('.')
    const again = await newYear('2023')
    expect({ exit: again.exit, codes: again.codes }).toEqual({ exit: 2, codes: ['setup-exists'] })
    expect(office.files('.')).toEqual(after)
  })

  test('--dry-run writes nothing; a year that does not load is told what is wrong', async () => {
    const before = office.files('.')
    expect((await newYear('2023', '--dry-run')).exit).toBe(0)
    expect(office.files('.')).toEqual(before)
    office.edit('data/2022/指标.yaml', '25.17万人', '25,17万人')
    expect((await newYear('2023')).codes).toEqual(['figure-malformed'])
    expect((await newYear('2023', '--from', '2019')).codes).toEqual(['year-missing'])
  })
})

describe('a new year from reports', () => {
  beforeEach(() => {
    renameSync(office.path('data/2023-示例'), office.path('data/2023'))
    office.remove('data/2022')
    office.write('data/台账.yaml', '台账: []\n')
  })

  test('has every report to come in, and rankings that say so', async () => {
    expect((await newYear('2024')).exit).toBe(0)
    const report = parse(office.text('data/2024/上报/长春市.yaml')).上报
    for (const row of Object.values(report)) expect(row).toEqual({ 计划: '待补', 完成: '待补', 得分: '待补' })
    const { json, exit } = await office.tongbao('draft', '2024')
    expect(exit).toBe(0)
    const text = pdfText(`out/2024/${basename(json.documents[0]?.pdf ?? '')}`)
    expect(text).toContain('名为：【待补】。')
    expect(text).toContain('青年见习：【待补】')
    // Formulas are carried over, and wait for their figures.
    expect(office.text('data/2024/数字.yaml')).toContain('{占比: [见习留用人员, 青年见习], 小数: 1}')
  })

  test('asks a place that joins for what the others had been asked for, and for no more', async () => {
    const reports = office.files('data/2023/上报')
    for (const report of reports)
      office.write(
        report,
        office
          .text(report)
          .replace(/, 得分: [0-9.]+/gu, '')
          .replace(/(城镇新增就业: \{)计划: [^,]+, /u, '$1'),
      )
    const first = reports[0] ?? ''
    office.write(first, `${office.text(first)}综合得分:\n`)
    for (const report of reports.slice(1)) office.write(report, `${office.text(report)}综合得分: 90.5\n`)
    office.write(
      'data/地方.yaml',
      `${office.text('data/地方.yaml')}  - {名称: 戊市, 简称: 戊, 主送机关: 戊市人民政府}\n`,
    )
    office.write('data/2023/亮点/戊市.md', '戊市很好。\n')
    expect((await newYear('2024')).exit).toBe(0)
    const { 上报, 综合得分 } = parse(office.text('data/2024/上报/戊市.yaml'))
    expect([上报.城镇新增就业, 上报.青年见习, 综合得分]).toEqual([
      { 完成: '待补' },
      { 计划: '待补', 完成: '待补' },
      '待补',
    ])
    // A key that was left empty is not asked for.
    expect(parse(office.text(first.replace('2023', '2024'))).综合得分).toBeNull()
  })
})

test('a new year of a document that tells of no place has no highlights to write', async () => {
  office.remove('data/2022/亮点')
  office.edit('templates/通报.hbs', '{{#each 地方}}\n{{亮点}}\n{{/each}}\n', '')
  expect((await newYear('2023', '--from', '2022')).exit).toBe(0)
  expect(office.has('data/2023/片段')).toBe(true)
  expect(office.has('data/2023/亮点')).toBe(false)
})

describe('a new year from a sample', () => {
  beforeEach(() => {
    office.remove('data/2022')
    office.write('data/台账.yaml', '台账: []\n')
  })

  test('takes its form and none of its words or numbers', async () => {
    await newYear('2024')
    expect(office.has('data/2024/上年.yaml')).toBe(false)
    const { json } = await office.tongbao('draft', '2024')
    const text = pdfText(`out/2024/${basename(json.documents[0]?.pdf ?? '')}`)
    expect(text).not.toContain('示例')
    expect(text).not.toMatch(/[0-9](?:人|万人|个|亿元|%)/)
    const { codes } = await check('2024')
    expect(codes.filter((code) => code === 'text-pending').length).toBeGreaterThan(50)
  })

  test('is about the places that the list has now, whatever the sample was about', async () => {
    office.write(
      'data/地方.yaml',
      '地方:\n  - {名称: 甲市, 简称: 甲, 主送机关: 甲市人民政府, 主送统称: 各市（州）人民政府}\n',
    )
    expect((await newYear('2024')).exit).toBe(0)
    expect(office.files('data/2024/亮点').map((file) => basename(file))).toEqual(['甲市.md'])
    expect(parse(office.text('data/2024/上报/甲市.yaml')).上报).toHaveProperty('青年见习.得分', '待补')
    expect((await office.tongbao('draft', '2024')).exit).toBe(0)
  })
})
