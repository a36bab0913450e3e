import { expect, test } from 'vitest'
import { asWarning, error, warning } from '../../src/diagnostics/diagnostic.js'
import { distinct } from '../../src/diagnostics/distinct.js'

test('what is told twice is told as the first tells it', () => {
  const printed = { element: 'paragraph', paragraph: 1, page: 2, line: 3 }
  const first = { ...warning('text-space', '多了空格'), printed }
  const second = { ...first, printed: { ...printed, page: 1, letter: '长春市' } }
  const other = warning('text-space', '又多了空格')
  expect(distinct([first, other, second])).toEqual([first, other])
})

test('an error that a step before could do without is an error', () => {
  const failed = error('file-unwritable', '文件写不进去')
  expect(distinct([asWarning(failed), failed])).toEqual([failed])
  expect(distinct([failed, asWarning(failed)])).toEqual([failed])
})
