import type { Typeface } from '../document/typeface.js'
import { type LineEnds, lineEndsOf } from './line-ends.js'
import { type Cells, cells } from './units.js'

/** One code point in its face, with the width that the grid gives it. */
export interface Glyph extends LineEnds {
  readonly character: string
  readonly face: Typeface
  readonly width: Cells
}

/** Text of one face. */
export interface FaceRun {
  readonly text: string
  readonly face: Typeface
}

const full = cells(1)
const half = cells(0.5)

/** East Asian Wide and Fullwidth (Unicode 15), the ranges that can occur in print. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6b],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x1b2fb],
  [0x1f300, 0x1faff],
  [0x20000, 0x3fffd],
]

/** Marks above and below and joiners stand on the character before them. */
const roomless = /[\p{Mn}\p{Me}\p{Cf}]/u

/**
 * The symbols of GBK (rows A1 to A9: quotes, dashes, ×, ·, Greek, Cyrillic …) and its room for private ones, which the real
 * 仿宋 draws full width. Written out: what the platform decodes as GBK depends on the version of Node.js.
 */
const gbkSymbols =
  /[¤§¨°±·×÷àáè-êìíòóùúüāēěīńňōūǎǐǒǔǖǘǚǜɑɡˇˉ-ˋ˙Α-ΡΣ-Ωα-ρσ-ωЁА-яё\u2010\u2013-\u2016‘’“”‥…‰′″‵※℃℅℉№℡Ⅰ-Ⅻⅰ-ⅹ←-↓↖-↙∈∏∑∕√∝-∠∣∥∧-∫∮∴-∷∽≈≌≒≠≡≤-≧≮≯⊕⊙⊥⊿⌒①-⑩⑴-⒛─-╋═-╳▁-▏▓-▕■□▲△▼▽◆◇○◎●◢-◥★☆☉♀♂\ue4c6-\ue80f]/u

function measure(character: string): Cells {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return half
  if (roomless.test(character)) return cells(0)
  if (wide.some(([first, last]) => code >= first && code <= last)) return full
  return gbkSymbols.test(character) ? full : half
}

/** A document has a few hundred different characters, each many times: their glyphs are shared, by code point. */
const known: { readonly [F in Typeface]: Map<number, Glyph> } = {
  fangsong: new Map(),
  xiaobiaosong: new Map(),
  heiti: new Map(),
  kaiti: new Map(),
  songti: new Map(),
}

function glyph(code: number, face: Typeface): Glyph {
  const found = known[face].get(code)
  if (found) return found
  const character = String.fromCodePoint(code)
  const made = { character, face, width: measure(character), ...lineEndsOf(character) }
  known[face].set(code, made)
  return made
}

/** The cells that a character takes: an ideograph or a full-width mark 1, ASCII and what GBK lacks ½. */
export const characterWidth = (character: string): Cells => glyph(character.codePointAt(0) ?? 0, 'fangsong').width

/** The characters of runs, one glyph a code point. */
export function toGlyphs(runs: readonly FaceRun[]): readonly Glyph[] {
  const glyphs: Glyph[] = []
  for (const { text, face } of runs) {
    for (let at = 0; at < text.length; at++) {
      const code = text.codePointAt(at) ?? 0
      if (code > 0xffff) at++
      glyphs.push(glyph(code, face))
    }
  }
  return glyphs
}

/** Width of glyphs in cells. */
export function widthOf(glyphs: readonly Glyph[]): Cells {
  let width = 0
  for (const glyph of glyphs) width += glyph.width
  return cells(width)
}

/** Without the spaces at the end of a line, which hang over its edge. */
export function visibleWidth(glyphs: readonly Glyph[]): Cells {
  let [width, visible] = [0, 0]
  for (const glyph of glyphs) {
    width += glyph.width
    if (!glyph.space) visible = width
  }
  return cells(visible)
}

/** Width of words in 仿宋, in cells. */
export function textWidth(text: string): Cells {
  let width = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0
    if (code > 0xffff) at++
    width += glyph(code, 'fangsong').width
  }
  return cells(width)
}
