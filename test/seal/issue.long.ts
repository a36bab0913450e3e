import { renameSync } from 'node:fs'
import { basename } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checksum } from '../../src/editions/checksum.js'
import { openSealed } from '../../src/seal/open-sealed.js'
import { type Office, openOffice } from '../office.js'
import { readPdf } from '../read-pdf.js'

let office: Office
beforeEach(() => {
  office = openOffice()
})
afterEach(() => office.close())

/** The sample year as if it were a real one: a draft without number, and nothing that the checks mind. */
function realYear(): void {
  renameSync(office.path('data/2023-示例'), office.path('data/2023'))
  office.edit('data/2023/文件.yaml', '附注: 示例，不作公文使用', '附注: 此件公开发布')
}
const issue = (...args: readonly string[]) => office.tongbao('issue', '2023', ...args)
const packageOf = (year: string) => office.files(`data/版次/${year}/通报`).filter((file) => file.endsWith('.zip'))
const everything = () => new Map(office.files('.').map((file) => [file, checksum(office.bytes(file))]))
const changedLines = (before: string, after: string) => {
  const [old, now] = [before.split('\n'), after.split('\n')]
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `-${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+${line}`),
  ]
}

describe('issuing a draft', () => {
  beforeEach(realYear)
  /** The one warning of the sample: a margin thinner than what is printed. */
  const waive = () => {
    const waiver = [
      '代码: rank-margin-thin',
      '原文: 青年见习：梅河口市、四平市、松原市',
      '理由: 已核对原始数：122.0800%和122.0385%',
      '批准: 某某',
      '日期: 2024年4月2日',
    ]
    const file = 'data/2023/豁免.yaml'
    office.write(file, `${office.text(file).trimEnd()}\n  - ${waiver.join('\n    ')}\n`)
  }

  test('enters number, date and state in the data and the number in the ledger, and touches no other word', async () => {
    waive()
    const [facts, ledger] = [office.text('data/2023/文件.yaml'), office.text('data/台账.yaml')]
    const { exit, json } = await issue('--number', '21', '--date', '2024-04-09')
    expect({ exit, diagnostics: json.diagnostics.filter(({ severity }) => severity !== 'note') }).toEqual({
      exit: 0,
      diagnostics: [],
    })
    expect(changedLines(facts, office.text('data/2023/文件.yaml'))).toEqual([
      '-状态: 讨论稿',
      '-顺序号:',
      '-成文日期: 2024年4月8日',
      '+状态: 印发',
      '+顺序号: 21',
      '+成文日期: 2024年4月9日',
    ])
    expect(office.text('data/台账.yaml')).toBe(
      `${ledger}  - 机关代字: 吉政函\n    年份: 2024\n    顺序号: 21\n    文件: 2023/通报\n    日期: 2024年4月9日\n`,
    )
    expect(json.changes).toHaveLength(4)
  })

  test('makes the files without a mark, and a package with everything', async () => {
    waive()
    await office.tongbao('draft', '2023')
    const { json } = await issue('--number', '21', '--date', '2024年4月9日')
    const [document] = json.documents
    expect(document).toMatchObject({ number: '吉政函〔2024〕21号', edition: 2, fresh: true })
    const pdf = office.bytes(`out/2023/${basename(document?.pdf ?? '')}`)
    for (const { text } of readPdf(pdf).pages) expect(text).not.toContain('讨论稿')
    const [file = ''] = packageOf('2023')
    expect(json.package).toEqual({ file: office.path(file), sha256: checksum(office.bytes(file)) })
    const sealed = openSealed(office.bytes(file))
    if (!sealed.ok) throw new Error('the package must open')
    const { manifest, files, original } = sealed.value
    expect(original).toBe(true)
    expect(manifest).toMatchObject({
      ...{ document: '2023/通报', edition: 2, number: '吉政函〔2024〕21号', date: '2024年4月9日', corrects: null },
    })
    const names = [...files.keys()]
    for (const name of [
      'data/2023/文件.yaml',
      'data/2023/豁免.yaml',
      'data/台账.yaml',
      'templates/通报.hbs',
      '版次记录.json',
    ])
      expect(names).toContain(name)
    expect(names.filter((name) => name.startsWith('报告/'))).toHaveLength(3)
    expect(Buffer.from(files.get(`公文/${basename(document?.pdf ?? '')}`) ?? []).equals(pdf)).toBe(true)
    expect(Buffer.from(files.get('data/2023/文件.yaml') ?? []).toString()).toContain('顺序号: 21')
  })

  test('the same package comes out of the same data on another day and in another folder', async () => {
    waive()
    const other = openOffice('empty')
    for (const file of [...office.files('data'), ...office.files('templates')]) other.write(file, office.bytes(file))
    await issue('--number', '21', '--date', '2024-04-09')
    await other.tongbao('issue', '2023', '--number', '21', '--date', '2024-04-09')
    const [file = ''] = packageOf('2023')
    expect(checksum(other.bytes(file))).toBe(checksum(office.bytes(file)))
    other.close()
  })

  test.each([
    ['an open warning', () => {}, 3, 'final-refused'],
    ['a figure that is not there yet', () => office.edit('data/2023/数字.yaml', '231场', '待补'), 3, 'final-refused'],
    ['an error', () => office.edit('data/2023/数字.yaml', '231场', '23,1场'), 2, 'figure-malformed'],
  ])('%s refuses it, and nothing is written', async (_, change, exit, code) => {
    change()
    const before = everything()
    const answered = await issue('--number', '21', '--date', '2024-04-09')
    expect(answered.exit).toBe(exit)
    expect(answered.codes).toContain(code)
    expect(everything()).toEqual(before)
  })

  test.each([
    [
      'a number of another document',
      ['--number', '10', '--date', '2024-04-09'],
      (ledger: string) =>
        `${ledger}  - {机关代字: 吉政函, 年份: 2024, 顺序号: 10, 文件: 别的文件, 日期: 2024年1月1日}\n`,
      'ledger-duplicate',
    ],
    [
      'a number that was voided',
      ['--number', '10', '--date', '2024-04-09'],
      (ledger: string) =>
        `${ledger}  - {机关代字: 吉政函, 年份: 2024, 顺序号: 10, 文件: 2023/通报, 日期: 2024年1月1日, 作废: 印错}\n`,
      'ledger-duplicate',
    ],
    [
      'another number than the ledger has for it',
      ['--number', '11', '--date', '2024-04-09'],
      (ledger: string) =>
        `${ledger}  - {机关代字: 吉政函, 年份: 2024, 顺序号: 10, 文件: 2023/通报, 日期: 2024年1月1日}\n`,
      'ledger-two-numbers',
    ],
    [
      'a date in another year than the number',
      ['--number', '10', '--date', '2025-04-09'],
      (ledger: string) => ledger,
      'year-stale',
    ],
    ['no number at all', [], (ledger: string) => ledger, 'issue-facts'],
  ])('%s is refused', async (_, args, ledger, code) => {
    waive()
    office.write('data/台账.yaml', ledger(office.text('data/台账.yaml')))
    const before = everything()
    const { exit, codes } = await issue(...args)
    expect(exit).not.toBe(0)
    expect(codes).toContain(code)
    expect(everything()).toEqual(before)
  })

  test('a number that leaves others out is told at the last row of the ledger, which has none for it', async () => {
    waive()
    const row = '  - {机关代字: 吉政函, 年份: 2024, 顺序号: 21, 文件: 别的文件, 日期: 2024年1月1日}\n'
    const ledger = `${office.text('data/台账.yaml')}${row}`
    office.write('data/台账.yaml', ledger)
    const { exit, json } = await issue('--number', '25', '--date', '2024-04-09')
    const [gap] = json.diagnostics.filter(({ code }) => code === 'ledger-gap')
    expect({ exit, line: gap?.line }).toEqual({ exit: 3, line: ledger.split('\n').length - 1 })
  })

  test('a file that is written unusually is left to a person, with word of what to write', async () => {
    waive()
    office.edit('data/2023/文件.yaml', '状态: 讨论稿', '? 状态\n: 讨论稿')
    const { exit, json } = await issue('--number', '21', '--date', '2024-04-09')
    expect(exit).toBe(2)
    expect(json.diagnostics.find(({ code }) => code === 'issue-by-hand')?.hint).toContain('状态: 印发')
  })

  test('a key that is not there is put behind the year of the number', async () => {
    waive()
    office.edit('data/2023/文件.yaml', '# 没有编号\n顺序号:\n', '')
    await issue('--number', '21', '--date', '2024-04-09')
    expect(office.text('data/2023/文件.yaml')).toContain('发文年份: 2024\n顺序号: 21\n')
  })

  test('what a hand has put into the draft is not left behind unnoticed', async () => {
    waive()
    const [draft] = (await office.tongbao('draft', '2023')).json.documents
    office.write(`out/2023/${basename(draft?.docx ?? '')}`, 'with the words of the chief')
    const { exit, codes } = await issue('--number', '21', '--date', '2024-04-09')
    expect({ exit, code: codes.find((code) => code.startsWith('file-')) }).toEqual({ exit: 2, code: 'file-edited' })
    expect((await issue('--number', '21', '--date', '2024-04-09', '--force')).exit).toBe(0)
  })

  test('the workbooks that figures were imported from are inside', async () => {
    waive()
    office.write('data/2023/来表/全省.xlsx', 'a workbook')
    await issue('--number', '21', '--date', '2024-04-09')
    const sealed = openSealed(office.bytes(packageOf('2023')[0] ?? ''))
    expect(sealed.ok && Buffer.from(sealed.value.files.get('data/2023/来表/全省.xlsx') ?? []).toString()).toBe(
      'a workbook',
    )
  })

  test('--dry-run tells everything and writes nothing', async () => {
    waive()
    const before = everything()
    const { exit, json } = await issue('--number', '21', '--date', '2024-04-09', '--dry-run')
    expect(exit).toBe(0)
    expect(json.changes).toHaveLength(4)
    expect(everything()).toEqual(before)
  })
})

