import * as fc from 'fast-check'
import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseQuantity } from '../../src/data/parse-quantity.js'
import { place } from '../../src/diagnostics/diagnostic.js'
import { formatFigure } from '../../src/figures/format-figure.js'
import { type ComposedDocument, composeDocument } from '../../src/pipeline.js'
import type { CellPlan } from '../../src/workbook/cell-plans.js'
import { exportSheets, exportWorkbook } from '../../src/workbook/export-workbook.js'
import { readWorkbook } from '../../src/workbook/read-workbook.js'
import { textOf as cellText } from '../../src/workbook/workbook.js'
import { type SheetPlan, writeSheets } from '../../src/workbook/write-sheets.js'
import { memoryHost } from '../memory-host.js'
import { importInto, untouched } from './import-case.js'
import { oddFigures, withOddFigures } from './odd-figures.js'

const folders = ['2022', '2023-示例']
const composed = new Map<string, ComposedDocument>()
const exported = new Map<string, Uint8Array>()

beforeAll(async () => {
  for (const folder of folders) {
    const document = composeDocument({ host: memoryHost(untouched), folder, template: '通报' })
    if (!document.ok) throw new Error(document.diagnostics.map(({ message }) => message).join())
    composed.set(folder, document.value)
    exported.set(folder, await exportWorkbook(document.value))
  }
})

const source = (folder: string): ComposedDocument => {
  const found = composed.get(folder)
  if (!found) throw new Error(folder)
  return found
}
const bytesOf = (folder: string): Uint8Array => exported.get(folder) ?? new Uint8Array()
const xmlOf = (bytes: Uint8Array, name: RegExp): readonly string[] =>
  Object.entries(unzipSync(bytes)).flatMap(([part, content]) =>
    name.test(part) ? [new TextDecoder().decode(content)] : [],
  )

describe.each(folders)('the export of %s', (folder) => {
  test('imported again, changes nothing', async () => {
    const { ok, changes, files } = await importInto([{ file: 'x.xlsx', bytes: bytesOf(folder) }], {
      folder,
      files: untouched,
    })
    expect({ ok, changes, files: files.size }).toEqual({ ok: true, changes: [], files: 0 })
  })

  test('has the same bytes each time', async () => {
    expect(await exportWorkbook(source(folder))).toEqual(bytesOf(folder))
  })

  test('has tables, and a confirmation sheet for the province and each place', () => {
    const { dataset } = source(folder)
    const names = exportSheets(source(folder)).map(({ name }) => name)
    const reports = dataset.reports.length > 0 ? ['各地上报'] : []
    const confirmations = ['核对-全省', ...dataset.places.map(({ name }) => `核对-${name.value}`)]
    expect(names).toEqual(['数字表', '各地数字', ...reports, ...confirmations, '导出记录'])
  })

  test('shows every printed figure beside a sentence that prints it', () => {
    const printed = new Set(
      exportSheets(source(folder))
        .filter(({ name }) => name.startsWith('核对'))
        .flatMap(({ rows }) => rows.filter((row) => row.length === 7 && !isHead(row)))
        .map((row) => {
          const [, name, text, sentence] = row.map((cell) => (cell && 'text' in cell ? cell.text : ''))
          expect(sentence).toContain(text)
          return name
        }),
    )
    const values = source(folder).document.elements.flatMap(
      (element) => JSON.stringify(element).match(/"figure":true/g) ?? [],
    )
    expect(printed.size).toBeGreaterThan(40)
    expect(printed.size).toBeLessThanOrEqual(values.length)
  })

  test('holds no formula, and text only as text', () => {
    for (const xml of xmlOf(bytesOf(folder), /worksheets/)) expect(xml).not.toMatch(/<f[ >/]/)
  })
})

const isHead = (row: readonly CellPlan[]): boolean =>
  row.some((cell) => cell !== null && 'text' in cell && cell.text === '句子')

/** Another number for a figure: the same unit, and digits that differ by less than ten times. */
const correction = (text: string, seed: number): string => {
  const read = parseQuantity(text, place('', 1, 1))
  if (!read.ok) throw new Error(text)
  const digits = read.value.digits.replace(/[0-9](?!.*[0-9])/, (last) => String((Number(last) + 1 + (seed % 8)) % 10))
  return formatFigure({ ...read.value, digits })
}

/** The exported sheets with 更正 filled in for some figures. */
function corrected(sheets: readonly SheetPlan[], corrections: ReadonlyMap<string, string>): readonly SheetPlan[] {
  return sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row) => {
      const name = row[1] && 'text' in row[1] ? row[1].text : ''
      const now = sheet.name.startsWith('核对') ? corrections.get(name) : undefined
      return now === undefined ? row : row.map((cell, column): CellPlan => (column === 5 ? { text: now } : cell))
    }),
  }))
}

const planText = (cell: CellPlan | undefined): string => (cell && 'text' in cell ? cell.text : '')

