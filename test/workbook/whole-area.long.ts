import { expect, test } from 'vitest'
import { composeDocument } from '../../src/pipeline.js'
import { exportSheets } from '../../src/workbook/export-workbook.js'
import { writeSheets } from '../../src/workbook/write-sheets.js'
import { memoryHost } from '../memory-host.js'
import { workspaceFiles } from '../workspace.js'
import { importInto } from './import-case.js'

const folder = '2023-示例'

test.each([
  ['吉林省人民政府', '全省'],
  ['某省某市人民政府', '全市'],
])('tables of %s are of %s, and come back', async (organ, whole) => {
  const file = `data/${folder}/文件.yaml`
  const before = workspaceFiles()
  const files = { ...before, [file]: `${before[file]}`.replace('发文机关: 吉林省人民政府', `发文机关: ${organ}`) }
  const composed = composeDocument({ host: memoryHost(files), folder, template: '通报' })
  if (!composed.ok) throw new Error(composed.diagnostics.map(({ message }) => message).join('\n'))
  const sheets = exportSheets(composed.value)
  const words = JSON.stringify(sheets.map(({ name, rows }) => [name, rows[0]]))
  expect(words.match(/全[省市州](?=数字表|")/gu)).toEqual([whole, whole])
  const { changes } = await importInto([{ file: 'x.xlsx', bytes: await writeSheets(sheets) }], { folder, files })
  expect(changes).toEqual([])
})
