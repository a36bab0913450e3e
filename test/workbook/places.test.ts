import { describe, expect, test } from 'vitest'
import { importSheets, untouched } from './import-case.js'
import { smallWorkspace } from './small-workspace.js'

/** A table without a column of places is about the one that its file, its sheet or its title names, or the province. */
const rows = [
  ['名称', '完成'],
  ['城镇新增就业', '26万人'],
]
const titled = (title: string) => [[title], ...rows]
const stopped = (codes: readonly string[]) => ({ ok: false, codes, files: 0 })
const outcomeOf = async (...args: Parameters<typeof importSheets>) => {
  const { ok, codes, files } = await importSheets(...args)
  return { ok, codes, files: files.size }
}

describe('a place that the data do not have stops the import', () => {
  test.each([
    '长舂市2022年完成情况',
    '2022年长舂市完成情况',
    '2022年度长舂市就业创业工作目标责任完成情况表',
    '填报单位：长舂市',
    '（长舂市）',
    '某省榆树县2022年报表',
    '长春市朝阳区完成情况',
    '图们市',
    '辽宁省2022年完成情况',
  ])('in a title: %s', async (title) => {
    const { codes, ok, files } = await importSheets([{ rows: titled(title) }])
    expect({ codes, ok, files: files.size }).toEqual(stopped(['import-unknown']))
  })

  test('in the name of the file or of the sheet, with the nearest name', async () => {
    const { codes, diagnostics } = await importSheets([{ rows }], { file: '长舂市.xlsx' })
    expect(codes).toEqual(['import-unknown'])
    expect(diagnostics[0]).toMatchObject({ message: expect.stringContaining('长舂市'), hint: '是不是“长春市”？' })
    expect(await outcomeOf([{ name: '长舂市', rows }])).toEqual(stopped(['import-unknown']))
  })
})

test('a place out of a PDF, whose radicals look like ideographs, is the place that it looks like', async () => {
  const table = [
    ['地方', '指标', '完成'],
    ['⻓春市', '城镇新增就业', '84797人'],
  ]
  const { changes, ok } = await importSheets([{ rows: table }], { folder: '2023-示例', files: untouched })
  expect({ changes, ok }).toEqual({ changes: ['长春市/上报/城镇新增就业/完成: 84796人 → 84797人'], ok: true })
})

test.each([
  '2022年全省就业创业工作任务完成情况表',
  '全市2022年完成情况',
  '各市州完成情况汇总',
  '某省2022年就业情况',
  '省内各市完成情况',
  '人才市场情况',
  '劳动力市场',
  '零工市场建设情况',
  '市场主体',
  '重点区域就业',
  '开发区就业情况',
  '省级开发区',
  '示范县创建',
  '县域内就业',
  '城区就业',
  '城市就业',
  '社区就业服务',
  '地区汇总',
  '两市三县',
  '省人力资源和社会保障厅',
  '报省厅',
  '跨省务工',
  '校企联盟',
  '城镇新增就业',
  '乡村振兴',
  '吉林市州完成情况',
  '注：各县（市、区）由市级汇总，长舂市另报。',
])('a title that names no place is about the province: %s', async (title) => {
  const { codes, changes } = await importSheets([{ rows: titled(title) }])
  expect({ codes, changes }).toEqual({ codes: [], changes: ['城镇新增就业: 25.17万人 → 26万人'] })
})

