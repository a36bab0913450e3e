import { describe, expect, test } from 'vitest'
import { importSheets } from './import-case.js'
import type { MadeCell, MadeSheet } from './make-workbook.js'
import { smallWorkspace } from './small-workspace.js'

type Rows = readonly (readonly MadeCell[])[]

const hiddenColumn = (column: number) => `<cols><col min="${column}" max="${column}" width="9" hidden="1"/></cols>`

/** A table of 吉林市, or of places. */
const imported = (rows: Rows, sheet: Omit<MadeSheet, 'rows'> = {}, file = '吉林市.xlsx') =>
  importSheets([{ rows, ...sheet }], { folder: '2023', file })

describe('of two columns of one kind', () => {
  test.each<[string, Rows]>([
    [
      'behind the figures',
      [
        ['指标', '计划', '单位', '完成', '单位'],
        ['青年见习', '0.09', '万人', '935', '人'],
      ],
    ],
    [
      'in front of them',
      [
        ['指标', '单位', '计划', '单位', '完成'],
        ['青年见习', '万人', '0.09', '人', '935'],
      ],
    ],
  ])('units that differ are refused: %s', async (_, rows) => {
    const { codes, ok } = await imported(rows)
    expect(ok).toBe(false)
    expect(codes[0]).toBe('import-conflict')
  })

  test('units that agree are taken', async () => {
    const rows = [
      ['指标', '计划', '单位', '完成', '单位'],
      ['青年见习', '900', '人', '940', '人'],
    ]
    const { codes, changes } = await imported(rows)
    expect(codes).toEqual([])
    expect(changes).toEqual(['吉林市/上报/青年见习/计划: 860人 → 900人', '吉林市/上报/青年见习/完成: 935人 → 940人'])
  })

  test('places that differ are refused', async () => {
    const rows = [
      ['地区', '地方', '青年见习'],
      ['长春市', '吉林市', '940人'],
      ['吉林市', '长春市', '901人'],
    ]
    const { codes, diagnostics } = await imported(rows, {}, '表.xlsx')
    expect(codes).toEqual(['import-conflict'])
    expect(diagnostics[0]?.at).toMatchObject({ line: 2, column: 2 })
  })

  test.each<[string, readonly string[]]>([
    ['项目', ['就业', '培训']],
    ['责任单位', ['某局', '某厅']],
  ])('the one is taken that says what the data know, not %s', async (head, [first = '', second = '']) => {
    const kind = head === '项目' ? '指标' : '地区'
    const rows =
      kind === '指标'
        ? [
            [head, kind, '完成'],
            [first, '青年见习', '940人'],
            [second, '创业培训', '3000人'],
          ]
        : [
            [head, kind, '青年见习'],
            [first, '吉林市', '940人'],
            [second, '长春市', '901人'],
          ]
    const { codes, changes } = await imported(rows, {}, kind === '指标' ? '吉林市.xlsx' : '表.xlsx')
    expect(codes).toEqual([])
    expect(changes[0]).toBe('吉林市/上报/青年见习/完成: 935人 → 940人')
    expect(changes).toHaveLength(2)
  })

  test('that is what two tables side by side have, and it is said', async () => {
    const rows = [
      ['指标', '完成', null, '指标', '完成'],
      ['城镇新增就业', '90001人', null, '青年见习', '940人'],
    ]
    const { codes, diagnostics } = await imported(rows)
    expect(codes).toEqual(['import-conflict'])
    expect(diagnostics[0]?.hint).toContain('上下')
  })
})

describe('what is hidden says nothing about what is seen', () => {
  test('a column of names, beside another', async () => {
    const rows = [
      ['指标', '指标名称', '完成'],
      ['城镇新增就业', '青年见习', '940人'],
    ]
    const { codes, changes } = await imported(rows, { before: hiddenColumn(1) })
    expect(codes).toEqual([])
    expect(changes).toEqual(['吉林市/上报/青年见习/完成: 935人 → 940人'])
  })

  test('a column of places, beside another', async () => {
    const rows = [
      ['地区', '地方', '青年见习'],
      ['长春市', '吉林市', '940人'],
    ]
    const { changes } = await imported(rows, { before: hiddenColumn(1) }, '表.xlsx')
    expect(changes).toEqual(['吉林市/上报/青年见习/完成: 935人 → 940人'])
  })

  test('alone, a column of places still says whose the rows are', async () => {
    const rows = [
      ['地方', '指标', '完成'],
      ['吉林市', '青年见习', '940人'],
    ]
    const { changes } = await imported(rows, { before: hiddenColumn(1) }, '表.xlsx')
    expect(changes).toEqual(['吉林市/上报/青年见习/完成: 935人 → 940人'])
  })

  test.each<[string, Rows, Omit<MadeSheet, 'rows'>, readonly string[]]>([
    [
      'a row of units',
      [
        ['指标', '完成'],
        [null, '万人'],
        ['青年见习', '940'],
      ],
      { hiddenRows: [2] },
      ['workbook-skipped'],
    ],
    [
      'a column of units',
      [
        ['指标', '单位', '完成'],
        ['青年见习', '万人', '940'],
      ],
      { before: hiddenColumn(2) },
      ['workbook-skipped'],
    ],
    ['a line above the table', [['单位：万人'], ['指标', '完成'], ['青年见习', '940']], { hiddenRows: [1] }, []],
  ])('%s', async (_, rows, sheet, expected) => {
    const { codes, changes } = await imported(rows, sheet)
    expect(codes).toEqual(expected)
    expect(changes).toEqual(['吉林市/上报/青年见习/完成: 935人 → 940人'])
  })
})

