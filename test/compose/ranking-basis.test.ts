import { expect, test } from 'vitest'
import { passagesOf } from '../../src/document/passages.js'
import { composeDocument } from '../../src/pipeline.js'
import { lettersOf, paragraphsOf } from '../letters/letters-of.js'
import { type Change, changedWorkspace } from '../workspace.js'

const folder = '2023-示例'
const file = `data/${folder}/指标.yaml`
const wordsOf = (change: readonly Change[]): string => {
  const made = composeDocument({ host: changedWorkspace(change), folder, template: '通报' })
  if (!made.ok) throw new Error(JSON.stringify(made.diagnostics))
  const found = passagesOf(made.value.document).find(({ text }) => /单项指标前.名分别为/u.test(text))
  return /按照(.*?)排序/u.exec(found?.text ?? '')?.[1] ?? ''
}
const by = (basis: string): Change => ({ file, replace: '排名依据: 完成率', by: `排名依据: ${basis}` })
const one = (rule: string): Change => ({
  file,
  replace: '  - 名称: 创业培训\n',
  by: `  - 名称: 创业培训\n    ${rule}\n`,
})

test.each<[string, readonly Change[]]>([
  ['指标完成比例', []],
  ['指标得分', [by('得分')]],
  ['指标完成数', [by('完成')]],
  ['指标完成数由少到多', [by('完成'), { file, replace: '次序: 降序', by: '次序: 升序' }]],
  ['指标完成比例、得分', [one('排名依据: 得分')]],
  ['指标完成数', [by('完成'), one('次序: 升序')]],
])('a notice says what its rankings go by: %s', (words, change) => {
  expect(wordsOf(change)).toBe(words)
})

test('and so do its letters', () => {
  const made = lettersOf([by('得分')], folder)
  const words = made.ok ? made.value.flatMap((letter) => paragraphsOf(letter)) : []
  expect(words.filter((text) => text.startsWith('按照')).every((text) => text.startsWith('按照指标得分排序，'))).toBe(
    true,
  )
  expect(words.some((text) => text.startsWith('按照指标得分排序，'))).toBe(true)
})
