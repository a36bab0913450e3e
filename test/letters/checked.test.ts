import { expect, test } from 'vitest'
import { checkLetters } from '../../src/cli/run-check.js'
import { distinct } from '../../src/diagnostics/distinct.js'
import { composeDocument, layOutDocument } from '../../src/pipeline.js'
import { type Change, changedWorkspace } from '../workspace.js'

/** What `check` says of the letters of 2022, and of as many places. */
function told(change: readonly Change[] = [], many?: number) {
  const host = changedWorkspace(change)
  const composed = composeDocument({ host, folder: '2022', template: '通报' })
  const laidOut = composed.ok ? layOutDocument(composed.value, { host, bundledOnly: true }) : composed
  if (!laidOut.ok) throw new Error('the notice must be right')
  const { dataset } = laidOut.value
  const places = many ? Array.from({ length: many }, () => dataset.places[0] ?? []).flat() : dataset.places
  return checkLetters({ ...laidOut.value, dataset: { ...dataset, places } })
}

const wrong = { file: 'templates/摘录函.hbs', replace: '第{{本地.综合名次}}名', by: '第九名' }

test('check says what is wrong with letters, and nothing where they are right', () => {
  expect(told()).toEqual([])
  expect(told([wrong]).map(({ code, severity }) => `${severity} ${code}`)).toEqual(Array(4).fill('error letter-rank'))
})

test('a year that sends no letters has none to look at', () => {
  const none = [{ file: 'data/2022/函.yaml', remove: true }, wrong]
  expect(told(none)).toEqual([])
})

test('of a country it says that it did not look at them, and how to', () => {
  expect(told([wrong], 101)).toMatchObject([
    {
      code: 'letters-unchecked',
      severity: 'note',
      message: '函有 101 份，这里没有检查',
      hint: /letters 2022 --dry-run/u,
    },
  ])
})

test('of what is 待补 it tells what the notice cannot have told', () => {
  const day = { file: 'data/2022/函.yaml', replace: '成文日期: 2023年4月10日', by: '成文日期: 待补' }
  expect(distinct(told([day]))).toMatchObject([{ code: 'text-pending', at: { file: 'data/2022/函.yaml' } }])
  const figure = { file: 'data/2022/亮点/吉林市.md', replace: '提供岗位: 16.3万个次', by: '提供岗位: 待补' }
  expect(told([figure])).toEqual([])
})
