import { describe, expect, test } from 'vitest'
import { changedLines, importInto, importSheets } from './import-case.js'
import { makeWorkbook } from './make-workbook.js'
import { smallWorkspace } from './small-workspace.js'

const folder = '2023'
const file = (place: string) => `data/${folder}/上报/${place}.yaml`
const report = (text: string): Record<string, string> => ({ ...smallWorkspace, [file('长春市')]: `上报:\n${text}` })

describe('a workbook a place', () => {
  const rows = [
    ['长春市2023年度就业创业工作目标责任完成情况表'],
    ['指标', '计划（万人）', '完成（人）', '得分'],
    ['城镇新增就业', '10.2', '123,456', 97.5],
  ]

  test.each([
    ['the title', '报送.xlsx', 'Sheet1', rows],
    ['the name of the file', '长春市报送.xlsx', 'Sheet1', rows.slice(1)],
    ['the name of the sheet', '报送.xlsx', '长春', rows.slice(1)],
  ])('is known by %s', async (_, name, sheet, table) => {
    const { changes, codes } = await importSheets([{ name: sheet, rows: table }], { folder, file: name })
    expect(codes.filter((code) => code !== 'import-unit')).toEqual([])
    expect(changes.map((change) => change.split(':')[0])).toEqual([
      '长春市/上报/城镇新增就业/计划',
      '长春市/上报/城镇新增就业/完成',
      '长春市/上报/城镇新增就业/得分',
    ])
  })

  test('values of one line are changed together, and each keeps its cell', async () => {
    const files = report('  城镇新增就业: {计划: 9万人, 完成: 100000人, 得分: 90} # 初报\n')
    const { files: after } = await importSheets([{ name: '表', rows }], { folder, file: '长春.xlsx', files })
    expect(after.get(file('长春市'))).toBe(
      '上报:\n  城镇新增就业: {计划: 10.2万人, 完成: 123456人, 得分: 97.5} # 初报  # 来自 长春.xlsx 表!B3（计划）=10.2万人、C3（完成）=123456人、D3（得分）=97.5\n',
    )
    const again = await importSheets(
      [{ name: '二', rows: [['长春市'], ['指标', '完成'], ['城镇新增就业', '123457人']] }],
      {
        folder,
        file: '改.xlsx',
        files: { ...files, [file('长春市')]: after.get(file('长春市')) ?? '' },
      },
    )
    expect(again.files.get(file('长春市'))).toContain(
      '完成: 123457人, 得分: 97.5} # 初报  # 来自 长春.xlsx 表!B3（计划）=10.2万人、D3（得分）=97.5；改.xlsx 二!B3（完成）=123457人',
    )
  })

  test('an indicator that the place has not reported is added behind the others', async () => {
    const files = report('  青年见习:\n    完成: 900人\n    得分: 90\n不考核: [创业培训]\n')
    const { files: after } = await importSheets([{ name: '表', rows }], { folder, file: '长春.xlsx', files })
    expect(changedLines(file('长春市'), after.get(file('长春市')) ?? '', files)).toEqual([
      '+  城镇新增就业: {计划: 10.2万人, 完成: 123456人, 得分: 97.5}  # 来自 长春.xlsx 表!B3（计划）=10.2万人、C3（完成）=123456人、D3（得分）=97.5',
    ])
    expect(after.get(file('长春市'))?.split('\n').at(-3)).toContain('城镇新增就业')
  })

  test('a key that a report lacks is added where the others stand', async () => {
    const files = report('  城镇新增就业: {完成: 123456人}\n  青年见习:\n    完成: 900人\n')
    const table = [['长春市'], ['指标', '完成', '得分'], ['城镇新增就业', '123456人', 97], ['青年见习', '900人', 95]]
    const { files: after } = await importSheets([{ name: '表', rows: table }], { folder, file: 'a.xlsx', files })
    expect(after.get(file('长春市'))).toBe(
      '上报:\n  城镇新增就业: {完成: 123456人, 得分: 97}  # 来自 a.xlsx 表!C3（得分）=97\n  青年见习:\n    完成: 900人\n    得分: 95  # 来自 a.xlsx 表!C4=95\n',
    )
  })

  test.each([
    ['上报: {} # 初报\n综合得分: 91.5\n', '上报:  # 初报\n'],
    ['# 示例\n上报: {}\n不考核: [创业培训]\n', '# 示例\n上报:\n'],
  ])('what a place reports first stands below its key, whose braces go: %j', async (written, head) => {
    const files = { ...smallWorkspace, [file('长春市')]: written }
    const table = [['长春市'], ['指标', '完成'], ['城镇新增就业', '123456人'], ['青年见习', '900人']]
    const { files: after, codes } = await importSheets([{ name: '表', rows: table }], { folder, file: 'a.xlsx', files })
    expect(codes).toEqual([])
    expect(after.get(file('长春市'))).toBe(
      `${head}  城镇新增就业: {完成: 123456人}  # 来自 a.xlsx 表!B3（完成）=123456人\n  青年见习: {完成: 900人}  # 来自 a.xlsx 表!B4（完成）=900人\n${written.split('\n').at(-2)}\n`,
    )
  })

  describe('a rate beside the plan and what was done, of a place that has reported nothing yet', () => {
    const files = Object.fromEntries(Object.entries(smallWorkspace).filter(([name]) => name !== file('长春市')))
    const table = (rate: string, plan: string | null = '10.2') => [
      {
        name: '表',
        rows: [['长春市'], ['指标', '计划（万人）', '完成（人）', '完成率'], ['城镇新增就业', plan, '123,456', rate]],
      },
    ]
    const into = (...cells: Parameters<typeof table>) =>
      importSheets(table(...cells), { folder, file: 'a.xlsx', files })

    test('is compared with what follows from them', async () => {
      const { codes, changes } = await into('121.0%')
      expect(codes).toEqual([])
      expect(changes.map((change) => change.split(':')[0])).toEqual([
        '长春市/上报/城镇新增就业/计划',
        '长春市/上报/城镇新增就业/完成',
      ])
      const wrong = await into('112.0%')
      expect(wrong.codes).toEqual(['import-computed'])
      expect(wrong.diagnostics[0]?.at).toMatchObject({ line: 3, column: 4 })
    })

    test('is refused where no plan is stated', async () => {
      const { codes, diagnostics } = await into('121.0%', null)
      expect(codes).toEqual(['import-unknown'])
      expect(diagnostics[0]?.at).toMatchObject({ line: 3, column: 4 })
    })
  })

  describe('totals beside the first reports of the places', () => {
    const indicators = 'data/2023/指标.yaml'
    const files = {
      ...Object.fromEntries(Object.entries(smallWorkspace).filter(([name]) => !name.includes('/上报/'))),
      [indicators]: (smallWorkspace[indicators] ?? '').replace('综合取前: 1\n', ''),
    }
    const table = (
      head: string,
      total: readonly (string | null)[],
      cells: readonly string[] = ['9万人', '100000人', '111.1%'],
    ) => [
      {
        rows: [
          ['地区', '指标', '计划', '完成', '完成率'],
          ['长春市', head, ...cells],
          ['吉林市', head, ...cells],
          ['合计', head, ...total],
        ],
      },
    ]
    const into = (...given: Parameters<typeof table>) => importSheets(table(...given), { folder, files })

    test('are compared, and none of them is declared', async () => {
      const { codes, changes } = await into('城镇新增就业', ['18万人', '20万人', '111.1%'])
      expect(codes).toEqual([])
      expect(changes.map((change) => change.split('/')[0])).toEqual(['长春市', '长春市', '吉林市', '吉林市'])
      expect((await into('城镇新增就业', ['18万人', '21万人', null])).codes).toEqual(['import-computed'])
    })

    test('of what does not add up the whole is declared', async () => {
      const { codes, changes } = await into('青年见习', [null, '88.0%', null], ['待补', '88.1%', ''])
      expect(codes).toEqual([])
      expect(changes).toContain('青年见习: （无） → 88.0%')
    })
  })

  test.each([
    ['0人', 5, '5人'],
    ['5人', 0, '0人'],
  ])('what was %s and is %s is no slip of a unit', async (before, cell, after) => {
    const files = report(`  青年见习: {完成: ${before}, 得分: 90}\n不考核: [城镇新增就业, 创业培训]\n`)
    const table = [['长春市'], ['指标', '完成'], ['青年见习', cell]]
    const { codes, changes } = await importSheets([{ name: '表', rows: table }], { folder, file: 'a.xlsx', files })
    expect(codes).toEqual([])
    expect(changes).toEqual([`长春市/上报/青年见习/完成: ${before} → ${after}`])
  })

  test('a place without a file gets one', async () => {
    const files = Object.fromEntries(Object.entries(smallWorkspace).filter(([name]) => name !== file('长春市')))
    const { files: after, changes } = await importSheets([{ name: '表', rows }], { folder, file: '长春.xlsx', files })
    expect(changes).toHaveLength(3)
    expect(after.get(file('长春市'))).toContain('上报:\n  城镇新增就业: {计划: 10.2万人')
  })
})

