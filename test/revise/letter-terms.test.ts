import { expect, test } from 'vitest'
import { mayDiffer } from '../../src/revise/letter-terms.js'
import type { Change } from '../workspace.js'
import { changedYear } from './effect-of.js'

const YEAR = '2023-示例'
const reworded: Change = { file: 'templates/通报.hbs', replace: '# 工作中存在的问题', by: '# 存在的问题' }
const calls: Change = { file: 'templates/摘录函.hbs', replace: '{{本函.结语}}', by: '{{本函.结语}}\n{{> 通报}}' }

test.each([
  ['calls it', [calls], true],
  ['does not', [], false],
])("other words in the notice's template may change a letter whose template %s", (_, template, differs) => {
  const old = changedYear(template, YEAR).version
  const now = changedYear([...template, reworded], YEAR).version
  expect(mayDiffer(old, now, '长春市')).toBe(differs)
})
