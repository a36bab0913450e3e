import { textWidth } from '../../layout/cells.js'
import { areaLeft, imprintRowTwips, sizes, toTwips } from '../../layout/geometry.js'
import {
  type Imprint,
  type ImprintPart,
  imprintBottom,
  imprintIndent,
  imprintPadding,
  imprintRows,
  imprintRules,
} from '../../layout/imprint.js'
import { flowShift } from './page-margins.js'
import { paragraph, run } from './paragraph.js'
import { measure } from './properties.js'
import { element, valued, type Xml } from './xml.js'

/**
 * 版记 as a table that hangs on the bottom margin, so that it stays at the foot when the text grows, and grows upwards
 * itself; `bottom` is where rows of the page end. The last row is empty: it makes up the distance between the bottom
 * margin and the edge of the type area.
 */
export function imprintTable(imprint: Imprint, bottom: number): Xml {
  const below = bottom - flowShift - imprintBottom(imprint.ruled, bottom)
  return element(
    'w:tbl',
    {},
    element(
      'w:tblPr',
      {},
      element('w:tblpPr', {
        'w:vertAnchor': 'margin',
        'w:horzAnchor': 'page',
        'w:tblpX': toTwips(areaLeft),
        'w:tblpYSpec': 'bottom',
      }),
      valued('w:tblOverlap', 'never'),
      element('w:tblW', { 'w:w': measure, 'w:type': 'dxa' }),
      element('w:tblLayout', { 'w:type': 'fixed' }),
      element(
        'w:tblCellMar',
        {},
        ...['left', 'right'].map((side) => element(`w:${side}`, { 'w:w': 0, 'w:type': 'dxa' })),
      ),
    ),
    element('w:tblGrid', {}, element('w:gridCol', { 'w:w': measure })),
    ...imprint.parts.map((part, index) => partRow(part, imprint, index)),
    ...(below > 0 ? [row(below, 'exact', [], [paragraph('RedRule', [], { line: 20 })])] : []),
  )
}

function partRow(part: ImprintPart, { parts, ruled }: Imprint, index: number): Xml {
  const height = imprintRows(part).length * imprintRowTwips + (ruled ? 2 * imprintPadding : 0)
  const last = index === parts.length - 1
  const rule = (side: 'top' | 'bottom', outer: boolean) =>
    element(`w:${side}`, {
      'w:val': 'single',
      'w:sz': Math.round((outer ? imprintRules.outer : imprintRules.inner) * 8),
      'w:space': 0,
      'w:color': '000000',
    })
  const borders = ruled ? [element('w:tcBorders', {}, rule('top', index === 0), rule('bottom', last))] : []
  // More words, of a hand or a redline, make it higher: they would else be cut off.
  return row(height, 'atLeast', borders, part.paragraphs.map(imprintParagraph))
}

const row = (height: number, rule: 'exact' | 'atLeast', borders: readonly Xml[], children: readonly Xml[]): Xml =>
  element(
    'w:tr',
    {},
    element('w:trPr', {}, element('w:cantSplit'), element('w:trHeight', { 'w:val': height, 'w:hRule': rule })),
    element(
      'w:tc',
      {},
      element(
        'w:tcPr',
        {},
        element('w:tcW', { 'w:w': measure, 'w:type': 'dxa' }),
        ...borders,
        valued('w:vAlign', 'center'),
      ),
      ...children,
    ),
  )

/** One character of 4号 at either side; turnovers begin after the colon (7.4.2). */
function imprintParagraph({ label, text, right }: ImprintPart['paragraphs'][number]): Xml {
  const side = toTwips(imprintIndent)
  const hanging = toTwips(textWidth(label) * sizes.small)
  const edge = measure - side
  return paragraph('Imprint', [run(right === '' ? label + text : `${text}\t${right}`)], {
    ...(right === '' ? {} : { tabs: [{ at: edge, align: 'right' }] }),
    indentTwips: { left: side + hanging, hanging, right: right === '' ? side : 0 },
  })
}
