import { breakLines, type LineRange, type LineRoom } from './break-lines.js'
import type { Glyph } from './cells.js'
import { cells, type Points, points } from './units.js'
import { wordCell, wordRoom } from './word-measure.js'

/** By how much characters may be set closer at most, in twips: half a point, three hundredths of a character. */
const most = 10
/** A paragraph set a little closer. */
export interface Tightened {
  readonly ranges: readonly LineRange[]
  /** How much closer each character stands to the next, in twips. */
  readonly twips: number
}

/** What a line of a tightened paragraph is set with: the width of a full character, and how much closer the next stands. */
export const tightSetting = (twips: number): { readonly cell: Points; readonly closer: Points } => ({
  cell: points(wordCell),
  closer: points(twips / 20),
})

/** Closing marks do not make a line of one character longer. */
const closing = /[。，、；：？！”’）》〉】〕…—]/u

const isLonely = (line: readonly Glyph[]): boolean =>
  line.filter(({ character, space }) => !space && !closing.test(character)).length <= 1

/**
 * The paragraph with one line less, where its last line is a single character and setting all a little closer helps; else
 * null. Widths are counted as Word counts them, so that the DOCX loses the line too: characters of 15.68 points, an indent
 * of two characters of 16.
 */
export function tighten(glyphs: readonly Glyph[], ranges: readonly LineRange[], indent: number): Tightened | null {
  const last = ranges.at(-1)
  if (!last || ranges.length < 2 || !isLonely(glyphs.slice(last.start, last.end))) return null
  const roomOf = (room: number): LineRoom => ({ cells: cells(room), word: room })
  const [first, rest] = [roomOf(wordRoom(indent)), roomOf(wordRoom(0))]
  for (let twips = 1; twips <= most; twips++) {
    const closer = twips / 20 / wordCell
    const set = glyphs.map((glyph) => ({ ...glyph, width: cells(glyph.width - closer) }))
    const tried = breakLines(set, first, rest)
    if (tried.length < ranges.length) return { ranges: tried, twips }
  }
  return null
}
