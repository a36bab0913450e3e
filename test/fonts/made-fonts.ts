import { readFileSync } from 'node:fs'
import { bundlePath } from '../../src/fonts/bundle.js'
import { openFont } from '../../src/fonts/font.js'
import { openSfnts, tableBytes, viewOf, writeSfnt } from '../../src/fonts/sfnt.js'
import { collectGlyphs, glyphRecords } from '../../src/fonts/truetype.js'
import { fontInMemory } from './font-in-memory.js'

/** A name table with a name in Windows' Unicode encoding, as family and as PostScript name, and the family in Chinese. */
function nameTable(name: string, chinese?: string): Uint8Array {
  const records = [
    { id: 1, language: 0x0409, text: name },
    ...(chinese === undefined ? [] : [{ id: 1, language: 0x0804, text: chinese }]),
    { id: 6, language: 0x0409, text: name },
  ].map(({ text, ...record }) => ({ ...record, bytes: Buffer.from(text, 'utf16le').swap16() }))
  const table = Buffer.alloc(6 + 12 * records.length)
  table.writeUInt16BE(records.length, 2)
  table.writeUInt16BE(table.length, 4)
  let offset = 0
  for (const [index, { id, language, bytes }] of records.entries()) {
    for (const [field, value] of [3, 1, language, id, bytes.length, offset].entries()) {
      table.writeUInt16BE(value, 6 + 12 * index + 2 * field)
    }
    offset += bytes.length
  }
  return new Uint8Array(Buffer.concat([table, ...records.map(({ bytes }) => bytes)]))
}

/** A format 4 character map of single characters, in the order of glyphs 1, 2, 3 and so on. */
function characterMap(text: string): Uint8Array {
  const codes = [...text].map((character, index) => [character.charCodeAt(0), index + 1] as const)
  codes.sort(([a], [b]) => a - b)
  const segments = [...codes, [0xffff, 0] as const]
  const table = Buffer.alloc(12 + 16 + 8 * segments.length)
  for (const [at, value] of [
    [2, 1],
    [4, 3],
    [6, 1],
    [10, 12],
    [12, 4],
    [14, table.length - 12],
  ] as const) {
    table.writeUInt16BE(value, at)
  }
  table.writeUInt16BE(2 * segments.length, 18)
  segments.forEach(([code, glyph], index) => {
    const at = 26 + 2 * index
    table.writeUInt16BE(code, at)
    table.writeUInt16BE(code, at + 2 + 2 * segments.length)
    table.writeUInt16BE((glyph - code) & 0xffff, at + 2 + 4 * segments.length)
  })
  return new Uint8Array(table)
}

/** A small TrueType font with some characters of the bundle's 黑体, under another name. */
export function madeFont(name: string, text: string, options: { fsType?: number; chinese?: string } = {}): Uint8Array {
  const file = fontInMemory(readFileSync(bundlePath('heiti')))
  const sfnt = openSfnts(file)[0]?.()
  const font = openFont(file)
  const records = sfnt && glyphRecords(sfnt)
  if (typeof font === 'string' || !sfnt || !records) throw new Error('the bundle cannot be read')
  const collector = collectGlyphs()
  collector.add(records, 0, 1000)
  for (const character of text) {
    const glyph = font.glyph(character.codePointAt(0) ?? 0)
    collector.add(records, glyph, font.advance(glyph))
  }
  const { glyf, loca, hmtx } = collector.tables()
  const table = (tag: string): Uint8Array => tableBytes(sfnt, tag)?.slice() ?? new Uint8Array(0)
  const [head, hhea, maxp, os2] = [table('head'), table('hhea'), table('maxp'), table('OS/2')]
  viewOf(head).setInt16(50, 1)
  viewOf(hhea).setUint16(34, collector.count)
  viewOf(maxp).setUint16(4, collector.count)
  viewOf(os2).setUint16(8, options.fsType ?? 0)
  const tables = {
    glyf,
    loca,
    hmtx,
    head,
    hhea,
    maxp,
    'OS/2': os2,
    name: nameTable(name, options.chinese),
    cmap: characterMap(text),
  }
  return writeSfnt(new Map(Object.entries(tables)))
}

/** Fonts in one file, as Windows has SimSun and NSimSun. */
export function collection(...fonts: readonly Uint8Array[]): Uint8Array {
  const header = Buffer.alloc(12 + 4 * fonts.length)
  header.write('ttcf')
  header.writeUInt32BE(0x00010000, 4)
  header.writeUInt32BE(fonts.length, 8)
  const parts = [new Uint8Array(header)]
  let offset = header.length
  fonts.forEach((font, index) => {
    const part = font.slice()
    viewOf(parts[0] ?? part).setUint32(12 + 4 * index, offset)
    // Offsets of tables count from the start of the file.
    const view = viewOf(part)
    for (let at = 12; at < 12 + 16 * view.getUint16(4); at += 16)
      view.setUint32(at + 8, view.getUint32(at + 8) + offset)
    parts.push(part)
    offset += part.length
  })
  return new Uint8Array(Buffer.concat(parts))
}
