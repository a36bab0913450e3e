import { expect, test } from 'vitest'
import { countryFiles } from '../../scripts/make-country.mjs'
import { composeDocument } from '../../src/pipeline.js'
import { exportSheets } from '../../src/workbook/export-workbook.js'
import { memoryHost } from '../memory-host.js'

/** How often the sheets of a country look a figure up by its name. No clock is read. */
function lookUps(places: number): number {
  const host = memoryHost(Object.fromEntries(countryFiles({ places })))
  const composed = composeDocument({ host, folder: '2098-示例', template: '通报' })
  if (!composed.ok) throw new Error('the country must compose')
  const { figures } = composed.value
  let count = 0
  const find: typeof figures.find = (name, scope) => {
    count += 1
    return figures.find(name, scope)
  }
  const sheets = exportSheets({ ...composed.value, figures: { ...figures, find } })
  expect(sheets.length).toBeGreaterThan(places)
  return count
}

test('the sheets of four times as many places look up four times as many figures, not sixteen times', () => {
  expect(lookUps(120)).toBeLessThan(4.5 * lookUps(30))
})
