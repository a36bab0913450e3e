import { deflateSync } from 'node:zlib'
import type { Font } from '../../fonts/font.js'
import type { FontSubset } from '../../fonts/subset.js'
import { ForgettingMap } from '../../keyed/forgetting-map.js'
import { oncePer } from '../../keyed/once-per.js'
import type { PdfDocument, PdfReference } from './pdf-document.js'

/** A glyph as a content stream names it. */
export interface EncodedGlyph {
  /** Four hexadecimal digits. */
  readonly code: string
  /** By how much it moves the pen, in 1/1000 em. */
  readonly advance: number
}

/** A font while a document is drawn with it. */
export interface EmbeddedFont {
  /** Its name in the pages' resources. */
  readonly id: string
  readonly reference: PdfReference
  /** What draws a character, made to advance by so many 1/1000 em where the subset can do that. */
  encode(codePoint: number, glyph: number, advance: number): EncodedGlyph
  /** Writes the font; nothing can be drawn with it afterwards. */
  end(): void
}

/** Each byte in hexadecimal digits: a document asks for some thousand. */
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
const hex = (value: number): string => `${HEX[value >> 8]}${HEX[value & 0xff]}`

/** A code point as UTF-16BE. */
const utf16 = (codePoint: number): string => {
  if (codePoint <= 0xffff) return hex(codePoint)
  const above = codePoint - 0x10000
  return hex(0xd800 | (above >> 10)) + hex(0xdc00 | (above & 0x3ff))
}

/**
 * The streams of an embedded font. The program stays unpacked: outlines hold next to no repeated strings, so packing saves
 * a fifth of a file and takes half of the time that a letter takes; and unpacked it is the same on every processor.
 */
interface FontStreams {
  readonly program: Uint8Array
  readonly characters: Uint8Array
}

/** Fonts of titles, headings and page numbers have so few characters, and the same ones in thousands of letters. */
const FEW = 96
const keptOf = oncePer((_: Font) => new ForgettingMap<string, FontStreams>(32))

/**
 * The streams of a font. What a document embeds follows from its own characters alone, whether it is made for it or was
 * made for another one with the same characters in the same order.
 */
function fontStreams(font: Font, characters: readonly number[], make: () => FontStreams): FontStreams {
  if (characters.length > FEW) return make()
  const kept = keptOf(font)
  const key = characters.join()
  const known = kept.get(key)
  if (known) return known
  const made = make()
  kept.set(key, made)
  return made
}

/** At most a hundred a block: ISO 32000-1, 9.10.3 takes over the limit of the CMap format. */
const BLOCK = 100

function toUnicode(codePoints: readonly (number | undefined)[]): string {
  const entries = codePoints.flatMap((codePoint, cid) =>
    codePoint === undefined ? [] : [`<${hex(cid)}> <${utf16(codePoint)}>`],
  )
  const blocks: string[] = []
  for (let at = 0; at < entries.length; at += BLOCK) {
    const block = entries.slice(at, at + BLOCK)
    blocks.push(`${block.length} beginbfchar`, ...block, 'endbfchar')
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <ffff>',
    'endcodespacerange',
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n')
}

/** ISO 19005-1, 6.3.5: a bit for each CID of the subset. The components of composite glyphs are among them. */
function cidSet(count: number): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(count / 8)).fill(0xff)
  const used = count % 8
  if (used !== 0) bytes[bytes.length - 1] = (0xff << (8 - used)) & 0xff
  return bytes
}

/** Six capitals, another sextet for each font of the document (ISO 32000-1, 9.6.4). */
const subsetTag = (index: number): string =>
  [0, 0, 0, 0, Math.floor(index / 26), index % 26].map((letter) => String.fromCharCode(65 + (letter % 26))).join('')

/** Writes a composite font (Type 0) whose character codes are the CIDs of the subset. */
export function embedFont(document: PdfDocument, font: Font, subset: FontSubset, index: number): EmbeddedFont {
  const reference = document.ref({})
  const known = new Map<number, EncodedGlyph>()
  const codePoints: (number | undefined)[] = []
  const widths: (number | undefined)[] = [subset.keepsAdvances ? Math.round(font.advance(0)) : 1000]

  return {
    id: `F${index + 1}`,
    reference,
    encode(codePoint, glyph, advance) {
      // Both in one number, since this is asked for every character: code points have 21 bits.
      const key = advance * 0x200000 + codePoint
      const present = known.get(key)
      if (present !== undefined) return present
      const cid = subset.add(glyph, advance)
      codePoints[cid] ??= codePoint
      const encoded = { code: hex(cid), advance: subset.keepsAdvances ? Math.round(font.advance(glyph)) : advance }
      widths[cid] = encoded.advance
      known.set(key, encoded)
      return encoded
    },
    end() {
      const streams = fontStreams(font, [...known.keys()], () => ({
        program: subset.encode(),
        characters: deflateSync(toUnicode(Array.from(codePoints)), { level: 1, windowBits: 12, memLevel: 6 }),
      }))
      const name = `${subsetTag(index)}+${font.names.postscriptName.replace(/[^A-Za-z0-9_-]/g, '_')}`
      const advances = Array.from({ length: subset.count }, (_, cid) => widths[cid] ?? 0)
      writeFont(document, reference, { name, font, subset, streams, advances })
    },
  }
}

/** What is written of a font when all characters of the document are known. */
interface WrittenFont {
  readonly name: string
  readonly font: Font
  readonly subset: FontSubset
  readonly streams: FontStreams
  /** Of each CID, in 1/1000 em. */
  readonly advances: readonly number[]
}

/** Font, descendant and descriptor (ISO 32000-1, 9.7 and 9.8), with the streams that they name. */
function writeFont(
  document: PdfDocument,
  reference: PdfReference,
  { name, font, subset, streams, advances }: WrittenFont,
): void {
  const { program, characters } = streams
  const cff = subset.format === 'cff'
  const file = document.ref(cff ? { Subtype: 'CIDFontType0C' } : { Length1: program.length })
  file.end(program)
  const set = document.ref({})
  set.compress = false
  set.end(cidSet(subset.count))
  const map = document.ref({ Filter: 'FlateDecode' })
  map.end(characters)
  const { ascent, descent, bbox } = font.metrics
  const descriptor = document.ref({
    Type: 'FontDescriptor',
    FontName: name,
    Flags: 4,
    FontBBox: [...bbox],
    ItalicAngle: 0,
    Ascent: ascent,
    Descent: descent,
    CapHeight: ascent,
    StemV: 0,
    CIDSet: set,
    [cff ? 'FontFile3' : 'FontFile2']: file,
  })
  descriptor.end()
  const descendant = document.ref({
    Type: 'Font',
    Subtype: cff ? 'CIDFontType0' : 'CIDFontType2',
    BaseFont: name,
    // Boxed strings are PDF strings to pdfkit, plain ones are names.
    CIDSystemInfo: { Registry: new String('Adobe'), Ordering: new String('Identity'), Supplement: 0 },
    FontDescriptor: descriptor,
    W: [0, advances],
    ...(cff ? {} : { CIDToGIDMap: 'Identity' }),
  })
  descendant.end()
  Object.assign(reference.data, {
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: name,
    Encoding: 'Identity-H',
    DescendantFonts: [descendant],
    ToUnicode: map,
  })
  reference.end()
}
