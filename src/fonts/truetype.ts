import { padded, type Sfnt, tableBytes, tableRange, viewOf, writeSfnt } from './sfnt.js'
import type { FontSubset } from './subset.js'

/** The outlines of a TrueType font, record by record as the file has them. */
export interface GlyphRecords {
  /** The bytes of a glyph's outline; empty for a blank one. */
  record(glyph: number): Uint8Array
}

/** The flags of one component of a composite glyph. */
const WORD_ARGUMENTS = 0x0001
const ONE_SCALE = 0x0008
const MORE_COMPONENTS = 0x0020
const TWO_SCALES = 0x0040
const MATRIX = 0x0080

/** Offsets of the glyph indices inside a composite record; none for a simple one. */
function componentOffsets(record: Uint8Array): readonly number[] {
  if (record.length < 10) return []
  const view = viewOf(record)
  if (view.getInt16(0) >= 0) return []
  const offsets: number[] = []
  let at = 10
  let flags = MORE_COMPONENTS
  while (flags & MORE_COMPONENTS && at + 4 <= record.length) {
    flags = view.getUint16(at)
    offsets.push(at + 2)
    at += 4 + (flags & WORD_ARGUMENTS ? 4 : 2)
    at += flags & MATRIX ? 8 : flags & TWO_SCALES ? 4 : flags & ONE_SCALE ? 2 : 0
  }
  return offsets
}

/** Access to the glyph records of a font with a `glyf` table. */
export function glyphRecords(sfnt: Sfnt): GlyphRecords | undefined {
  const head = tableBytes(sfnt, 'head')
  const loca = tableBytes(sfnt, 'loca')
  const glyf = tableRange(sfnt, 'glyf')
  if (head === undefined || loca === undefined || glyf === undefined) return undefined
  const long = viewOf(head).getInt16(50) !== 0
  const view = viewOf(loca)
  const offset = (glyph: number) => (long ? view.getUint32(4 * glyph) : 2 * view.getUint16(2 * glyph))
  const known = new Map<number, Uint8Array>()
  const read = (glyph: number): Uint8Array => {
    if ((glyph + 2) * (long ? 4 : 2) > loca.length) return new Uint8Array(0)
    const [start, end] = [offset(glyph), Math.min(offset(glyph + 1), glyf.length)]
    return sfnt.file.part(glyf.offset + start, Math.max(0, end - start))
  }
  return {
    record(glyph) {
      const found = known.get(glyph)
      if (found) return found
      const record = read(glyph)
      known.set(glyph, record)
      return record
    },
  }
}

/** Gathers glyph records under new numbers, with the components that composite glyphs are made of. */
export interface GlyphCollector {
  /** The new number. Every call makes a new glyph, so that each character has one of its own. */
  add(source: GlyphRecords, glyph: number, advance: number): number
  readonly count: number
  /** The tables whose content depends on the glyphs; `loca` is in the long form. */
  tables(): { readonly glyf: Uint8Array; readonly loca: Uint8Array; readonly hmtx: Uint8Array }
}

/** A collector without any glyph. */
export function collectGlyphs(): GlyphCollector {
  const records: Uint8Array[] = []
  const advances: number[] = []
  const components = new Map<GlyphRecords, Map<number, number>>()

  const put = (record: Uint8Array, advance: number): number => {
    records.push(record)
    advances.push(advance)
    return records.length - 1
  }

  const component = (source: GlyphRecords, glyph: number): number => {
    const known = components.get(source) ?? new Map<number, number>()
    components.set(source, known)
    const present = known.get(glyph)
    if (present !== undefined) return present
    const number = put(new Uint8Array(0), 0)
    known.set(glyph, number)
    records[number] = renumbered(source, glyph)
    return number
  }

  const renumbered = (source: GlyphRecords, glyph: number): Uint8Array => {
    const record = source.record(glyph)
    const offsets = componentOffsets(record)
    if (offsets.length === 0) return record
    const copy = record.slice()
    const view = viewOf(copy)
    for (const at of offsets) view.setUint16(at, component(source, view.getUint16(at)))
    return copy
  }

  return {
    add(source, glyph, advance) {
      const number = put(new Uint8Array(0), advance)
      records[number] = renumbered(source, glyph)
      return number
    },
    get count() {
      return records.length
    },
    tables: () => glyphTables(records, advances),
  }
}

function glyphTables(
  records: readonly Uint8Array[],
  advances: readonly number[],
): ReturnType<GlyphCollector['tables']> {
  const glyf = new Uint8Array(records.reduce((size, record) => size + padded(record.length), 0))
  const loca = new DataView(new ArrayBuffer(4 * (records.length + 1)))
  const hmtx = new Uint8Array(4 * records.length)
  let offset = 0
  records.forEach((record, index) => {
    loca.setUint32(4 * index, offset)
    glyf.set(record, offset)
    offset += padded(record.length)
    const advance = advances[index] ?? 0
    hmtx.set([advance >> 8, advance], 4 * index)
    // The left bearing is the outline's own xMin: readers shift the outline by the difference of the two.
    if (record.length >= 10) hmtx.set(record.subarray(2, 4), 4 * index + 2)
  })
  loca.setUint32(4 * records.length, offset)
  return { glyf, loca: new Uint8Array(loca.buffer), hmtx }
}

/** Tables that glyph programs lean on; they go along unchanged. */
const PROGRAM_TABLES = ['cvt ', 'fpgm', 'prep'] as const

/** The `head`, `hhea` and `maxp` of a source font, told about another set of glyphs. */
export function renewHeaders(sfnt: Sfnt, glyphs: number): ReadonlyMap<string, Uint8Array> | undefined {
  const head = tableBytes(sfnt, 'head')?.slice()
  const hhea = tableBytes(sfnt, 'hhea')?.slice()
  const maxp = tableBytes(sfnt, 'maxp')?.slice()
  if (head === undefined || hhea === undefined || maxp === undefined) return undefined
  viewOf(head).setInt16(50, 1)
  viewOf(hhea).setUint16(34, glyphs)
  viewOf(maxp).setUint16(4, glyphs)
  return new Map([
    ['head', head],
    ['hhea', hhea],
    ['maxp', maxp],
  ])
}

/** A subset of a TrueType font for a CIDFontType2; CIDs are its glyph numbers. */
export function trueTypeSubset(sfnt: Sfnt, unitsPerEm: number, source: GlyphRecords): FontSubset {
  const collector = collectGlyphs()
  const scaled = (advance: number) => Math.round((advance * unitsPerEm) / 1000)
  collector.add(source, 0, unitsPerEm)
  return {
    format: 'glyf',
    keepsAdvances: false,
    add: (glyph, advance) => collector.add(source, glyph, scaled(advance)),
    get count() {
      return collector.count
    },
    encode() {
      const { glyf, loca, hmtx } = collector.tables()
      const tables = new Map(renewHeaders(sfnt, collector.count))
      tables.set('glyf', glyf).set('loca', loca).set('hmtx', hmtx)
      for (const tag of PROGRAM_TABLES) {
        const bytes = tableBytes(sfnt, tag)
        if (bytes !== undefined) tables.set(tag, bytes)
      }
      return writeSfnt(tables)
    },
  }
}
