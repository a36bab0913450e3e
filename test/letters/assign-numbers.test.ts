import { expect, test } from 'vitest'
import { loadDataset } from '../../src/data/load-dataset.js'
import { assignNumbers } from '../../src/letters/assign-numbers.js'
import { type Change, changedWorkspace } from '../workspace.js'

const ledgerFile = 'data/台账.yaml'
const row = (code: string, year: number, sequence: number, about: string) =>
  `  - {机关代字: ${code}, 年份: ${year}, 顺序号: ${sequence}, ${about}, 日期: 2023年4月10日}\n`
const letterTo = (place: string) => `文件: 2022/摘录函, 地方: ${place}`

/** What each place got, of a ledger with these rows. */
function assigned(...rows: readonly string[]): readonly string[] {
  const text = `台账:\n${rows.join('')}`
  const loaded = loadDataset(changedWorkspace([{ file: ledgerFile, content: text }]), '2022')
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics))
  const result = assignNumbers(loaded.value, text)
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics))
  expect(result.value.text?.startsWith(text)).toBe(true)
  return result.value.ledger
    .slice(rows.length)
    .map(({ code, year, sequence, place }) => `${place?.value} ${code.value}${year.value}-${sequence.value}`)
}

test('the first number follows the highest that was given out, wherever that stands', () => {
  const rows = [
    row('吉就办函', 2023, 7, letterTo('四平市')),
    row('吉就办函', 2023, 3, letterTo('长春市')),
    row('吉就办函', 2023, 5, '文件: 2022/别的'),
  ]
  const found = assigned(...rows)
  expect(found.slice(0, 2)).toEqual(['吉林市 吉就办函2023-8', '辽源市 吉就办函2023-9'])
  expect(found).toHaveLength(9)
})

test('a number of another code, or of another year, is in nobody’s way', () => {
  const found = assigned(row('吉政函', 2023, 40, '文件: 2022/别的'), row('吉就办函', 2022, 60, '文件: 2022/另一份'))
  expect(found[0]).toBe('长春市 吉就办函2023-1')
})

test('a voided number is not given out again, and its letter gets a new one', () => {
  const voided = row('吉就办函', 2023, 1, `${letterTo('长春市')}, 作废: 印错`)
  expect(assigned(voided)[0]).toBe('长春市 吉就办函2023-2')
})

test('a place that another document of the year was sent to has no letter yet', () => {
  expect(assigned(row('吉就办函', 2023, 1, '文件: 2022/督办函, 地方: 长春市'))[0]).toBe('长春市 吉就办函2023-2')
})

/** What comes of a ledger that is an empty list, after another change. */
function ofEmpty(...changes: readonly Change[]) {
  const text = '台账: []\n'
  const loaded = loadDataset(changedWorkspace([{ file: ledgerFile, content: text }, ...changes]), '2022')
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics))
  return assignNumbers(loaded.value, text)
}

test('an empty list is a ledger too', () => {
  expect(ofEmpty()).toMatchObject({ value: { assigned: 11 } })
})

test('none is given out while the day of one letter is open', () => {
  const [day, own] = ['成文日期: 2023年4月10日\n', '另定日期:\n  四平市: 2023年5月22日\n']
  const open = { file: 'data/2022/函.yaml', replace: day, by: `成文日期: 待补\n${own}` }
  expect(ofEmpty(open).diagnostics.map(({ code }) => code)).toEqual(['issue-facts'])
})
