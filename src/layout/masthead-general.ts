import type { OfficialDocument } from '../document/document.js'
import { plainText } from '../document/inline.js'
import { textWidth } from './cells.js'
import {
  areaLeft,
  areaWidth,
  cellsPerRow,
  inkAbove,
  inkBelow,
  leading,
  margins,
  rowTwips,
  sizes,
  twoRowGap,
} from './geometry.js'
import { indexed, leftPieces } from './head-elements.js'
import {
  condensedSize,
  type HeadPiece,
  type HeadRow,
  type MarkLine,
  type Masthead,
  markBottom,
  markLine,
  typeArea,
} from './masthead.js'
import { millimetres, points } from './units.js'
import { wording } from './wording.js'

/** The red rule between head and text; the standard gives no weight, Figure 2 draws 0.56 mm. */
const ruleWeight = millimetres(0.56)
/** Distance of the lines of a joint mark, as a share of the type size. */
const stackPitch = 1.35
/** Type of a joint mark: 小初, so that several names are not heavier than one. */
const stackSize = 36
/** White between the names and 文件 beside them, so that it is no part of the row it stands in. */
const suffixGap = 0.3 * stackSize
/**
 * Height of a joint mark that leaves room for the text which page 1 must show (7.3.3): five names and more are set smaller
 * for it, but not smaller than the text; so many that even this is too high are set to end above the foot of the page.
 */
const stackHeight = millimetres(67)
const highestStack = millimetres(140)

/** Type of the names of a joint mark; the standard leaves it open. DOCX knows no sizes between half points. */
function nameSize(count: number): number {
  const share = 1 + (count - 1) * stackPitch
  const size = Math.min(stackSize, Math.max(stackHeight / share, Math.min(sizes.text, highestStack / share)))
  return Math.floor(size * 2) / 2
}

/**
 * The general format (7.2): 份号, 密级, 紧急程度 from row 1, the mark 72 mm from the top edge, 发文字号 (and 签发人) two rows
 * below it, a red rule as wide as the type area 4 mm below the number.
 */
export function generalMasthead(document: OfficialDocument): Masthead {
  const marks = markLines(document)
  const inkBottom = Math.max(millimetres(72), ...marks.map(markBottom))
  const left = leftPieces(document).map(
    (piece, index): HeadRow => ({ top: points((margins.top + index * rowTwips) / 20), pieces: [piece] }),
  )
  const first = inkBottom + twoRowGap - leading(rowTwips, sizes.text)
  const numberRows = numberPieces(document).map(
    (pieces, index): HeadRow => ({ top: points(first + (index * rowTwips) / 20), pieces }),
  )
  const lastRow = numberRows.at(-1)
  const glyphBottom = lastRow ? lastRow.top + rowTwips / 20 - leading(rowTwips, sizes.text) : inkBottom
  const top = points(glyphBottom + millimetres(4))
  return {
    marks,
    rules: [{ x: areaLeft, width: areaWidth, top, weight: ruleWeight }],
    rows: [...left, ...numberRows],
    bottom: points(top + ruleWeight),
  }
}

