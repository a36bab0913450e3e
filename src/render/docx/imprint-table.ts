import { textWidth } from '../../layout/cells.js'
import { areaLeft, imprintRowTwips, sizes, toTwips } from '../../layout/geometry.js'
import {
  type Imprint,
  type ImprintPart,
  imprintBottom,
  imprintIndent,
  imprintPadding,
  imprintRules,
  imprintTop,
} from '../../layout/imprint.js'
import { hangingTable } from './hanging-table.js'
import { flowShift, pageMargins, shiftOf } from './page-margins.js'
import { paragraph, roomless, run } from './paragraph.js'
import { measure, type ParagraphProperties } from './properties.js'
import { element, twips, valued, type Xml } from './xml.js'

/**
 * 版记 as a table that hangs on the bottom margin, so that it stays at the foot when the text grows, and grows upwards
 * itself; `bottom` is where rows of the page end. The last row is empty: it makes up the distance between the bottom
 * margin and the edge of the type area.
 *
 * Behind page 1 of a letter it stands at its height below the top margin instead: there the footer ends the text, not the
 * bottom margin, which is that of page 1 (see `footers.ts`), and Word would hang it on the margin, over the page number.
 * (LibreOffice 7 leaves a table that is placed against the page in the flow.)
 */
export function imprintTable(imprint: Imprint, bottom: number, behindPage1OfLetter: boolean): Xml {
  const below = bottom - flowShift - imprintBottom(imprint.ruled, bottom)
  const top = imprintTop(imprint, bottom) - shiftOf(imprintRowTwips, sizes.small) - pageMargins.upright.top
  const place = element('w:tblpPr', {
    'w:vertAnchor': 'margin',
    'w:horzAnchor': 'page',
    'w:tblpX': toTwips(areaLeft),
    ...(behindPage1OfLetter ? { 'w:tblpY': top } : { 'w:tblpYSpec': 'bottom' }),
  })
  return hangingTable([place, valued('w:tblOverlap', 'never')], measure, [
    ...imprint.parts.map((part, index) => partRow(part, imprint, index)),
    ...(below > 0 ? [row(below, [], [roomless()])] : []),
  ])
}

/** Weight of a rule in eighths of a point. */
const eighths = (outer: boolean): number => Math.round((outer ? imprintRules.outer : imprintRules.inner) * 8)

/**
 * A row is as high as its words with their white, not of a fixed height: more words, of a hand or a redline, would be cut
 * off. Word counts the rule above a row as a part of the row.
 */
function partRow({ paragraphs }: ImprintPart, { parts, ruled }: Imprint, index: number): Xml {
  const [first, last] = [index === 0, index === parts.length - 1]
  const rule = (side: 'top' | 'bottom', outer: boolean) =>
    element(`w:${side}`, { 'w:val': 'single', 'w:sz': eighths(outer), 'w:space': 0, 'w:color': '000000' })
  const borders = ruled ? [element('w:tcBorders', {}, rule('top', first), rule('bottom', last))] : []
  const above = ruled ? (eighths(first) / 8) * 20 : 0
  const white = {
    before: ruled ? imprintPadding - Math.floor(above / 2) : 0,
    after: ruled ? imprintPadding - Math.ceil(above / 2) : 0,
  }
  return row(
    null,
    borders,
    paragraphs.map((each, order) =>
      imprintParagraph(each, {
        ...(order === 0 ? { before: white.before } : {}),
        ...(order === paragraphs.length - 1 ? { after: white.after } : {}),
      }),
    ),
  )
}

/** A row of a height in twips, or as high as its words. */
const row = (height: number | null, borders: readonly Xml[], children: readonly Xml[]): Xml =>
  element(
    'w:tr',
    {},
    element(
      'w:trPr',
      {},
      element('w:cantSplit'),
      ...(height === null ? [] : [element('w:trHeight', { 'w:val': height, 'w:hRule': 'exact' })]),
    ),
    element(
      'w:tc',
      {},
      element('w:tcPr', {}, twips('w:tcW', measure), ...borders, valued('w:vAlign', 'center')),
      ...children,
    ),
  )

/** One character of 4号 at either side; turnovers begin after the colon (7.4.2). */
function imprintParagraph(
  { label, text, right }: ImprintPart['paragraphs'][number],
  white: Pick<ParagraphProperties, 'before' | 'after'>,
): Xml {
  const side = toTwips(imprintIndent)
  const hanging = toTwips(textWidth(label) * sizes.small)
  const edge = measure - side
  return paragraph('Imprint', [run(right === '' ? label + text : `${text}\t${right}`)], {
    ...(right === '' ? {} : { tabs: [{ at: edge, align: 'right' }] }),
    ...white,
    indentTwips: { left: side + hanging, hanging, right: right === '' ? side : 0 },
  })
}
