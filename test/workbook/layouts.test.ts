import { describe, expect, test } from 'vitest'
import { importSheets } from './import-case.js'
import type { MadeCell, MadeSheet } from './make-workbook.js'
import { smallWorkspace } from './small-workspace.js'

type Rows = readonly (readonly MadeCell[])[]

/** What an import of some sheets into the year of reports does. */
const imported = async (...sheets: readonly MadeSheet[]) => {
  const { changes, codes, messages, diagnostics } = await importSheets(sheets, { folder: '2023' })
  const told = diagnostics.map(({ severity, code, at }) => `${severity} ${code} ${at?.line}:${at?.column}`)
  return { changes, codes, messages, told }
}

const done = ['长春市/上报/青年见习/完成: 900人 → 901人', '吉林市/上报/青年见习/完成: 935人 → 936人']

describe('the one indicator that a table is about', () => {
  const rows: Rows = [
    ['地区', '完成（人）'],
    ['长春', 901],
    ['吉林', 936],
  ]

  test.each([
    '青年见习',
    '表1　青年见习',
    '附件2：青年见习',
    '2023年青年见习完成情况表',
    '2023年1—12月青年见习情况统计表',
    '全省2023年度青年见习目标任务完成情况',
    '（一）青年见习',
  ])('stands above it: %s', async (title) => {
    expect(await imported({ rows: [[title], ...rows] })).toMatchObject({ changes: done, codes: [] })
  })

  test.each(['青年见习人员中的高校毕业生', '青年见习单位情况表', '城镇新增就业、青年见习情况表'])(
    'or is not the one that a title names: %s',
    async (title) => {
      expect(await imported({ rows: [[title], ...rows] })).toMatchObject({ changes: [], codes: ['workbook-table'] })
    },
  )

  test('is that of the nearest title, not of the sheet above it', async () => {
    const second: Rows = [['创业培训'], ['地区', '完成（人）'], ['吉林', 3042]]
    expect(await imported({ rows: [['青年见习'], ...rows, ...second] })).toMatchObject({
      changes: [...done, '吉林市/上报/创业培训/完成: 3041人 → 3042人'],
      codes: [],
    })
  })

  test('is none where the nearest title names none of the data', async () => {
    const { changes, told } = await imported({
      rows: [['青年见习'], ...rows, ['失业人员再就业'], ['地区', '计划（人）'], ['长春', 861], ['吉林', 862]],
    })
    expect({ changes, told }).toEqual({ changes: done, told: ['warning workbook-skipped 6:2'] })
  })

  test('stays the same below a head in the middle of its rows, whose figures are typed with their unit', async () => {
    const again: Rows = [['青年见习'], ['地区', '完成'], ['长春', '901人'], ['地区', '完成'], ['吉林', '936人']]
    expect(await imported({ rows: again })).toMatchObject({ changes: done, codes: [] })
  })

  test('stays the same below a head that is printed again on the next page', async () => {
    const again: Rows = [['青年见习'], ...rows.slice(0, 2), ['地区', '完成（人）'], ['吉林', 936]]
    expect(await imported({ rows: again })).toMatchObject({ changes: done, codes: [] })
  })

  test.each<[string, Rows, readonly string[]]>([
    [
      'merged',
      [
        ['地区', '青年见习', null, '失业人员再就业', null],
        [null, '完成（人）', '排名', '计划（人）', '完成率'],
      ],
      ['A1:A2', 'B1:C1', 'D1:E1'],
    ],
    [
      'in a row of its own',
      [
        [null, '青年见习', null, '失业人员再就业', null],
        ['地区', '完成（人）', '排名', '计划（人）', '完成率'],
      ],
      ['B1:C1', 'D1:E1'],
    ],
  ])('is not that of columns below another head: %s', async (_, head, merges) => {
    const { changes, told } = await imported({
      rows: [...head, ['长春', 901, 1, 880, '110%'], ['吉林', 936, 2, 890, '120%']],
      merges,
    })
    expect({ changes, told }).toEqual({ changes: done, told: ['note workbook-skipped 1:1'] })
  })

  test('nor where a title names it above them', async () => {
    const head: Rows = [
      ['青年见习'],
      ['地区', '完成（人）', '失业人员再就业', null],
      [null, null, '计划（人）', '完成率'],
    ]
    const rows: Rows = [...head, ['长春', 901, 880, '110%'], ['吉林', 936, 890, '120%']]
    const { changes, told } = await imported({ rows, merges: ['A2:A3', 'B2:B3', 'C2:D2'] })
    expect({ changes, told }).toEqual({ changes: done, told: ['note workbook-skipped 2:1'] })
  })

  test('is that of columns below a head that says nothing else', async () => {
    const rows: Rows = [
      ['青年见习'],
      ['地区', '目标任务完成情况', null],
      [null, '计划（人）', '完成（人）'],
      ['长春', 850, 901],
      ['吉林', 860, 936],
    ]
    const { changes, codes } = await imported({ rows, merges: ['A2:A3', 'B2:C2'] })
    expect({ changes, codes }).toEqual({
      changes: [
        '长春市/上报/青年见习/计划: （无） → 850人',
        '长春市/上报/青年见习/完成: 900人 → 901人',
        '吉林市/上报/青年见习/完成: 935人 → 936人',
      ],
      codes: [],
    })
  })
})

