import { describe, expect, test } from 'vitest'
import { changedLines, importSheets } from './import-case.js'
import type { MadeCell } from './make-workbook.js'
import { smallWorkspace } from './small-workspace.js'

const indicators = 'data/2022/指标.yaml'
const figures = 'data/2022/数字.yaml'

/** One table: header and one row. */
const table = (header: readonly MadeCell[], ...rows: readonly (readonly MadeCell[])[]) =>
  importSheets([{ rows: [header, ...rows] }])

describe('tables as offices make them', () => {
  test('merged title, serial numbers, unit in the header, a row of units, notes below', async () => {
    const { changes, codes } = await importSheets([
      {
        rows: [
          ['2022年度全省就业创业工作任务完成情况表'],
          ['填报单位：省人力资源和社会保障厅', null, null, null, '单位：万人'],
          ['序号', '指标\n名称', '完成数（万人）', '完成率（%）', '备注'],
          [1, '城镇新增就业', { stored: '25.3', format: '0.00' }, 110, null],
          [2, '2.农村劳动力转移就业', '２９９．７４', '１１１％'],
          ['注：数字截至12月底。', null, '999', null],
          ['审核：张三', '城镇新增就业', '999'],
        ],
        merges: ['A1:E1'],
      },
    ])
    expect(codes).toEqual([])
    expect(changes).toEqual([
      '城镇新增就业: 25.17万人 → 25.30万人',
      '城镇新增就业/完成率: 109% → 110%',
      '农村劳动力转移就业: 299.73万人 → 299.74万人',
    ])
  })

  test.each([
    '填报单位：省人力资源和社会保障厅',
    '填表单位:就业局',
    '责任单位（盖章）：某某市',
    '单位：省人力资源和社会保障厅',
    '填报单位：厅办公室 填报日期：2023年1月',
  ])('an office that stands above the table is no unit: %s', async (above) => {
    const rows = [[above], ['名称', '完成数'], ['城镇新增就业', '26.17']]
    const { changes, codes } = await importSheets([{ rows }])
    expect({ codes, changes }).toEqual({ codes: [], changes: ['城镇新增就业: 25.17万人 → 26.17万人'] })
  })

  test.each(['单位：人', '填表日期：2023年1月5日　单位：人', '（计量单位:人）', '填报单位：某厅　　单 位： 人'])(
    'a unit that stands above the table is that of its numbers: %s',
    async (above) => {
      const { changes } = await importSheets([{ rows: [[above], ['名称', '完成数'], ['城镇新增就业', 261700]] }])
      expect(changes).toEqual(['城镇新增就业: 25.17万人 → 261700人'])
    },
  )

  test('a header of two rows, a row of units below it, columns in another order', async () => {
    const { changes } = await importSheets([
      {
        rows: [
          ['完成情况', null, '考核指标'],
          ['完成率', '完成数', null],
          ['（%）', '万人', '计量单位'],
          [110, 25.3, '城镇新增就业'],
        ],
        merges: ['A1:B1', 'C1:C2'],
      },
    ])
    expect(changes).toEqual(
      ['城镇新增就业: 25.17万人 → 25.3万人', '城镇新增就业/完成率: 109% → 110%'].sort(byOrder(changes)),
    )
  })

  test('a column of units', async () => {
    const { changes } = await table(
      ['指标', '单位', '完成'],
      ['青年见习', '人', 6100],
      ['创业担保贷款发放', '亿元', '30.1'],
    )
    expect(changes).toEqual(['青年见习: 5835人 → 6100人', '创业担保贷款发放: 29.7亿元 → 30.1亿元'])
  })

  test.each<[string, MadeCell, string | null]>([
    ['grouped text', '2,700.50万元', '2700.50万元'],
    ['full-width grouped text', '２，７００．５０万元', '2700.50万元'],
    ['blanks that group thousands', '2\u00a0700.5万元', '2700.5万元'],
    ['text with blanks', ' 2700.5 万元 ', '2700.5万元'],
    ['a number without a unit takes the one it had', 2700.5, '2700.5万元'],
    ['binary noise', { stored: '2700.5000000000005' }, '2700.5万元'],
    ['a format with decimals', { stored: '2700.5', format: '#,##0.00_ ' }, '2700.50万元'],
    ['a format that names the unit', { stored: '2700.5', format: '0.0"万元"' }, '2700.5万元'],
    ['a formula with its result', { stored: '2700.5', formula: 'B1+1' }, '2700.5万元'],
    ['a formula that gives text', { formula: 'B1', text: '2700.5万元' }, '2700.5万元'],
    ['text with its sound above it', { runs: '<t>2700.5万元</t><rPh sb="0" eb="1"><t>9</t></rPh>' }, '2700.5万元'],
    ['text that is not struck out', { runs: '<r><rPr><strike val="0"/></rPr><t>2700.5</t></r>' }, '2700.5万元'],
    ['a formula that gives no words', { xml: '<c r="@" t="str"><f>IF(1,"","")</f><v></v></c>' }, null],
    ['text in several fonts', { rich: ['2700', '.5万元'] }, '2700.5万元'],
    ['the same in another scale', '26961000元', null],
    ['the same as a number', 2696.1, null],
    ['money by number of its format', { stored: '2700.456', builtIn: 8 }, '2700.46万元'],
    ['a unit with a raised digit', '2700.5m²', '2700.5m²'],
    ['text with marks of no width', '\u202d2700\u200b.5万元\u202c', '2700.5万元'],
    ['a loss', '-2700.5万元', '-2700.5万元'],
    ['a loss with the minus of mathematics', '−2700.5', '-2700.5万元'],
    ['a loss in brackets', { stored: '-2700.5', format: '#,##0.0_);[Red](#,##0.0)' }, '-2700.5万元'],
    ['nothing', null, null],
    ['a dash', '—', null],
    ['still to come', '待补', null],
  ])('cell: %s', async (_, cell, expected) => {
    const { changes, ok } = await table(['名称', '完成'], ['一次性扩岗补助资金', cell])
    expect(ok).toBe(true)
    expect(changes).toEqual(expected === null ? [] : [`一次性扩岗补助资金: 2696.1万元 → ${expected}`])
  })

  test.each<[string, MadeCell, string | null]>([
    ['text', '44.34%', '44.34%'],
    ['full-width text', '４４．３４％', '44.34%'],
    ['a percent format', { stored: '0.4434', format: '0.00%' }, '44.34%'],
    ['a percent format with binary noise', { stored: '0.44339999999999996', format: '0.00%' }, '44.34%'],
    ['a percent format that rounds half up', { stored: '0.44335', format: '0.00%' }, '44.34%'],
    ['unchanged', { stored: '0.4126', format: '0.00%' }, null],
  ])('percentage: %s', async (_, cell, expected) => {
    const { changes, ok } = await table(['名称', '完成率'], ['县域内就业占转移就业总数', cell])
    expect(ok).toBe(true)
    expect(changes).toEqual(expected === null ? [] : [`县域内就业占转移就业总数: 41.26% → ${expected}`])
  })

  test.each<[string, MadeCell, string]>([
    ['words', '约两千', 'cell-malformed'],
    ['a comma that groups nothing', '26,96万元', 'cell-malformed'],
    ['a loss that is not exact', '近-5万元', 'cell-malformed'],
    ['a loss whose sign does not show', { stored: '-2600.5', format: '0.0;0.0' }, 'cell-malformed'],
    ['two numbers', '2700 01', 'cell-malformed'],
    ['a number and the mark of a note in another line', '2700\n1', 'cell-malformed'],
    ['the mark of a note behind it', '2700.5①', 'cell-malformed'],
    ['a raised mark of a note behind it', '2700.5²', 'cell-malformed'],
    ['a number that is struck out', { struck: 2700.5 }, 'cell-malformed'],
    ['text that is struck out', { struck: '2700.5万元' }, 'cell-malformed'],
    [
      'text of which some is struck out',
      { runs: '<r><rPr><strike/></rPr><t>2</t></r><r><t>2700.5万元</t></r>' },
      'cell-malformed',
    ],
    [
      'a raised mark of a note',
      { runs: '<r><t>2700.5</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>' },
      'cell-malformed',
    ],
    [
      'text in the sheet of which some is struck out',
      { xml: '<c r="@" t="inlineStr"><is><r><rPr><strike/></rPr><t>2</t></r><r><t>2700.5</t></r></is></c>' },
      'cell-malformed',
    ],
    ['a formula with an empty result', { xml: '<c r="@"><f>1+1</f><v></v></c>' }, 'cell-malformed'],
    ['a formula with an error', { error: '#DIV/0!' }, 'cell-malformed'],
    ['a formula without its result', { uncomputed: 'SUM(A1:A2)' }, 'cell-malformed'],
    ['a date', { stored: '45000', format: 'yyyy-mm-dd' }, 'cell-malformed'],
    ['a format that hides thousands', { stored: '26961000', format: '0.0,' }, 'cell-malformed'],
    ['a format that paints a point', { stored: '26961000', format: '0!.0,' }, 'cell-malformed'],
    ['a fraction by number of its format', { stored: '2700.5', builtIn: 12 }, 'cell-malformed'],
    ['a paragraph', '说明'.repeat(200), 'cell-malformed'],
    ['a number beyond all offices', { stored: '1e300' }, 'cell-malformed'],
  ])('refused, with sheet and cell: %s', async (_, cell, code) => {
    const result = await table(['名称', '完成'], ['一次性扩岗补助资金', cell])
    expect(result.codes).toEqual([code])
    expect(result.messages[0]).toContain('Sheet1!B2：')
    expect(result.diagnostics[0]?.at).toMatchObject({ file: '数字表.xlsx', line: 2, column: 2 })
    expect(result.exit).toBe(2)
  })

  test.each<[string, string, MadeCell, string]>([
    ['the head has what is counted', '完成（元）', '2700.5万', '2700.5万元'],
    ['both say 万', '完成（万元）', '2700.5万', '2700.5万元'],
  ])('万 in the cell: %s', async (_, head, cell, expected) => {
    const { changes } = await table(['名称', head], ['一次性扩岗补助资金', cell])
    expect(changes).toEqual([`一次性扩岗补助资金: 2696.1万元 → ${expected}`])
  })

  test.each<[string, readonly (readonly MadeCell[])[]]>([
    [
      'the head',
      [
        ['名称', '完成（千元）'],
        ['一次性扩岗补助资金', 26900],
      ],
    ],
    [
      'the head, with 单位',
      [
        ['名称', '完成（单位：百万元）'],
        ['一次性扩岗补助资金', 269],
      ],
    ],
    ['the line above the table', [['单位：千元'], ['名称', '完成'], ['一次性扩岗补助资金', 26900]]],
    [
      'the row of units',
      [
        ['名称', '完成'],
        [null, '千元'],
        ['一次性扩岗补助资金', 26900],
      ],
    ],
    [
      'the column of units',
      [
        ['名称', '单位', '完成'],
        ['一次性扩岗补助资金', '千元', 26900],
      ],
    ],
    [
      'the name',
      [
        ['名称', '完成'],
        ['一次性扩岗补助资金（千元）', 26900],
      ],
    ],
    [
      'the format',
      [
        ['名称', '完成'],
        ['一次性扩岗补助资金', { stored: '26900', format: '0"千元"' }],
      ],
    ],
  ])('thousands are no unit of the data, and not left away: %s', async (_, rows) => {
    const { ok, changes, diagnostics } = await importSheets([{ rows }])
    expect({ ok, changes }).toEqual({ ok: false, changes: [] })
    expect(diagnostics.map(({ hint }) => hint)).toContainEqual(expect.stringMatching(/“万”“亿”|单位写在表头/u))
  })

  test.each(['千瓦时', '千克'])('%s is a unit of its own', async (unit) => {
    const { codes } = await table(['名称', `完成（${unit}）`], ['一次性扩岗补助资金', 2700.5])
    expect(codes).toContain('import-unit')
  })

  test('the full mark of scores is none', async () => {
    const rows = [
      ['指标', '得分（百分制）'],
      ['青年见习', 85],
    ]
    const { codes, changes } = await importSheets([{ rows }], { folder: '2023', file: '吉林市.xlsx' })
    expect({ codes, changes }).toEqual({ codes: [], changes: ['吉林市/上报/青年见习/得分: 84.5 → 85'] })
  })

  test.each<[string, string, string]>([
    ['小计', '地方', '小计'],
    ['a row of positions', '地方', '位次'],
    ['小计 of some', '地方', '县区小计'],
    ['最大值', '地方', '最大值'],
    ['平均', '地方', '平均'],
    ['其中', '地方', '其中：城区'],
    ['其中, of an indicator', '指标', '其中：女性'],
  ])('a row that is a part of others is passed over, and told of once: %s', async (_, kind, label) => {
    const heads = kind === '地方' ? ['地方', '青年见习计划', '青年见习完成'] : ['指标', '计划', '完成']
    const [file, first] = kind === '地方' ? ['表.xlsx', '吉林市'] : ['吉林市.xlsx', '青年见习']
    const rows = [heads, [first, '900人', '940人'], [label, '400人', '500人']]
    const { diagnostics, changes } = await importSheets([{ rows }], { folder: '2023', file })
    expect(diagnostics.map(({ severity, code, at }) => [severity, code, at?.line])).toEqual([
      ['warning', 'workbook-skipped', 3],
    ])
    expect(changes).toEqual(['吉林市/上报/青年见习/计划: 860人 → 900人', '吉林市/上报/青年见习/完成: 935人 → 940人'])
  })

  test('a row that is the head of another table is explained', async () => {
    const rows = [
      ['指标', '完成'],
      ['青年见习', '940人'],
      ['名称', '500人'],
    ]
    const { codes, diagnostics } = await importSheets([{ rows }], { folder: '2023', file: '吉林市.xlsx' })
    expect(codes).toEqual(['import-unknown'])
    expect(diagnostics[0]?.hint).toContain('表头')
  })

  test('a name that is struck out is not read', async () => {
    const result = await table(['名称', '完成'], [{ struck: '一次性扩岗补助资金' }, 2700.5])
    expect(result.codes).toEqual(['cell-malformed'])
    expect(result.messages[0]).toContain('Sheet1!A2：')
  })

  test('all problems in one run', async () => {
    const { codes, files } = await table(
      ['名称', '完成'],
      ['县域就业', '133万人'],
      ['城镇新增就业', '二十五万'],
      [null, '5人'],
      ['职业技能培训', '50万人'],
      ['职业技能培训', '51万人'],
    )
    expect(codes.sort()).toEqual(['cell-malformed', 'cell-malformed', 'import-conflict', 'import-unknown'])
    expect(files.size).toBe(0)
  })

  test('hidden rows, hidden sheets and other sheets are left alone and named', async () => {
    const { changes, codes, messages } = await importSheets([
      {
        name: '表',
        rows: [
          ['名称', '完成'],
          ['城镇新增就业', '26万人'],
          ['职业技能培训', '50万人'],
        ],
        hiddenRows: [2],
      },
      {
        name: '旧表',
        hidden: true,
        rows: [
          ['名称', '完成'],
          ['青年见习', '1人'],
        ],
      },
      { name: '填表说明', rows: [['请于月底前报送。']] },
    ])
    expect(changes).toEqual(['职业技能培训: 46.59万人 → 50万人'])
    expect(codes).toEqual(['workbook-skipped', 'workbook-skipped'])
    expect(messages.join()).toContain('第2行是隐藏的')
    expect(messages.join()).toContain('旧表（隐藏）、填表说明')
  })

  test('a column of the second row of a header that says the same as another is named by its own cell', async () => {
    const { diagnostics } = await importSheets([
      {
        rows: [
          ['指标', '完成情况', null],
          [null, '完成数（万人）', '完成（万人）'],
          ['城镇新增就业', 25.3, 25.4],
        ],
        merges: ['A1:A2', 'B1:C1'],
      },
    ])
    expect(diagnostics.map(({ code, message }) => [code, /[A-Z]\d/u.exec(message)?.[0]])).toEqual([
      ['import-conflict', 'C2'],
    ])
  })

  test.each(['hidden="1"', 'width="0" customWidth="1"'])('a column with %s is left alone and named', async (hidden) => {
    const { changes, codes } = await importSheets([
      {
        before: `<cols><col min="2" max="2" ${hidden}/></cols>`,
        rows: [
          ['名称', '完成', '完成'],
          ['职业技能培训', '40万人', '50万人'],
        ],
      },
    ])
    expect(changes).toEqual(['职业技能培训: 46.59万人 → 50万人'])
    expect(codes).toEqual(['workbook-skipped'])
  })

  test('of two columns that say the same, none is chosen; a year in the head decides', async () => {
    const rows = (...head: readonly string[]) => [
      ['名称', ...head],
      ['职业技能培训', '40万人', '50万人'],
    ]
    expect((await importSheets([{ rows: rows('完成', '实际完成') }])).codes).toEqual(['import-conflict'])
    const changed = ['职业技能培训: 46.59万人 → 50万人']
    expect((await importSheets([{ rows: rows('2021年完成', '2022年完成') }])).changes).toEqual(changed)
    expect((await importSheets([{ rows: rows('上年完成', '本年完成') }])).changes).toEqual(changed)
    const deep = [
      ['名称', '2021年', '2022年'],
      [null, '完成', '完成'],
      ['职业技能培训', '40万人', '50万人'],
    ]
    expect((await importSheets([{ rows: deep, merges: ['A1:A2'] }])).changes).toEqual(changed)
  })

  test('数值 beside 完成 must agree with it, and alone stands for it', async () => {
    const head = ['名称', '数值', '完成', '单位']
    expect((await table(head, ['职业技能培训', 50, '50万人', '万人'])).changes).toEqual([
      '职业技能培训: 46.59万人 → 50万人',
    ])
    expect((await table(head, ['职业技能培训', 51, '50万人', '万人'])).codes).toEqual(['import-conflict'])
    expect((await table(head, ['职业技能培训', 51, null, '万人'])).changes).toEqual([
      '职业技能培训: 46.59万人 → 51万人',
    ])
  })

  test('what is doubtful is a warning and is imported', async () => {
    const { changes, codes } = await table(
      ['名称', '完成'],
      ['一次性扩岗补助资金', '26961万元'],
      ['点对点输送农民工', '5500人'],
      ['县域内就业', '1330000人'],
      ['扩岗补助惠及高校毕业生', { stored: '17975.4', format: '0' }],
    )
    expect(changes).toHaveLength(4)
    expect(codes.sort()).toEqual(['cell-rounded', 'import-form', 'import-unit'])
  })

  test('a number that has lost its last zero is the same; one that shows it, or is typed without it, is not', async () => {
    const file = 'data/2022/指标.yaml'
    const files = { ...smallWorkspace, [file]: (smallWorkspace[file] ?? '').replace('25.17万人', '25.10万人') }
    const becomes = async (cell: MadeCell, head = '完成（万人）') => {
      const rows = [
        ['名称', head],
        ['城镇新增就业', cell],
      ]
      return (await importSheets([{ rows }], { files })).changes
    }
    expect(await becomes(25.1)).toEqual([])
    expect(await becomes({ stored: '25.1', format: '0.000' })).toEqual(['城镇新增就业: 25.10万人 → 25.100万人'])
    expect(await becomes('25.1万人', '完成')).toEqual(['城镇新增就业: 25.10万人 → 25.1万人'])
  })

  test('ten times as much is asked about', async () => {
    expect((await table(['名称', '完成'], ['一次性扩岗补助资金', '269610万元'])).codes).toEqual(['import-size'])
    expect((await table(['名称', '完成'], ['劳务经纪人', '0'])).codes).toEqual(['import-size'])
    // A sign that turned is asked about once, however far the two are apart.
    expect((await table(['名称', '完成'], ['一次性扩岗补助资金', '-261万元'])).messages).toEqual([
      expect.stringContaining('正负变了'),
    ])
  })

  test('a number without a unit that only another unit explains is refused; with its unit it is taken', async () => {
    for (const [name, number] of [
      ['县域内就业', 1330000],
      ['扩岗补助惠及高校毕业生', 1.8],
    ] as const) {
      const { codes, ok } = await table(['名称', '完成'], [name, number])
      expect({ codes, ok }).toEqual({ codes: ['import-size'], ok: false })
    }
    expect((await table(['名称', '完成（人）'], ['县域内就业', 1330000])).changes).toEqual([
      '县域内就业: 132.89万人 → 1330000人',
    ])
  })

  test('a name with its unit behind it is the name, and the number is in that unit', async () => {
    const { changes, codes } = await table(
      ['名称', '完成', '完成率'],
      ['城镇新增就业（万人）', 25.3, '110%'],
      ['2.职业技能培训(人)', 480000, null],
      ['青年见习（人）', '6000人', null],
    )
    expect(codes).toEqual(['import-unit'])
    expect(changes).toEqual([
      '城镇新增就业: 25.17万人 → 25.3万人',
      '城镇新增就业/完成率: 109% → 110%',
      '职业技能培训: 46.59万人 → 480000人',
      '青年见习: 5835人 → 6000人',
    ])
    const wrong = await table(['名称', '完成'], ['城镇新增就业（亿元）', 25.3])
    expect(wrong.codes).toEqual(['import-unknown'])
    expect(wrong.diagnostics[0]?.hint).toContain('名称请写“城镇新增就业”')
  })

  test('a hint never proposes the word that was written', async () => {
    for (const add of [false, true])
      for (const [name, part] of [
        ['劳务经纪人', '完成'],
        ['提供岗位', '计划'],
        ['新建驿站', '完成'],
      ] as const) {
        const rows = [['吉林市'], ['项目', part], [name, '5个']]
        const { codes, diagnostics } = await importSheets([{ rows }], { add })
        expect(codes).toEqual(['import-unknown'])
        expect(diagnostics[0]?.hint).not.toContain(`是不是“${name}”`)
      }
  })

  describe('names that read alike', () => {
    const data = 'data/2022/数字.yaml'
    const files = { ...smallWorkspace, [data]: `${smallWorkspace[data]?.trimEnd()}\n  试①: 3个\n  试1: 4个\n` }
    const named = (name: string) =>
      importSheets(
        [
          {
            rows: [
              ['名称', '完成'],
              [name, '9个'],
            ],
          },
        ],
        { files },
      )

    test.each(['试①', '试1', ' 试1 '])('mean the one that is written so: “%s”', async (name) => {
      const { changes, codes } = await named(name)
      expect({ codes, changes }).toEqual({ codes: [], changes: [`${name.trim()}: ${name === '试①' ? 3 : 4}个 → 9个`] })
    })

    test('mean none of them where none is', async () => {
      const { changes, codes, messages } = await named('试１')
      expect({ codes, changes }).toEqual({ codes: ['import-unknown'], changes: [] })
      for (const name of ['试①', '试1']) expect(messages[0]).toContain(`“${name}”`)
    })
  })

  test('a percentage without its sign is refused', async () => {
    expect((await table(['名称', '完成率'], ['城镇新增就业', 1.1])).codes).toEqual(['cell-malformed'])
  })

  test('a workbook without a table is told what a table looks like', async () => {
    const { codes, exit } = await importSheets([{ rows: [['你好']] }])
    expect(codes).toEqual(['workbook-table'])
    expect(exit).toBe(2)
  })

  test.each<[string, { name?: string; title?: string; file?: string }, readonly string[]]>([
    ['in the title', { title: '2021年度数字表' }, ['import-year']],
    ['in the name of the sheet', { name: '2021' }, ['import-year']],
    ['in the name of the file', { file: '2021年数字表.xlsx' }, ['import-year']],
    ['in the name of a file whose title says the right one', { title: '2022年度', file: '2023年报.xlsx' }, []],
    ['beside the right one', { title: '2023年填报2022年情况' }, []],
    [
      'in the title, and the right one where it was written',
      { title: '2021年就业任务表\t填报日期：2022年1月5日' },
      ['import-year'],
    ],
    ['in the title, and the right one as a day', { title: '2021年就业任务表\t2022年1月5日' }, ['import-year']],
    ['only where it was written', { title: '就业任务表\t填报时间：2023年1月' }, []],
    ['only as the day when it was written', { title: '就业任务表\t2023年1月5日' }, []],
    ['up to whose end its figures are', { title: '就业任务表（截至2021年12月31日）' }, ['import-year']],
    ['with a blank', { title: '2021 年度就业任务表' }, ['import-year']],
    ['with full-width digits', { title: '２０２１年度就业任务表' }, ['import-year']],
    ['with blanks between all', { title: '2 0 2 1 年 度 就 业' }, ['import-year']],
    ['in Chinese digits', { title: '二〇二一年度就业任务表' }, ['import-year']],
    ['in Chinese digits, with a circle', { title: '二○二一年度就业任务表' }, ['import-year']],
    ['in two cells', { title: '2021\t年度就业任务表' }, ['import-year']],
    ['behind its label', { title: '年度：\t2021' }, ['import-year']],
    ['in two digits', { title: '21年就业任务表' }, ['import-year']],
    ['with a blank, in the name of the file', { file: '2021 年就业.xlsx' }, ['import-year']],
    ['with a blank, and right', { title: '2022 年度就业任务表', file: '2021年.xlsx' }, []],
    ['in Chinese digits, and right', { title: '二〇二二年度就业任务表' }, []],
    ['behind the number of an attachment, and right', { title: '附件1 2022年度就业任务表' }, []],
    ['only in the cell behind 填报日期', { title: '就业任务表\t填报日期：\t2023年1月' }, []],
    ['only as the day when it was written, with blanks', { title: '就业任务表\t2023 年 1 月 5 日' }, []],
    ['only as the day when it was written, in Chinese digits', { title: '就业任务表\t二〇二三年一月五日' }, []],
    ['in two digits, and right', { title: '22年就业任务表' }, []],
    ['that is none', { title: '10年规划任务表\t就业促进20年来' }, []],
  ])('another year %s', async (_, { name, title, file }, expected) => {
    const rows = [...(title ? [title.split('\t')] : []), ['名称', '完成'], ['城镇新增就业', '26万人']]
    const { codes, changes } = await importSheets([{ rows, ...(name ? { name } : {}) }], file ? { file } : {})
    expect({ codes, changes }).toEqual({ codes: expected, changes: ['城镇新增就业: 25.17万人 → 26万人'] })
  })
})

