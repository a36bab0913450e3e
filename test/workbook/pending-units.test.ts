import { describe, expect, test } from 'vitest'
import { importSheets } from './import-case.js'
import { smallWorkspace } from './small-workspace.js'

const [figures, lastYear] = ['data/2022/数字.yaml', 'data/2022/上年.yaml']
const pending = {
  ...smallWorkspace,
  [figures]: (smallWorkspace[figures] ?? '').replace('劳务经纪人: 9260人', '劳务经纪人: 待补'),
}
const afterYearOf = (written: string) => ({
  ...pending,
  [lastYear]: `来源: data/2021\n上年:\n  劳务经纪人: ${written}\n`,
})
const table = (cell: string | number) => [
  {
    rows: [
      ['名称', '数值'],
      ['劳务经纪人', cell],
    ],
  },
]

describe('a number without a unit, of a figure that is 待补', () => {
  test('is refused at its cell: nothing says what it counts', async () => {
    const { codes, diagnostics } = await importSheets(table(9261), { files: pending })
    expect(codes).toEqual(['cell-malformed'])
    expect(diagnostics[0]?.at).toMatchObject({ line: 2, column: 2 })
    expect((await importSheets(table(9261), { files: afterYearOf('9260人') })).codes).toEqual(['cell-malformed'])
  })

  test('is taken with one, and where last year had none', async () => {
    expect((await importSheets(table('9261人'), { files: pending })).changes).toEqual(['劳务经纪人: 【待补】 → 9261人'])
    expect((await importSheets(table(96.1), { files: afterYearOf('95.2') })).changes).toEqual([
      '劳务经纪人: 【待补】 → 96.1',
    ])
  })

  test('is taken where its head has what is counted, and the cell its 万', async () => {
    const rows = [
      ['名称', '数值（人）'],
      ['劳务经纪人', '0.93万'],
    ]
    expect((await importSheets([{ rows }], { files: pending })).changes).toEqual(['劳务经纪人: 【待补】 → 0.93万人'])
  })

  test('is taken where its name is that of a percentage, with % behind it', async () => {
    const named = (name: string) => ({
      files: { ...pending, [figures]: `${pending[figures]}  ${name}: 待补\n` },
    })
    const rows = (name: string) => [
      ['名称', '数值'],
      [`${name}（%）`, -3.2],
    ]
    const growth = await importSheets([{ rows: rows('工业增速') }], named('工业增速'))
    expect(growth.changes).toEqual(['工业增速: 【待补】 → -3.2%'])
    expect((await importSheets([{ rows: rows('工业利润') }], named('工业利润'))).codes).toEqual(['import-unknown'])
  })

  test('is refused of a report, and taken where the other places report without one', async () => {
    const reports = (other: string) => ({
      ...smallWorkspace,
      'data/2023/上报/长春市.yaml': '上报:\n  青年见习: {完成: 待补, 得分: 90}\n不考核: [城镇新增就业, 创业培训]\n',
      'data/2023/上报/吉林市.yaml': `上报:\n  青年见习: {完成: ${other}, 得分: 91}\n不考核: [城镇新增就业, 创业培训]\n`,
    })
    const rows = [
      ['地区', '青年见习'],
      ['长春市', 901],
    ]
    const into = (other: string) => importSheets([{ rows }], { folder: '2023', files: reports(other) })
    expect((await into('935人')).codes).toEqual(['cell-malformed'])
    expect((await into('待补')).codes).toEqual(['cell-malformed'])
    expect((await into('935')).changes).toEqual(['长春市/上报/青年见习/完成: 【待补】 → 901'])
  })

  test('is taken of a place that has reported nothing yet, where others, or the whole, are without one', async () => {
    const files = (whole: string, other: string) => ({
      ...smallWorkspace,
      'data/2023/指标.yaml': `综合取前: 1\n单项取前: 1\n指标:\n  - 名称: 综合指数\n${whole}`,
      'data/2023/上报/长春市.yaml': '上报: {}\n综合得分: 90\n',
      'data/2023/上报/吉林市.yaml': `上报: {${other}}\n综合得分: 91\n`,
    })
    const rows = [
      ['地区', '综合指数'],
      ['长春市', 3.51],
    ]
    const into = (whole: string, other: string) =>
      importSheets([{ rows }], { folder: '2023', files: files(whole, other) })
    const taken = ['长春市/上报/综合指数/完成: （无） → 3.51']
    expect((await into('    完成: 3.82\n', '')).changes).toEqual(taken)
    expect((await into('', '综合指数: {完成: 3.7}')).changes).toEqual(taken)
    expect((await into('', '')).codes).toEqual(['cell-malformed'])
    expect((await into('    完成: 3.82万\n', '')).codes).toEqual(['cell-malformed'])
    expect((await into('    完成: 待补\n', '')).codes).toEqual(['cell-malformed'])
    const last = (whole: string) => ({
      ...files('    完成: 待补\n', ''),
      'data/2023/上年.yaml': `来源: 某表\n上年:\n  综合指数: ${whole}\n`,
    })
    const following = (whole: string) => importSheets([{ rows }], { folder: '2023', files: last(whole) })
    expect((await following('3.9')).changes).toEqual(taken)
    expect((await following('3.9万')).codes).toEqual(['cell-malformed'])
  })
})
