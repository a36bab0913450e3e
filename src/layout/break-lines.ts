import type { Glyph } from './cells.js'
import type { Cells } from './units.js'

/**
 * Whether Word may end a line between two neighbours. It breaks beside ideographs and the marks of the CJK blocks; what
 * Unicode shares with Latin text (quotes, ×, ·, …) parts from nothing but those, so that 1311×N and ”“ stay whole.
 */
export function canBreak(before: Glyph, after: Glyph): boolean {
  if (!after.mayBegin || !before.mayEnd) return false
  if (before.pairs && before.character === after.character) return false
  if (before.ideographic || after.ideographic || before.space) return true
  return before.dash && !after.joinsNumber
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
    if (glyph.space && width + glyph.width > capacity) continue
    width += glyph.width
    if (width > capacity) return legal > start ? legal : Math.max(index, start + 1)
  }
  return glyphs.length
}
