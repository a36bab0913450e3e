import { expect, test } from 'vitest'
import { passagesOf } from '../../src/document/passages.js'
import { composeDocument } from '../../src/pipeline.js'
import { changedWorkspace } from '../workspace.js'

test('a ranking prints its ties in its own words where its indicator has some, else in those of the file', () => {
  const host = changedWorkspace([
    {
      file: 'data/2023-示例/指标.yaml',
      replace: '  - 名称: 家政从业人员培训\n',
      by: '  - 名称: 家政从业人员培训\n    并列用语: 并列\n',
    },
  ])
  const made = composeDocument({ host, folder: '2023-示例', template: '通报' })
  if (!made.ok) throw new Error(JSON.stringify(made.diagnostics))
  const [item] = passagesOf(made.value.document).filter(({ text }) => text.startsWith('家政从业人员培训：'))
  expect(item?.text).toMatch(/^家政从业人员培训：通化市与延边州并列、/)
})
