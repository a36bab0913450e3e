import type { SheetKind } from '../document/element.js'
import { millimetres, type Points, points, twips } from './units.js'

/**
 * The paper and the type area of GB/T 9704-2012 (5.1, 5.2) in the margins of GB/T 33476.2: rows of exactly 592 twips
 * with the glyphs in their middle, so that the first glyph stands 37 mm below the edge and the last ends at 262 mm.
 * Vertical measures are whole twips throughout, as in the DOCX, so that both writers add up the same rows; the DOCX begins
 * its flow a little higher, because word processors do not stand glyphs in the middle of a row (render/docx/page-margins.ts).
 */
export const paper = { width: twips(11906), height: twips(16838) } as const

/** Distances from the edges of the paper to the rows (not to the glyphs), in twips. */
export const margins = { top: 1960, bottom: 1847, left: 1587, right: 1474 } as const

/** On page 1 of a letter rows run down to 7/8 of a row above the lower red rule (10.1): 270.5 mm at the glyphs. */
export const letterFirstBottom = 1366

/** Height of a row of 3号 text, in twips. */
export const rowTwips = 592
/** Height of a line of the title: 2号 plus 7/8 of 3号 (3.2), 12.51 mm, in twips. */
export const titleRowTwips = 709
/** Height of a row of 4号 text in the imprint, in twips (Figure 5). */
export const imprintRowTwips = 460

/** Characters of 3号 on a row of an upright page (5.2.3). */
export const cellsPerRow = 28

/** Type sizes: 3号 text, 2号 title, 4号 imprint and page number. */
export const sizes = { text: points(16), title: points(22), small: points(14) } as const

/** The type area from left to right: 156 mm from 28 mm on (5.2.1). */
export const areaLeft: Points = twips(margins.left)
/** 156 mm. */
export const areaWidth: Points = points(442.2)
/** From the left edge of the sheet. */
export const areaRight: Points = points(areaLeft + areaWidth)
/** Width of one cell: 156 mm by 28. */
export const cell: Points = points(areaWidth / cellsPerRow)
/** Lower edge of the type area proper: 37 + 225 mm. */
export const areaBottom: Points = millimetres(262)

/** A sheet of A4 as it lies before the reader: what text fills on it. */
export interface Sheet {
  readonly width: Points
  readonly height: Points
  /** Left edge of the type area. */
  readonly left: Points
  /** Width of the type area. */
  readonly measure: Points
  /** Full characters of 3号 on a line, and the width of each. */
  readonly cells: number
  readonly cell: Points
  /** Distances from the edges to the rows (not to the glyphs), in twips. */
  readonly margins: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }
}

const turnedMeasure: Points = millimetres(225)

/**
 * Chapter 8: a wide table stands across the sheet, which the reader turns a quarter to the right: its head lies at the
 * binding edge of an odd page and at the cut edge of an even one, which is the left edge of the upright sheet for both.
 * So the margins go round with it: 订口 28 mm above, 35 mm at the left, where the page number is, 37 mm at the right.
 */
export const sheets = {
  upright: {
    width: paper.width,
    height: paper.height,
    left: areaLeft,
    measure: areaWidth,
    cells: cellsPerRow,
    cell,
    margins,
  },
  turned: {
    width: paper.height,
    height: paper.width,
    left: millimetres(35),
    measure: turnedMeasure,
    cells: 40,
    cell: points(turnedMeasure / 40),
    margins: { top: 1451, bottom: 1338, left: 1984, right: 2098 },
  },
} as const satisfies Record<SheetKind, Sheet>

/** 空一行 and 空二行 as the figures draw them, glyph edge to glyph edge (GB/T 33476.2), in points. */
export const oneRowGap: Points = millimetres(10.39)
export const twoRowGap: Points = millimetres(20.78)
/** 7/8 of the height of a 3号 character. */
export const sevenEighths: Points = millimetres(4.84)

/** Share of the type size between the top of the em square and the baseline, as in the real 仿宋 and 宋体. */
export const ascent = 0.86
/** Ink of an ideograph above and below the baseline, as shares of the type size. */
export const inkAbove = 0.825
export const inkBelow = 0.105

/** From the top of a row to the baseline of text of a size: the em square stands in the middle of the row. */
export const baselineIn = (rowHeight: number, size: Points): number => (rowHeight - size) / 2 + ascent * size
/** White above (and below) the em square in a row, in points. */
export const leading = (rowHeightTwips: number, size: Points): number => (rowHeightTwips / 20 - size) / 2

/** Points as whole twips. */
export const toTwips = (value: number): number => Math.round(value * 20)
