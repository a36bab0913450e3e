import { describe, expect, test } from 'vitest'
import { composeDocument } from '../../src/pipeline.js'
import { exportSheets } from '../../src/workbook/export-workbook.js'
import { writeSheets } from '../../src/workbook/write-sheets.js'
import { memoryHost } from '../memory-host.js'
import { importInto, untouched } from './import-case.js'

describe('an exported year with 综合得分', () => {
  const sample = '2023-示例'
  const report = `data/${sample}/上报/长春市.yaml`
  const files = { ...untouched, [report]: `${untouched[report]}综合得分: 999.5\n` }
  const composed = composeDocument({ host: memoryHost(files), folder: sample, template: '通报' })
  const sheets = composed.ok ? exportSheets(composed.value) : []
  const returned = async (score: string) => {
    const changed = sheets.map((plan) => ({
      ...plan,
      rows: plan.rows.map((cells) =>
        cells.map((cell) =>
          plan.name === '各地上报' && cell && 'text' in cell && cell.text === '999.5' ? { ...cell, text: score } : cell,
        ),
      ),
    }))
    return importInto([{ file: 'x.xlsx', bytes: await writeSheets(changed) }], { folder: sample, files })
  }

  test('has a row of it for each place', () => {
    const rows = sheets.find(({ name }) => name === '各地上报')?.rows ?? []
    const named = rows.filter((cells) => cells.some((cell) => cell && 'text' in cell && cell.text === '综合得分'))
    expect(named).toHaveLength(11)
  })

  test('comes back with it: unchanged nothing, changed the key', async () => {
    expect((await returned('999.5')).changes).toEqual([])
    expect((await returned('999.8')).changes).toEqual(['长春市/上报/综合得分: 999.5 → 999.8'])
  })
})