describe('a head of two rows', () => {
  test('does not take in a row of figures whose names stand below a head that says nothing to us', async () => {
    const rows: Rows = [
      ['地区', '序号', '具体工作', '完成（人）'],
      ['长春', 1, '青年见习', 901],
      ['吉林', 2, '创业培训', 3042],
    ]
    const changes = ['长春市/上报/青年见习/完成: 900人 → 901人', '吉林市/上报/创业培训/完成: 3041人 → 3042人']
    expect(await imported({ rows })).toMatchObject({ changes, codes: [] })
  })

  test('whose second row says 计划 alone is not followed by a row of units', async () => {
    const rows: Rows = [
      ['单位', '青年见习'],
      [null, '计划'],
      ['长春', '850人'],
      ['吉林', '870人'],
    ]
    const { changes, codes } = await imported({ rows, merges: ['A1:A2'] })
    expect({ changes, codes }).toEqual({
      changes: ['长春市/上报/青年见习/计划: （无） → 850人', '吉林市/上报/青年见习/计划: 860人 → 870人'],
      codes: [],
    })
  })

  test('counts what is planned and done in the unit of its upper row, and no rates or scores', async () => {
    const rows: Rows = [
      ['地区', '青年见习（人）', null, null, null],
      [null, '计划', '完成', '完成率', '得分'],
      ['吉林', 870, 957, '110%', 84],
    ]
    const { changes, codes } = await imported({ rows, merges: ['A1:A2', 'B1:E1'] })
    expect({ changes, codes }).toEqual({
      changes: [
        '吉林市/上报/青年见习/计划: 860人 → 870人',
        '吉林市/上报/青年见习/完成: 935人 → 957人',
        '吉林市/上报/青年见习/得分: 84.5 → 84',
      ],
      codes: [],
    })
  })
})

describe('a column is known by what it holds, where its head says nothing to us', () => {
  const other = ['长春市/上报/青年见习/完成: 900人 → 901人', '吉林市/上报/创业培训/完成: 3041人 → 3042人']
  test.each<[string, Rows]>([
    [
      'places',
      [
        ['区域', '指标', '完成（人）'],
        ['长春', '青年见习', 901],
        ['吉林', '创业培训', 3042],
      ],
    ],
    [
      'places without a head',
      [
        ['序号', null, '指标', '完成（人）'],
        [1, '长春', '青年见习', 901],
        [2, '吉林', '创业培训', 3042],
      ],
    ],
    [
      'indicators',
      [
        ['地区', '具体内容', '完成（人）'],
        ['长春', '1.青年见习', 901],
        ['吉林', '2.创业培训', 3042],
      ],
    ],
    [
      'both',
      [
        ['县市情况', '具体内容', '完成（人）'],
        ['长春', '青年见习', 901],
        ['吉林', '创业培训', 3042],
      ],
    ],
    [
      'places, one of them spelt wrong',
      [
        ['区域', '青年见习（人）', '创业培训（人）'],
        ['长春', 901, null],
        ['吉林', null, 3042],
      ],
    ],
  ])('%s', async (_, rows) => {
    expect(await imported({ rows })).toMatchObject({ changes: other, codes: [] })
  })

  test('and the places in it are not the province, whose figures the data declare', async () => {
    const rows: Rows = [
      ['区域', '指标', '完成（万人）'],
      ['长春', '城镇新增就业', 9.9],
      ['吉村', '职业技能培训', 12],
      ['吉林', '职业技能培训', 12],
    ]
    expect(await importSheets([{ rows }])).toMatchObject({ changes: [], codes: ['import-unknown'] })
  })

  test('a row of a table that says 完成 is no head', async () => {
    const rows: Rows = [
      ['地区', '指标', '完成（人）', '是否办结'],
      ['长春', '青年见习', 901, '完成'],
      ['吉林', '创业培训', 3042, '完成'],
    ]
    expect(await imported({ rows })).toMatchObject({ changes: other, codes: [] })
  })

  test.each(['目标任务', '工作任务', '任务', '年度任务', '下达任务', '目标任务（人）'])(
    'a plan is one of figures: %s',
    async (head) => {
      const rows: Rows = [['青年见习'], ['地区', head, '完成（人）'], ['长春', '850人', 901], ['吉林', '870人', 936]]
      const { changes, codes } = await imported({ rows })
      expect({ changes, codes }).toEqual({
        changes: [
          '长春市/上报/青年见习/计划: （无） → 850人',
          done[0],
          '吉林市/上报/青年见习/计划: 860人 → 870人',
          done[1],
        ],
        codes: [],
      })
    },
  )

  test.each(['目标任务', '任务'])('or of names: %s', async (head) => {
    const rows: Rows = [['长春市'], [head, '完成（人）'], ['青年见习', 901]]
    expect(await imported({ rows })).toMatchObject({ changes: [done[0]], codes: [] })
  })
})

