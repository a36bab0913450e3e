import { describe, expect, test } from 'vitest'
import { changedOrigins } from '../../src/data/changed-origins.js'
import { changedLines, importSheets } from './import-case.js'
import { smallWorkspace } from './small-workspace.js'

const figures = 'data/2022/数字.yaml'
const report = 'data/2023/上报/吉林市.yaml'

const typedOver = (file: string, line: string, by: string) => ({
  ...smallWorkspace,
  [file]: (smallWorkspace[file] ?? '').replace(line, () => by),
})

/** What is still told of values that were typed over after their import. */
const told = (file: string, text: string) => changedOrigins(text, file).map(({ code }) => code)

describe('a number that was typed over after its import, and that another workbook confirms', () => {
  const table = (...rows: (string | number)[][]) => [{ rows: [['名称', '完成', '单位'], ...rows] }]
  const line = '  劳务经纪人: 9260人 # 年底数'

  test('has that workbook for its origin', async () => {
    const files = typedOver(figures, line, `${line}  # 来自 旧.xlsx 全省!B7=9206人`)
    expect(told(figures, files[figures] ?? '')).toEqual(['origin-changed'])
    const { ok, diagnostics, changes, confirmed, ...after } = await importSheets(table(['劳务经纪人', 9260, '人']), {
      files,
    })
    expect({ ok, diagnostics, changes, confirmed }).toEqual({
      ...{ ok: true, diagnostics: [], changes: [], confirmed: ['劳务经纪人 9260人'] },
    })
    expect(changedLines(figures, after.files.get(figures) ?? '', files)).toEqual([
      `-${line}  # 来自 旧.xlsx 全省!B7=9206人`,
      `+${line}  # 来自 数字表.xlsx Sheet1!B2=9260人`,
    ])
    expect(told(figures, after.files.get(figures) ?? '')).toEqual([])
  })

  test('keeps the way in which it was typed, and the origins of its neighbours', async () => {
    const files = typedOver(
      report,
      '{计划: 8万人, 完成: 90000人, 得分: 91}',
      '{计划: 8万人, 完成: "9万人", 得分: 91}  # 来自 旧.xlsx 表!B3（计划）=8万人、C3（完成）=9.1万人',
    )
    const rows = [
      ['地方', '计划（人）', '完成（人）'],
      ['吉林市', 80000, 90000],
    ]
    const { codes, confirmed, ...after } = await importSheets([{ name: '城镇新增就业', rows }], {
      folder: '2023',
      files,
    })
    expect({ codes, confirmed }).toEqual({ codes: [], confirmed: ['吉林市/上报/城镇新增就业/完成 9万人'] })
    expect(changedLines(report, after.files.get(report) ?? '', files)[1]).toBe(
      '+  城镇新增就业: {计划: 8万人, 完成: "9万人", 得分: 91}  # 来自 旧.xlsx 表!B3（计划）=8万人；数字表.xlsx 城镇新增就业!C2（完成）=9万人',
    )
    expect(told(report, after.files.get(report) ?? '')).toEqual([])
  })

  test.each([
    ['no comment', line],
    ['one that is true', `${line}  # 来自 旧.xlsx 全省!B7=9260人`],
    ['one that says no number', `${line}  # 来自 旧.xlsx 全省!B7`],
  ])('changes nothing where there is %s', async (_, by) => {
    const files = typedOver(figures, line, by)
    const { codes, confirmed, ...after } = await importSheets(table(['劳务经纪人', 9260, '人']), { files })
    expect({ codes, confirmed, written: [...after.files.keys()] }).toEqual({ codes: [], confirmed: [], written: [] })
  })
})

test('a zero at the end of a number, put in for the print or taken away, is no other number', () => {
  const said = (value: string, imported: string) =>
    told(figures, `数字:\n  甲: ${value}  # 来自 旧.xlsx 全省!B7=${imported}\n`)
  expect(said('89.0%', '89%')).toEqual([])
  expect(said('25.1万人', '25.10万人')).toEqual([])
  expect(said('250人', '25人')).toEqual(['origin-changed'])
  expect(said('25.01万人', '25.1万人')).toEqual(['origin-changed'])
})
