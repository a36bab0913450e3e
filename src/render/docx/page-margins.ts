import { baselineIn, letterFirstBottom, rowTwips, sheets, sizes, toTwips } from '../../layout/geometry.js'

/**
 * Word and LibreOffice stand the baseline at 80 % of the height of an exact line, where the layout has the glyphs in the
 * middle of the row (as GB/T 33476.2 supposes): so the whole flow begins higher by the difference, and the glyphs stand
 * where the PDF has them. Both margins together stay what they are, so the pages take the same rows.
 */
const shareAboveBaseline = 0.8
export const flowShift = Math.round(shareAboveBaseline * rowTwips) - toTwips(baselineIn(rowTwips / 20, sizes.text))

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
