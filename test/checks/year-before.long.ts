import { cpSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Office, openOffice } from '../office.js'

let office: Office
beforeEach(() => {
  office = openOffice()
})
afterEach(() => office.close())

const found = async (year: string, code: string) =>
  (await office.tongbao('check', year)).json.diagnostics.flatMap((each) =>
    each.code === code ? [`${each.file}:${each.line} ${each.message}`] : [],
  )

describe('上年.yaml against the year that it was copied from', () => {
  const corrected = async () => {
    await office.tongbao('new-year', '2023')
    expect(await found('2023', 'last-year-stale')).toEqual([])
    office.edit('data/2022/数字.yaml', '劳务经纪人: 9260人', '劳务经纪人: 9620人')
  }

  test('a figure that was corrected there since is told', async () => {
    await corrected()
    const line =
      office
        .text('data/2023/上年.yaml')
        .split('\n')
        .findIndex((each) => each.includes('劳务经纪人')) + 1
    const [only, ...more] = await found('2023', 'last-year-stale')
    expect(more).toEqual([])
    expect(only).toMatch(new RegExp(`^data/2023/上年.yaml:${line} .*9260人.*9620人`, 'u'))
    office.edit('data/2023/上年.yaml', '9260人', '9620人')
    expect(await found('2023', 'last-year-stale')).toEqual([])
  })

  test('one copied from elsewhere, or from a year that cannot be read, is not held against anything', async () => {
    await corrected()
    office.edit('data/2023/上年.yaml', '来源: data/2022', '来源: 统计公报')
    expect(await found('2023', 'last-year-stale')).toEqual([])
    office.edit('data/2023/上年.yaml', '来源: 统计公报', '来源: data/2022')
    office.edit('data/2022/数字.yaml', '数字:\n', '数目:\n')
    expect(await found('2023', 'last-year-stale')).toEqual([])
  })
})

describe('the report of a place against that of the year before', () => {
  const report = 'data/2024/上报/长春市.yaml'
  beforeEach(async () => {
    cpSync(office.path('data/2023-示例'), office.path('data/2023'), { recursive: true })
    await office.tongbao('new-year', '2024')
  })

  test('all of it done as a year ago, to the last digit: it was sent twice', async () => {
    office.write(report, office.text('data/2023/上报/长春市.yaml').replaceAll(/得分: [\d.]+/gu, '得分: 90'))
    expect(await found('2024', 'figure-reused')).toEqual([expect.stringContaining(`${report}:1 “长春市”`)])
  })

  test('one number that is another: it was not', async () => {
    office.write(report, office.text('data/2023/上报/长春市.yaml').replace('完成: 84796人', '完成: 84797人'))
    expect(await found('2024', 'figure-reused')).toEqual([])
  })
})