test('figures that a table could spoil come back as they were', async () => {
  const files = withOddFigures(untouched)
  const document = composeDocument({ host: memoryHost(files), folder: '2022', template: '通报' })
  if (!document.ok) throw new Error(document.diagnostics.map(({ message }) => message).join())
  const written = exportSheets(document.value).flatMap(({ name, rows }) =>
    name === '数字表'
      ? rows.flatMap(([, label, , text]) => (planText(label).startsWith('奇数') ? [planText(text)] : []))
      : [],
  )
  expect(written).toEqual(oddFigures)
  const bytes = await exportWorkbook(document.value)
  const { codes, changes } = await importInto([{ file: '表.xlsx', bytes }], { folder: '2022', files })
  expect({ codes, changes }).toEqual({ codes: [], changes: [] })
})

test('no cell is longer than Excel takes, and no text is read as another', async () => {
  const texts = ['长'.repeat(40_000), '_x0041_']
  const bytes = await writeSheets([{ name: '表', widths: [], frozen: 1, rows: [texts.map((text) => ({ text }))] }])
  const read = await readWorkbook(bytes, '表.xlsx')
  const [long = '', same] = read.ok ? (read.value.sheets[0]?.rows[0] ?? []).map(cellText) : []
  expect([...long]).toHaveLength(32_767)
  expect(long).toMatch(/没有列出）$/)
  expect(same).toBe('_x0041_')
})

test('any corrections on the confirmation sheets change these figures and no other byte', async () => {
  const { figures } = source('2022')
  const sheets = exportSheets(source('2022'))
  const printed = sheets
    .filter(({ name }) => name.startsWith('核对'))
    .flatMap(({ rows }) => rows.filter((row) => row.length === 7 && !isHead(row)))
    .map((row) => (row[1] && 'text' in row[1] ? row[1].text : ''))
  await fc.assert(
    fc.asyncProperty(fc.subarray(printed, { minLength: 1 }), fc.nat(1000), async (names, seed) => {
      const wanted = new Map(names.map((name) => [name, correction(figures.find(name, null)?.text ?? '', seed)]))
      const { changes, files } = await importInto(
        [{ file: '核对.xlsx', bytes: await writeSheets(corrected(sheets, wanted)) }],
        { files: untouched },
      )
      expect(changes.sort()).toEqual(
        [...wanted].map(([name, now]) => `${name}: ${figures.find(name, null)?.text} → ${now}`).sort(),
      )
      for (const [file, after] of files) {
        const [old, now] = [(untouched[file] ?? '').split('\n'), after.split('\n')]
        expect(now.length).toBe(old.length)
        const moved = now.filter((line, index) => line !== old[index])
        for (const line of moved) expect(line).toMatch(/ {2}# 来自 核对\.xlsx 核对-.+!F\d+=\S+$/)
      }
      const again = composeDocument({
        host: memoryHost({ ...untouched, ...Object.fromEntries(files) }),
        folder: '2022',
        template: '通报',
      })
      expect(again.ok && names.map((name) => again.value.figures.find(name, null)?.text)).toEqual([...wanted.values()])
    }),
    { numRuns: 3 },
  )
}, 30_000)

describe('a confirmation sheet', () => {
  const importCorrected = async (corrections: Record<string, string>, folder = '2022', files = untouched) => {
    const sheets = corrected(exportSheets(source(folder)), new Map(Object.entries(corrections)))
    return importInto([{ file: '核对.xlsx', bytes: await writeSheets(sheets) }], { folder, files })
  }

  test('that is older than the data is refused', async () => {
    const file = 'data/2022/数字.yaml'
    const files = { ...untouched, [file]: untouched[file]?.replace('221个', '230个') ?? '' }
    const { codes, ok } = await importCorrected({ 就业帮扶载体: '222个' }, '2022', files)
    expect(ok).toBe(false)
    expect(codes).toContain('import-stale')
  })

  test('that corrects a computed figure says what to change instead', async () => {
    const { codes, diagnostics } = await importCorrected({ '城镇新增就业/完成率': '130.0%' }, '2023-示例')
    expect(codes).toEqual(['import-computed'])
    expect(diagnostics[0]?.hint).toContain('÷')
  })

  test('that says 近 keeps it, and that drops it drops it', async () => {
    expect((await importCorrected({ 点对点输送农民工: '近5300人' })).changes).toEqual([
      '点对点输送农民工: 近5400人 → 近5300人',
    ])
    expect((await importCorrected({ 点对点输送农民工: '5400人' })).changes).toEqual([
      '点对点输送农民工: 近5400人 → 5400人',
    ])
  })
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '=HYPERLINK("http://example.com")', "'=1", '=cmd|x'])(
  'what looks like a formula is written as text: %s',
  async (text) => {
    const bytes = await writeSheets([{ name: '=表', widths: [], frozen: 1, rows: [[{ text }]] }])
    const [sheet = ''] = xmlOf(bytes, /sheet1\.xml$/)
    expect(sheet).toMatch(/<c r="A1"[^>]* t="s"/)
    expect(sheet).not.toMatch(/<f[ >/]/)
    expect(xmlOf(bytes, /sharedStrings/).join()).toContain(
      text.replaceAll('"', '&quot;').slice(1, 5).trim().slice(0, 3),
    )
  },
)
