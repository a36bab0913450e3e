import { expect, test } from 'vitest'
import { inputChanges } from '../../src/revise/cause/input-changes.js'
import { changedWorkspace } from '../workspace.js'

const file = 'data/2022/数字.yaml'

test.each([
  ['9261人', '表.xlsx 全省!B2'],
  // Typed over what was imported: no cell says so.
  ['9621人', null],
])('a correction to 9261人 of which the import said %s names the cell %s', (imported, cell) => {
  const before = changedWorkspace([])
  const line = `劳务经纪人: 9261人  # 来自 表.xlsx 全省!B2=${imported}`
  const after = changedWorkspace([{ file, replace: '劳务经纪人: 9260人', by: line }])
  expect(inputChanges(before, after, '2022').map(({ now }) => [now?.text, now?.cell])).toEqual([['9261人', cell]])
})

test('a row of the ledger that has got a key more is no new row', () => {
  const ledger = 'data/台账.yaml'
  const before = changedWorkspace([])
  const after = changedWorkspace([
    { file: ledger, replace: '日期: 2023年4月3日', by: '日期: 2023年4月3日\n    作废: 印错' },
  ])
  expect(inputChanges(before, after, '2022').map(({ path, now }) => [path, now?.text])).toEqual([
    [['台账', '吉政函 2023 10', '作废'], '印错'],
  ])
})
