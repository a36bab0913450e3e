import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formulaValue } from '../../src/workbook/formula-value.js'
import { cellAddress, parseAddress } from '../../src/workbook/workbook.js'
import { importInto, importSheets } from './import-case.js'
import { type MadeCell, packWorkbook, workbookParts } from './make-workbook.js'

/** Operands stand in columns that nobody misses. */
const rows = (...cells: readonly MadeCell[]): readonly (readonly MadeCell[])[] => [
  ['名称', '完成（人）', ...cells.map(() => '序号')],
  ['青年见习', ...cells],
]
const total = (formula: string, stored: string): MadeCell => ({ formula, stored })
const changed = ['青年见习: 5835人 → 6100人']

describe('the saved result of a formula', () => {
  test.each<[string, string, readonly MadeCell[]]>([
    ['a sum', 'SUM(C2:D2)', [3000, 3100]],
    ['signs', 'C2+D2*2-(E2+100)', [3000, 1700, 200]],
    ['of blanks and words in a sum', 'SUM(C2:F2)', [3000, null, '—', 3100]],
    ['rounding', 'ROUND(C2/D2,0)', [18299, 3]],
    ['noise of floats', 'C2*D2', [{ stored: '0.61' }, 10000]],
    ['a percentage', 'C2*D2%', [12200, 50]],
    ['what is beyond us', 'VLOOKUP(C2,D2:E3,2)', [1]],
    ['whole columns', 'SUM(C:C)', [1]],
    ['words in a product', 'C2*2', ['3000']],
    ['a cell with an error', 'C2+1', [{ error: '#N/A' }]],
  ])('is taken where it agrees, or cannot be held against anything: %s', async (_, formula, cells) => {
    const { changes, codes } = await importSheets([{ rows: rows(total(formula, '6100'), ...cells) }])
    expect({ changes, codes }).toEqual({ changes: changed, codes: [] })
  })

  test.each<[string, string, readonly MadeCell[]]>([
    ['a sum', 'SUM(C2:D2)', [3000, 3101]],
    ['a sum with a blank', 'SUM($C$2:D2,E2)', [3000, null, 3101]],
    ['a quotient', 'ROUND(C2/D2,0)', [18304, 3]],
    ['an average', 'AVERAGE(C2:D2)', [6100, 6102]],
    ['brackets', '(C2+D2)*(E2-1)', [3000, 3101, 2]],
    ['signs', '-C2+D2-(E2-F2)', [1000, 8000, 1000, 101]],
    ['a product in a sum', 'C2+D2*E2', [101, 3000, 2]],
    ['a percentage', 'C2*D2%', [12202, 50]],
  ])('is refused where the cells say otherwise: %s', async (_, formula, cells) => {
    const { codes, ok, messages } = await importSheets([{ rows: rows(total(formula, '6100'), ...cells) }])
    expect({ codes, ok }).toEqual({ codes: ['cell-malformed'], ok: false })
    expect(messages[0]).toContain('得 6101，存的结果是 6100')
  })

  test('is held against another sheet', async () => {
    const sheets = (sum: number) => [
      { name: '汇总', rows: rows(total("'长 春'!B1+吉林!B1", '6100')) },
      { name: '长 春', rows: [['人', 3000]] },
      { name: '吉林', rows: [['人', sum - 3000]] },
    ]
    expect((await importSheets(sheets(6100))).changes).toEqual(changed)
    expect((await importSheets(sheets(6101))).codes).toEqual(['cell-malformed', 'workbook-skipped'])
  })

  test('is held against the cells that a shared formula has moved to', async () => {
    const shared = (second: number) => [
      ['名称', '完成（人）', '序号'],
      ['青年见习', { xml: '<c r="@"><f t="shared" ref="B2:B3" si="0">C2+$C$4</f><v>6100</v></c>' }, 6000],
      ['劳务经纪人', { xml: '<c r="@"><f t="shared" si="0"/><v>9300</v></c>' }, second],
      [null, null, 100],
    ]
    expect((await importSheets([{ rows: shared(9200) }])).changes).toHaveLength(2)
    const wrong = await importSheets([{ rows: shared(9201) }])
    expect(wrong.codes).toEqual(['cell-malformed'])
    expect(wrong.messages[0]).toContain('Sheet1!B3：')
  })

  test.each(['<calcPr fullPrecision="0"/>', '<calcPr iterate="1"/>'])(
    'is taken where the workbook has %s',
    async (calc) => {
      const parts = workbookParts([{ rows: rows(total('C2+D2', '6100'), 3000, 3101) }])
      const name = 'xl/workbook.xml'
      const bytes = packWorkbook({ ...parts, [name]: (parts[name] ?? '').replace('</workbook>', `${calc}</workbook>`) })
      expect((await importInto([{ file: '表.xlsx', bytes }])).changes).toEqual(changed)
    },
  )

  describe.each(['<calcPr fullCalcOnLoad="1"/>', '<calcPr calcMode="manual" calcOnSave="0"/>'])(
    'where the workbook has %s, which nobody has reckoned since',
    (calc) => {
      const imported = (cell: MadeCell, ...cells: readonly MadeCell[]) => {
        const parts = workbookParts([{ rows: rows(cell, ...cells) }])
        const name = 'xl/workbook.xml'
        const bytes = packWorkbook({
          ...parts,
          [name]: (parts[name] ?? '').replace('</workbook>', `${calc}</workbook>`),
        })
        return importInto([{ file: '表.xlsx', bytes }])
      }

      test.each<[string, MadeCell]>([
        ['a number', total('VLOOKUP(C2,D2:E3,2)', '6100')],
        ['a condition', total('IF(C2&gt;0,C2,0)', '6100')],
        ['a number in words', { formula: 'C2&amp;"人"', text: '6100人' }],
        ['a formula of a range', { xml: '<c r="@"><f t="array" ref="@">SUM(C2:D2)</f><v>6100</v></c>' }],
      ])('is refused, where we cannot reckon it either: %s', async (_, cell) => {
        const { codes, diagnostics } = await imported(cell, 1)
        expect(codes).toEqual(['cell-malformed'])
        expect(diagnostics[0]?.at).toMatchObject({ line: 2, column: 2 })
      })

      test.each<[string, MadeCell]>([
        ['a formula that agrees', total('C2+D2', '6100')],
        ['no formula', 6100],
        ['words', '6100'],
      ])('is taken: %s', async (_, cell) => {
        expect((await imported(cell, 3000, 3100)).changes).toEqual(changed)
      })
    },
  )

  test('belongs to its own cell, not to what an extension says behind the table', async () => {
    const parts = workbookParts([{ rows: rows('6100') }])
    const name = 'xl/worksheets/sheet1.xml'
    const list = '<extLst><ext uri="x"><x14:cf xmlns:x14="a"><xm:f xmlns:xm="b">1+1</xm:f></x14:cf></ext></extLst>'
    const bytes = packWorkbook({ ...parts, [name]: (parts[name] ?? '').replace('</worksheet>', `${list}</worksheet>`) })
    expect((await importInto([{ file: '表.xlsx', bytes }])).changes).toEqual(changed)
  })
})