describe('issuing again', () => {
  const again = (...args: readonly string[]) => office.tongbao('issue', '2022', ...args)
  const text = 'data/2022/片段/引言.md'

  test('a document that is issued already only gets its package, once', async () => {
    const { json } = await again('--number', '10', '--date', '2023-04-03')
    expect(json.changes).toEqual([])
    const before = everything()
    expect((await again()).exit).toBe(0)
    expect(everything()).toEqual(before)
  })

  test('other words under the same number are refused: a correction has a number of its own', async () => {
    await again()
    office.edit(text, '现将', '现把')
    const before = everything()
    const { exit, codes } = await again()
    expect({ exit, refused: codes.includes('issue-number-used') }).toEqual({ exit: 1, refused: true })
    expect(everything()).toEqual(before)
  })

  test.each(['draft', 'revise'])(
    'nor are they issued when a %s has made an edition of them before',
    async (command) => {
      await again()
      office.edit(text, '现将', '现把')
      await office.tongbao(command, '2022')
      const before = everything()
      const { exit, codes } = await again()
      expect({ exit, refused: codes.includes('issue-number-used') }).toEqual({ exit: 1, refused: true })
      expect(everything()).toEqual(before)
    },
  )

  test.each([
    ['damaged', 'edition-damaged', (record: string) => office.write(record, office.text(record).slice(0, 500))],
    ['lost', 'package-unrecorded', (record: string) => office.remove(record)],
  ])('nothing is issued beside a record that is %s', async (_, code, harm) => {
    await again()
    harm('data/版次/2022/通报/第1版 印发.json')
    office.edit(text, '现将', '现把')
    const before = everything()
    const { exit, codes } = await again()
    expect({ failed: exit !== 0, told: codes.includes(code) }).toEqual({ failed: true, told: true })
    expect(everything()).toEqual(before)
  })

  test('a number beside the one in the ledger is refused before anything is checked, with word of what to do', async () => {
    await again()
    office.edit(text, '现将', '现把')
    const before = everything()
    const { exit, codes, json } = await again('--number', '11', '--date', '2023-05-08')
    expect({ exit, codes }).toEqual({ exit: 1, codes: ['ledger-two-numbers'] })
    expect(json.diagnostics[0]?.file).toBe('data/台账.yaml')
    expect(everything()).toEqual(before)
  })

  test('a record that is lost is not made anew by a draft: that stands apart, and nothing is issued beside it', async () => {
    await again()
    office.remove('data/版次/2022/通报/第1版 印发.json')
    office.edit(text, '现将', '现把')
    const issued = office.files('out').map((file) => [file, checksum(office.bytes(file))] as const)
    const drafted = await office.tongbao('draft', '2022')
    expect(drafted.codes).toContain('package-unrecorded')
    expect(drafted.json.documents[0]).toMatchObject({ edition: 2 })
    for (const [file, sha256] of issued) expect(checksum(office.bytes(file))).toBe(sha256)
    expect(office.has('data/版次/2022/通报/第1版 印发.json')).toBe(false)
    const { exit, codes } = await again()
    expect({ exit, told: codes.includes('package-unrecorded') }).toEqual({ exit: 1, told: true })
  })

  test('a package that holds other documents than its record is not taken for that of the edition', async () => {
    await again()
    const record = 'data/版次/2022/通报/第1版 印发.json'
    const before = office.bytes(record)
    office.edit(text, '现将', '现把')
    office.remove(record)
    office.remove('data/版次/2022/通报/第1版 印发.zip')
    await again()
    // As if a synchronised folder had brought back the older of the two.
    office.write(record, before)
    office.remove('out')
    office.edit(text, '现把', '现将')
    const { exit, codes } = await again()
    expect({ exit, told: codes.includes('package-unrecorded') }).toEqual({ exit: 1, told: true })
  })

  test('a correction under a new number is a new edition, linked to the old, whose files stay', async () => {
    await again()
    const before = new Map(
      [...office.files('out'), ...office.files('data/版次')].map((file) => [file, checksum(office.bytes(file))]),
    )
    office.edit(text, '现将', '现把')
    office.edit('data/台账.yaml', '日期: 2023年4月3日', '日期: 2023年4月3日\n    作废: 有误，另发')
    const { exit, codes, json } = await again('--number', '11', '--date', '2023-05-08')
    expect({ exit, apart: codes.includes('edition-issued') }).toEqual({ exit: 0, apart: false })
    expect(json.documents[0]?.docx).toMatch(/第2版\/吉政函〔2023〕11号 .*（第2版）\.docx$/)
    for (const [file, sha256] of before) expect(checksum(office.bytes(file))).toBe(sha256)
    const sealed = openSealed(office.bytes('data/版次/2022/通报/第2版 印发.zip'))
    expect(sealed.ok && sealed.value.manifest.corrects).toEqual({ edition: 1, number: '吉政函〔2023〕10号' })
  })
})

test('invented figures are never issued', async () => {
  const { exit, codes } = await office.tongbao('issue', '2023-示例', '--number', '21', '--date', '2024-04-09')
  expect({ exit, codes }).toEqual({ exit: 2, codes: ['issue-facts'] })
})
