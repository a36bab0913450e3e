import type { Glyph } from './cells.js'
import type { Cells } from './units.js'

/** Never first on a line: Word's list for Chinese (GB/T 15834-2011, 5.1.1 to 5.1.4, and practice). */
export const neverFirst: ReadonlySet<string> = new Set(
  '!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠`',
)
/** Never last on a line. */
export const neverLast: ReadonlySet<string> = new Set('$([{£¥·‘“〈《「『【〔〖〝﹗﹙﹛＄（．［｛￡￥')
/** Drawn as one mark of two cells. */
export const paired: ReadonlySet<string> = new Set('—…')

/** Part of a word or a number in half-width characters: 25.17, 100%, GB/T. */
const isLatin = (glyph: Glyph): boolean => glyph.width < 1 && glyph.character !== ' '
const isLetter = (character: string): boolean => /\p{L}/u.test(character)

/** Whether Word may end a line between two neighbours. */
export function canBreak(before: Glyph, after: Glyph): boolean {
  const a = before.character
  const b = after.character
  if (b === ' ' || neverFirst.has(b) || neverLast.has(a)) return false
  if (a === b && paired.has(a)) return false
  if (a === '”' && b === '“') return false
  if (isLatin(before) && isLatin(after)) return a === '-' || (a === '/' && isLetter(b))
  return true
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
