import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { composeDocument } from '../../src/pipeline.js'
import { exportSheets } from '../../src/workbook/export-workbook.js'
import { type SheetPlan, writeSheets } from '../../src/workbook/write-sheets.js'
import { memoryHost } from '../memory-host.js'
import { openOffice } from '../office.js'
import { importInto, untouched } from '../workbook/import-case.js'
import { type MadeCell, type MadeSheet, packWorkbook, workbookParts } from '../workbook/make-workbook.js'
import { withOddFigures } from '../workbook/odd-figures.js'
import { requirePrograms } from './libreoffice.js'
import { validateOpenXmlFiles } from './validate-open-xml.js'

/** Workbooks as LibreOffice has them after it has opened and saved them. */
function savedAgain(workbooks: Readonly<Record<string, Uint8Array>>): Readonly<Record<string, Uint8Array>> {
  requirePrograms('soffice')
  const folder = mkdtempSync(join(tmpdir(), 'saved-workbooks-'))
  try {
    mkdirSync(join(folder, 'saved'))
    const files = Object.entries(workbooks).map(([name, bytes]) => {
      const file = join(folder, name)
      writeFileSync(file, bytes)
      return file
    })
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const format = ['--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', join(folder, 'saved')]
    execFileSync('soffice', [profile, ...format, ...files], { stdio: 'pipe' })
    const saved = readdirSync(join(folder, 'saved'))
    if (saved.length < files.length)
      throw new Error('LibreOffice has saved no workbook: install libreoffice-calc (see .ci/run)')
    return Object.fromEntries(
      Object.keys(workbooks).map((name) => [name, new Uint8Array(readFileSync(join(folder, 'saved', name)))]),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What LibreOffice needs besides what we read. */
function wholeWorkbook(...sheets: readonly MadeSheet[]): Uint8Array {
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${kind}.${type}+xml"/>`
  const types = [
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    part('workbook', 'sheet.main'),
    part('sharedStrings', 'sharedStrings'),
    part('styles', 'styles'),
    ...sheets.map((_, index) => part(`worksheets/sheet${index + 1}`, 'worksheet')),
  ]
  const xmlns = 'http://schemas.openxmlformats.org/package/2006/content-types'
  return packWorkbook({
    ...workbookParts(sheets),
    '[Content_Types].xml': `<Types xmlns="${xmlns}">${types.join('')}</Types>`,
  })
}

const files = withOddFigures(untouched)
const sheetsOf = (folder: string): readonly SheetPlan[] => {
  const document = composeDocument({ host: memoryHost(files), folder, template: '通报' })
  if (!document.ok) throw new Error(document.diagnostics.map(({ message }) => message).join())
  return exportSheets(document.value)
}

/** The sheets with a correction beside 就业帮扶载体. */
const corrected = (sheets: readonly SheetPlan[]): readonly SheetPlan[] =>
  sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((cells) =>
      sheet.name === '核对-全省' && cells.some((cell) => cell && 'text' in cell && cell.text === '就业帮扶载体')
        ? cells.map((cell, column) => (column === 5 ? { text: '222个' } : cell))
        : cells,
    ),
  }))

test('an exported workbook that LibreOffice has saved says the same figures, and what was corrected', async () => {
  const saved = savedAgain({
    '2022.xlsx': await writeSheets(sheetsOf('2022')),
    '2023-示例.xlsx': await writeSheets(sheetsOf('2023-示例')),
    '更正.xlsx': await writeSheets(corrected(sheetsOf('2022'))),
  })
  for (const folder of ['2022', '2023-示例']) {
    const bytes = saved[`${folder}.xlsx`] ?? new Uint8Array()
    const { codes, changes } = await importInto([{ file: '表.xlsx', bytes }], { folder, files })
    expect({ folder, codes, changes }).toEqual({ folder, codes: [], changes: [] })
  }
  const { codes, changes } = await importInto([{ file: '更正.xlsx', bytes: saved['更正.xlsx'] ?? new Uint8Array() }], {
    folder: '2022',
    files,
  })
  expect({ codes, changes }).toEqual({ codes: [], changes: ['就业帮扶载体: 221个 → 222个'] })
})

test('formulas that LibreOffice has computed agree with what their cells give', async () => {
  const formulas = [
    ['青年见习', 'SUM(C2:E2)'],
    ['劳务经纪人', 'C3+D3*E3-(D3-1)/2'],
    ['扩岗补助惠及高校毕业生', 'ROUND(C4/D4,2)*100'],
    ['点对点输送农民工', 'AVERAGE(C5:E5)'],
    ['县域内就业', "ROUND('长 春'!B1*110%/10000,2)"],
    ['一次性扩岗补助资金', 'ROUND(-C7/3,1)*-1'],
  ] as const
  const operands: readonly (readonly MadeCell[])[] = [
    [1200, 2300, 2400],
    [9000, 40, 7],
    [18123, 101, null],
    [5300, '—', 5502],
    [null, null, null],
    [8101.35, null, null],
  ]
  const bytes = wholeWorkbook(
    {
      rows: [
        ['名称', '完成', '序号', '序号', '序号'],
        ...formulas.map(([name, formula], row) => [name, { uncomputed: formula }, ...(operands[row] ?? [])]),
      ],
    },
    { name: '长 春', rows: [['人', 1211111]] },
  )
  const saved = savedAgain({ '公式.xlsx': bytes })['公式.xlsx'] ?? new Uint8Array()
  const { changes, codes } = await importInto([{ file: '公式.xlsx', bytes: saved }])
  expect(codes.filter((code) => code === 'cell-malformed')).toEqual([])
  expect(changes.map((change) => change.replace(/^(.+?): .+ → /, '$1 '))).toEqual([
    '青年见习 5900人',
    '劳务经纪人 9260.5人',
    '扩岗补助惠及高校毕业生 17944人',
    '点对点输送农民工 5401人',
    '县域内就业 133.22万人',
    '一次性扩岗补助资金 2700.5万元',
  ])
})

test('the Open XML SDK finds no fault in any workbook that we write', async () => {
  requirePrograms('xargs')
  const office = openOffice()
  const year = '2023-示例'
  for (const command of [['draft'], ['letters'], ['export'], ['export', '--retype'], ['proof']] as const)
    await office.tongbao(command[0], year, ...command.slice(1))
  office.edit(`data/${year}/上报/长春市.yaml`, '84796人', '79796人')
  await office.tongbao('revise', year)
  const workbooks = office.files('out').filter((file) => file.endsWith('.xlsx'))
  const found = validateOpenXmlFiles(workbooks.map(office.path))
  office.close()
  expect(workbooks.map((file) => file.replace(/^.*?([^/\d示例-]+)\.xlsx$/u, '$1')).sort()).toEqual([
    ...['更正影响单', '复录表', '校对单', '数字表', '索引'].sort(),
  ])
  expect([...found.values()].flat()).toEqual([])
})
