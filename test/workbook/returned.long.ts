import { beforeAll, describe, expect, test } from 'vitest'
import { composeDocument } from '../../src/pipeline.js'
import type { CellPlan } from '../../src/workbook/cell-plans.js'
import { exportSheets } from '../../src/workbook/export-workbook.js'
import { type SheetPlan, writeSheets } from '../../src/workbook/write-sheets.js'
import { memoryHost } from '../memory-host.js'
import { importInto, importSheets, untouched } from './import-case.js'

/** What is exported is returned weeks later, after the data have gone on. */
const folder = '2023-示例'
let sheets: readonly SheetPlan[] = []
let computed: ReadonlySet<string> = new Set()

beforeAll(() => {
  const document = composeDocument({ host: memoryHost(untouched), folder, template: '通报' })
  if (!document.ok) throw new Error(document.diagnostics.map(({ message }) => message).join())
  sheets = exportSheets(document.value)
  computed = new Set(
    document.value.figures.figures.filter(({ source }) => source === 'computed').map(({ name }) => name),
  )
})

const withPeriod = (period: string) => {
  const facts = `data/${folder}/文件.yaml`
  return {
    ...untouched,
    [facts]: (untouched[facts] ?? '').replace(/^年度: .*\n/m, (line) => `${line}时段: ${period}\n`),
  }
}

describe('the figures of a part of the year', () => {
  const exported = async (period: string) => {
    const document = composeDocument({ host: memoryHost(withPeriod(period)), folder, template: '通报' })
    if (!document.ok) throw new Error(document.diagnostics.map(({ message }) => message).join())
    const plans = exportSheets(document.value)
    return { titles: plans.slice(0, -1).map(({ rows }) => textOf(rows[0]?.[0])), bytes: await writeSheets(plans) }
  }

  test('say so on every sheet, and go back where they are from', async () => {
    const { titles, bytes } = await exported('上半年')
    expect(titles.length).toBeGreaterThan(4)
    for (const title of titles) expect(title).toMatch(/^2023年上半年（示例）/u)
    const back = async (files: typeof untouched) =>
      (await importInto([{ file: '数字表.xlsx', bytes }], { folder, files })).codes.filter(
        (code) => code === 'import-year',
      )
    expect(await back(withPeriod('1—6月'))).toEqual([])
    expect((await back(withPeriod('一季度'))).length).toBeGreaterThan(0)
    expect((await back(untouched)).length).toBeGreaterThan(0)
  })
})

const textOf = (cell: CellPlan | undefined): string => (cell && 'text' in cell ? cell.text : '')

/** The exported sheets in which some cells of the row with these words say something else. */
const returned = (sheet: string, words: readonly string[], cells: Readonly<Record<number, CellPlan>>) => {
  let changed = false
  const made = sheets.map((plan) =>
    plan.name !== sheet
      ? plan
      : {
          ...plan,
          rows: plan.rows.map((row) => {
            if (changed || !words.every((word) => row.some((cell) => textOf(cell) === word))) return row
            changed = true
            return row.map((cell, column) => cells[column] ?? cell)
          }),
        },
  )
  if (!changed) throw new Error(`no row ${words.join()} in ${sheet}`)
  return made
}

/** The first figure of a table that is not computed, and the cell that states it. */
const firstOf = (sheet: string, column: number) => {
  const row = sheets
    .find(({ name }) => name === sheet)
    ?.rows.find(
      (cells) =>
        /^[\d.]+\D/.test(textOf(cells[column])) &&
        textOf(cells.at(-1)).startsWith('data/') &&
        (sheet !== '数字表' || !computed.has(textOf(cells[1]))),
    )
  if (!row) throw new Error(sheet)
  return {
    words: row
      .slice(0, 3)
      .map(textOf)
      .filter((text) => text !== ''),
    text: textOf(row[column]),
  }
}

const other = (text: string, by: number) => text.replace(/\d/, (digit) => String(((Number(digit) + by - 1) % 9) + 1))

