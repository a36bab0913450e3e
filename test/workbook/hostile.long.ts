import { deflateRawSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { exitCodeOf } from '../../src/diagnostics/exit-code.js'
import { readWorkbook } from '../../src/workbook/read-workbook.js'
import { type MadeSheet, packWorkbook, workbookParts } from './make-workbook.js'

const sheet: MadeSheet = {
  rows: [
    ['名称', '完成'],
    ['城镇新增就业', '26万人'],
  ],
}
const parts = workbookParts([sheet])
const SHEET = 'xl/worksheets/sheet1.xml'
const spoil = (name: string, change: (xml: string) => string) =>
  packWorkbook({ ...parts, [name]: change(parts[name] ?? '') })
const add = (name: string, content: string | Uint8Array) => packWorkbook({ ...parts, [name]: content })

/** Reads what must be refused; says the code, the exit code and what memory it took. */
async function refusal(bytes: Uint8Array, file = '表.xlsx') {
  const before = process.memoryUsage().rss
  const result = await readWorkbook(bytes, file)
  const [problem] = result.diagnostics
  return {
    ok: result.ok,
    code: problem?.code,
    message: problem?.message ?? '',
    file: problem?.at?.file,
    exit: exitCodeOf(result.diagnostics),
    megabytes: (process.memoryUsage().rss - before) / 1e6,
  }
}

test('the workbook that the cases spoil is read', async () => {
  const result = await readWorkbook(packWorkbook(parts), '表.xlsx')
  expect(result.ok && result.value.sheets.map(({ rows }) => rows.length)).toEqual([2])
})

describe('other formats get a word of their own', () => {
  const ole = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(512)])
  const encrypted = Uint8Array.from([...ole, ...new Uint8Array(Buffer.from('EncryptedPackage', 'utf16le'))])
  test.each<[string, Uint8Array, string, string]>([
    ['.xls', ole, '旧表.xls', '.xls'],
    ['.et', ole, '旧表.et', '.et'],
    ['.xls under another name', ole, '旧表.xlsx', '旧格式'],
    ['with a password', encrypted, '表.xlsx', '密码'],
    ['.csv', strToU8('名称,完成\n'), '表.csv', '.csv'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47]), '表.xlsx', '不是 Excel'],
    ['empty', new Uint8Array(), '表.xlsx', '0 字节'],
    ['without an extension', packWorkbook(parts), '表', '.xlsx 结尾'],
    ['a Word document', zipSync({ 'word/document.xml': strToU8('<w/>') }), '表.xlsx', '不是 Excel'],
    ['.xlsx under another name', packWorkbook(parts), '表.et', '.et'],
    ['the shadow of an open workbook', new Uint8Array(165), '~$表.xlsx', '临时文件'],
    ['.xlsb', zipSync({ 'xl/workbook.bin': strToU8('x') }), '表.xlsb', '.xlsb'],
  ])('%s', async (_, bytes, file, word) => {
    const found = await refusal(bytes, file)
    expect(found).toMatchObject({ ok: false, code: 'workbook-format', exit: 2, file })
    expect(found.message).toContain(word)
  })
})

/** A zip entry that lies about its size: `real` bytes packed, `declared` in the directory. */
function lyingZip(real: number, declared: number): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(real, 0x20))
  const bytes = Buffer.from(packWorkbook({ ...parts, 'xl/worksheets/sheet2.xml': strToU8('XXXX') }))
  const name = Buffer.from('xl/worksheets/sheet2.xml')
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(declared, 22)
  local.writeUInt16LE(name.length, 26)
  const added = Buffer.concat([local, name, packed])
  const end = bytes.length - 22
  const directory = bytes.readUInt32LE(end + 16)
  const whole = Buffer.concat([bytes.subarray(0, directory), added, bytes.subarray(directory)])
  const moved = end + added.length
  whole.writeUInt32LE(directory + added.length, moved + 16)
  const entry = whole.lastIndexOf(name)
  const header = entry - 46
  whole.writeUInt16LE(8, header + 10)
  whole.writeUInt32LE(packed.length, header + 20)
  whole.writeUInt32LE(declared, header + 24)
  whole.writeUInt32LE(directory, header + 42)
  return new Uint8Array(whole)
}

