import type { Glyph } from './cells.js'
import type { Cells } from './units.js'

/** Never first on a line: Word's list for Chinese (GB/T 15834-2011, 5.1.1 to 5.1.4, and practice). */
export const neverFirst: ReadonlySet<string> = new Set(
  '!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠`',
)
/** Never last on a line. */
export const neverLast: ReadonlySet<string> = new Set('$([{£¥·‘“〈《「『【〔〖〝﹗﹙﹛﹝＄（．［｛￡￥')
/** Drawn as one mark of two cells. */
export const paired: ReadonlySet<string> = new Set('—…')

/** A line may end behind these even inside a word or between marks, but not before a digit. */
const dashes: ReadonlySet<string> = new Set('-‐–—')
const joinsNumbers: ReadonlySet<string> = new Set('0123456789-')
/** No-break spaces and word joiners hold both neighbours. */
const glue: ReadonlySet<string> = new Set('\u00a0\u2007\u202f\u2060\ufeff')

/**
 * Whether Word may end a line between two neighbours. It breaks beside ideographs and the marks of the CJK blocks; what
 * Unicode shares with Latin text (quotes, ×, ·, …) parts from nothing but those, so that 1311×N and ”“ stay whole.
 */
export function canBreak(before: Glyph, after: Glyph): boolean {
  const a = before.character
  const b = after.character
  if (b === ' ' || neverFirst.has(b) || neverLast.has(a) || glue.has(a) || glue.has(b)) return false
  if (a === b && paired.has(a)) return false
  if (before.ideographic || after.ideographic || a === ' ') return true
  return dashes.has(a) && !joinsNumbers.has(b)
}

/** A line is `glyphs.slice(start, end)`; spaces at its end hang over the edge. */
export interface LineRange {
  readonly start: number
  readonly end: number
}

/**
 * The lines of a paragraph: each takes as many characters as fit and ends at the last place where a break is legal, or,
 * where there is none (a long Latin word), at the edge. No punctuation hangs over the edge and none is squeezed.
 */
export function breakLines(glyphs: readonly Glyph[], first: Cells, rest: Cells): readonly LineRange[] {
  const lines: LineRange[] = []
  let start = 0
  while (start < glyphs.length) {
    const end = lineEnd(glyphs, start, lines.length === 0 ? first : rest)
    lines.push({ start, end })
    start = end
  }
  return lines
}

function lineEnd(glyphs: readonly Glyph[], start: number, capacity: Cells): number {
  let width = 0
  let legal = start
  for (let index = start; index < glyphs.length; index++) {
    const glyph = glyphs[index]
    const before = glyphs[index - 1]
    if (!glyph) break
    if (before && index > start && canBreak(before, glyph)) legal = index
    if (glyph.character === ' ' && width + glyph.width > capacity) continue
    width += glyph.width
    if (width > capacity) return legal > start ? legal : Math.max(index, start + 1)
  }
  return glyphs.length
}