test('a table of all places, with the place merged over its rows; the totals are only compared', async () => {
  const { changes, codes } = await importSheets(
    [
      {
        name: '汇总',
        rows: [
          ['地区', '指标', '完成', '得分'],
          ['吉林市', '青年见习', '935人', 84.5],
          [null, '创业培训', '3041人', 82.8],
          ['全省', '青年见习', '1900人', null],
        ],
        merges: ['A2:A3'],
      },
    ],
    { folder },
  )
  expect(codes).toEqual(['import-computed'])
  expect(changes).toEqual([])
})

describe('a table with a row a place', () => {
  const expected = [
    '长春市/上报/城镇新增就业/计划: 9万人 → 9.1万人',
    '长春市/上报/城镇新增就业/完成: 100000人 → 100001人',
    '长春市/上报/青年见习/完成: 900人 → 901人',
  ]

  test('and a head of two rows: indicators over plan and actual', async () => {
    const { changes, codes } = await importSheets(
      [
        {
          rows: [
            ['2023年各地完成情况'],
            ['地区', '1.城镇新增就业', null, '青年见习', null, '合计'],
            [null, '计划（万人）', '完成（人）', '完成（人）', '完成率', null],
            ['长春', 9.1, 100001, 901, null, null],
            ['吉林市', '8万人', '90000人', '935人', '108.7%'],
            ['合计', '17.1万人', null, null, null],
          ],
          merges: ['A2:A3', 'B2:C2', 'D2:E2', 'F2:F3'],
        },
      ],
      { folder },
    )
    // 17.1万人 is what follows from the changed plan.
    expect(codes).toEqual([])
    expect(changes).toEqual(expected)
  })

  describe('and a head of two rows: indicators over times', () => {
    const facts = 'data/2023/文件.yaml'
    const ofPart = {
      ...smallWorkspace,
      [facts]: (smallWorkspace[facts] ?? '').replace('年度: 2023\n', '年度: 2023\n时段: 一季度\n'),
    }
    const table = (...times: readonly [string, string, string]) => [
      {
        rows: [
          ['城市', '城镇新增就业（人）', null, null, '青年见习', null, null],
          [null, ...times, ...times],
          ['长春', 100001, 90001, 0.11, '901人', '801人', 0.12],
          ['吉林市', 90000, 80000, 0.12, '935人', '900人', 0.03],
        ],
        merges: ['A1:A2', 'B1:D1', 'E1:G1'],
      },
    ]

    test.each<[string, Readonly<Record<string, string>>, readonly [string, string, string]]>([
      ['the year', smallWorkspace, ['2023年', '2022年', '增长']],
      ['the year, behind the one before', smallWorkspace, ['本年', '上年', '同比']],
      ['the part of it', ofPart, ['2023年一季度', '2022年一季度', '同比']],
      ['the part of it in other words', ofPart, ['1—3月', '上年同期', '同比（%）']],
      ['the current one', ofPart, ['本期', '去年同期', '同比']],
    ])('of %s', async (_, files, times) => {
      const { changes, codes } = await importSheets(table(...times), { folder, files })
      expect(codes).toEqual(['workbook-skipped'])
      expect(changes).toEqual(expected.slice(1))
    })

    test.each<[Readonly<Record<string, string>>, readonly [string, string, string]]>([
      [smallWorkspace, ['2022年', '2021年', '增长']],
      [smallWorkspace, ['2023年上半年', '2022年上半年', '增长']],
      [smallWorkspace, ['男', '女', '小计']],
      [ofPart, ['上年同期', '去年', '同比']],
    ])('not of others, nor of parts: the first column is not what its head says', async (files, times) => {
      const { diagnostics } = await importSheets(table(...times), { folder, files })
      const errors = diagnostics.filter(({ severity }) => severity === 'error')
      expect(errors).toMatchObject([{ code: 'import-conflict', at: { line: 2, column: 2 } }])
    })

    test('nor where the parts are parted again', async () => {
      const rows = [
        ['城市', '城镇新增就业（人）', null, null, null],
        [null, '2023年', null, '2022年', null],
        [null, '上半年', '全年', '上半年', '全年'],
        ['长春', 50001, 100001, 40001, 90001],
      ]
      const merges = ['A1:A3', 'B1:E1', 'B2:C2', 'D2:E2']
      const { codes } = await importSheets([{ rows, merges }], { folder })
      expect(codes).toContain('import-conflict')
    })

    test('a row of units below heads is none of parts', async () => {
      const rows = [
        ['城市', '城镇新增就业', '青年见习', '备注'],
        [null, '人', '人', null],
        ['长春', 100001, 901, '示例'],
      ]
      expect((await importSheets([{ rows }], { folder })).changes).toEqual(expected.slice(1))
    })

    test('not of two that are both it', async () => {
      const { codes } = await importSheets(table('2023年', '本年', '增长'), { folder })
      expect(codes).toContain('import-conflict')
    })
  })

  describe('and a head of two rows: indicators below what they belong to', () => {
    const into = (rows: readonly (readonly (string | number | null)[])[], merges = ['A1:A2', 'B1:C1', 'D1:E1']) =>
      importSheets([{ rows, merges }], { folder })
    test.each<[string, readonly (string | number | null)[]]>([
      ['a kind of work', ['地区', '就业', null, '青年', null]],
      ['indicators', ['地区', '城镇新增就业', null, '青年见习', null]],
    ])('%s', async (_, groups) => {
      const { changes, codes } = await into([
        groups,
        [null, '城镇新增就业计划（万人）', '城镇新增就业（人）', '青年见习（人）', '备注'],
        ['长春', 9.1, 100001, 901, null],
      ])
      expect(codes).toEqual([])
      expect(changes).toEqual(expected)
    })
    test('what is told of them', async () => {
      const { changes, codes } = await into([
        ['地区', '计划', null, '完成（人）', null],
        [null, '城镇新增就业（万人）', '备注', '城镇新增就业', '青年见习'],
        ['长春', 9.1, null, 100001, 901],
      ])
      expect(codes).toEqual([])
      expect(changes).toEqual(expected)
    })
    test.each([
      ['2022年', '2023年'],
      ['上年', '本年'],
      ['上年同期', '累计'],
    ])('a time: of %s and %s the second', async (before, now) => {
      const { changes } = await into([
        ['地区', before, null, now, null],
        [null, '城镇新增就业（人）', '青年见习（人）', '城镇新增就业（人）', '青年见习（人）'],
        ['长春', 90001, 801, 100001, 901],
      ])
      expect(changes).toEqual(expected.slice(1))
    })
    test.each(['其中：女性', '本月', '排名', '预计'])(
      'not below %s, where they are less than they say',
      async (group) => {
        const { ok } = await into([
          ['地区', group, null, '备注', null],
          [null, '城镇新增就业（人）', '青年见习（人）', null, null],
          ['长春', 90001, 801, null, null],
        ])
        expect(ok).toBe(false)
      },
    )
  })

  test('and heads that name the indicator and what the column holds of it', async () => {
    const { changes, codes } = await importSheets(
      [
        {
          rows: [
            ['2023年各地完成情况'],
            ['地区', '城镇新增就业计划（万人）', '2023年城镇新增就业-实际完成数（人）', '青年见习完成（人）'],
            ['长春', 9.1, 100001, 901],
          ],
        },
      ],
      { folder },
    )
    expect(codes).toEqual([])
    expect(changes).toEqual(expected)
    for (const head of ['青年见习（完成）', '青年见习/完成', '2023年青年见习（人）', '青年见习 完成']) {
      const rows = [
        ['地区', head],
        ['长春市', 901],
      ]
      expect([head, (await importSheets([{ rows }], { folder })).changes]).toEqual([head, expected.slice(2)])
    }
  })

  test('and such heads of another year, of the change since then, and of an indicator that is named whole', async () => {
    const { changes, messages } = await importSheets(
      [
        {
          rows: [
            [
              '地区',
              '青年见习完成（人）',
              '2022年青年见习完成（人）',
              '青年见习完成增幅（%）',
              '上年青年见习完成（人）',
            ],
            ['长春市', 901, 1, 2, 3],
          ],
        },
      ],
      { folder },
    )
    expect(changes).toEqual(expected.slice(2))
    expect(messages.join()).toContain('2022年青年见习完成')
  })

  test('and a head that says it twice: refused, for nobody can tell which is meant', async () => {
    const rows = [
      ['地区', '青年见习（人）', '青年见习完成（人）'],
      ['长春市', 901, 902],
    ]
    const { ok, codes } = await importSheets([{ rows }], { folder })
    expect({ ok, codes }).toEqual({ ok: false, codes: ['import-conflict'] })
  })

  test('and totals that are not the sum of its rows', async () => {
    const rows = [
      ['地区', '青年见习（人）'],
      ['长春市', 901],
    ]
    const stale = await importSheets([{ rows: [...rows, ['合计', '1835人']] }], { folder })
    expect(stale.diagnostics.map(({ severity, code }) => `${severity} ${code}`)).toEqual(['note import-computed'])
    const wrong = await importSheets([{ rows: [...rows, ['合计', '1837人']] }], { folder })
    expect(wrong.codes).toEqual(['import-computed'])
    expect(wrong.messages[0]).toContain('得 1836人，表格里是 1837人')
    expect(wrong.changes).toEqual([])
  })

  test('and a total that is still the old one, though all of its rows stand above it', async () => {
    const table = (jilin: string) => [
      ['地区', '青年见习（人）'],
      ['长春市', 901],
      ['吉林市', jilin],
      ['合计', '1835人'],
    ]
    const { codes, messages, changes } = await importSheets([{ rows: table('935') }], { folder })
    expect({ codes, changes }).toEqual({ codes: ['import-computed'], changes: [] })
    expect(messages[0]).toContain('得 1836人，表格里是 1835人')
    const right = await importSheets([{ rows: table('934') }], { folder })
    expect(right.codes).toEqual([])
  })

  test('and a total in another unit than it is printed in: both numbers are told in that of the table', async () => {
    const rows = [
      ['地区', '城镇新增就业（人）'],
      ['长春市', 100_001],
      ['吉林市', 90_000],
      ['合计', 190_002],
    ]
    const { messages } = await importSheets([{ rows }], { folder })
    expect(messages.at(-1)).toContain('得 190001人，表格里是 190002人')
  })

  test('and a column without a unit: its total is in that of the numbers above it', async () => {
    const total = async (written: number) =>
      importSheets(
        [
          {
            rows: [
              ['地区', '城镇新增就业'],
              ['长春市', 100_001],
              ['吉林市', 90_000],
              ['合计', written],
            ],
          },
        ],
        { folder },
      )
    expect((await total(190_001)).codes).toEqual([])
    expect((await total(190_002)).messages).toEqual([expect.stringContaining('得 190001人，表格里是 190002人')])
  })

  test('and totals of places of which one has reported nothing yet: nothing is held against them', async () => {
    const files = report('  青年见习: {完成: 待补}\n')
    const rows = [
      ['地区', '青年见习（人）'],
      ['长春市', '—'],
      ['吉林市', 936],
      ['合计', '936人'],
    ]
    const { diagnostics, messages, changes } = await importSheets([{ rows }], { folder, files })
    expect(diagnostics.map(({ severity, code }) => `${severity} ${code}`)).toEqual(['warning import-computed'])
    expect(messages[0]).toContain('长春市/上报/青年见习/完成')
    expect(changes).toEqual(['吉林市/上报/青年见习/完成: 935人 → 936人'])
  })

  test('and a head of two rows, without totals', async () => {
    const { changes, codes } = await importSheets(
      [
        {
          rows: [
            ['地区', '1.城镇新增就业', null, '青年见习'],
            [null, '计划（万人）', '完成（人）', '完成（人）'],
            ['长春', 9.1, 100001, 901],
            ['吉林市', '8万人', '90000人', '935人'],
          ],
          merges: ['A1:A2', 'B1:C1'],
        },
      ],
      { folder },
    )
    expect(codes).toEqual([])
    expect(changes).toEqual(expected)
  })

  test('and indicators with their units as heads', async () => {
    const rows = [
      ['市州', '城镇新增就业（人）', '青年见习（人）'],
      ['长春市', 100001, 901],
    ]
    expect((await importSheets([{ rows }], { folder })).changes).toEqual(expected.slice(1))
  })

  test.each([
    ['the name of the sheet', '青年见习', []],
    ['a title', 'Sheet1', [['青年见习']]],
  ])('and one indicator, known by %s', async (_, name, titles) => {
    const rows = [...titles, ['单位', '完成（人）'], ['长春市', 901], ['吉林市', 935]]
    const { changes, codes } = await importSheets(
      [{ name, rows: rows.map((cells) => cells.map((cell) => (cell === '单位' ? '地方' : cell))) }],
      { folder },
    )
    expect(codes).toEqual([])
    expect(changes).toEqual(expected.slice(2))
  })

  test('单位 is the organ where it holds places', async () => {
    const rows = [
      ['单位', '指标', '完成'],
      ['长春市', '青年见习', '901人'],
    ]
    expect((await importSheets([{ rows }], { folder })).changes).toEqual(expected.slice(2))
  })
})