/** A table of some months looks like that of the year. */
describe('the time that a table is of', () => {
  interface Saying {
    readonly name?: string
    readonly title?: string
    readonly file?: string
    readonly head?: string
    readonly note?: string
  }
  const told = async ({ name, title, file, head = '完成', note }: Saying) => {
    const rows = [
      ...(title ? [[title]] : []),
      ...(head === '完成' ? [] : [[null, head]]),
      ['名称', '完成'],
      ['城镇新增就业', '26万人'],
      ...(note ? [[note]] : []),
    ]
    const { codes, changes } = await importSheets([{ rows, ...(name ? { name } : {}) }], file ? { file } : {})
    expect(changes).toEqual(['城镇新增就业: 25.17万人 → 26万人'])
    return codes
  }

  test.each<Saying>([
    { title: '2022年6月就业情况表' },
    { title: '2022年1—6月就业情况表' },
    { title: '就业情况表（1月至9月）' },
    { title: '2022年上半年就业情况表' },
    { title: '2022年三季度就业情况表' },
    { title: '2022年前三季度就业情况表' },
    { title: '就业情况表（截至9月底）' },
    { title: '截止到2022年11月30日就业情况' },
    { title: '2022年度就业情况', name: '6月' },
    { name: '1-11月' },
    { file: '2022年9月就业.xlsx' },
    { file: '数字表202206.xlsx' },
    { file: '就业2022-06.xlsx' },
    { file: '就业半年报.xlsx' },
    { head: '1-9月' },
    { note: '注：数据截至10月底。' },
  ])('is told where it is not the whole year: %j', async (saying) => {
    expect(await told(saying)).toEqual(['import-year'])
  })

  test.each<Saying>([
    { title: '2022年12月就业情况表' },
    { title: '2022年1—12月就业情况表' },
    { title: '就业情况表（截至2022年12月31日）' },
    { title: '2022年全年就业情况表', file: '6月.xlsx' },
    { title: '2022年一至四季度就业情况表' },
    { title: '填报日期：2022年6月' },
    { title: '2022年度就业情况（2023年1月）' },
    { title: '2022年度就业情况（截至2023年1月10日）' },
    { title: '2022年就业情况表（6月15日）' },
    { file: '2022年就业（3月报送）.xlsx' },
    { file: '2022就业20220615.xlsx' },
    { file: '2022年报.xlsx' },
    { note: '注：数字截至12月底。' },
    { note: '注：6月起增加两项。' },
  ])('is not told where it is, and a date is none: %j', async (saying) => {
    expect(await told(saying)).toEqual([])
  })
})