describe('rows of figures that belong to no head', () => {
  const rows: Rows = [
    ['地区', '青年见习（人）'],
    ['长春', 901],
  ]

  test('above the first head, on the second page of a table, are told', async () => {
    const { changes, told } = await imported({ rows: [['吉林', 936], ['合计', 1837], ...rows] })
    expect({ changes, told }).toEqual({ changes: [done[0]], told: ['warning workbook-skipped 1:1'] })
  })

  test('on a sheet of their own are told louder than a sheet of words', async () => {
    const words = await imported(
      { rows },
      { name: '填表说明', rows: [['填表说明'], ['长春', '按月报'], ['2023', '年']] },
    )
    expect({ changes: words.changes, told: words.told }).toEqual({
      changes: [done[0]],
      told: ['note workbook-skipped 1:1'],
    })
    const figures = await imported({ rows }, { name: '续表', rows: [['吉林', 936]] })
    expect({ changes: figures.changes, told: figures.told }).toEqual({
      changes: [done[0]],
      told: ['warning workbook-skipped 1:1'],
    })
  })

  test('lines of a form above a table are none', async () => {
    const form: Rows = [['填报单位', '长春市'], ['年份', 2023], ['长春市', null, '表号：1'], ...rows]
    expect(await imported({ rows: form })).toMatchObject({ changes: [done[0]], codes: [] })
  })
})

describe('places that stand in rows of their own, above their indicators', () => {
  const rows: Rows = [
    ['指标', '完成（人）'],
    ['一、长春市', null],
    ['青年见习', 901],
    ['二、吉林市', null],
    ['创业培训', 3042],
  ]
  const changes = ['长春市/上报/青年见习/完成: 900人 → 901人', '吉林市/上报/创业培训/完成: 3041人 → 3042人']

  test('are those of the rows below them', async () => {
    expect(await imported({ rows })).toMatchObject({ changes, codes: [] })
  })

  test('up to the province', async () => {
    const whole: Rows = [['指标', '完成（人）'], ['全省', null], ['青年见习', 1837], ...rows.slice(1)]
    const { changes: found, codes } = await imported({ rows: [...whole, ['青年见习', 936]] })
    expect({ found, codes }).toEqual({ found: [...changes, done[1]], codes: [] })
  })

  test('and a misspelt one is no row of the place before it', async () => {
    const { changes: found, codes } = await imported({ rows: rows.with(3, ['二、吉村市', null]) })
    expect({ found, codes }).toEqual({ found: [], codes: ['import-unknown'] })
  })

  test('and a headline that has a word for places in it is none', async () => {
    const { changes: found, codes } = await imported({
      rows: [...rows.slice(0, 2), ['城区就业情况'], ...rows.slice(2)],
    })
    expect({ found, codes }).toEqual({ found: changes, codes: [] })
  })

  test('and not of the place that the table is about', async () => {
    expect(await imported({ rows: [['长春市'], ...rows] })).toMatchObject({ changes: [], codes: ['import-conflict'] })
  })
})

