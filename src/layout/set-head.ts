import type { OfficialDocument } from '../document/document.js'
import { plainText } from '../document/inline.js'
import { textWidth, toGlyphs } from './cells.js'
import { block, type FlowBlock, type FlowLine } from './flow.js'
import {
  leading,
  margins,
  oneRowGap,
  rowTwips,
  type Sheet,
  sheets,
  sizes,
  titleRowTwips,
  toTwips,
  twoRowGap,
} from './geometry.js'
import { type Indexed, indexed } from './head-elements.js'
import type { HeadRow, Masthead } from './masthead.js'
import { gridSetting, rowOf } from './set-line.js'
import { flush, setParagraph } from './set-paragraph.js'
import { points } from './units.js'

const textLeading = leading(rowTwips, sizes.text)
const titleLeading = leading(titleRowTwips, sizes.title)

/** White above the first row after the title: one row, glyph to glyph (7.3.2), in twips. */
export const belowTitle = toTwips(oneRowGap - titleLeading - textLeading)

/** Twips from the bottom of the last row of the head (or from the top margin) to the first line of the title. */
export function aboveTitle(head: Masthead): number {
  const last = head.rows.at(-1)
  const from = last ? rowBottom(last) : margins.top
  return toTwips(head.bottom + twoRowGap - titleLeading) - from
}

const rowBottom = ({ top }: HeadRow): number => toTwips(top) + rowTwips

/** Twips above each row of the head. */
export const aboveHeadRows = (head: Masthead): readonly number[] =>
  head.rows.map(({ top }, index) => {
    const before = head.rows[index - 1]
    return toTwips(top) - (before ? rowBottom(before) : margins.top)
  })

/** The rows from 份号 to 主送机关 on page 1. */
export function setHead(
  document: OfficialDocument,
  head: Masthead,
  titleLines: readonly string[],
  addresseesInImprint: boolean,
): readonly FlowBlock[] {
  const above = aboveHeadRows(head)
  const rows = head.rows.map((row, index) =>
    block(row.pieces[0]?.element ?? 0, 'head', [headLine(row)], { spaceBefore: above[index] ?? 0 }),
  )
  const title = indexed(document, 'title')
  const addressees = addresseesInImprint ? undefined : indexed(document, 'addressees')
  return [
    ...rows,
    ...(title
      ? [
          block(
            title.index,
            'head',
            titleLines.map((line) => titleLine(line)),
            {
              spaceBefore: aboveTitle(head),
              keepNext: true,
              structure: { kind: 'text', role: 'H1' },
            },
          ),
        ]
      : []),
    ...(addressees ? [addresseesBlock(addressees)] : []),
  ]
}

function addresseesBlock({ element, index }: Indexed<'addressees'>): FlowBlock {
  const { lines, ragged } = setParagraph([{ text: plainText(element.inlines), face: 'fangsong' }], { indents: flush })
  return block(index, 'head', lines, { spaceBefore: belowTitle, ragged })
}

const headLine = ({ pieces }: HeadRow): FlowLine =>
  rowOf(
    rowTwips,
    ...pieces.map(({ element, runs, start }) => ({
      element,
      glyphs: toGlyphs(runs),
      setting: gridSetting(start, sizes.text),
    })),
  )

/** A line of a title, in the middle of the type area; an attachment's title is set the same way. */
export function titleLine(line: string, sheet: Sheet = sheets.upright): FlowLine {
  const width = textWidth(line) * sizes.title
  return rowOf(titleRowTwips, {
    glyphs: toGlyphs([{ text: line, face: 'xiaobiaosong' }]),
    setting: {
      x: points(sheet.left + (sheet.measure - width) / 2),
      size: sizes.title,
      cell: sizes.title,
      height: titleRowTwips,
      justifyTo: null,
    },
  })
}