/** The figures of a half or a quarter: what is right for the whole year is wrong for them, and the other way round. */
describe('the time of a table, where the data are of a part of the year', () => {
  const facts = 'data/2022/文件.yaml'
  const told = async (period: string, rows: readonly (readonly (string | null)[])[], file?: string) => {
    const files = {
      ...smallWorkspace,
      [facts]: (smallWorkspace[facts] ?? '').replace('年度: 2022\n', `年度: 2022\n时段: ${period}\n`),
    }
    const { codes, changes } = await importSheets([{ rows: rows.map((row) => [...row]) }], {
      files,
      ...(file ? { file } : {}),
    })
    return { codes, changes }
  }
  const table = (title: string, head = '完成') => [[title], ['名称', head], ['城镇新增就业', '26万人']]
  const changes = ['城镇新增就业: 25.17万人 → 26万人']

  test.each([
    ['上半年', '2022年上半年完成情况表'],
    ['上半年', '2022年1—6月完成情况表'],
    ['上半年', '2022年前两季度完成情况表'],
    ['上半年', '2022年6月完成情况表'],
    ['上半年', '完成情况表（截至6月底）'],
    ['上半年', '就业半年报'],
    ['上半年', '2022年全年计划上半年完成情况表'],
    ['上半年', '2022年完成情况表'],
    ['一季度', '2022年第一季度完成情况表'],
    ['前三季度', '2022年1-9月完成情况表'],
    ['1—9月', '2022年前三季度完成情况表'],
    ['10月份', '2022年10月份完成情况表'],
  ])('%s: “%s” is right', async (period, title) => {
    expect(await told(period, table(title))).toEqual({ codes: [], changes })
  })

  test.each([
    ['上半年', '2022年全年完成情况表'],
    ['上半年', '2022年一季度完成情况表'],
    ['上半年', '2022年前三季度完成情况表'],
    ['上半年', '2022年12月完成情况表'],
    ['二季度', '2022年上半年完成情况表'],
    ['下半年', '2022年上半年完成情况表'],
    ['10月份', '2022年1—10月完成情况表'],
    ['上半年', '2021年上半年完成情况表'],
  ])('%s: “%s” is another', async (period, title) => {
    expect(await told(period, table(title))).toEqual({ codes: ['import-year'], changes })
  })

  test('columns of the period are read, those of another are not', async () => {
    const rows = [
      ['名称', '全年计划', '一季度完成', '上半年完成', '全年完成'],
      ['城镇新增就业', null, '9万人', '26万人', '40万人'],
    ]
    expect((await told('上半年', rows)).changes).toEqual(changes)
  })

  test('so are those below the period as a head', async () => {
    const rows = [
      ['名称', '一季度', '上半年'],
      [null, '完成', '完成'],
      ['城镇新增就业', '9万人', '26万人'],
    ]
    expect((await told('上半年', rows)).changes).toEqual(changes)
  })

  test('a table that has another period alone is read, and told of', async () => {
    const rows = [
      ['名称', '一季度'],
      [null, '完成'],
      ['城镇新增就业', '26万人'],
    ]
    expect(await told('上半年', rows)).toEqual({ codes: ['import-year'], changes })
    expect(await told('上半年', table('2022年完成情况', '一季度完成'))).toEqual({ codes: ['import-year'], changes })
  })
})

