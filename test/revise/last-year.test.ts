import { expect, test } from 'vitest'
import { inputChanges } from '../../src/revise/cause/input-changes.js'
import { findEffect } from '../../src/revise/effect.js'
import { withoutEffect } from '../../src/revise/report/input-words.js'
import { changedYear } from './effect-of.js'

const lastYear = 'data/2022/上年.yaml'
const figures = 'data/2022/数字.yaml'

/** A year that tells by how much a number has grown, with what the year before said of it. */
const version = (before: string) =>
  changedYear(
    [
      { file: lastYear, content: `来源: 统计公报\n上年:\n  劳务经纪人: ${before}\n  县域内就业: 130万人\n` },
      { file: figures, replace: '  劳务经纪人: 9260人\n', by: '  劳务经纪人: {增长: [县域内就业, 上年/劳务经纪人]}\n' },
    ],
    '2022',
  )

test('growth that moves with the figure of last year has it for its cause', () => {
  const [old, now] = [version('1200000人'), version('1250000人')]
  const changes = inputChanges(old.host, now.host, '2022')
  const { effect, diagnostics } = findEffect(old.version, now.version, changes)
  expect(changes.map(({ kind, name }) => [kind, name])).toEqual([['figure', '上年/劳务经纪人']])
  expect(diagnostics).toEqual([])
  expect(effect.figures.map(({ name, causes }) => [name, causes.size])).toEqual([
    ['劳务经纪人', 1],
    ['上年/劳务经纪人', 1],
  ])
  expect(withoutEffect(effect)).toEqual([])
})
