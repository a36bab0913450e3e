import type { FontFile } from '../host/font-file.js'
import { cffOutlines, cffSubset } from './cff.js'
import { characterMap } from './cmap.js'
import { type FontNames, isWebFont, mayEmbed, readNames } from './font-names.js'
import { fontkitSubset } from './fontkit-subset.js'
import { openSfnts, type Sfnt, tableBytes, viewOf } from './sfnt.js'
import type { FontSubset } from './subset.js'
import { type GlyphRecords, glyphRecords, trueTypeSubset } from './truetype.js'

/** Measures of a font in 1/1000 em, as a PDF font descriptor wants them. */
export interface FontMetrics {
  readonly ascent: number
  readonly descent: number
  readonly bbox: readonly [number, number, number, number]
}

/** A parsed font: which characters it has, how wide they are, and the subset of it that a document embeds. */
export interface Font {
  readonly names: FontNames
  readonly metrics: FontMetrics
  /** The glyph of a code point; 0 where the font has none. */
  glyph(codePoint: number): number
  /** In 1/1000 em. */
  advance(glyph: number): number
  /** The outlines as records; undefined where the font is not a TrueType one. */
  readonly records: GlyphRecords | undefined
  subset(): Promise<FontSubset>
}

/** Why a file cannot serve as a font. */
export type FontFault = 'not-a-font' | 'web-font' | 'restricted' | 'damaged'

const asUnicode = (font: Sfnt): ((codePoint: number) => number) | undefined => {
  const map = characterMap(font)
  if (map === undefined) return undefined
  const known = new Map<number, number>()
  return (codePoint) => {
    const found = known.get(codePoint)
    if (found !== undefined) return found
    const glyph = map(codePoint)
    known.set(codePoint, glyph)
    return glyph
  }
}

function metricsOf(head: DataView, hhea: DataView, unitsPerEm: number): FontMetrics {
  const scale = (value: number) => Math.round((value * 1000) / unitsPerEm)
  return {
    ascent: scale(hhea.getInt16(4)),
    // FandolSong gives its descender without the sign.
    descent: -Math.abs(scale(hhea.getInt16(6))),
    bbox: [scale(head.getInt16(36)), scale(head.getInt16(38)), scale(head.getInt16(40)), scale(head.getInt16(42))],
  }
}

/** Parses one font of a file (`index` counts the fonts of a collection), or says why it cannot be used. */
export function openFont(file: FontFile, index = 0): Font | FontFault {
  try {
    if (isWebFont(file.part(0, 5))) return 'web-font'
    return parse(file, index)
  } catch (cause) {
    // Offsets of a damaged file lead outside it; everything else is a fault of ours.
    if (cause instanceof RangeError) return 'damaged'
    throw cause
  }
}

function parse(file: FontFile, index: number): Font | FontFault {
  const fonts = openSfnts(file)
  const collected = fonts.length > 1
  const sfnt = fonts[index]?.()
  if (sfnt === undefined) return 'not-a-font'
  const head = tableBytes(sfnt, 'head')
  const hhea = tableBytes(sfnt, 'hhea')
  const hmtx = tableBytes(sfnt, 'hmtx')
  const name = tableBytes(sfnt, 'name')
  const glyph = asUnicode(sfnt)
  if (!head || !hhea || !hmtx || !name || !glyph) return 'damaged'
  if (!mayEmbed(tableBytes(sfnt, 'OS/2'))) return 'restricted'
  const unitsPerEm = viewOf(head).getUint16(18)
  const advances = viewOf(hmtx)
  const measured = viewOf(hhea).getUint16(34)
  const records = glyphRecords(sfnt)
  if (records === undefined && !sfnt.tables.has('CFF ')) return 'damaged'
  const outlines = records === undefined ? cffOutlines(sfnt) : undefined
  const names = readNames(name)
  return {
    names,
    metrics: metricsOf(viewOf(head), viewOf(hhea), unitsPerEm),
    glyph,
    advance: (id) => (advances.getUint16(4 * Math.min(id, measured - 1)) * 1000) / unitsPerEm,
    records,
    async subset() {
      if (records !== undefined) return trueTypeSubset(sfnt, unitsPerEm, records)
      if (outlines !== undefined) return cffSubset(outlines, names.postscriptName, unitsPerEm)
      return fontkitSubset(file.part(0, file.length), collected ? names.postscriptName : undefined)
    },
  }
}