/** The order of the columns is that of the roles, not of the sheet. */
const byOrder = (changes: readonly string[]) => (a: string, b: string) => changes.indexOf(a) - changes.indexOf(b)

describe('what is written', () => {
  test('only the value changes; sheet and cell stand behind it, and a second import replaces them', async () => {
    const first = await importSheets([
      {
        name: '全 省',
        rows: [
          ['名称', '完成', '完成率'],
          ['城镇新增就业', '26万人', '111%'],
        ],
      },
    ])
    const text = first.files.get(indicators) ?? ''
    expect(changedLines(indicators, text)).toEqual([
      '-    完成: 25.17万人',
      '-    完成率: 109%',
      '+    完成: 26万人  # 来自 数字表.xlsx 全 省!B2=26万人',
      '+    完成率: 111%  # 来自 数字表.xlsx 全 省!C2=111%',
    ])
    expect([...first.files.keys()]).toEqual([indicators])
  })

  test('a figure that the province has not stated yet is put behind its neighbours', async () => {
    const { files, changes } = await table(
      ['名称', '计划', '完成', '完成率'],
      ['农民工稳就业职业技能培训', '14万人次', null, '106%'],
    )
    expect(changes).toEqual([
      '农民工稳就业职业技能培训/计划: （无） → 14万人次',
      '农民工稳就业职业技能培训/完成率: （无） → 106%',
    ])
    expect(files.get(indicators)).toContain(
      [
        '  - 名称: 农民工稳就业职业技能培训',
        '    计划: 14万人次  # 来自 数字表.xlsx Sheet1!B2=14万人次',
        '    完成: 14.81万人次',
        '    完成率: 106%  # 来自 数字表.xlsx Sheet1!D2=106%',
        '    排名: [长春市]',
      ].join('\n'),
    )
  })

  test('an unknown figure is refused, or with --add appended', async () => {
    const sheets = [
      {
        rows: [
          ['名称', '完成'],
          ['新办社保卡', '12万张'],
        ],
      },
    ]
    expect((await importSheets(sheets)).codes).toEqual(['import-unknown'])
    const { files, changes } = await importSheets(sheets, { add: true })
    expect(changes).toEqual(['新办社保卡: （无） → 12万张'])
    expect(changedLines(figures, files.get(figures) ?? '')).toEqual([
      '+  新办社保卡: 12万张  # 来自 数字表.xlsx Sheet1!B2=12万张',
    ])
  })

  test.each([
    ['a block', '\n    占比:\n      - 县域内就业\n      - 农村劳动力转移就业\n    小数: 2'],
    ['braces', ' {占比: [县域内就业,\n    农村劳动力转移就业],\n    小数: 2\n    }'],
  ])('one is appended behind a figure of several lines: %s', async (_, formula) => {
    const last = `  县域内就业占比:${formula}\n`
    const files = { ...smallWorkspace, [figures]: `${smallWorkspace[figures]?.trimEnd()}\n${last}\n` }
    const sheets = [
      {
        rows: [
          ['名称', '完成'],
          ['新办社保卡', '12万张'],
        ],
      },
    ]
    const imported = await importSheets(sheets, { add: true, files })
    expect(imported.codes).toEqual([])
    expect(imported.files.get(figures)).toContain(`${last}  新办社保卡: 12万张`)
  })

  test('the first figure is put below the key, and the file keeps what else it says', async () => {
    const files = { ...smallWorkspace, 'data/2022/数字.yaml': '# 全省的其他数字\n数字: {} # 还没有\n' }
    const rows = [
      ['名称', '数值'],
      ['新的数字', '5个'],
      ['又一个数字', '6个'],
    ]
    const imported = await importSheets([{ rows }], { add: true, files })
    expect(imported.files.get('data/2022/数字.yaml')).toBe(
      '# 全省的其他数字\n数字:  # 还没有\n  新的数字: 5个  # 来自 数字表.xlsx Sheet1!B2=5个\n  又一个数字: 6个  # 来自 数字表.xlsx Sheet1!B3=6个\n',
    )
  })

  test('a misspelt figure is not appended', async () => {
    const { codes, diagnostics } = await importSheets(
      [
        {
          rows: [
            ['名称', '完成'],
            ['县域就业', '12万人'],
          ],
        },
      ],
      { add: true },
    )
    expect(codes).toEqual(['import-unknown'])
    expect(diagnostics[0]?.hint).toContain('县域内就业')
  })

  test("a place's own figure is changed in the head of its highlight", async () => {
    const { files } = await table(['市（州）', '项目', '数量'], ['吉林', '提供岗位', '17万个次'])
    const file = 'data/2022/亮点/吉林市.md'
    expect(changedLines(file, files.get(file) ?? '')).toEqual([
      '-  提供岗位: 16.3万个次',
      '+  提供岗位: 17万个次  # 来自 数字表.xlsx Sheet1!C2=17万个次',
    ])
  })
})
