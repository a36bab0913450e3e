import { describe, expect, test } from 'vitest'
import { composeDocument } from '../../src/pipeline.js'
import { retypeSheet } from '../../src/workbook/retype-sheet.js'
import { memoryHost } from '../memory-host.js'
import { changedLines, importSheets, untouched } from './import-case.js'
import { smallWorkspace } from './small-workspace.js'

const file = 'data/2022/复录.yaml'
const heads = ['序号', '名称', '句子', '单位', '复录']
const sheet = (...rows: (string | number)[][]) => [{ name: '复录表', rows: [['复录表'], heads, ...rows] }]

/** The rows of the sheet that a workspace gives, as texts. */
function sheetOf(files: Readonly<Record<string, string>>, folder: string) {
  const composed = composeDocument({ host: memoryHost(files), folder, template: '通报' })
  if (!composed.ok) throw new Error('no document')
  const rows = retypeSheet(composed.value)?.rows ?? []
  return rows.map((row) => row.map((cell) => (cell && 'text' in cell ? cell.text : cell?.number)))
}

describe('the sheet for a second person', () => {
  test('names what somebody has typed, where it is printed, and none of its digits', () => {
    const rows = sheetOf(untouched, '2022').filter(([number]) => typeof number === 'number')
    expect(rows).toHaveLength(57)
    expect(rows.map(([, name]) => name)).toContain('白山市/市场主体')
    for (const [, name, sentence, , again] of rows) {
      expect([name, sentence]).not.toEqual([name, expect.stringMatching(/\d/u)])
      expect(again).toBe('')
    }
  })

  test('leaves out what is computed, what a control total holds, and what was typed again', () => {
    const names = (files: Readonly<Record<string, string>>) => sheetOf(files, '2023-示例').map(([, name]) => name)
    const before = names(untouched)
    expect(before).not.toContain('见习留用人员占青年见习')
    expect(before).not.toContain('长春市/上报/青年见习/完成')
    expect(before).toContain('公益性岗位')
    const after = names({ ...untouched, 'data/2023-示例/复录.yaml': '复录:\n  公益性岗位: 5701个\n' })
    expect(after).not.toContain('公益性岗位')
    // What is still to come was not typed.
    const open = names({ ...untouched, 'data/2023-示例/复录.yaml': '复录:\n  公益性岗位: 待补\n' })
    expect(open).toContain('公益性岗位')
  })
})

describe('what a second person has typed', () => {
  test('becomes 复录.yaml, and changes no figure', async () => {
    const rows = sheet(
      [1, '劳务经纪人', '', '人', 9206],
      [2, '城镇新增就业', '', '万人', 25.17],
      [3, '点对点输送农民工', '', '人', '近5400人'],
      [4, '就业帮扶载体', '', '个', ''],
    )
    const { ok, files, changes, diagnostics } = await importSheets(rows, { file: '录.xlsx' })
    expect({ ok, changes, diagnostics, written: [...files.keys()] }).toEqual({
      ...{ ok: true, changes: [], diagnostics: [], written: [file] },
    })
    expect(files.get(file)).toBe(
      '# yaml-language-server: $schema=../模式/复录.schema.json\n\n复录:\n' +
        '  劳务经纪人: 9206人  # 来自 录.xlsx 复录表!E3=9206人\n' +
        '  城镇新增就业: 25.17万人  # 来自 录.xlsx 复录表!E4=25.17万人\n' +
        '  点对点输送农民工: 近5400人  # 来自 录.xlsx 复录表!E5=近5400人\n',
    )
  })

  test('takes the place of what was typed before, or stands behind it', async () => {
    const files = { ...smallWorkspace, [file]: '# 张三录\n复录:\n  劳务经纪人: 9206人 # 初录\n' }
    const rows = sheet([1, '劳务经纪人', '', '人', 9260], [2, '就业帮扶载体', '', '个', 221])
    const { files: after } = await importSheets(rows, { file: '录.xlsx', files })
    expect(changedLines(file, after.get(file) ?? '', files)).toEqual([
      '-  劳务经纪人: 9206人 # 初录',
      '+  劳务经纪人: 9260人 # 初录  # 来自 录.xlsx 复录表!E3=9260人',
      '+  就业帮扶载体: 221个  # 来自 录.xlsx 复录表!E4=221个',
    ])
  })

  test('twice and otherwise is a contradiction; twice alike is one', async () => {
    const row = (value: number) => [1, '劳务经纪人', '', '人', value]
    const apart = await importSheets(sheet(row(9260), row(9206)), { file: '录.xlsx' })
    expect({ ok: apart.ok, codes: apart.codes }).toEqual({ ok: false, codes: ['import-conflict'] })
    const alike = await importSheets(sheet(row(9260), row(9260)), { file: '录.xlsx' })
    expect(alike.files.get(file)?.match(/劳务经纪人/gu)).toHaveLength(1)
  })

  test('that is nothing yet is told', async () => {
    const { codes, files } = await importSheets(sheet([1, '劳务经纪人', '', '人', '']), { file: '录.xlsx' })
    expect({ codes, written: [...files.keys()] }).toEqual({ codes: ['workbook-skipped'], written: [] })
  })

  test.each([
    [[1, '劳务经济人', '', '人', 9260], 'import-unknown'],
    [[1, '劳务经纪人', '', '人', '九千'], 'cell-malformed'],
    [[1, '劳务经纪人', '', '人', '9260 1'], 'cell-malformed'],
  ])('that cannot be read is told with its cell: %s', async (row, code) => {
    const { ok, diagnostics } = await importSheets(sheet(row), { file: '录.xlsx' })
    expect(ok).toBe(false)
    expect(diagnostics.map((each) => [each.code, each.at?.line, each.at?.column])).toEqual([[code, 3, 5]])
  })
})
