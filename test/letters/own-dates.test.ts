import { describe, expect, test } from 'vitest'
import { loadDataset } from '../../src/data/load-dataset.js'
import type { CalendarDate } from '../../src/data/parse-date.js'
import { findElement } from '../../src/document/document.js'
import { plainText } from '../../src/document/inline.js'
import { assignNumbers } from '../../src/letters/assign-numbers.js'
import { makeNewYear } from '../../src/setup/new-year.js'
import { type Change, changedWorkspace } from '../workspace.js'
import { lettersOf } from './letters-of.js'

const ownDate = (lines: string): Change => ({
  file: 'data/2022/函.yaml',
  replace: '成文日期: 2023年4月10日\n',
  by: `成文日期: 2023年4月10日\n另定日期:\n${lines}`,
})
const again = ownDate('  四平市: 2023年5月22日\n')
const ledger = (content: string): Change => ({ file: 'data/台账.yaml', content: `台账:\n${content}` })
const notice = '  - {机关代字: 吉政函, 年份: 2023, 顺序号: 10, 文件: 2022/通报, 日期: 2023年4月3日}\n'
const toSiping = (sequence: number, day: string, more = '') =>
  `  - {机关代字: 吉就办函, 年份: 2023, 顺序号: ${sequence}, 文件: 2022/摘录函, 地方: 四平市, 日期: ${day}${more}}\n`

/** The day under each letter, and the one of its properties, where they are not those of the others. */
function others(...change: readonly Change[]) {
  const made = lettersOf(change)
  if (!made.ok) throw new Error(JSON.stringify(made.diagnostics))
  return made.value.flatMap(({ place, document }) => {
    const day = findElement(document, 'issue-date')
    const { date } = document.properties
    const printed = day ? plainText(day.inlines) : ''
    return printed === '2023年4月10日' ? [] : [`${place.name.value} ${printed} ${written(date)}`]
  })
}
/** What is said, and where. */
const told = (...change: readonly Change[]) =>
  lettersOf(change).diagnostics.flatMap(({ code, severity, at }) =>
    severity === 'note' ? [] : [`${code} ${at?.file}:${at?.line}:${at?.column}`],
  )
const written = ({ year, month, day }: CalendarDate) => `${year}-${month}-${day}`

describe('a letter that is sent apart from the others', () => {
  test('bears its own date; the others keep theirs', () => {
    expect(others(again)).toEqual(['四平市 2023年5月22日 2023-5-22'])
  })

  test('is told of where its day is before the notice’s, in another year than the number, or no place’s', () => {
    expect(told(ownDate('  四平市: 2023年4月1日\n'))).toEqual(['year-stale data/2022/函.yaml:11:8'])
    expect(told(ownDate('  四平市: 2023年4月3日\n'))).toEqual([])
    expect(told(ownDate('  四平市: 2024年4月20日\n'))).toEqual(['year-stale data/2022/函.yaml:11:8'])
    expect(told(ownDate('  四平: 2023年5月22日\n'))).toEqual(['place-unknown data/2022/函.yaml:11:3'])
  })

  test('has a number of its own day, while the old one is void', () => {
    const voided = toSiping(3, '2023年4月10日', ', 作废: 改正后重发')
    const loaded = loadDataset(changedWorkspace([again, ledger(notice + voided)]), '2022')
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics))
    const result = assignNumbers(loaded.value, `台账:\n${notice}${voided}`)
    if (!result.ok) throw new Error(JSON.stringify(result.diagnostics))
    const days = result.value.ledger.slice(2).map(({ place, date }) => `${place?.value} ${written(date.value)}`)
    expect(days.slice(0, 4)).toEqual(['长春市 2023-4-10', '吉林市 2023-4-10', '四平市 2023-5-22', '辽源市 2023-4-10'])
  })

  test('is of one year: the next begins without', () => {
    const made = makeNewYear(changedWorkspace([again]), '2023')
    if (!made.ok) throw new Error(JSON.stringify(made.diagnostics))
    const text = new TextDecoder().decode(made.value.files.get('data/2023/函.yaml'))
    expect(text).toContain('另定日期: {}\n')
  })
})
