import {
  type CffIndex,
  dictEntry,
  operators,
  readDict,
  readIndex,
  readInteger,
  shortInteger,
  writeIndex,
} from './cff-format.js'
import { type Sfnt, tableBytes, viewOf } from './sfnt.js'
import type { FontSubset } from './subset.js'

/** How glyphs of one font dictionary give their widths, and its hints. */
interface PrivateDict {
  readonly bytes: Uint8Array
  readonly nominalWidth: number
}

/** A CFF font whose charstrings call no subroutines, so that each can be copied by itself. */
export interface CffOutlines {
  readonly charStrings: CffIndex
  readonly privates: readonly PrivateDict[]
  /** Which of `privates` a glyph belongs to. */
  privateOf(glyph: number): number
}

function readPrivate(cff: Uint8Array, operands: readonly number[] | undefined): PrivateDict | undefined {
  const [size = 0, offset = 0] = operands ?? []
  const bytes = cff.subarray(offset, offset + size)
  const dict = readDict(bytes)
  if (dict.has(operators.subrs)) return undefined
  return { bytes, nominalWidth: dict.get(operators.nominalWidth)?.[0] ?? 0 }
}

function readSelect(cff: Uint8Array, at: number): (glyph: number) => number {
  const view = viewOf(cff)
  if (view.getUint8(at) === 0) return (glyph) => view.getUint8(at + 1 + glyph)
  const ranges = view.getUint16(at + 1)
  return (glyph) => {
    for (let range = ranges - 1; range >= 0; range--) {
      if (view.getUint16(at + 3 + 3 * range) <= glyph) return view.getUint8(at + 5 + 3 * range)
    }
    return 0
  }
}

/** The outlines of a font with a `CFF ` table; undefined where they use subroutines (or there are none). */
export function cffOutlines(sfnt: Sfnt): CffOutlines | undefined {
  const cff = tableBytes(sfnt, 'CFF ')
  if (cff === undefined) return undefined
  const names = readIndex(cff, viewOf(cff).getUint8(2))
  const tops = readIndex(cff, names.end)
  const strings = readIndex(cff, tops.end)
  const globalSubrs = readIndex(cff, strings.end)
  if (globalSubrs.count > 0) return undefined
  const top = readDict(tops.item(0))
  const fontDicts = top.get(operators.fontDicts)?.[0]
  const dicts: (readonly number[] | undefined)[] = []
  if (fontDicts === undefined) dicts.push(top.get(operators.private))
  else {
    const index = readIndex(cff, fontDicts)
    for (let dict = 0; dict < index.count; dict++) dicts.push(readDict(index.item(dict)).get(operators.private))
  }
  const privates: PrivateDict[] = []
  for (const operands of dicts) {
    const found = readPrivate(cff, operands)
    if (found === undefined) return undefined
    privates.push(found)
  }
  const select = top.get(operators.fontDictSelect)?.[0]
  return {
    charStrings: readIndex(cff, top.get(operators.charStrings)?.[0] ?? 0),
    privates,
    privateOf: select === undefined ? () => 0 : readSelect(cff, select),
  }
}

/** How many operands the first operator of a charstring takes when no width stands before them; even: stem hints. */
const FIRST_OPERANDS: Readonly<Record<number, number | 'even'>> = {
  1: 'even',
  3: 'even',
  18: 'even',
  23: 'even',
  19: 'even',
  20: 'even',
  4: 1,
  22: 1,
  21: 2,
  14: 0,
}

/** The charstring with another width: it is the optional first operand (technical note 5177, section 3.1). */
function withWidth(charString: Uint8Array, width: number): Uint8Array {
  const view = viewOf(charString)
  let at = 0
  let operands = 0
  let firstLength = 0
  while (at < charString.length && (view.getUint8(at) >= 32 || view.getUint8(at) === 28)) {
    const length = view.getUint8(at) === 255 ? 5 : readInteger(view, at).length
    if (operands === 0) firstLength = length
    operands += 1
    at += length
  }
  const expected = FIRST_OPERANDS[charString[at] ?? 14]
  const hasWidth = expected === 'even' ? operands % 2 === 1 : operands > (expected ?? operands)
  const number = shortInteger(width)
  const rest = charString.subarray(hasWidth ? firstLength : 0)
  const bytes = new Uint8Array(number.length + rest.length)
  bytes.set(number)
  bytes.set(rest, number.length)
  return bytes
}

const text = (value: string): Uint8Array => Uint8Array.from(value, (letter) => letter.charCodeAt(0))

