import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { writeSheets } from '../../src/workbook/write-sheets.js'

/** Heights of the rows of the one sheet, in points, by row number; those that have none are left to the program. */
async function heights(text: string, width: number, span?: number): Promise<ReadonlyMap<string, number>> {
  const cell = { text, wrap: true, ...(span ? { span, plain: true } : {}) }
  const widths = Array.from({ length: span ?? 1 }, () => width)
  const bytes = await writeSheets([{ name: '表', widths, frozen: 1, rows: [[{ text: '头' }], [cell]] }])
  const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  return new Map([...xml.matchAll(/<row r="(\d+)"[^>]* ht="([\d.]+)"/g)].map(([, row = '', ht]) => [row, Number(ht)]))
}

describe('rows are as high as their text: not every program makes them so when it opens a workbook', () => {
  test.each([
    ['短', 10, undefined, undefined],
    ['城镇新增就业'.repeat(4), 20, undefined, 3],
    ['data/2023/%s.yaml'.repeat(3), 20, undefined, 3],
    ['一\n二\n三', 20, undefined, 3],
    ['城镇新增就业'.repeat(4), 20, 4, undefined],
    // A path keeps together what a line cannot hold any more.
    ['长春市.xlsx 上报!B7（data/2023/指标.yaml:14）', 24, undefined, 3],
    ['a.xlsx 上报!B7（data/2024-一季度/亮点/彝溪自治县.md:3）', 20, undefined, 4],
    ['data/2022/指标.yaml:12', 24, undefined, undefined],
  ])('%s in %i half-width characters, over %s columns: %s lines at least', async (text, width, span, lines) => {
    const height = (await heights(text, width, span)).get('2')
    if (lines === undefined) expect(height).toBeUndefined()
    else expect(height).toBeGreaterThanOrEqual(lines * 14)
  })

  test('no row is higher than Excel allows', async () => {
    expect((await heights('就业'.repeat(3000), 10)).get('2')).toBe(409)
  })
})