describe('a place by its short name', () => {
  const own = '长春市/上报/青年见习/完成: 900人 → 901人'
  const of2023 = [
    ['指标', '完成'],
    ['青年见习', '901人'],
  ]

  test.each([
    '长春',
    '1.长春',
    '01长春',
    '长春（终稿）',
    '长春2023年上报表',
    '2023年长春报表',
    '附件：长春',
    '长春-上报',
  ])('in the name of the file: %s', async (name) => {
    const { changes, codes } = await importSheets([{ rows: of2023 }], { folder: '2023', file: `${name}.xlsx` })
    expect({ changes, codes }).toEqual({ changes: [own], codes: [] })
  })

  test.each(['长春2023年完成情况', '2023年度长春主要指标完成情况表', '填报单位：长春', '（长春）', '某省长春数据'])(
    'in a title: %s',
    async (title) => {
      const { changes, codes } = await importSheets([{ rows: [[title], ...of2023] }], { folder: '2023' })
      expect({ changes, codes }).toEqual({ changes: [own], codes: [] })
    },
  )

  test('in front of other words may be it: nothing is guessed, unless something else says the place', async () => {
    expect(await outcomeOf([{ rows: titled('长春就业创业情况') }])).toEqual(stopped(['import-unknown']))
    const { codes } = await importSheets([{ rows: titled('长春就业创业情况') }], { file: '长春市.xlsx' })
    expect(codes).toEqual([])
  })

  test('that is the name of the whole as well is asked about', async () => {
    const facts = 'data/2022/文件.yaml'
    const files = { ...smallWorkspace, [facts]: `${smallWorkspace[facts]}`.replace('某省', '吉林省') }
    expect(await outcomeOf([{ rows: titled('吉林2022年完成情况') }], { files })).toEqual(stopped(['import-unknown']))
    const { changes } = await importSheets([{ rows: titled('吉林省2022年完成情况') }], { files })
    expect(changes).toEqual(['城镇新增就业: 25.17万人 → 26万人'])
  })
})

describe('a row that is called like the whole', () => {
  const rows = (whole: string) => [
    ['地区', '青年见习（人）'],
    ['长春', 901],
    ['吉林', 936],
    [whole, 1837],
  ]
  test.each(['某省', '全省总计', '合计（全省）', '全 省'])('is that of the province: %s', async (whole) => {
    const { codes, changes } = await importSheets([{ rows: rows(whole) }], { folder: '2023' })
    expect({ codes, changes: changes.length }).toEqual({ codes: [], changes: 2 })
  })
})

test.each<[string, string, string, string]>([
  ['the file and the title', '长春市.xlsx', 'Sheet1', '吉林市2022年完成情况'],
  ['the sheet and the title', '表.xlsx', '长春', '吉林市2022年完成情况'],
  ['the file and the sheet', '长春市.xlsx', '吉林市', '2022年完成情况'],
])('%s name different places: neither is chosen', async (_, file, name, title) => {
  expect(await outcomeOf([{ name, rows: titled(title) }], { file })).toEqual(stopped(['import-conflict']))
})

test('with a column of places, a title may name any', async () => {
  const table = [['长舂市等地完成情况'], ['地方', '项目', '数量'], ['吉林市', '提供岗位', '17万个次']]
  const { codes, changes } = await importSheets([{ rows: table }], { file: '长春市.xlsx' })
  expect({ codes, changes }).toEqual({ codes: [], changes: ['吉林市/提供岗位: 16.3万个次 → 17万个次'] })
})

test.each<[string, readonly (readonly (string | null)[])[]]>([
  [
    'in a cell of its own above the table',
    [
      ['填报单位', '长春市'],
      ['指标', '完成'],
      ['青年见习', '901人'],
    ],
  ],
  [
    'in a cell of its own, under another head',
    [
      ['地区', '长春市'],
      ['指标', '完成'],
      ['青年见习', '901人'],
    ],
  ],
  [
    'below the table',
    [
      ['指标', '完成'],
      ['青年见习', '901人'],
      ['填报单位：长春市就业服务局', null],
    ],
  ],
  [
    'below the table in a cell of its own',
    [
      ['指标', '完成'],
      ['青年见习', '901人'],
      ['填报单位（盖章）：', '长春市'],
    ],
  ],
])('who fills in a table is heard, and it is not the province: %s', async (_, rows) => {
  const { changes, codes } = await importSheets([{ name: '表', rows }], { folder: '2023' })
  expect({ changes, codes }).toEqual({ changes: ['长春市/上报/青年见习/完成: 900人 → 901人'], codes: [] })
})

test('who signs below a table that is of another place is asked about', async () => {
  const rows = [['长春市'], ['指标', '完成'], ['青年见习', '901人'], ['填报单位：吉林市']]
  expect((await importSheets([{ rows }], { folder: '2023' })).codes).toEqual(['import-conflict'])
})

