import { describe, expect, test } from 'vitest'
import { importInto, importSheets } from './import-case.js'
import { type MadeCell, packWorkbook, workbookParts } from './make-workbook.js'

type Rows = readonly (readonly MadeCell[])[]
const head: readonly MadeCell[] = ['名称', '完成']
const taken = ['城镇新增就业: 25.17万人 → 26万人']

/** Severity, code and place of all that is told: `warning workbook-skipped 4:1`. */
const told = async (rows: Rows, merges: readonly string[] = [], folder = '2022') => {
  const { diagnostics, changes, messages } = await importSheets([{ rows, merges }], { folder })
  const seen = diagnostics.map(({ severity, code, at }) => `${severity} ${code} ${at?.line}:${at?.column}`)
  return { seen, changes, messages }
}

describe('figures that a person sees and that are not read are told', () => {
  test.each<[string, Rows]>([
    ['right below the head', [head, ['注：初步数'], ['职业技能培训', '50万人'], ['审核：张三', '城镇新增就业', '9']]],
    ['among the rows', [head, ['备注：下列为补报'], ['职业技能培训', 50]]],
  ])('rows below a note %s', async (_, rows) => {
    const { seen, changes } = await told(rows)
    expect({ seen, changes }).toEqual({ seen: ['warning workbook-skipped 3:1'], changes: [] })
  })

  test('rows of words below a note are none', async () => {
    const rows = [head, ['城镇新增就业', '26万人'], ['注：初步数'], ['含长春市'], ['口径', '按月报']]
    expect(await told(rows)).toMatchObject({ seen: [], changes: taken })
  })

  test('a figure that is merged over two rows', async () => {
    const rows = [head, ['城镇新增就业', '26万人'], ['职业技能培训', null]]
    expect(await told(rows, ['B2:B3'])).toMatchObject({ seen: ['warning workbook-skipped 3:2'], changes: taken })
  })

  test('a figure that is merged over two columns', async () => {
    const rows = [
      ['名称', '完成', '计划'],
      ['城镇新增就业', '26万人', null],
    ]
    expect(await told(rows, ['B2:C2'])).toMatchObject({ seen: ['warning workbook-skipped 2:3'], changes: taken })
  })

  test('a figure that is merged with its name is one', async () => {
    const rows = [head, ['城镇新增就业', '26万人'], [null, null]]
    expect(await told(rows, ['A2:A3', 'B2:B3'])).toMatchObject({ seen: [], changes: taken })
  })

  test('columns with a head that says nothing to us, but for serial numbers and words', async () => {
    const rows = [
      ['序号', '名称', '完成', '句子', '2021年完成', '备注', '口径', null],
      [1, '城镇新增就业', '26万人', '25.17万人', '24万人', '2项', '月报', 7],
    ]
    const { seen, changes, messages } = await told(rows)
    expect({ seen, changes }).toEqual({ seen: ['note workbook-skipped 1:1'], changes: taken })
    expect(messages[0]).toMatch(/：2021年完成、H列$/)
  })

  test('a column of another name than an indicator of the data', async () => {
    const rows = [
      ['地区', '青年见习（人）', '创业培训人数（人）', '排名'],
      ['长春市', 901, 50, 1],
    ]
    const { seen, changes } = await told(rows, [], '2023')
    expect(seen).toEqual(['warning workbook-skipped 1:3'])
    expect(changes).toEqual(['长春市/上报/青年见习/完成: 900人 → 901人'])
  })

  test('other columns under an indicator', async () => {
    const rows = [
      ['地区', '青年见习', null],
      [null, '上年完成', '完成（人）'],
      ['长春市', 800, 901],
    ]
    const { seen } = await told(rows, ['A1:A2', 'B1:C1'], '2023')
    expect(seen).toEqual(['note workbook-skipped 1:1'])
  })

  test.each(['—', '/', '无', '待补'])('“%s” where the data have a number', async (words) => {
    const { seen, changes } = await told([head, ['职业技能培训', words], ['城镇新增就业', '26万人']])
    expect({ seen, changes }).toEqual({ seen: ['warning workbook-skipped 2:2'], changes: taken })
  })

  test('a dash where the data have none, or compute it, says nothing', async () => {
    const rows = [
      ['地方', '指标', '计划', '完成'],
      ['全省', '青年见习', '—', '—'],
      ['长春市', '青年见习', '—', '901人'],
    ]
    const { seen, changes } = await told(rows, [], '2023')
    expect({ seen, changes }).toEqual({ seen: [], changes: ['长春市/上报/青年见习/完成: 900人 → 901人'] })
  })
})

test.each<[string, Rows, string]>([
  ['万 in the cell', [head, ['城镇新增就业', '25.3万']], '25.3万人'],
  [
    '万 in the head',
    [
      ['名称', '完成（万）'],
      ['城镇新增就业', 25.3],
    ],
    '25.3万人',
  ],
])('%s counts what was counted before', async (_, rows, expected) => {
  expect(await told(rows)).toMatchObject({ seen: [], changes: [`城镇新增就业: 25.17万人 → ${expected}`] })
})

test.each(['../comments1.xml', '/xl/comments1.xml', './../comments1.xml'])('comments are told: %s', async (target) => {
  const related = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments'
  const bytes = packWorkbook({
    ...workbookParts([{ rows: [head, ['城镇新增就业', '26万人']] }]),
    'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships><Relationship Id="c" Type="${related}" Target="${target}"/></Relationships>`,
    'xl/comments1.xml':
      '<comments><commentList><comment ref="B2"><text><t>应为27万人</t></text></comment></commentList></comments>',
  })
  const { diagnostics, messages, changes } = await importInto([{ file: '表.xlsx', bytes }])
  expect(diagnostics.map(({ severity, code }) => `${severity} ${code}`)).toEqual(['note workbook-skipped'])
  expect(messages[0]).toContain('B2')
  expect(changes).toEqual(taken)
})

test('a printed number that is struck out on a confirmation sheet, without a correction, is asked about', async () => {
  const rows = (correction: MadeCell) => [
    ['名称', '印出', '确认', '更正'],
    ['就业帮扶载体', { struck: '221个' }, null, correction],
  ]
  const { codes, changes } = await importSheets([{ rows: rows(null) }])
  expect({ codes, changes }).toEqual({ codes: ['import-unanswered'], changes: [] })
  const corrected = await importSheets([{ rows: rows('222个') }])
  expect(corrected.codes).toEqual([])
  expect(corrected.changes).toEqual(['就业帮扶载体: 221个 → 222个'])
})
