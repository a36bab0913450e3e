import { expect, test } from 'vitest'
import { passagesOf } from '../../src/document/passages.js'
import { composeDocument } from '../../src/pipeline.js'
import { changedWorkspace } from '../workspace.js'

test.each([
  ['并列', '通化市与延边州并列'],
  ['（并列）', '通化市和延边州（并列）'],
])(
  'a ranking prints its ties in its own words where its indicator has some, else in those of the file: %s',
  (word, tie) => {
    const host = changedWorkspace([
      {
        file: 'data/2023-示例/指标.yaml',
        replace: '  - 名称: 家政从业人员培训\n',
        by: `  - 名称: 家政从业人员培训\n    并列用语: ${word}\n`,
      },
    ])
    const made = composeDocument({ host, folder: '2023-示例', template: '通报' })
    if (!made.ok) throw new Error(JSON.stringify(made.diagnostics))
    const [item] = passagesOf(made.value.document).filter(({ text }) => text.startsWith('家政从业人员培训：'))
    expect(item?.text).toMatch(new RegExp(`^家政从业人员培训：${tie}、`, 'u'))
  },
)

test.each([
  ['及', '四平市及白山市'],
  ['并列', '四平市与白山市并列'],
  ['（并列）', '四平市和白山市（并列）'],
])('and a declared one is read as it is printed: %s', (word, tie) => {
  const host = changedWorkspace([
    { file: 'data/2022/指标.yaml', replace: '并列用语: 及', by: `并列用语: ${word}` },
    {
      file: 'data/2022/指标.yaml',
      replace: '[四平市及白山市, 吉林市, 长白山保护开发区]',
      by: `[${tie}, 吉林市, 长白山保护开发区]`,
    },
  ])
  const made = composeDocument({ host, folder: '2022', template: '通报' })
  if (!made.ok) throw new Error(JSON.stringify(made.diagnostics))
  expect(passagesOf(made.value.document).some(({ text }) => text.includes(`：${tie}、吉林市、`))).toBe(true)
})