/** One organ bears its suffix on the same line; several stand below one another, spread to the widest, 文件 beside them. */
function markLines(document: OfficialDocument): readonly MarkLine[] {
  const issuer = indexed(document, 'issuer-mark')
  if (!issuer) return []
  const names = issuer.element.organs.map((organ) => plainText(organ))
  const { suffix } = issuer.element
  const inkTop = millimetres(72)
  if (names.length < 2) return [markLine(issuer.index, (names[0] ?? '') + suffix, typeArea(inkTop))]
  const suffixWidth = suffix === '' ? 0 : stackSize * (Array.from(suffix).length + 0.4)
  const aside = suffix === '' ? 0 : suffixGap + suffixWidth
  const room = { x: areaLeft, width: points(areaWidth - aside), inkTop }
  const longest = Math.max(...names.map((name) => Array.from(name).length))
  const size = condensedSize(longest, room.width, nameSize(names.length))
  const widest = Math.max(...names.map((name) => markLine(issuer.index, name, room, size).width))
  const left = areaLeft + (areaWidth - aside - widest) / 2
  const lines = names.map((name, index) =>
    spread(
      markLine(
        issuer.index,
        name,
        { x: points(left), width: points(widest), inkTop: points(inkTop + index * stackPitch * size) },
        size,
      ),
      left,
      widest,
    ),
  )
  const height = (lines.length - 1) * stackPitch * size + (inkAbove + inkBelow) * (size - stackSize)
  const beside = {
    x: points(left + widest + suffixGap),
    width: points(suffixWidth),
    inkTop: points(inkTop + height / 2),
  }
  return suffix === '' ? lines : [...lines, markLine(issuer.index, suffix, beside, stackSize)]
}

/** 分散对齐: the names of a stack are equally wide. */
function spread(line: MarkLine, left: number, width: number): MarkLine {
  const count = Array.from(line.text).length
  if (count < 2) return line
  return { ...line, x: points(left), width: points(width), gap: points((width - count * line.cell) / (count - 1)) }
}

/**
 * The rows of 发文字号: in the middle; in an upward document (7.2.6) one character from the left, on the row of the last
 * of 签发人, who stand at the right, one character from the edge. Where no room is left beside them, it takes the next row.
 */
function numberPieces(document: OfficialDocument): readonly (readonly HeadPiece[])[] {
  const number = indexed(document, 'document-number')
  const signatories = indexed(document, 'signatories')
  const text = number ? plainText(number.element.inlines) : ''
  const numberRuns = [{ text, face: 'fangsong' as const }]
  if (!signatories) {
    const start = (cellsPerRow - textWidth(text)) / 2
    return number ? [[{ element: number.index, runs: numberRuns, align: 'center', start }]] : []
  }
  const label = textWidth(wording.signatories)
  const beside = number ? textWidth(text) + 2 : 1
  const { rows, start, fits } = signatoryRows(
    signatories.element.names.map((name) => plainText(name)),
    label,
    beside,
  )
  const left: readonly HeadPiece[] = number
    ? [{ element: number.index, runs: numberRuns, align: 'left', start: 1 }]
    : []
  const signed = rows.map((row, index): readonly HeadPiece[] => {
    const first = index === 0 ? [{ text: wording.signatories, face: 'fangsong' as const }] : []
    const names: HeadPiece = {
      element: signatories.index,
      runs: [...first, { text: row, face: 'kaiti' }],
      align: 'left',
      start: index === 0 ? start : start + label,
    }
    return fits && index === rows.length - 1 ? [...left, names] : [names]
  })
  return fits || left.length === 0 ? signed : [...signed, left]
}

/**
 * 签发人 two a row (7.2.6), but names that are too long for that alone; in cells: where their first row begins, and whether
 * the last leaves so many at its left.
 */
function signatoryRows(names: readonly string[], label: number, beside: number) {
  const right = cellsPerRow - 1
  const place = (rows: readonly string[]) => {
    const start = right - label - Math.max(...rows.map(textWidth))
    return { rows, start, fits: start >= 0 && (rows.length > 1 ? start + label : start) >= beside }
  }
  const pairs = place(
    Array.from({ length: Math.ceil(names.length / 2) }, (_, row) => names.slice(2 * row, 2 * row + 2).join('　')),
  )
  if (pairs.fits) return pairs
  const room = right - Math.max(label, beside)
  const rows: string[] = []
  let paired = true
  for (const name of names) {
    const pair = `${rows.at(-1)}　${name}`
    if (!paired && textWidth(pair) <= room) {
      rows[rows.length - 1] = pair
      paired = true
    } else {
      rows.push(name)
      paired = false
    }
  }
  return place(rows)
}
