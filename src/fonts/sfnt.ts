import type { FontFile } from '../host/font-file.js'

/** Where a table stands in a font file. */
export interface TableRange {
  readonly offset: number
  readonly length: number
}

/** One font of a file: where its tables stand, by tag. */
export interface Sfnt {
  readonly file: FontFile
  readonly tables: ReadonlyMap<string, TableRange>
  /** The tables that were read. */
  readonly read: Map<string, Uint8Array>
}

const TRUETYPE = 0x00010000
const APPLE_TRUETYPE = 0x74727565
const OPENTYPE_CFF = 0x4f54544f
const COLLECTION = 0x74746366

/** More fonts than any collection has. */
const MOST_FONTS = 64
/** The header of the greatest collection. */
export const LONGEST_HEADER = 12 + 4 * MOST_FONTS

/** Bytes as numbers; those of a font are big-endian. */
export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** The four letters of the tag at a byte. */
export const tagAt = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3))

/** The fonts of a file: one, or those of a collection; none where it is no font. */
export function openSfnts(file: FontFile): readonly (() => Sfnt)[] {
  const read: FontFile['part'] = (start, length) => file.part(start, length)
  return directoryOffsets(viewOf(read(0, LONGEST_HEADER))).map((offset) => () => {
    return { file, tables: readDirectory(read, offset), read: new Map() }
  })
}

/** Where the table directories stand: one for a plain font, several for a collection, none where it is no font. */
export function directoryOffsets(header: DataView): readonly number[] {
  if (header.byteLength < 12) return []
  const tag = header.getUint32(0)
  if (tag === TRUETYPE || tag === APPLE_TRUETYPE || tag === OPENTYPE_CFF) return [0]
  if (tag !== COLLECTION) return []
  const count = Math.min(header.getUint32(8), Math.floor((header.byteLength - 12) / 4), MOST_FONTS)
  return Array.from({ length: count }, (_, index) => header.getUint32(12 + 4 * index))
}

/** The table directory at an offset of a file, of which `read` gives parts. */
export function readDirectory(read: FontFile['part'], offset: number): ReadonlyMap<string, TableRange> {
  const tables = new Map<string, TableRange>()
  const count = viewOf(read(offset, 12)).getUint16(4)
  const view = viewOf(read(offset, 12 + 16 * count))
  for (let at = 12; at < 12 + 16 * count; at += 16) {
    tables.set(tagAt(view, at), { offset: view.getUint32(at + 8), length: view.getUint32(at + 12) })
  }
  return tables
}

/** The bytes of a table, or undefined where the font has none (or the file is cut short). */
export function tableBytes(sfnt: Sfnt, tag: string): Uint8Array | undefined {
  const known = sfnt.read.get(tag)
  if (known) return known
  const range = tableRange(sfnt, tag)
  if (range === undefined) return undefined
  const bytes = sfnt.file.part(range.offset, range.length)
  sfnt.read.set(tag, bytes)
  return bytes
}

/** Where a table stands, or undefined where the font has none (or the file is cut short). */
export function tableRange({ file, tables }: Sfnt, tag: string): TableRange | undefined {
  const range = tables.get(tag)
  return range === undefined || range.offset + range.length > file.length ? undefined : range
}

const checksum = (view: DataView, start: number, end: number): number => {
  let sum = 0
  for (let at = start; at < end; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  return sum
}

/** A length up to the next multiple of four, to which tables and glyphs are filled with zeros. */
export const padded = (length: number): number => (length + 3) & ~3

/** Puts tables together to a TrueType file, with the checksums that some readers insist on. */
export function writeSfnt(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries = [...tables].sort(([a], [b]) => (a < b ? -1 : 1))
  const directory = 12 + 16 * entries.length
  const bytes = new Uint8Array(entries.reduce((size, [, table]) => size + padded(table.length), directory))
  const view = viewOf(bytes)
  const power = 2 ** Math.floor(Math.log2(entries.length))
  view.setUint32(0, TRUETYPE)
  view.setUint16(4, entries.length)
  view.setUint16(6, power * 16)
  view.setUint16(8, Math.log2(power))
  view.setUint16(10, (entries.length - power) * 16)
  let offset = directory
  let head: number | undefined
  // Tables begin and end on whole words, so the checksum of the file is the sum of theirs and of the directory's.
  let sum = 0
  entries.forEach(([tag, table], index) => {
    const at = 12 + 16 * index
    bytes.set(table, offset)
    if (tag === 'head') {
      head = offset
      view.setUint32(offset + 8, 0)
    }
    for (let letter = 0; letter < 4; letter++) bytes[at + letter] = tag.charCodeAt(letter)
    const own = checksum(view, offset, offset + padded(table.length))
    sum += own
    view.setUint32(at + 4, own)
    view.setUint32(at + 8, offset)
    view.setUint32(at + 12, table.length)
    offset += padded(table.length)
  })
  if (head !== undefined) view.setUint32(head + 8, (0xb1b0afba - sum - checksum(view, 0, directory)) >>> 0)
  return bytes
}
