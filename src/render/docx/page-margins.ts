import { baselineIn, letterFirstBottom, rowTwips, sheets, sizes, toTwips } from '../../layout/geometry.js'
import type { Points } from '../../layout/units.js'

/**
 * Word and LibreOffice stand the baseline at 80 % of the height of an exact line, where the layout has the glyphs in the
 * middle of the row (as GB/T 33476.2 supposes): by so many twips a row of a height stands higher, so that its glyphs of a
 * size stand where the PDF has them.
 */
export const shiftOf = (row: number, size: Points): number =>
  Math.round(shareAboveBaseline * row) - toTwips(baselineIn(row / 20, size))
const shareAboveBaseline = 0.8

/** The whole flow begins higher. Both margins together stay what they are, so the pages take the same rows. */
export const flowShift = shiftOf(rowTwips, sizes.text)

const shifted = ({ top, bottom, left, right }: (typeof sheets)[keyof typeof sheets]['margins']) => ({
  top: top - flowShift,
  bottom: bottom + flowShift,
  left,
  right,
})

/** Margins of a section, in twips. */
export const pageMargins = { upright: shifted(sheets.upright.margins), turned: shifted(sheets.turned.margins) } as const

/** The bottom margin of page 1 of a letter. */
export const letterFirstMargin = letterFirstBottom + flowShift
