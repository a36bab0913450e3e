// Puts glyphs of several fonts together to one TrueType file with its own name.

import { openSfnts, tableBytes, viewOf, writeSfnt } from '../../dist/fonts/sfnt.js'
import { collectGlyphs, renewHeaders } from '../../dist/fonts/truetype.js'
import { fontInMemory } from './font-in-memory.mjs'

/**
 * @param model the font whose measures the face takes
 * @param names the family's name and the copyright notice
 * @param picks one per character: code point, where its record comes from, glyph number there, advance
 */
export function writeFace(model, { family, copyright }, picks) {
  const sfnt = openSfnts(fontInMemory(model.bytes))[0]()
  const collector = collectGlyphs()
  collector.add(model.records, 0, 1000)
  const mapping = []
  const known = new Map()
  for (const { code, records, glyph, advance } of picks) {
    const key = `${glyph}/${advance}`
    const taken = known.get(records) ?? { source: { record: stripped(records) }, numbers: new Map() }
    known.set(records, taken)
    if (!taken.numbers.has(key)) taken.numbers.set(key, collector.add(taken.source, glyph, advance))
    mapping.push([code, taken.numbers.get(key)])
  }
  mapping.sort(([a], [b]) => a - b)
  const { glyf, loca, hmtx } = collector.tables()
  const tables = new Map(renewHeaders(sfnt, collector.count))
  zeroProgramLimits(tables.get('maxp'))
  const os2 = tableBytes(sfnt, 'OS/2').slice()
  viewOf(os2).setUint16(8, 0)
  tables.set('glyf', glyf).set('loca', loca).set('hmtx', hmtx).set('OS/2', os2)
  tables.set('cmap', characterMap(mapping)).set('name', names(family, copyright)).set('post', post())
  return writeSfnt(tables)
}

/** No source has glyph programs; should one come to have them, the tables they lean on would be missing. */
function stripped(records) {
  return (glyph) => {
    const record = records.record(glyph)
    if (record.length >= 10 && viewOf(record).getInt16(0) > 0) {
      const contours = viewOf(record).getInt16(0)
      if (viewOf(record).getUint16(10 + 2 * contours) !== 0) throw new Error(`glyph ${glyph} has a program`)
    }
    return record
  }
}

/** Depth, points and contours may come from any source: readers take these as upper limits. */
function zeroProgramLimits(maxp) {
  const view = viewOf(maxp)
  for (const at of [6, 8, 10, 12]) view.setUint16(at, 0x0fff)
  view.setUint16(14, 1)
  for (const at of [16, 18, 20, 22, 24, 26]) view.setUint16(at, 0)
  view.setUint16(28, 8)
  view.setUint16(30, 3)
}

/** Format 12 for all planes and format 4 for the readers that know no other. */
function characterMap(mapping) {
  const groups = []
  for (const [code, glyph] of mapping) {
    const last = groups.at(-1)
    if (last && code === last.end + 1 && glyph === last.glyph + code - last.start) last.end = code
    else groups.push({ start: code, end: code, glyph })
  }
  const full = Buffer.alloc(16 + 12 * groups.length)
  full.writeUInt16BE(12, 0)
  full.writeUInt32BE(full.length, 4)
  full.writeUInt32BE(groups.length, 12)
  groups.forEach(({ start, end, glyph }, index) => {
    full.writeUInt32BE(start, 16 + 12 * index)
    full.writeUInt32BE(end, 20 + 12 * index)
    full.writeUInt32BE(glyph, 24 + 12 * index)
  })
  const basic = basicMap(groups.filter(({ end }) => end < 0xffff))
  const header = Buffer.alloc(basic ? 20 : 12)
  header.writeUInt16BE(basic ? 2 : 1, 2)
  const record = (at, encoding, offset) => {
    header.writeUInt16BE(3, at)
    header.writeUInt16BE(encoding, at + 2)
    header.writeUInt32BE(offset, at + 4)
  }
  if (basic) record(4, 1, header.length + full.length)
  record(basic ? 12 : 4, 10, header.length)
  return Uint8Array.from(Buffer.concat(basic ? [header, full, basic] : [header, full]))
}

/** Format 4; undefined where its 16-bit length does not hold all segments. */
function basicMap(groups) {
  const count = groups.length + 1
  const length = 16 + 8 * count
  if (length > 0xffff) return undefined
  const table = Buffer.alloc(length)
  const power = 2 ** Math.floor(Math.log2(count))
  table.writeUInt16BE(4, 0)
  table.writeUInt16BE(length, 2)
  table.writeUInt16BE(2 * count, 6)
  table.writeUInt16BE(2 * power, 8)
  table.writeUInt16BE(Math.log2(power), 10)
  table.writeUInt16BE(2 * (count - power), 12)
  ;[...groups, { start: 0xffff, end: 0xffff, glyph: 0 }].forEach(({ start, end, glyph }, index) => {
    table.writeUInt16BE(end, 14 + 2 * index)
    table.writeUInt16BE(start, 16 + 2 * count + 2 * index)
    table.writeUInt16BE((glyph - start) & 0xffff, 16 + 4 * count + 2 * index)
  })
  return table
}

function names(family, copyright) {
  const entries = [
    [0, copyright],
    [1, family],
    [2, 'Regular'],
    [3, `${family} Regular`],
    [4, family],
    [5, 'Version 1.0'],
    [6, `${family.replaceAll(' ', '')}-Regular`],
    [13, 'This Font Software is licensed under the SIL Open Font License, Version 1.1.'],
    [14, 'https://openfontlicense.org'],
  ]
  const strings = entries.map(([, text]) => Buffer.from(text, 'utf16le').swap16())
  const table = Buffer.alloc(6 + 12 * entries.length)
  table.writeUInt16BE(entries.length, 2)
  table.writeUInt16BE(table.length, 4)
  let offset = 0
  entries.forEach(([id], index) => {
    const at = 6 + 12 * index
    for (const [field, value] of [3, 1, 0x0409, id, strings[index].length, offset].entries()) {
      table.writeUInt16BE(value, at + 2 * field)
    }
    offset += strings[index].length
  })
  return Uint8Array.from(Buffer.concat([table, ...strings]))
}

function post() {
  const table = new Uint8Array(32)
  viewOf(table).setUint32(0, 0x00030000)
  return table
}