describe('columns below a head', () => {
  test.each(['上年', '上年同期', '去年同期', '同期', '同比', '比上年增减', '增幅'])(
    'of another time are not read: %s',
    async (head) => {
      const rows = [
        ['指标', '本年', head],
        [null, '完成', '计划'],
        ['青年见习', '940人', '800人'],
      ]
      const { codes, changes } = await imported(rows)
      expect(codes).toEqual(['workbook-skipped'])
      expect(changes).toEqual(['吉林市/上报/青年见习/完成: 935人 → 940人'])
    },
  )

  test('of a change are not taken for a slip of what changes', async () => {
    const told = async (head: string) => {
      const rows = [
        ['地区', '青年见习', head],
        ['吉林市', '940人', '5.2'],
      ]
      const { diagnostics } = await imported(rows)
      return diagnostics.map(({ severity, hint }) => `${severity} ${hint}`)
    }
    expect(await told('青年见习生')).toEqual(['warning 是不是“青年见习”？'])
    // A growth that is an indicator may be misspelt like any other.
    const files = Object.fromEntries(
      Object.entries(smallWorkspace).map(([file, text]) => [file, text.replaceAll('青年见习', '见习增速')]),
    )
    const rows = [
      ['地区', '城镇新增就业', '见习增速度'],
      ['吉林市', '9万人', '940人'],
    ]
    const { diagnostics } = await importSheets([{ rows }], { folder: '2023', file: '吉林市.xlsx', files })
    expect(diagnostics.map(({ hint }) => hint)).toContain('是不是“见习增速”？')
    expect(await told('青年见习同比（%）')).toEqual([expect.stringMatching(/^note 要导入的，表头请写/u)])
  })

  test('of this year, whose own words are none of ours, leave those of the last one unread', async () => {
    const rows = [
      ['指标', '本年', '上年同期'],
      [null, '累计数', '完成数'],
      ['青年见习', '940人', '800人'],
    ]
    expect((await imported(rows)).codes).toEqual(['workbook-table'])
  })

  test.each([[['长春市', '吉林市']], [['吉林市']]])('that is a place are of that place: %s', async (places) => {
    const rows = [
      ['指标', ...places.flatMap((place) => [place, null])],
      [null, ...places.flatMap(() => ['计划', '完成'])],
      ['青年见习', ...places.flatMap((_, index) => [`90${index}人`, `94${index}人`])],
    ]
    const merges = ['A1:A2', ...(places.length > 1 ? ['B1:C1', 'D1:E1'] : ['B1:C1'])]
    const { codes, changes } = await imported(rows, { merges }, '表.xlsx')
    expect(codes).toEqual([])
    const last = places.length - 1
    expect(changes).toContain(`吉林市/上报/青年见习/计划: 860人 → 90${last}人`)
    expect(changes).toContain(`吉林市/上报/青年见习/完成: 935人 → 94${last}人`)
    expect(changes).toHaveLength(places.length * 2)
  })

  const heads: readonly MadeCell[] = ['指标', '长春市', '吉林市', '合计']
  const figures: readonly MadeCell[] = ['青年见习', '901人', '940人', null]
  const titled = (title: string, head = heads, row = figures) =>
    imported([[title], head, row], { merges: ['A1:D1'] }, '表.xlsx')

  test.each([
    ['2023年各地就业任务完成情况表', '完成', '935人'],
    ['2023年各地目标任务分解表', '计划', '860人'],
  ])('places alone, of what the title says: %s', async (title, part, before) => {
    const { codes, changes } = await titled(title)
    expect(codes).toEqual([])
    expect(changes).toContain(`吉林市/上报/青年见习/${part}: ${before} → 940人`)
  })

  test('places alone below a title that says nothing are explained', async () => {
    const { codes, diagnostics } = await titled('2023年各地情况表')
    expect(codes).toEqual(['workbook-table'])
    expect(diagnostics[0]?.hint).toContain('一个地方一列')
  })

  test.each<[string, readonly MadeCell[], readonly MadeCell[]]>([
    ['a place that is none of ours', ['指标', '长春市', '吉林市', '公主岭市'], ['青年见习', '901人', '940人', '35人']],
    ['a column of no place', ['指标', '长春市', '吉林市', '完成'], ['青年见习', '901人', '940人', '35人']],
    ['a column of places, too', ['指标', '地方', '长春市', '吉林市'], ['青年见习', '吉林市', '901人', '940人']],
  ])('beside columns of places is refused: %s', async (_, head, row) => {
    const { codes, diagnostics } = await titled('2023年各地任务完成情况表', head, row)
    expect(codes[0]).toBe('import-conflict')
    expect(diagnostics[0]?.hint).toContain('一个地方一行')
  })

  test('the same place twice is refused', async () => {
    const { codes } = await titled(
      '任务完成情况表',
      ['指标', '长春市', '吉林市', '长春'],
      ['青年见习', '901人', '940人', '5人'],
    )
    expect(codes).toContain('import-conflict')
  })

  test('a place in a row of its own is no head', async () => {
    const rows = [['2023年任务完成情况'], ['指标', '完成'], ['吉林市'], ['青年见习', '940人']]
    const { codes, changes } = await imported(rows, {}, '表.xlsx')
    expect(codes).toEqual([])
    expect(changes).toEqual(['吉林市/上报/青年见习/完成: 935人 → 940人'])
  })
})
