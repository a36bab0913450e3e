import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { composeDocument } from '../../src/pipeline.js'
import { rankingSheet } from '../../src/workbook/ranking-sheet.js'
import { retypeSheet, retypeWorkbook } from '../../src/workbook/retype-sheet.js'
import { memoryHost } from '../memory-host.js'
import { changedLines, importSheets, untouched } from './import-case.js'
import type { MadeSheet } from './make-workbook.js'
import { smallWorkspace } from './small-workspace.js'

const file = 'data/2022/复录.yaml'
const heads = ['序号', '名称', '句子', '单位', '复录']
const sheet = (...rows: (string | number)[][]) => [{ name: '复录表', rows: [['复录表'], heads, ...rows] }]

function composedOf(files: Readonly<Record<string, string>>, folder: string) {
  const composed = composeDocument({ host: memoryHost(files), folder, template: '通报' })
  if (!composed.ok) throw new Error('no document')
  return composed.value
}

/** The rows of a sheet that a workspace gives, as texts. */
function sheetOf(files: Readonly<Record<string, string>>, folder: string, make = retypeSheet) {
  const rows = make(composedOf(files, folder))?.rows ?? []
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

  test('may have a sheet beside it that holds no table, as people keep their notes', async () => {
    const notes = { name: 'Sheet1', rows: [['星期五前交']] }
    const typed = await importSheets([...sheet([1, '劳务经纪人', '', '人', 9206]), notes], { file: '录.xlsx' })
    expect({ ok: typed.ok, written: [...typed.files.keys()] }).toEqual({ ok: true, written: [file] })
    expect(typed.diagnostics.map(({ code }) => code)).toEqual(['workbook-skipped'])
    const empty = await importSheets([...sheet([1, '劳务经纪人', '', '人', '']), notes], { file: '录.xlsx' })
    expect(empty.ok).toBe(true)
    expect(empty.diagnostics.map(({ code }) => code)).toEqual(['workbook-skipped', 'workbook-skipped'])
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

describe('the rankings for a second person', () => {
  const rankings = (files: Readonly<Record<string, string>>, folder: string) =>
    sheetOf(files, folder, rankingSheet).filter(([, position]) => /^第/u.test(String(position)))

  test('are asked for by position, and say of no place which; the places stand beside them in official order', () => {
    const rows = rankings(untouched, '2022')
    expect(rows).toHaveLength(4 + 13 * 3)
    expect(rows.slice(0, 5).map(([name, position]) => `${name} ${position}`)).toEqual([
      ...['综合排名 第1名', '综合排名 第2名', '综合排名 第3名', '综合排名 第4名', '城镇新增就业/排名 第1名'],
    ])
    for (const [, , again, ...ties] of rows) expect([again, ...ties.slice(0, 3)]).toEqual(['', '', '', ''])
    expect(rows.slice(0, 3).map((row) => row.at(-1))).toEqual(['长春市', '吉林市', '四平市'])
  })

  test('are left out where reports give them, or where they were typed again', () => {
    expect(rankingSheet(composedOf(untouched, '2023-示例'))).toBeNull()
    const names = rankings({ ...untouched, [file]: '复录:\n  综合排名: [长春市]\n' }, '2022').map(([name]) => name)
    expect(names).not.toContain('综合排名')
    expect(names).toHaveLength(13 * 3)
  })

  test('let the second person choose from the places', async () => {
    const bytes = await retypeWorkbook(composedOf(untouched, '2022'))
    const parts = unzipSync(bytes ?? new Uint8Array())
    const xml = (number: number) => strFromU8(parts[`xl/worksheets/sheet${number}.xml`] ?? new Uint8Array())
    expect(xml(1)).not.toContain('<dataValidation')
    expect(/<dataValidation [^>]*sqref="([^"]+)"[^>]*><formula1>([^<]+)</u.exec(xml(2))?.slice(1)).toEqual([
      ...['C4:F46', '$H$4:$H$14'],
    ])
  })

  const heads = ['排名', '名次', '复录', '并列', '并列', '并列', '', '地方']
  const table = (...rows: MadeSheet['rows'][number][]) => [
    { name: '排名复录表', rows: [['排名复录表'], ['说明'], heads, ...rows.map((row) => [...row])] },
  ]
  const take = (rows: MadeSheet['rows'][number][], files: Readonly<Record<string, string>> = untouched) =>
    importSheets(table(...rows), { file: '录.xlsx', files })

  test('become lists in 复录.yaml, as 指标.yaml writes them', async () => {
    const { ok, diagnostics, files } = await take([
      ['综合排名', '第1名', '长春市', '', '', '', '', '长春市'],
      ['综合排名', '第2名', '辽源', '', '', '', '', '吉林市'],
      ['综合排名', '第3名', '', '', '', '', '', '四平市'],
      ['家政从业人员培训/排名', '第1名', '白山市', '四平市'],
      ['家政从业人员培训/排名', '第2名', '吉 林市'],
      ['家政从业人员培训/排名', '3', '长白山保护开发区'],
      ['创业培训/排名', '第1名', ''],
    ])
    expect({ ok, diagnostics }).toEqual({ ok: true, diagnostics: [] })
    expect(files.get(file)?.split('\n').slice(2)).toEqual([
      '复录:',
      '  综合排名: [长春市, 辽源市]  # 来自 录.xlsx 排名复录表!C4',
      '  家政从业人员培训/排名: [四平市及白山市, 吉林市, 长白山保护开发区]  # 来自 录.xlsx 排名复录表!C7',
      '',
    ])
  })

  test('take the place of what was typed before, or stand behind all', async () => {
    const files = { ...untouched, [file]: '复录:\n  综合排名: [长春市] # 初录\n  就业帮扶载体: 221个\n' }
    const { files: after } = await take(
      [
        ['综合排名', '第1名', '白山市'],
        ['创业培训/排名', '第1名', '四平市及白山市'],
      ],
      files,
    )
    expect(changedLines(file, after.get(file) ?? '', files)).toEqual([
      '-  综合排名: [长春市] # 初录',
      '+  综合排名: [白山市] # 初录  # 来自 录.xlsx 排名复录表!C4',
      '+  创业培训/排名: [四平市及白山市]  # 来自 录.xlsx 排名复录表!C5',
    ])
    expect(after.get(file)?.trimEnd().endsWith('C5')).toBe(true)
  })

  test('that a hand has written over several lines are not touched, and the line to write is told', async () => {
    const files = { ...untouched, [file]: '复录:\n  综合排名:\n    - 长春市\n' }
    const { ok, diagnostics } = await take([['综合排名', '第1名', '白山市']], files)
    expect(ok).toBe(false)
    expect(diagnostics.map(({ code, at, hint }) => [code, at?.line, hint.includes('综合排名: [白山市]')])).toEqual([
      ...[['value-malformed', 2, true]],
    ])
  })

  test('of two sheets that differ contradict each other; the order within a tie is no difference', async () => {
    const row = (...names: string[]) => ['创业培训/排名', '第1名', ...names]
    const both = async (...rows: string[][]) =>
      (
        await importSheets(
          rows.flatMap((each) => table(each)).map((each, index) => ({ ...each, name: `表${index}` })),
          {
            ...{ file: '录.xlsx', files: untouched },
          },
        )
      ).codes
    expect(await both(row('四平市'), row('白山市'))).toEqual(['import-conflict'])
    expect(await both(row('四平市', '白山市'), row('白山市', '四平市'))).toEqual([])
  })

  test.each([
    [[['创业培训/名次', '第1名', '四平市']], 'import-unknown', 4, 3],
    [[['创业培训/排名', '第1名', '四坪市']], 'place-unknown', 4, 3],
    [
      [
        ['创业培训/排名', '第1名', '四平市'],
        ['创业培训/排名', '第2名', '四平市'],
      ],
      'rank-repeated',
      5,
      3,
    ],
    [
      [
        ['创业培训/排名', '第1名', '四平市'],
        ['创业培训/排名', '第3名', '白山市'],
      ],
      'rank-count',
      5,
      3,
    ],
    [[['创业培训/排名', '第2名', '四平市']], 'rank-count', 4, 3],
    [[['创业培训/排名', '前1名', '四平市']], 'cell-malformed', 4, 2],
    [[['创业培训/排名', '第1名', { struck: '四平市' }]], 'cell-malformed', 4, 3],
    [[['创业培训/排名', '第1名', '四平市', 3]], 'cell-malformed', 4, 4],
  ])('that cannot be read are told with their cell: %s', async (rows, code, line, column) => {
    const { ok, diagnostics } = await take(rows)
    expect(ok).toBe(false)
    expect(diagnostics.map((each) => [each.code, each.at?.line, each.at?.column])).toEqual([[code, line, column]])
  })

  test('that are nothing yet, or on a hidden sheet, are told and not taken', async () => {
    const hidden = table(['综合排名', '第1名', '长春市']).map((sheet) => ({ ...sheet, hidden: true }))
    const of = async (sheets: readonly MadeSheet[]) => {
      const { codes, files } = await importSheets(sheets, { file: '录.xlsx', files: untouched })
      return { codes, written: [...files.keys()] }
    }
    expect(await of(table(['综合排名', '第1名', '']))).toEqual({ codes: ['workbook-skipped'], written: [] })
    expect(await of(hidden)).toEqual({ codes: ['workbook-table'], written: [] })
  })

  test('of ties that leave out positions leave these blank', async () => {
    const skipping = { ...untouched }
    const table = 'data/2022/指标.yaml'
    skipping[table] = (untouched[table] ?? '')
      .replace('并列用语: 及', '并列用语: 及\n并列: 跳号')
      .replace('[四平市及白山市, 吉林市, 长白山保护开发区]', '[四平市及白山市, 吉林市]')
    const rows = [
      ['家政从业人员培训/排名', '第1名', '四平市', '白山市'],
      ['家政从业人员培训/排名', '第3名', '吉林市'],
    ]
    expect((await take(rows, skipping)).codes).toEqual([])
    const inOneCell = [['家政从业人员培训/排名', '第1名', '四平市及白山市'], ...rows.slice(1)]
    expect((await take(inOneCell, skipping)).codes).toEqual([])
    expect((await take([rows[0] ?? [], ['家政从业人员培训/排名', '第2名', '吉林市']], skipping)).codes).toEqual([
      'rank-count',
    ])
  })
})
