import { type Typeface, typefaces } from '../document/typeface.js'
import { bundledFamilies, bundledFont } from './bundle.js'
import type { Font } from './font.js'

/** Where the font of a face comes from, best first. */
export type FontOrigin = 'named' | 'machine' | 'tex' | 'bundle'

/** Which font a face got. */
export interface FontReport {
  readonly face: Typeface
  /** What the font calls itself. */
  readonly family: string
  readonly origin: FontOrigin
  /** Absolute path; null for the bundle. */
  readonly path: string | null
  /** Which font of the file, where it is a collection. */
  readonly index: number
  /** Not the face that offices use (GB/T 9704-2012 names 仿宋, 小标宋 and so on) but one that looks like it. */
  readonly substitute: boolean
}

/** What draws one character. */
export interface Glyph {
  readonly font: Font
  readonly id: number
  /** In 1/1000 em, a whole number. */
  readonly advance: number
}

/** The fonts of one run of the program, shared by all its documents. */
export interface FontSet {
  /** One entry a face, in the order of `typefaces`. */
  readonly report: readonly FontReport[]
  /** What draws a character in a face; undefined where no font has it. */
  glyph(face: Typeface, codePoint: number): Glyph | undefined
}

/** A face that has a font other than the bundle's. */
export interface ChosenFont {
  readonly font: Font
  readonly report: FontReport
}

const bundleReport = (face: Typeface): FontReport => ({
  face,
  family: bundledFamilies[face],
  origin: 'bundle',
  path: null,
  index: 0,
  substitute: true,
})

/** Names of the faces, typed. */
export const faces = Object.keys(typefaces).filter((name): name is Typeface => name in typefaces)

/** Per character: the face's own font, then the bundle's font of that face, then the face shared by all. */
export function fontSet(chosen: ReadonlyMap<Typeface, ChosenFont>): FontSet {
  const known = new Map<Typeface, Map<number, Glyph | undefined>>(faces.map((face) => [face, new Map()]))

  const find = (face: Typeface, codePoint: number): Glyph | undefined => {
    const own = chosen.get(face)?.font
    for (const open of [() => own, () => bundledFont(face), () => bundledFont('rest')]) {
      const font = open()
      const id = font?.glyph(codePoint) ?? 0
      if (font !== undefined && id !== 0) return { font, id, advance: Math.round(font.advance(id)) }
    }
    return undefined
  }

  return {
    report: faces.map((face) => chosen.get(face)?.report ?? bundleReport(face)),
    glyph(face, codePoint) {
      const glyphs = known.get(face)
      const found = glyphs?.get(codePoint)
      if (found !== undefined || glyphs?.has(codePoint)) return found
      const glyph = find(face, codePoint)
      glyphs?.set(codePoint, glyph)
      return glyph
    },
  }
}