test('a row that does not say its place is not of the province, nor of the place above', async () => {
  const rows = [
    ['地方', '指标', '完成'],
    ['长春市', '职业技能培训', '5万人'],
    [null, '青年见习', '5800人'],
  ]
  const { codes, messages, ok } = await importSheets([{ rows }])
  expect({ codes, ok }).toEqual({ codes: ['cell-malformed'], ok: false })
  expect(messages[0]).toContain('Sheet1!A3：')
})

test('what the organs of the province did themselves is not the province', async () => {
  const rows = [
    ['地方', '职业技能培训（万人）'],
    ['省本级', 21.5],
  ]
  const { codes, ok } = await importSheets([{ rows }])
  expect({ codes, ok }).toEqual({ codes: ['import-unknown'], ok: false })
})

describe('a total in a table of places', () => {
  const table = (name: string, file: string, place: string) =>
    importSheets(
      [
        {
          name,
          rows: [
            ['地方', '指标', '完成'],
            [place, '职业技能培训', '45万人'],
          ],
        },
      ],
      { file },
    )

  test.each([
    ['表', '长春市.xlsx', '全市'],
    ['长春', '表.xlsx', '合计'],
  ])('that is named after one (%s, %s) is not that of the province: %s', async (...named) => {
    const { codes, ok } = await table(...named)
    expect({ codes, ok }).toEqual({ codes: ['import-conflict'], ok: false })
  })

  test('is that of the province where other places are listed', async () => {
    const rows = [
      ['地方', '指标', '完成'],
      ['长春市', '职业技能培训', '20万人'],
      ['全省', '职业技能培训', '45万人'],
    ]
    const { codes, changes } = await importSheets([{ rows }], { file: '吉林.xlsx' })
    expect(codes).toEqual([])
    expect(changes).toHaveLength(2)
  })

  test.each([
    ['表', '全省.xlsx', '合计'],
    ['表', '长春市吉林市.xlsx', '全省'],
    ['长春', '表.xlsx', '长春市'],
  ])('is that of the province, or of the place, where it says so (%s, %s): %s', async (...named) => {
    const { codes, changes } = await table(...named)
    expect(codes).toEqual([])
    expect(changes).toHaveLength(1)
  })
})

describe('the column of the places', () => {
  const rows = (head: string) => [
    [head, '青年见习'],
    ['长春市', '901人'],
  ]

  test.each([
    ...['单位', '单位名称', '部门', '责任部门', '牵头单位', '参评单位', '县区名称', '市州名称'],
    ...['乡镇', '乡镇名称', '街道', '镇街', '乡镇（街道）', '乡镇、街道', '各乡镇'],
  ])('%s heads a column of places beside heads that are indicators', async (head) => {
    const rows = [
      [head, '青年见习（人）'],
      ['长春市', 901],
    ]
    const { changes, codes } = await importSheets([{ rows }], { folder: '2023' })
    expect(codes).toEqual([])
    expect(changes).toEqual(['长春市/上报/青年见习/完成: 900人 → 901人'])
  })

  test.each(['县区', '区县', '县（区）', '县（市、区）', '各县（市、区）', '旗县市区', '盟市', '地市', '市（州）'])(
    'may be called %s',
    async (head) => {
      const { changes } = await importSheets([{ name: '表', rows: rows(head) }], { folder: '2023' })
      expect(changes).toEqual(['长春市/上报/青年见习/完成: 900人 → 901人'])
    },
  )

  test.each(['市区', '县域', '区'])('is not %s by its head alone', async (head) => {
    const written = [...rows(head), ['城区', '1人'], ['郊区', '2人']]
    const { codes } = await importSheets([{ name: '表', rows: written }], { folder: '2023' })
    expect(codes).toEqual(['workbook-table'])
  })
})

test('a place that the data do not have is told once a row, in the cell that names it', async () => {
  const sheet = [
    ['指标', '地方', '计划', '完成'],
    ['城镇新增就业', '长春县', '6.8万人', '7万人'],
  ]
  const { diagnostics } = await importSheets([{ rows: sheet }])
  const told = diagnostics.filter(({ message }) => message.includes('不认识的地方'))
  expect(told).toMatchObject([{ message: 'Sheet1!B2：不认识的地方：“长春县”', at: { line: 2, column: 2 } }])
})
