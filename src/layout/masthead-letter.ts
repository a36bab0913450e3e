import type { OfficialDocument } from '../document/document.js'
import { plainText } from '../document/inline.js'
import { textWidth } from './cells.js'
import { cellsPerRow, leading, paper, rowTwips, sevenEighths, sizes } from './geometry.js'
import { indexed, leftPieces } from './head-elements.js'
import { type HeadRow, type Masthead, markBottom, markLine, type RedRule, typeArea } from './masthead.js'
import { millimetres, type Points, points } from './units.js'

/** Red double rules of a letter (10.1): 170 mm in the middle of the paper; weights as Figure 11 draws them. */
const ruleWidth = millimetres(170)
const thick = millimetres(0.94)
const between = millimetres(0.75)
const thin = millimetres(0.19)
const doubleRule = points(thick + between + thin)

const rule = (top: number, weight: Points): RedRule => ({
  x: points((paper.width - ruleWidth) / 2),
  width: ruleWidth,
  top: points(top),
  weight,
})

/**
 * 信函格式 (10.1): the mark 30 mm from the top edge, a double rule 4 mm below it (thick above thin), another 20 mm from the
 * bottom edge (thin above thick); 份号, 密级, 紧急程度 at the left and 发文字号 at the right 7/8 of a row below the first.
 */
export function letterMasthead(document: OfficialDocument): Masthead {
  const issuer = indexed(document, 'issuer-mark')
  // 10.1: a joint letter bears the mark of the leading organ alone.
  const [leader] = issuer?.element.organs ?? []
  const inkTop = millimetres(30)
  const mark = issuer && leader ? markLine(issuer.index, plainText(leader), typeArea(inkTop)) : null
  const upper = (mark ? markBottom(mark) : inkTop) + millimetres(4)
  const lower = paper.height - millimetres(20) - doubleRule
  const first = upper + doubleRule + sevenEighths - leading(rowTwips, sizes.text)
  const rows = headRows(document, first)
  const lastRow = rows.at(-1)
  return {
    marks: mark ? [mark] : [],
    rules: [
      rule(upper, thick),
      rule(upper + thick + between, thin),
      rule(lower, thin),
      rule(lower + thin + between, thick),
    ],
    rows,
    bottom: points(lastRow ? lastRow.top + rowTwips / 20 - leading(rowTwips, sizes.text) : upper + doubleRule),
  }
}

function headRows(document: OfficialDocument, first: number): readonly HeadRow[] {
  const left = leftPieces(document)
  const number = indexed(document, 'document-number')
  const text = number ? plainText(number.element.inlines) : ''
  const right = number
    ? [
        {
          element: number.index,
          runs: [{ text, face: 'fangsong' as const }],
          align: 'right' as const,
          start: cellsPerRow - textWidth(text),
        },
      ]
    : []
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => ({
    top: points(first + (index * rowTwips) / 20),
    pieces: [...left.slice(index, index + 1), ...right.slice(index, index + 1)],
  }))
}