test('an indicator in a row of its own is not that of the rows below it, where another stands above: refused', async () => {
  const rows: Rows = [['地区', '完成（人）'], ['长春', 901], ['二、创业培训'], ['吉林', 3042]]
  expect(await imported({ name: '青年见习', rows })).toMatchObject({ changes: [], told: ['error import-conflict 3:1'] })
  const several: Rows = [
    ['地区', '青年见习（人）', '创业培训（人）'],
    ['创业培训'],
    ['长春', 901, 4126],
    ['吉林', 936, 3042],
  ]
  const { told } = await imported({ rows: several })
  expect(told.filter((each) => each.startsWith('error import-conflict'))).toEqual([])
  const same: Rows = [['地区', '完成（人）'], ['青年见习'], ['长春', 901], ['吉林', 936]]
  expect(await imported({ name: '青年见习', rows: same })).toMatchObject({ changes: done, codes: [] })
})

describe('a row below a head', () => {
  test.each(['排名', '其中女性', '女性', '序时进度', '人数', '本月', '比上年增减', '占比', '小计'])(
    'is none of units where it says what is told: %s',
    async (words) => {
      const rows: Rows = [
        ['地区', '青年见习'],
        [null, words],
        ['长春', 1],
        ['吉林', 2],
      ]
      const { changes, told } = await imported({ rows, merges: ['A1:A2'] })
      expect({ changes, told: told.filter((each) => each.startsWith('error')) }).toEqual({
        changes: [],
        told: ['error import-conflict 2:2'],
      })
    },
  )

  test.each(['人', '（人）', '名'])('is one of units: %s', async (words) => {
    const rows: Rows = [
      ['地区', '青年见习'],
      [null, words],
      ['长春', 901],
      ['吉林', 936],
    ]
    const { changes } = await imported({ rows, merges: ['A1:A2'] })
    expect(changes).toHaveLength(2)
  })

  test.each(['甲', '栏次'])('counts the columns: %s', async (label) => {
    const rows: Rows = [
      ['地区', '青年见习（人）'],
      [label, 1],
      ['长春', 901],
      ['吉林', 936],
    ]
    expect(await imported({ rows })).toMatchObject({ changes: done, codes: [] })
  })

  test.each<[string, MadeCell, MadeCell]>([
    ['numbers', 2022, 2023],
    ['words', '2022', '2023'],
  ])('holds years as %s', async (_, before, now) => {
    const rows: Rows = [
      ['地区', '青年见习（人）', null],
      [null, before, now],
      ['长春', 801, 901],
      ['吉林', 836, 936],
    ]
    const { changes, codes } = await imported({ rows, merges: ['A1:A2', 'B1:C1'] })
    expect({ changes, codes }).toEqual({ changes: done, codes: ['workbook-skipped'] })
  })
})

describe('a column of words that part the figures', () => {
  const rows = (head: string, ...said: readonly string[]): Rows => [
    ['地区', head, '青年见习（人）'],
    ['长春', said[0] ?? null, 901],
    ['吉林', said[1] ?? null, 936],
  ]

  test.each([
    ['类别', '计划', '计划'],
    ['类别', '计划', '完成'],
    ['年度', '2022年', '2022年'],
    ['年度', '2022', '2022'],
    ['时间', '上年同期', '本期'],
    ['性别', '女', '女'],
    ['口径', '本月', '本月'],
  ])('is refused: %s, %s, %s', async (head, ...said) => {
    const { changes, told } = await imported({ rows: rows(head, ...said) })
    expect({ changes, told: told.filter((each) => each.startsWith('error')) }).toEqual({
      changes: [],
      told: ['error import-conflict 2:2'],
    })
  })

  test('in front of the places as well', async () => {
    const front: Rows = rows('类别', '计划', '完成').map(([place = null, said = null, value = null]) => [
      said,
      place,
      value,
    ])
    expect((await imported({ rows: front })).told).toContain('error import-conflict 2:1')
  })

  test.each([
    ['类别', '完成', '完成'],
    ['年度', '2023年', '2023年'],
    ['时间', '本年', '本年'],
    ['备注', '含女性', '计划'],
    ['口径', '月报', '上年'],
  ])('and is none: %s, %s, %s', async (head, ...said) => {
    expect(await imported({ rows: rows(head, ...said) })).toMatchObject({ changes: done })
  })
})

test('of two columns of places the hidden one does not count', async () => {
  const rows: Rows = [
    ['地区', '地区', '青年见习（人）'],
    ['吉林', '长春', 901],
    ['长春', '吉林', 936],
  ]
  const before = '<cols><col min="1" max="1" width="9" hidden="1"/></cols>'
  expect(await imported({ rows, before })).toMatchObject({ changes: done })
})

test.each(['1-12月完成（人）', '2023年1—12月完成（人）', '1-12月累计完成（人）'])(
  'the months of a whole year are the year: %s',
  async (head) => {
    const rows: Rows = [['青年见习'], ['地区', head, '12月完成（人）'], ['长春', 901, 70], ['吉林', 936, 80]]
    expect(await imported({ rows })).toMatchObject({ changes: done, codes: ['workbook-skipped'] })
  },
)

