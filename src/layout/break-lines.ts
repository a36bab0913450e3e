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

/** Room of a line. */
export interface LineRoom {
  /** Full cells that it holds. */
  readonly cells: Cells
  /**
   * The same as Word counts it, where the line is spread to its measure, because Word then squeezes spaces to get a word
   * in; null where lines are not spread.
   */
  readonly word: number | null
}

/** Room that is not spread. */
export const unspread = (room: Cells): LineRoom => ({ cells: room, word: null })

/**
 * The lines of a paragraph: each takes as many characters as fit and ends at the last place where a break is legal, or,
 * where there is none (a long Latin word), at the edge. No punctuation hangs over the edge and none is squeezed; between
 * Latin words Word squeezes spaces a little, and so do these lines.
 */
export function breakLines(glyphs: readonly Glyph[], first: LineRoom, rest: LineRoom): readonly LineRange[] {
  const lines: LineRange[] = []
  let start = 0
  while (start < glyphs.length) {
    const end = lineEnd(glyphs, start, lines.length === 0 ? first : rest)
    lines.push({ start, end })
    start = end
  }
  return lines
}

/** The same as text, where all lines have one room. */
export const filledLines = (glyphs: readonly Glyph[], room: LineRoom): readonly string[] =>
  breakLines(glyphs, room, room).map(({ start, end }) =>
    glyphs
      .slice(start, end)
      .map(({ character }) => character)
      .join(''),
  )

function lineEnd(glyphs: readonly Glyph[], start: number, room: LineRoom): number {
  const capacity = room.cells
  let width = 0
  let legal = start
  let spaced = false
  for (let index = start; index < glyphs.length; index++) {
    const glyph = glyphs[index]
    const before = glyphs[index - 1]
    if (!glyph) break
    if (before && index > start && canBreak(before, glyph)) legal = index
    if (glyph.space) spaced = true
    if (glyph.space && width + glyph.width > capacity) continue
    width += glyph.width
    if (width <= capacity) continue
    const squeezed = spaced && room.word !== null ? squeezedIn(glyphs, { start, legal, word: room.word }) : 0
    if (squeezed === 0) return legal > start ? legal : Math.max(index, start + 1)
    // The line goes on behind the word: one more may be squeezed in.
    for (let next = index + 1; next < squeezed; next++) width += glyphs[next]?.width ?? 0
    index = squeezed - 1
    legal = squeezed
  }
  return glyphs.length
}

/** Word squeezes the spaces of a line by a quarter at most, and only where that is half of what they would else be spread by. */
const mostSqueeze = 0.25
const spreadToSqueeze = 2.015

/**
 * Where the word that overflows ends, if Word squeezes it onto the line; else 0. `legal` is where it begins. Measured on
 * Word by the makers of `docx/layout`; ideographic spaces are not squeezed.
 */
function squeezedIn(
  glyphs: readonly Glyph[],
  { start, legal, word }: { readonly start: number; readonly legal: number; readonly word: number },
): number {
  if (legal === start) return 0
  let [position, end, spaces] = [0, 0, 0]
  for (let index = start; index < legal; index++) {
    const glyph = glyphs[index]
    if (!glyph) break
    position += glyph.width
    if (glyph.space) spaces += glyph.width
    else end = position
  }
  let next = legal
  let [length, visible] = [0, 0]
  for (; next < glyphs.length; next++) {
    const [before, glyph] = [glyphs[next - 1], glyphs[next]]
    if (!glyph || (next > legal && before && canBreak(before, glyph))) break
    length += glyph.width
    if (!glyph.space) visible = length
  }
  const over = position + visible - word
  if (spaces === 0 || over / spaces > mostSqueeze) return 0
  const between = spaces - (position - end)
  return between <= 0 || (word - end) / between >= spreadToSqueeze * (over / spaces) ? next : 0
}
