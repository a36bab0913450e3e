import type { SignatureStamps } from '../document/element.js'
import { plainText } from '../document/inline.js'
import { breakName } from './break-name.js'
import { cellsPerRow, leading, oneRowGap, rowTwips, sevenEighths, sizes, toTwips, twoRowGap } from './geometry.js'
import { millimetres } from './units.js'

/** Room for a 签名章, which the standard does not measure: 39 mm by 20 mm holds the usual ones. */
const stampCells = 7
const stampHeight = toTwips(millimetres(20))
/** 7.3.5.3: four characters from the right edge, the post two characters to the left of the stamp. */
export const stampRight = 4
/** The right indent of a post, in cells. */
export const postRight = stampRight + stampCells + 2

/** The post of one signer: its lines, each right of the stamp's room, and the white above them in twips. */
export interface StampRow {
  readonly lines: readonly string[]
  readonly above: number
}

/** The posts in order, each in the middle of its stamp, and the white above 成文日期. */
export interface StampPlace {
  readonly rows: readonly StampRow[]
  readonly aboveDate: number
}

const textLeading = toTwips(leading(rowTwips, sizes.text))

/**
 * 签名章 (7.3.5.3): 空二行 below the text, the date 空一行 below the last stamp. Several stand below one another, in line;
 * the standard does not say how far apart: 7/8 of a row.
 */
export function stampPlace({ posts }: SignatureStamps): StampPlace {
  const lines = posts.map((post) => postLines(plainText(post)))
  /** White between the edge of a stamp and the rows of its post, which stand in its middle. */
  const inside = (index: number): number => Math.max(0, (stampHeight - (lines[index]?.length ?? 1) * rowTwips) / 2)
  return {
    rows: lines.map((own, index) => ({
      lines: own,
      above: Math.round(
        inside(index) + (index === 0 ? toTwips(twoRowGap) - textLeading : inside(index - 1) + toTwips(sevenEighths)),
      ),
    })),
    aboveDate: Math.round(inside(lines.length - 1) + toTwips(oneRowGap) - textLeading),
  }
}

/** Word counts the indent in characters of 16 points, a little wider than the cells of the grid. */
const postLines = (text: string): readonly string[] => breakName(text, cellsPerRow - postRight - 0.5)