/** The archive with another size for one of its parts. */
function declared(bytes: Uint8Array, name: string, size: number): Uint8Array {
  const changed = Buffer.from(bytes)
  changed.writeUInt32LE(size, changed.lastIndexOf(name) - 46 + 24)
  return new Uint8Array(changed)
}

describe('what could do harm is refused, in bounded time and memory', () => {
  const row = (r: number) => `<row r="${r}"><c r="A${r}"><v>1</v></c></row>`
  const rels = (inside: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`
  test.each<[string, () => Uint8Array, string]>([
    ['a bomb: a part of 70 MB', () => lyingZip(70_000_000, 70_000_000), 'workbook-refused'],
    [
      'a bomb: five parts of 30 MB',
      () =>
        [1, 2, 3, 4, 5].reduce(
          (bytes, each) => declared(bytes, `xl/media/${each}.xml`, 30_000_000),
          packWorkbook({
            ...parts,
            ...Object.fromEntries([1, 2, 3, 4, 5].map((each) => [`xl/media/${each}.xml`, 'x'])),
          }),
        ),
      'workbook-refused',
    ],
    ['a bomb: packed a thousand to one', () => lyingZip(20_000_000, 20_000_000), 'workbook-refused'],
    ['a bomb that lies about its size', () => lyingZip(60_000_000, 1000), 'workbook-unreadable'],
    ['a part that is shorter than it says', () => lyingZip(10, 1000), 'workbook-unreadable'],
    [
      'ten thousand parts and more',
      () =>
        packWorkbook({
          ...parts,
          ...Object.fromEntries(Array.from({ length: 10_100 }, (_, each) => [`x/${each}`, ''])),
        }),
      'workbook-refused',
    ],
    [
      'a huge dimension',
      () => packWorkbook(workbookParts([{ ...sheet, before: '<dimension ref="A1:XFD1048576"/>' }])),
      'workbook-refused',
    ],
    [
      'a cell at the end of the world',
      () =>
        spoil(SHEET, (xml) =>
          xml.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
        ),
      'workbook-refused',
    ],
    [
      'a far row behind a trick attribute',
      () =>
        spoil(SHEET, (xml) =>
          xml.replace('</sheetData>', '<row x=">" r="1048576"><c x="/>" r="A1048576"><v>1</v></c></row></sheetData>'),
        ),
      'workbook-refused',
    ],
    [
      '110,000 rows',
      () =>
        spoil(
          SHEET,
          () =>
            `<worksheet><sheetData>${Array.from({ length: 110_000 }, (_, index) => row(index + 1)).join('')}</sheetData></worksheet>`,
        ),
      'workbook-refused',
    ],
    [
      'a merge over everything',
      () => packWorkbook(workbookParts([{ ...sheet, merges: ['A1:XFD1048576'] }])),
      'workbook-refused',
    ],
    [
      '300,000 shared strings',
      () => spoil('xl/sharedStrings.xml', () => `<sst>${'<si><t>x</t></si>'.repeat(300_000)}</sst>`),
      'workbook-refused',
    ],
    [
      'a DOCTYPE',
      () => spoil(SHEET, (xml) => `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${xml}`),
      'workbook-refused',
    ],
    [
      'entities in a part that nobody reads',
      () => add('customXml/item1.xml', '<!DOCTYPE lolz [<!ENTITY a "aaaa">]><x>&a;</x>'),
      'workbook-refused',
    ],
    [
      'a DOCTYPE in UTF-16',
      () => add('xl/styles.xml', new Uint8Array(Buffer.from('<!DOCTYPE x><styleSheet/>', 'utf16le'))),
      'workbook-refused',
    ],
    [
      'a comment that hides cells',
      () => spoil(SHEET, (xml) => xml.replace('<sheetData>', '<!-- <c r="A1"> --><sheetData>')),
      'workbook-refused',
    ],
    ['macros', () => add('xl/vbaProject.bin', 'x'), 'workbook-refused'],
    [
      'macros by content type',
      () =>
        spoil(
          '[Content_Types].xml',
          () => '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
        ),
      'workbook-refused',
    ],
    [
      'a link to another workbook',
      () => add('xl/externalLinks/externalLink1.xml', '<externalLink/>'),
      'workbook-refused',
    ],
    [
      'data from the net',
      () =>
        add(
          'xl/worksheets/_rels/sheet1.xml.rels',
          rels('<Relationship Id="r" Type="x/oleObject" Target="http://example.com/x" TargetMode="External"/>'),
        ),
      'workbook-refused',
    ],
    ['a path that leads outside', () => add('../../evil.xml', '<x/>'), 'workbook-refused'],
    ['an absolute path', () => add('/etc/evil.xml', '<x/>'), 'workbook-refused'],
    ['a path of another system', () => add('xl\\evil.xml', '<x/>'), 'workbook-refused'],
    ['two parts of one name', () => add('XL/Workbook.xml', '<x/>'), 'workbook-refused'],
    ['a tag that never ends', () => spoil(SHEET, (xml) => `${xml}<c r="`), 'workbook-refused'],
    ['cells without an address', () => spoil(SHEET, (xml) => xml.replaceAll(/ r="[A-Z]\d"/g, '')), 'workbook-refused'],
    [
      'cells twice',
      () => spoil(SHEET, (xml) => xml.replace('</row>', '<c r="A1"><v>1</v></c></row>')),
      'workbook-unreadable',
    ],
    [
      'a hundred thousand tags in each other',
      () =>
        spoil(SHEET, (xml) =>
          xml.replace('<sheetData>', `${'<x>'.repeat(100_000)}${'</x>'.repeat(100_000)}<sheetData>`),
        ),
      'workbook-refused',
    ],
    [
      'tags in each other that look empty',
      () => spoil('xl/sharedStrings.xml', () => `<sst>${'<x y="/>">'.repeat(100_000)}${'</x>'.repeat(100_000)}</sst>`),
      'workbook-refused',
    ],
    [
      'an attribute of half a million letters',
      () => spoil(SHEET, (xml) => xml.replace('<sheetData>', `<sheetData ${'a'.repeat(500_000)}>`)),
      'workbook-refused',
    ],
    [
      'a text of half a million letters',
      () => spoil('xl/sharedStrings.xml', () => `<sst><si><t>${'中'.repeat(500_000)}</t></si></sst>`),
      'workbook-refused',
    ],
    ['a cut-off archive', () => packWorkbook(parts).subarray(0, 600), 'workbook-unreadable'],
  ])('%s', async (_, make, code) => {
    const found = await refusal(make())
    expect(found).toMatchObject({ ok: false, code, exit: 2, file: '表.xlsx' })
    expect(found.megabytes).toBeLessThan(300)
  })

  test('a paragraph as long as Excel takes is read', async () => {
    const long = spoil('xl/sharedStrings.xml', (xml) => xml.replace('26万人', '字'.repeat(32_767)))
    expect((await refusal(long)).ok).toBe(true)
  })

  test('a link that a reader may click is no harm', async () => {
    const link = rels(
      '<Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="mailto:a@example.com" TargetMode="External"/>',
    )
    expect((await refusal(add('xl/worksheets/_rels/sheet1.xml.rels', link))).ok).toBe(true)
  })

  test('any bytes at all end in a word, never in a fault', async () => {
    const whole = packWorkbook(parts)
    let seed = 7
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648
      return seed % below
    }
    for (let round = 0; round < 150; round += 1) {
      const bytes = Uint8Array.from(whole)
      for (let change = 0; change < 4; change += 1) bytes[random(bytes.length)] = random(256)
      const result = await readWorkbook(bytes, '表.xlsx')
      expect(result.ok || result.diagnostics.length > 0).toBe(true)
    }
  })
})