/** Imports a workbook into data, and answers with what became of it and the data as they then are. */
async function importNext(made: readonly SheetPlan[], files: Readonly<Record<string, string>>, file = '回.xlsx') {
  const result = await importInto([{ file, bytes: await writeSheets(made) }], { folder, files })
  return { ...result, now: { ...files, ...Object.fromEntries(result.files) } }
}

const corrections = () =>
  sheets
    .filter(({ name }) => name.startsWith('核对-'))
    .flatMap(({ name, rows }) => rows.slice(3).map((row) => ({ name, words: [textOf(row[1])], text: textOf(row[2]) })))
    .filter(({ words: [figure = ''], text }) => !computed.has(figure) && /^[1-9]\d+[^\d%.]+$/.test(text))

test('corrections of two returned workbooks stand side by side, one import after the other', async () => {
  const [one, two] = corrections()
  if (!one || !two) throw new Error('too few figures')
  const first = await importNext(
    returned(one.name, one.words, { 5: { text: other(one.text, 1) } }),
    untouched,
    '回1.xlsx',
  )
  expect(first.changes).toEqual([`${one.words[0]}: ${one.text} → ${other(one.text, 1)}`])
  const second = await importNext(
    returned(two.name, two.words, { 5: { text: other(two.text, 1) } }),
    first.now,
    '回2.xlsx',
  )
  expect(second.codes).toEqual([])
  expect(second.changes).toEqual([`${two.words[0]}: ${two.text} → ${other(two.text, 1)}`])
  const again = await importNext(
    returned(one.name, one.words, { 5: { text: other(one.text, 1) } }),
    second.now,
    '回1.xlsx',
  )
  expect({ codes: again.codes, changes: again.changes }).toEqual({ codes: [], changes: [] })
})

test.each([
  ['数字表', 3],
  ['各地数字', 3],
  ['各地上报', 3],
])('what is untouched in %s undoes nothing; what two have changed is asked about', async (sheet, column) => {
  const { words, text } = firstOf(sheet, column)
  const changed = (by: number) => returned(sheet, words, { [column]: { text: other(text, by) }, ...blankNumber(sheet) })
  const first = await importNext(changed(1), untouched)
  expect(first.changes).toHaveLength(1)
  const untouchedSince = await importNext(sheets, first.now)
  expect({ codes: untouchedSince.codes, changes: untouchedSince.changes }).toEqual({ codes: [], changes: [] })
  const [other1] = corrections().filter(({ words: [name] }) =>
    first.changes.every((change) => !change.startsWith(`${name}:`)),
  )
  if (!other1) throw new Error('no other figure')
  const elsewhere = await importNext(
    returned(other1.name, other1.words, { 5: { text: other(other1.text, 1) } }),
    first.now,
  )
  expect(elsewhere.changes).toHaveLength(1)
  const same = await importNext(changed(1), first.now)
  expect({ codes: same.codes, changes: same.changes }).toEqual({ codes: [], changes: [] })
  const both = await importNext(changed(2), first.now)
  expect({ codes: both.codes, changes: both.changes, ok: both.ok }).toEqual({
    codes: ['import-stale'],
    changes: [],
    ok: false,
  })
  expect(both.messages[0]).toContain(`导出时是 ${text}，数据里现在是 ${other(text, 1)}，这里是 ${other(text, 2)}`)
})

test('a computed figure that was changed is held against what its parts come to, not against the export', async () => {
  const row = sheets
    .find(({ name }) => name === '数字表')
    ?.rows.find((cells) => computed.has(textOf(cells[1])) && /^[\d.]+\D/.test(textOf(cells[3])))
  const total = { words: [textOf(row?.[1])], text: textOf(row?.[3]) }
  const report = firstOf('各地上报', 3)
  const first = await importNext(returned('各地上报', report.words, { 3: { text: other(report.text, 1) } }), untouched)
  expect(first.changes).toHaveLength(1)
  const both = await importNext(
    returned('数字表', total.words, { 3: { text: other(total.text, 2) }, ...blankNumber('数字表') }),
    first.now,
  )
  expect(both.codes).toEqual(['import-computed'])
})

