import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { originAt, readOrigins, typedOver } from '../../src/data/origin-comment.js'
import { type Edit, editSource } from '../../src/workbook/edit-source.js'
import { changedLines, importInto } from './import-case.js'
import { makeWorkbook } from './make-workbook.js'
import { smallWorkspace } from './small-workspace.js'

const splice = (line: number, column: number, was: string, now: string): Edit => ({
  kind: 'splice',
  line,
  column,
  was,
  now,
  key: null,
  origin: { file: '表.xlsx', cell: '全省!B7', value: now },
})

describe('edits of a data file', () => {
  test.each<[string, string, Edit[], string]>([
    ['a value', '数字:\n  甲: 1人\n', [splice(2, 6, '1人', '2人')], '数字:\n  甲: 2人  # 来自 表.xlsx 全省!B7=2人\n'],
    ['a value in quotes', "  甲: '1人'\n", [splice(1, 7, '1人', '2人')], "  甲: '2人'  # 来自 表.xlsx 全省!B7=2人\n"],
    [
      'a comment of the clerk stays',
      '  甲: 1人 # 初步数\n',
      [splice(1, 6, '1人', '2人')],
      '  甲: 2人 # 初步数  # 来自 表.xlsx 全省!B7=2人\n',
    ],
    [
      'an older origin goes',
      '  甲: 1人  # 来自 旧.xlsx 表!A1\n',
      [splice(1, 6, '1人', '2人')],
      '  甲: 2人  # 来自 表.xlsx 全省!B7=2人\n',
    ],
    [
      'Windows line ends',
      '数字:\r\n  甲: 1人\r\n  乙: 3人\r\n',
      [splice(2, 6, '1人', '2人')],
      '数字:\r\n  甲: 2人  # 来自 表.xlsx 全省!B7=2人\r\n  乙: 3人\r\n',
    ],
    ['no last line end', '  甲: 1人', [splice(1, 6, '1人', '2人')], '  甲: 2人  # 来自 表.xlsx 全省!B7=2人'],
    [
      'two values in braces',
      '  甲: {计划: 1人, 完成: 2人}\n',
      [splice(1, 11, '1人', '10人'), splice(1, 19, '2人', '20人')],
      '  甲: {计划: 10人, 完成: 20人}  # 来自 表.xlsx 全省!B7（计划）=10人、B7（完成）=20人\n',
    ],
    [
      'a line behind another',
      '数字:\n  甲: 1人\n',
      [{ kind: 'line', after: 2, text: '  乙: 2人', origins: [] }],
      '数字:\n  甲: 1人\n  乙: 2人\n',
    ],
    [
      'a line behind the last without an end',
      '数字:\n  甲: 1人',
      [{ kind: 'line', after: 2, text: '  乙: 2人', origins: [] }],
      '数字:\n  甲: 1人\n  乙: 2人',
    ],
  ])('%s', (_, before, edits, after) => {
    expect(editSource(before, edits)).toBe(after)
  })

  test('a value that is not where it was stops the edit', () => {
    expect(editSource('  甲: 5人\n', [splice(1, 6, '1人', '2人')])).toBeUndefined()
  })

  test('no byte changes but the value and the comment, whatever the file', () => {
    const line = fc.string({ unit: fc.constantFrom('甲', ' ', '#', '\t', 'a', ':', '𠮷', '"') })
    const end = fc.constantFrom('\n', '\r\n')
    fc.assert(
      fc.property(fc.array(fc.tuple(line, end)), fc.array(fc.tuple(line, end)), (before, after) => {
        const text = (lines: [string, string][]) => lines.map((each) => each.join('')).join('')
        const edited = editSource(`${text(before)}甲: 1人\n${text(after)}`, [
          splice(before.length + 1, 4, '1人', '29人'),
        ])
        expect(edited).toBe(`${text(before)}甲: 29人  # 来自 表.xlsx 全省!B7=29人\n${text(after)}`)
      }),
    )
  })
})

describe('the origin behind a value', () => {
  test('is read back for each value of its line', () => {
    const line = '  甲: {计划: 1人, 完成: 2人}  # 来自 a b.xlsx 上 报!C5（计划）；c.xlsx 表!!D6（完成）'
    expect(originAt(line, { column: 11, length: 2 })).toMatchObject({ file: 'a b.xlsx', cell: '上 报!C5', value: null })
    expect(originAt(line, { column: 19, length: 2 })).toMatchObject({ file: 'c.xlsx', cell: '表!!D6' })
    const alone = '  完成: 2人  # 来自 省厅 2022.xlsx 全省!B7=2人'
    expect(originAt(alone, { column: 7, length: 2 })).toMatchObject({
      file: '省厅 2022.xlsx',
      cell: '全省!B7',
      value: '2人',
    })
  })

  test.each(['  甲: 1人', '  甲: 1人 # 来自 统计局', '  甲: 1人 # 初步'])('%s has none', (line) => {
    expect(originAt(line, { column: 6, length: 2 })).toBeNull()
    expect(readOrigins(line).entries).toEqual([])
  })
})

describe('a value that was typed over after its import', () => {
  test.each([
    ['  甲: 3人  # 来自 表.xlsx 全省!B7=2人', [[6, '3人']]],
    ['  - 甲: "3人" # 初报  # 来自 表.xlsx 全省!B7=2人', [[9, '3人']]],
    ['  𠮷: {计划: 1人, 完成: 3人}  # 来自 a.xlsx 表!C5（计划）=1人、D5（完成）=2人', [[19, '3人']]],
    ['  甲: 2人  # 来自 表.xlsx 全省!B7=2人', []],
    ['  甲: 3人  # 来自 表.xlsx 全省!B7', []],
    ['  甲: 3人  # 来自 统计局=2人', []],
  ])('%s', (line, expected) => {
    expect(typedOver(line).map(({ column, value }) => [column, value])).toEqual(expected)
    for (const [column = 0, value = ''] of expected as [number, string][])
      expect(originAt(line, { column, length: [...value].length })).toBeNull()
  })
})

describe('the whole way', () => {
  const table = (name: string, value: string) => ({
    file: '换\n行；.xlsx',
    bytes: makeWorkbook({
      rows: [
        ['名称', '完成'],
        [name, value],
      ],
    }),
  })
  const file = 'data/2022/数字.yaml'

  test('a file with Windows line ends and a byte order mark keeps them', async () => {
    const files = { ...smallWorkspace, [file]: `\uFEFF${smallWorkspace[file]?.replaceAll('\n', '\r\n')}` }
    const { files: after } = await importInto([table('就业帮扶载体', '222个')], { files })
    expect(after.get(file)).toBe(files[file]?.replace("'221个'", "'222个'  # 来自 换 行 .xlsx Sheet1!B2=222个"))
  })

  test('a figure in braces of a flow list', async () => {
    const files = { ...smallWorkspace, [file]: '数字: {就业帮扶载体: 221个, 劳务经纪人: "9260人"} # 说明\n' }
    const { files: after } = await importInto([table('劳务经纪人', '9270人')], { files })
    expect(changedLines(file, after.get(file) ?? '', files)).toEqual([
      '-数字: {就业帮扶载体: 221个, 劳务经纪人: "9260人"} # 说明',
      '+数字: {就业帮扶载体: 221个, 劳务经纪人: "9270人"} # 说明  # 来自 换 行 .xlsx Sheet1!B2（劳务经纪人）=9270人',
    ])
  })
})
