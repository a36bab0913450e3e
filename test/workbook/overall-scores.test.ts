import { describe, expect, test } from 'vitest'
import { importSheets } from './import-case.js'
import { smallWorkspace } from './small-workspace.js'

const folder = '2023'
const file = (place: string) => `data/${folder}/上报/${place}.yaml`
const plain = {
  [file('长春市')]: '上报:\n  青年见习: {完成: 900人}\n\n',
  [file('吉林市')]: '上报:\n  青年见习: {完成: 935人}\n',
}
const indicators = `data/${folder}/指标.yaml`
const unranked = (smallWorkspace[indicators] ?? '').replace('综合取前: 1\n', '综合取前: 1\n综合排名: 待补\n')
const unscored: Readonly<Record<string, string>> = { ...smallWorkspace, ...plain, [indicators]: unranked }
const scored = {
  ...smallWorkspace,
  [file('长春市')]: '上报:\n  青年见习: {完成: 900人, 得分: 90}\n综合得分: 91.5\n',
  [file('吉林市')]: '上报:\n  青年见习: {完成: 935人, 得分: 84.5}\n',
}

describe('综合得分 of a table of places', () => {
  test.each(['综合得分', '总分', '综合得分（分）', '2023年综合得分', '考核总得分'])(
    'is read below %s',
    async (head) => {
      const rows = [
        ['地区', '青年见习', head, '综合名次'],
        ['长春', '901人', 95.5, 1],
        ['吉林市', '935人', '84.50', 2],
      ]
      const { changes, codes, files } = await importSheets([{ name: '表', rows }], {
        folder,
        file: 'a.xlsx',
        files: unscored,
      })
      expect(codes).toEqual([])
      expect(changes).toEqual([
        '长春市/上报/青年见习/完成: 900人 → 901人',
        '长春市/上报/综合得分: （无） → 95.5',
        '吉林市/上报/综合得分: （无） → 84.50',
      ])
      expect(files.get(file('长春市'))).toBe(
        '上报:\n  青年见习: {完成: 901人}  # 来自 a.xlsx 表!B2（完成）=901人\n综合得分: 95.5  # 来自 a.xlsx 表!C2=95.5\n\n',
      )
    },
  )

  test('is changed where the data have it, and only compared where it is the sum', async () => {
    const rows = (second: string) => [
      ['地区', '综合得分'],
      ['长春市', 92],
      ['吉林市', second],
    ]
    const right = await importSheets([{ name: '表', rows: rows('84.5') }], { folder, files: scored })
    expect(right.codes).toEqual([])
    expect(right.changes).toEqual(['长春市/上报/综合得分: 91.5 → 92'])
    const wrong = await importSheets([{ name: '表', rows: rows('94.5') }], { folder, files: scored })
    expect(wrong.codes).toEqual(['import-computed'])
    expect(wrong.ok).toBe(false)
  })

  test('follows the scores that come with it', async () => {
    const rows = [
      ['地区', '青年见习', null, '总分'],
      [null, '完成（人）', '得分', null],
      ['吉林市', 935, 88, 88],
    ]
    const merges = ['B1:C1', 'A1:A2', 'D1:D2']
    const { changes, codes } = await importSheets([{ name: '表', rows, merges }], { folder, files: scored })
    expect(codes).toEqual([])
    expect(changes).toEqual(['吉林市/上报/青年见习/得分: 84.5 → 88'])
  })

  test('is stated where no single score has come in, and is a sum where these come with it', async () => {
    const open = { ...scored, [file('吉林市')]: '上报:\n  青年见习: {完成: 935人, 得分: 待补}\n' }
    const alone = await importSheets(
      [
        {
          name: '表',
          rows: [
            ['地区', '综合得分'],
            ['吉林市', 88],
          ],
        },
      ],
      { folder, files: open },
    )
    expect([alone.changes, alone.codes]).toEqual([['吉林市/上报/综合得分: （无） → 88'], []])
    const both = [
      ['地区', '青年见习', '总分'],
      [null, '得分', null],
      ['吉林市', 88, 88],
    ]
    const together = await importSheets([{ name: '表', rows: both, merges: ['A1:A2', 'C1:C2'] }], {
      folder,
      files: open,
    })
    expect([together.changes, together.codes]).toEqual([['吉林市/上报/青年见习/得分: 【待补】 → 88'], []])
  })

  test('is a row among the scores of one place', async () => {
    const rows = [['长春市'], ['指标', '得分'], ['青年见习', 90], ['总分', 93]]
    const { changes } = await importSheets([{ name: '表', rows }], { folder, files: scored })
    expect(changes).toEqual(['长春市/上报/综合得分: 91.5 → 93'])
  })

  test('is a row of a place whose table has no column of scores', async () => {
    const rows = [['长春市'], ['项目', '计划', '完成'], ['青年见习', '', '901人'], ['综合得分', '—', 95.5]]
    const { changes, codes } = await importSheets([{ name: '表', rows }], { folder, files: unscored })
    expect([changes, codes]).toEqual([
      ['长春市/上报/青年见习/完成: 900人 → 901人', '长春市/上报/综合得分: （无） → 95.5'],
      [],
    ])
  })

  test('has a unit that is none of a score: refused', async () => {
    const rows = [
      ['地区', '综合得分（%）'],
      ['长春市', 92],
    ]
    const { codes, ok } = await importSheets([{ name: '表', rows }], { folder, files: scored })
    expect([ok, codes]).toEqual([false, ['cell-malformed']])
  })

  test('has no total: that of the province is refused, a dash is none', async () => {
    const total = (cell: string) => [
      ['地区', '综合得分'],
      ['长春市', '91.5'],
      ['合计', cell],
    ]
    const stated = await importSheets([{ name: '表', rows: total('176') }], { folder, files: scored })
    expect([stated.ok, stated.codes]).toEqual([false, ['import-unknown']])
    const silent = await importSheets([{ name: '表', rows: total('—') }], { folder, files: scored })
    expect(silent.codes).toEqual([])
  })

  test('beside the rows of indicators it is told as not read', async () => {
    const rows = [
      ['地区', '指标', '完成', '综合得分'],
      ['长春市', '青年见习', '900人', 99],
    ]
    const { changes, codes } = await importSheets([{ name: '表', rows }], { folder, files: scored })
    expect(codes).toEqual(['workbook-skipped'])
    expect(changes).toEqual([])
  })

  test('gives a place without a file one', async () => {
    const { [file('长春市')]: _, ...files } = unscored
    const rows = [
      ['地区', '青年见习', '综合得分'],
      ['长春市', '900人', 92],
    ]
    const { files: after } = await importSheets([{ name: '表', rows }], { folder, file: 'a.xlsx', files })
    expect(after.get(file('长春市'))).toBe(
      '上报:\n  青年见习: {完成: 900人}  # 来自 a.xlsx 表!B2（完成）=900人\n综合得分: 92  # 来自 a.xlsx 表!C2=92\n',
    )
  })
})
