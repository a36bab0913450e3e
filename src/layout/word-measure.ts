import { areaWidth, margins, paper, sizes, toTwips } from './geometry.js'

/** Word sets 3号 at 98 % of its width, so that 28 characters fit: a full character in points. */
export const wordCell = sizes.text * 0.98
/** By how much the measure between margins of whole twips is wider than the type area, in points. */
const rounding = (toTwips(paper.width) - margins.left - margins.right) / 20 - areaWidth

/** Room of a line in full characters as Word counts them: its indents are characters of 16 points. */
export const wordRoom = (indent: number, measure: number = areaWidth): number =>
  (measure + rounding - indent * sizes.text) / wordCell