test('two tables of names side by side are refused, also where one says the plan and the other what was achieved', async () => {
  const rows: Rows = [
    ['指标', '计划', '指标', '完成'],
    ['城镇新增就业', '26万人', '农村劳动力转移就业', '300万人'],
  ]
  const { changes, codes, messages } = await importSheets([{ rows }])
  expect({ changes, code: codes[0] }).toEqual({ changes: [], code: 'import-conflict' })
  expect(messages[0]).toContain('农村劳动力转移就业')
  const grouped: Rows = [
    ['项目', '指标', '完成'],
    ['农村劳动力转移就业', '县域内就业', '133万人'],
  ]
  expect((await importSheets([{ rows: grouped }])).codes).toEqual([])
})

test('a title with a column of figures below it is no head', async () => {
  const rows: Rows = [['青年见习'], ['名次', '地区', '完成（人）'], [1, '长春', 901], [2, '吉林', 936]]
  expect(await imported({ rows })).toMatchObject({ changes: done, codes: [] })
})

test('a total over all indicators is no figure that could be added', async () => {
  const rows: Rows = [
    ['地区', '指标', '完成（人）'],
    ['长春', '青年见习', 901],
    ['合计', null, 901],
  ]
  const { codes, changes } = await importSheets([{ rows, merges: ['A3:B3'] }], { folder: '2023', add: true })
  expect(codes).toEqual(['workbook-skipped'])
  expect(changes.filter((change) => change.includes('计'))).toEqual([])
})

test.each(['青年见习（单位：人）', '青年见习/人', '青年见习\n(人)'])('a unit behind a name: %s', async (name) => {
  const rows: Rows = [
    ['地区', '指标', '完成'],
    ['长春', name, 901],
  ]
  expect(await imported({ rows })).toMatchObject({ changes: [done[0]], codes: [] })
})

describe('words in brackets behind a head', () => {
  const rows = (head: string): Rows => [
    ['青年见习'],
    ['地区', head, '备注'],
    ['长春', '901人', null],
    ['吉林', '936人', null],
  ]

  test.each([
    ...[
      '上年',
      '上年同期',
      '去年',
      '2022年',
      '女',
      '女性',
      '其中女性',
      '本月',
      '当月',
      '排名',
      '占比',
      '预计',
      '同比增减',
    ],
    ...['上半年', '12月', '任务'],
  ])('say that its figures are something else, and are no unit: 完成（%s）', async (words) => {
    expect((await imported({ rows: rows(`完成（${words}）`) })).changes).toEqual([])
    expect((await imported({ rows: rows(`青年见习（${words}）`) })).changes).toEqual([])
    expect((await imported({ rows: rows(`青年见习完成/${words}`) })).changes).toEqual([])
  })

  test.each(['快报', '初步', '2023年', '截至12月底', '按月统计', '人'])(
    'or nothing of that: 完成（%s）',
    async (words) => {
      expect((await imported({ rows: rows(`完成（${words}）`) })).changes).toEqual(done)
    },
  )

  test('a unit behind what the column holds of an indicator', async () => {
    const rows: Rows = [
      ['地区', '城镇新增就业：计划/万人', '城镇新增就业：完成（万人）'],
      ['长春', 9.1, 9.9],
    ]
    expect((await imported({ rows })).changes).toEqual([
      '长春市/上报/城镇新增就业/计划: 9万人 → 9.1万人',
      '长春市/上报/城镇新增就业/完成: 100000人 → 9.9万人',
    ])
  })
})

test('a first table with the units behind the names, where only 指标.yaml knows them', async () => {
  const file = 'data/2023/上报/长春市.yaml'
  const { [file]: _, ...files } = smallWorkspace
  const rows = (unit: string): Rows => [
    ['长春市'],
    ['指标', '完成'],
    [`城镇新增就业（${unit}）`, 9.9],
    ['青年见习（人）', 901],
  ]
  const { changes, codes } = await importSheets([{ rows: rows('万人') }], { folder: '2023', files })
  expect({ changes, codes }).toEqual({
    changes: ['长春市/上报/城镇新增就业/完成: （无） → 9.9万人', '长春市/上报/青年见习/完成: （无） → 901人'],
    codes: [],
  })
  expect((await importSheets([{ rows: rows('亿元') }], { folder: '2023', files })).codes).toEqual(['import-unknown'])
})
