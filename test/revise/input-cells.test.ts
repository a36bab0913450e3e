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