/** 数值 repeats 完成; who changes one clears the other. */
const blankNumber = (sheet: string): Readonly<Record<number, CellPlan>> =>
  sheet === '数字表' ? { 6: { text: '' } } : sheet === '各地数字' ? { 5: { text: '' } } : {}

describe('a sheet that was copied out of an exported workbook', () => {
  const alone = (name: string) => sheets.filter((sheet) => sheet.name === name)

  test.each(['数字表', '各地数字', '各地上报'])('has lost its record and is refused: %s', async (name) => {
    const { codes, ok } = await importNext(alone(name), untouched)
    expect({ codes, ok }).toEqual({ codes: ['import-stale'], ok: false })
  })

  test('is taken without its sources, as any other table', async () => {
    const made = alone('各地数字').map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => row.slice(0, 6)) }))
    const { codes, changes } = await importNext(made, untouched)
    expect({ codes, changes }).toEqual({ codes: [], changes: [] })
  })

  test('as a confirmation sheet, is held against what it shows as printed', async () => {
    const [one] = corrections()
    if (!one) throw new Error('no figure')
    const made = (by: number) =>
      returned(one.name, one.words, { 5: { text: other(one.text, by) } }).filter(({ name }) => name === one.name)
    const first = await importNext(made(1), untouched)
    expect(first.changes).toHaveLength(1)
    expect((await importNext(made(2), first.now)).codes).toEqual(['import-stale'])
  })
})

describe('rows that were exported and do not come back', () => {
  const without = (sheet: string, drop: (row: readonly CellPlan[], index: number) => boolean) =>
    sheets.map((plan) =>
      plan.name === sheet ? { ...plan, rows: plan.rows.filter((row, at) => !drop(row, at)) } : plan,
    )
  const province = '核对-全省'

  test.each(['数字表', '各地数字', '各地上报', province])('are told: one of %s', async (name) => {
    const row = sheets.find((sheet) => sheet.name === name)?.rows.at(5) ?? []
    const { codes, changes, diagnostics } = await importNext(
      without(name, (each) => each === row),
      untouched,
    )
    expect({ codes, changes }).toEqual({ codes: ['workbook-skipped'], changes: [] })
    expect(diagnostics[0]?.severity).toBe('warning')
    for (const label of name === province || name === '数字表' ? [row[1]] : row.slice(name === '各地上报' ? 0 : 1, 2))
      expect(diagnostics[0]?.message).toContain(textOf(label))
  })

  test('are a remark where most are gone: somebody has kept his own', async () => {
    const { codes, diagnostics } = await importNext(
      without('各地上报', (_, index) => index > 14),
      untouched,
    )
    expect(codes).toEqual(['workbook-skipped'])
    expect(diagnostics[0]?.severity).toBe('note')
  })

  test('are no news where the whole sheet is gone, or rows are sorted', async () => {
    const fewer = sheets.filter(({ name }) => name !== '各地数字' && name !== province)
    expect((await importNext(fewer, untouched)).codes).toEqual([])
    const sorted = sheets.map((plan) =>
      plan.name === '数字表' ? { ...plan, rows: [...plan.rows.slice(0, 2), ...plan.rows.slice(2).reverse()] } : plan,
    )
    expect((await importNext(sorted, untouched)).codes).toEqual([])
  })
})

test('the record is kept in the file and not shown', async () => {
  const record = sheets.at(-1)
  expect(record).toMatchObject({ name: '导出记录', hidden: true })
  const { codes, changes } = await importNext(
    sheets.map((sheet) => ({ ...sheet, hidden: false })),
    untouched,
  )
  expect({ codes, changes }).toEqual({ codes: [], changes: [] })
})

test('an exported workbook knows itself, whatever its file is called', async () => {
  const [first] = new Set(sheets.flatMap(({ name }) => /^核对-(?!全省)(.+)$/.exec(name)?.[1] ?? []))
  const { codes, changes } = await importNext(sheets, untouched, `${first}核对.xlsx`)
  expect({ codes, changes }).toEqual({ codes: [], changes: [] })
  expect((await importNext(sheets, untouched, '没有这个市.xlsx')).codes).toEqual([])
})