test('two workbooks that contradict each other stop the import', async () => {
  const book = (value: string) => makeWorkbook({ rows: [['长春市'], ['指标', '完成'], ['青年见习', value]] })
  const { codes, messages } = await importInto(
    [
      { file: 'a.xlsx', bytes: book('901人') },
      { file: 'b.xlsx', bytes: book('902人') },
    ],
    { folder },
  )
  expect(codes).toEqual(['import-conflict'])
  expect(messages[0]).toContain('a.xlsx Sheet1!B3')
})

test('approximate numbers are no reports; unknown places are named', async () => {
  const { codes } = await importSheets(
    [
      {
        rows: [
          ['地区', '指标', '完成'],
          ['吉林市', '青年见习', '近940人'],
          ['公主岭', '青年见习', '5人'],
        ],
      },
    ],
    { folder },
  )
  expect(codes).toEqual(['cell-malformed', 'import-unknown'])
})

test('the rate of a formula that is shown with one decimal is only compared, and makes no noise', async () => {
  const rows = [
    ['指标', '计划（人）', '完成（人）', '完成率', '得分'],
    ['青年见习', 860, 936, { stored: '1.0883720930232557', format: '0.0%', formula: 'C2/B2' }, 84.5],
  ]
  const { codes, changes } = await importSheets([{ name: '吉林市', rows }], { folder })
  expect({ codes, changes }).toEqual({ codes: [], changes: ['吉林市/上报/青年见习/完成: 935人 → 936人'] })
})
