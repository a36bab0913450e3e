import { createRequire } from 'node:module'
import type { FontSubset } from './subset.js'

/** The part of fontkit that is used here; the library has no types of its own. */
interface Fontkit {
  create(bytes: Uint8Array, postscriptName?: string): { createSubset(): FontkitSubset }
}
interface FontkitSubset {
  readonly cff?: unknown
  includeGlyph(glyph: number): number
  encode(): Uint8Array
}

/**
 * A subset made by fontkit, for the CFF fonts whose charstrings call subroutines (Noto Sans CJK and the like): it
 * interprets every outline, which takes some hundred milliseconds, so it is loaded only when such a font is used.
 * The advances stay the font's own.
 *
 * @param postscriptName which font of a collection; undefined for a plain file (fontkit would look for a variation)
 */
export async function fontkitSubset(bytes: Uint8Array, postscriptName: string | undefined): Promise<FontSubset> {
  const fontkit = createRequire(import.meta.url)('fontkit') as Fontkit
  const subset = fontkit.create(bytes, postscriptName).createSubset()
  let count = 1
  return {
    format: subset.cff === undefined ? 'glyf' : 'cff',
    keepsAdvances: true,
    add(glyph) {
      const cid = subset.includeGlyph(glyph)
      count = Math.max(count, cid + 1)
      return cid
    },
    get count() {
      return count
    },
    encode: () => subset.encode(),
  }
}
