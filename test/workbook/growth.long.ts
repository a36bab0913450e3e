import { expect, test } from 'vitest'
import { countryFiles } from '../../scripts/make-country.mjs'
import { composeDocument } from '../../src/pipeline.js'
import { exportSheets, exportWorkbook } from '../../src/workbook/export-workbook.js'
import { readWorkbook } from '../../src/workbook/read-workbook.js'
import { memoryHost } from '../memory-host.js'

function country(places: number) {
  const host = memoryHost(Object.fromEntries(countryFiles({ places })))
  const composed = composeDocument({ host, folder: '2098-示例', template: '通报' })
  if (!composed.ok) throw new Error('the country must compose')
  return composed.value
}

/** How often the sheets of a country look a figure up by its name. No clock is read. */
function lookUps(places: number): number {
  const source = country(places)
  const { figures } = source
  let count = 0
  const find: typeof figures.find = (name, scope) => {
    count += 1
    return figures.find(name, scope)
  }
  expect(exportSheets({ ...source, figures: { ...figures, find } }).length).toBeGreaterThan(places)
  return count
}

test('the sheets of four times as many places look up four times as many figures, not sixteen times', () => {
  expect(lookUps(120)).toBeLessThan(4.5 * lookUps(30))
})

// A province with all its counties has some; each has a sheet.
test('the workbook of two hundred places is read again', async () => {
  const read = await readWorkbook(await exportWorkbook(country(210)), '数字表.xlsx')
  expect(read).toMatchObject({ ok: true, diagnostics: [] })
  expect(read.ok && read.value.sheets.length).toBeGreaterThan(210)
})