test('sums and differences of cells are those of their numbers', () => {
  const term = fc.tuple(fc.constantFrom('+', '-'), fc.integer({ min: 0, max: 20 }))
  fc.assert(
    fc.property(fc.array(term, { minLength: 1, maxLength: 8 }), (terms) => {
      const text = terms.map(([sign, row]) => `${sign}A${row + 1}`).join('')
      const expected = terms.reduce((sum, [sign, row]) => (sign === '+' ? sum + row : sum - row), 0)
      expect(formulaValue({ text, down: 0, right: 0 }, (_, row) => row)).toBe(expected)
    }),
  )
})

test('whatever a formula says, it is reckoned or left', () => {
  const part = fc.constantFrom(
    'A1',
    ':',
    'SUM(',
    '(',
    ')',
    '+',
    '-',
    '/',
    '%',
    '1',
    '0',
    ',',
    '!',
    "'",
    '"x"',
    '^',
    ' ',
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
      const value = formulaValue({ text: parts.join(''), down: 0, right: 0 }, () => 1)
      expect(value === undefined || Number.isFinite(value)).toBe(true)
    }),
  )
})

test('the address of a cell is that of Excel, and is read back', () => {
  expect([25, 26, 701, 702].map((column) => cellAddress(6, column))).toEqual(['Z7', 'AA7', 'ZZ7', 'AAA7'])
  fc.assert(
    fc.property(fc.nat(1_048_575), fc.nat(16_383), (row, column) => {
      expect(parseAddress(cellAddress(row, column))).toEqual({ row, column })
    }),
  )
})
