import { expect, test } from 'vitest'
import { explainDerivation } from '../../src/figures/explain-derivation.js'
import { composeDocument } from '../../src/pipeline.js'
import { changedWorkspace } from '../workspace.js'

/** How a sum of so many figures, 1个, 2个, 3个…, is written out. */
function sumOf(count: number) {
  const names = Array.from({ length: count }, (_, index) => `项${index + 1}`)
  const own = names.map((name, index) => `  ${name}: ${index + 1}个\n`).join('')
  const host = changedWorkspace([
    { file: 'data/2022/数字.yaml', replace: '\n数字:\n', by: `\n数字:\n${own}  总数: {合计: [${names.join(', ')}]}\n` },
  ])
  const work = composeDocument({ host, folder: '2022', template: '通报' })
  if (!work.ok) throw new Error(JSON.stringify(work.diagnostics))
  const { figures } = work.value
  const total = figures.find('总数', null)
  const explained = total && explainDerivation(total, figures)
  if (!explained) throw new Error('no sum')
  return { ...explained, parts: explained.formula.split('＋'), summands: explained.values.split('＋'), names }
}

test('a sum of twelve is written out, every part of it', () => {
  const { parts, names, summands } = sumOf(12)
  expect(parts).toEqual(names)
  expect(summands).toHaveLength(12)
})

test('of a longer sum the first eleven, the last and the number of all are told', () => {
  const { parts, names, summands } = sumOf(13)
  expect(parts).toEqual([...names.slice(0, 11), '……', '项13（共13项）'])
  expect(summands.slice(-3)).toEqual(['11个', '……', '13个（共13项）'])
})

test('of a position it is told by what the places are ranked, and whether the least stands first', () => {
  const explained = (order: string) => {
    const host = changedWorkspace([
      { file: 'data/2023-示例/指标.yaml', replace: '  - 名称: 青年见习\n', by: `  - 名称: 青年见习\n${order}` },
    ])
    const work = composeDocument({ host, folder: '2023-示例', template: '通报' })
    const { figures } = work.ok ? work.value : {}
    const position = figures?.find('长春市/上报/青年见习/名次', null)
    return position && figures && explainDerivation(position, figures)?.formula
  }
  expect(explained('')).toBe('按长春市/上报/青年见习/完成率排名')
  expect(explained('    次序: 升序\n')).toBe('按长春市/上报/青年见习/完成率由小到大排名')
})