describe('what a confirmation sheet says besides its 更正 is heard', () => {
  const [NAME, PRINTED, CONFIRMED, CORRECTION, REMARK] = [1, 2, 4, 5, 6]
  const first = () => {
    const [each] = corrections()
    if (!each) throw new Error('too few figures')
    return each
  }
  const answered = (cells: Readonly<Record<number, CellPlan>>) =>
    importNext(returned(first().name, first().words, cells), untouched)

  test.each([
    ['否', { [CONFIRMED]: { text: '否' } }],
    ['a number in 确认', { [CONFIRMED]: { text: '12场' } }],
    ['a number in 说明', { [REMARK]: { text: '应为12场' } }],
    ['否, with a dash for a correction,', { [CONFIRMED]: { text: '否' }, [CORRECTION]: { text: '—' } }],
  ])('%s without a correction', async (_, cells) => {
    const { codes, changes, ok } = await answered(cells)
    expect({ codes, changes, ok }).toEqual({ codes: ['import-unanswered'], changes: [], ok: true })
  })

  test('是 beside a correction is asked about', async () => {
    const right = other(first().text, 1)
    const { codes, changes } = await answered({ [CONFIRMED]: { text: '是' }, [CORRECTION]: { text: right } })
    expect(codes).toEqual(['import-unanswered'])
    expect(changes).toHaveLength(1)
  })

  test.each([
    ['印出', () => ({ [PRINTED]: { text: other(first().text, 1) } })],
    ['名称', () => ({ [NAME]: { text: corrections().find(({ text }) => text !== first().text)?.words[0] ?? '' } })],
  ])('%s that was changed is refused', async (_, cells) => {
    const { codes, ok } = await answered(cells())
    expect({ codes, ok }).toEqual({ codes: ['import-conflict'], ok: false })
  })

  test.each(['是', '√', '无误', ''])('“%s” agrees', async (text) => {
    expect((await answered({ [CONFIRMED]: { text } })).codes).toEqual([])
  })

  test.each(['无', '/', '—', '无误', '不变'])('是 with “%s” for a correction agrees', async (text) => {
    const { codes, changes } = await answered({ [CONFIRMED]: { text: '是' }, [CORRECTION]: { text } })
    expect({ codes, changes }).toEqual({ codes: [], changes: [] })
  })
})

test('a row of reports that has parted from its place is refused', async () => {
  const { words } = firstOf('各地上报', 3)
  const rows = sheets.find(({ name }) => name === '各地上报')?.rows ?? []
  const another = rows.map((row) => textOf(row[0])).findLast((name) => name !== '' && name !== words[0]) ?? ''
  const { codes, ok } = await importNext(returned('各地上报', words, { 0: { text: another } }), untouched)
  expect({ codes, ok }).toEqual({ codes: ['import-conflict'], ok: false })
})

test('a percentage that Excel stores as 0.41 is no 0.41%', async () => {
  const rows = [
    ['名称', '完成'],
    ['县域内就业占转移就业总数', 0.4126],
  ]
  const { codes, ok } = await importSheets([{ name: '全省', rows }], { folder: '2022', files: untouched })
  expect({ codes, ok }).toEqual({ codes: ['import-size'], ok: false })
})

test.each([
  ['数字表', 3, 6],
  ['各地数字', 3, 5],
  ['各地上报', 3, 3],
])('a number of %s that was cleared is asked about, and stays', async (sheet, column, number) => {
  const { words } = firstOf(sheet, column)
  const cleared = returned(sheet, words, { [column]: { text: '' }, [number]: { text: '' } })
  const { codes, changes } = await importNext(cleared, untouched)
  expect({ codes, changes }).toEqual({ codes: ['workbook-skipped'], changes: [] })
})

test('a row of reports that was cleared but for its name is asked about', async () => {
  const { words } = firstOf('各地上报', 3)
  const blank = Object.fromEntries([2, 3, 4, 5].map((column) => [column, { text: '' }]))
  const { codes, changes } = await importNext(returned('各地上报', words.slice(0, 2), blank), untouched)
  expect({ codes, changes }).toEqual({
    codes: ['workbook-skipped', 'workbook-skipped', 'workbook-skipped'],
    changes: [],
  })
})