/** The first string identifiers after the standard ones. */
const ADOBE = 391
const IDENTITY = 392

/** A subset for a CIDFontType0: a CID-keyed CFF whose CIDs are its glyph numbers. */
export function cffSubset(outlines: CffOutlines, name: string, unitsPerEm: number): FontSubset {
  const charStrings: Uint8Array[] = []
  const select: number[] = []
  const add = (glyph: number, advance: number): number => {
    const dict = outlines.privateOf(glyph)
    const width = Math.round((advance * unitsPerEm) / 1000) - (outlines.privates[dict]?.nominalWidth ?? 0)
    charStrings.push(withWidth(outlines.charStrings.item(glyph), width))
    select.push(dict)
    return charStrings.length - 1
  }
  add(0, 1000)
  return {
    format: 'cff',
    keepsAdvances: false,
    add,
    get count() {
      return charStrings.length
    },
    encode: () => writeCff({ name, unitsPerEm, charStrings, select, privates: outlines.privates }),
  }
}

interface CffParts {
  /** The PostScript name of the font. */
  readonly name: string
  readonly unitsPerEm: number
  /** By glyph. */
  readonly charStrings: readonly Uint8Array[]
  /** Which of `privates` a glyph uses, glyph by glyph. */
  readonly select: readonly number[]
  readonly privates: readonly PrivateDict[]
}

function writeCff({ name, unitsPerEm, charStrings, select, privates }: CffParts): Uint8Array {
  const header = Uint8Array.of(1, 0, 4, 4)
  const names = writeIndex([text(name)])
  const strings = writeIndex([text('Adobe'), text('Identity')])
  const subrs = writeIndex([])
  const last = charStrings.length - 2
  // Format 2, one range: glyph n has CID n.
  const charset = Uint8Array.of(2, 0, 1, (last >> 8) & 0xff, last & 0xff)
  const selection = Uint8Array.of(0, ...select)
  const glyphs = writeIndex(charStrings)
  const topDict = (at: { charset: number; selection: number; glyphs: number; dicts: number }) =>
    writeIndex([
      Uint8Array.from([
        ...dictEntry(operators.registry, ADOBE, IDENTITY, 0),
        ...(unitsPerEm === 1000 ? [] : matrixEntry(unitsPerEm)),
        ...dictEntry(operators.cidCount, charStrings.length),
        ...dictEntry(operators.charset, at.charset),
        ...dictEntry(operators.charStrings, at.glyphs),
        ...dictEntry(operators.fontDicts, at.dicts),
        ...dictEntry(operators.fontDictSelect, at.selection),
      ]),
    ])
  const fontDicts = (at: number) => {
    let offset = at
    return writeIndex(
      privates.map(({ bytes }) => {
        const entry = Uint8Array.from(dictEntry(operators.private, bytes.length, offset))
        offset += bytes.length
        return entry
      }),
    )
  }
  const top = topDict({ charset: 0, selection: 0, glyphs: 0, dicts: 0 }).length
  const atCharset = header.length + names.length + top + strings.length + subrs.length
  const atSelection = atCharset + charset.length
  const atGlyphs = atSelection + selection.length
  const atDicts = atGlyphs + glyphs.length
  const atPrivates = atDicts + fontDicts(0).length
  const parts = [
    header,
    names,
    topDict({ charset: atCharset, selection: atSelection, glyphs: atGlyphs, dicts: atDicts }),
    strings,
    subrs,
    charset,
    selection,
    glyphs,
    fontDicts(atPrivates),
    ...privates.map(({ bytes }) => bytes),
  ]
  return Uint8Array.from(Buffer.concat(parts))
}

/** The real number 1/unitsPerEm in the nibble form of dictionaries, as the scale of a font matrix. */
function matrixEntry(unitsPerEm: number): readonly number[] {
  const digits = (1 / unitsPerEm).toFixed(9)
  const nibbles = [...digits].map((digit) => (digit === '.' ? 0xa : Number(digit)))
  nibbles.push(0xf)
  if (nibbles.length % 2 === 1) nibbles.push(0xf)
  const scale = [30]
  for (let at = 0; at < nibbles.length; at += 2) scale.push(((nibbles[at] ?? 0) << 4) | (nibbles[at + 1] ?? 0xf))
  const zero = [139]
  return [
    ...scale,
    ...zero,
    ...zero,
    ...scale,
    ...zero,
    ...zero,
    operators.fontMatrix >> 8,
    operators.fontMatrix & 0xff,
  ]
}
