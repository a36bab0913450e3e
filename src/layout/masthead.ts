import type { FaceRun } from './cells.js'
import { areaLeft, areaWidth, inkAbove, inkBelow, sizes as textSizes } from './geometry.js'
import { type Points, points } from './units.js'

/** One line of 发文机关标志: every character has a cell of `cell` points, `gap` stands between cells. */
export interface MarkLine {
  readonly element: number
  readonly text: string
  /** Whole or half points: a DOCX with a size between them is not valid. */
  readonly size: Points
  readonly cell: Points
  readonly gap: Points
  readonly x: Points
  readonly width: Points
  readonly baseline: Points
}

/** A red rule across the page, by its outer edges. */
export interface RedRule {
  readonly x: Points
  readonly width: Points
  readonly top: Points
  readonly weight: Points
}

/** Text of one element on a row of the head; `start` in cells from the left edge of the type area. */
export interface HeadPiece {
  readonly element: number
  readonly runs: readonly FaceRun[]
  readonly align: 'left' | 'center' | 'right'
  readonly start: number
}

/** A row of 份号, 密级, 紧急程度, 发文字号, 签发人; `top` is the top of the row, not of the glyphs. */
export interface HeadRow {
  readonly top: Points
  readonly pieces: readonly HeadPiece[]
}

/** Everything above the title of page 1, and the lower rule of a letter. */
export interface Masthead {
  readonly marks: readonly MarkLine[]
  readonly rules: readonly RedRule[]
  readonly rows: readonly HeadRow[]
  /** Lower edge of the glyphs or of the rule below which the title keeps two rows. */
  readonly bottom: Points
}

/** Largest type of the mark and the next smaller one, for long names. */
const markSizes = [42, 36] as const
/** Characters are condensed to half their width at most: a longer name is set smaller, but not smaller than the title. */
const leastShare = 0.5
/** White between the characters of a short name, as a share of the type size. */
const openness = 0.2

/**
 * A mark across the middle of `room`: 初号 where the name is short, 小初 where it is longer, opened a little where there is
 * room, condensed where even 小初 is too wide (as in Figure 11), smaller where it would be condensed too much. The standard
 * leaves size and spacing free.
 */
export function markLine(
  element: number,
  text: string,
  room: { readonly x: Points; readonly width: Points; readonly inkTop: Points },
  largest: number = markSizes[0],
): MarkLine {
  const count = Array.from(text).length
  const sizes = markSizes.filter((candidate) => candidate <= largest)
  const size = points(
    sizes.find((candidate) => candidate * count <= room.width) ??
      condensedSize(count, room.width, Math.min(largest, markSizes[1])),
  )
  const spare = room.width - count * size
  const gap = points(count > 1 ? Math.max(0, Math.min(size * openness, spare / (count - 1))) : 0)
  const cell = points(spare < 0 ? room.width / count : size)
  const width = points(count * cell + Math.max(0, count - 1) * gap)
  return {
    element,
    text,
    size,
    cell,
    gap,
    x: points(room.x + (room.width - width) / 2),
    width,
    baseline: points(room.inkTop + inkAbove * size),
  }
}

/** The type of a condensed mark, `largest` at most, in half points. */
export const condensedSize = (count: number, width: Points, largest: number): number =>
  Math.min(largest, Math.max(textSizes.title, Math.floor((2 * width) / (count * leastShare)) / 2))

/** Offices condense a mark to two thirds without anybody minding; below this share it looks squeezed. */
const squeezedShare = 0.55

/** How wide the characters of a mark are drawn, as a share of their type size. */
export const shareOf = ({ cell, size }: MarkLine): number => cell / size

/** Whether a mark is condensed so much that a reader takes note of it. */
export const isSqueezed = (mark: MarkLine): boolean => shareOf(mark) < squeezedShare

/** Lower edge of the ink of a mark. */
export const markBottom = (line: MarkLine): Points => points(line.baseline + inkBelow * line.size)

/** The room of a mark that is as wide as the text. */
export const typeArea = (inkTop: Points) => ({ x: areaLeft, width: areaWidth, inkTop })
