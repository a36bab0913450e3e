import type { OfficialDocument } from '../../document/document.js'
import { plainText } from '../../document/inline.js'
import type { Fit } from '../../layout/fit.js'
import { cell, toTwips } from '../../layout/geometry.js'
import { indexed } from '../../layout/head-elements.js'
import type { HeadPiece, HeadRow, Masthead } from '../../layout/masthead.js'
import { aboveHeadRows, aboveTitle } from '../../layout/set-head.js'
import { brokenRun, faceRuns, paragraph, run } from './paragraph.js'
import { justify, measure } from './properties.js'
import type { Xml } from './xml.js'

/** 份号 to 主送机关: the rows of page 1 above the text. */
export function headParagraphs(document: OfficialDocument, fit: Fit, head: Masthead): readonly Xml[] {
  const above = aboveHeadRows(head)
  const addressees = indexed(document, 'addressees')
  const addressed = addressees ? plainText(addressees.element.inlines) : ''
  return [
    ...head.rows.map((row, index) => headRow(row, above[index] ?? 0)),
    ...(fit.titleLines.length > 0
      ? [paragraph('DocumentTitle', [brokenRun(fit.titleLines)], { before: aboveTitle(head) })]
      : []),
    ...(addressees && !fit.addresseesInImprint
      ? [paragraph('Addressees', [run(addressed)], justify(fit.ragged.includes(addressees.index)))]
      : []),
  ]
}

/** Pieces that stand apart are joined by tabs; one alone is aligned as a paragraph. */
function headRow({ pieces }: HeadRow, before: number): Xml {
  const [only] = pieces
  if (pieces.length === 1 && only && only.align !== 'left') {
    return paragraph('Head', faceRuns(only.runs), { before, justify: only.align })
  }
  const stops = pieces.filter(({ start }) => start > 0)
  return paragraph(
    'Head',
    pieces.flatMap((piece) => [...(piece.start > 0 ? [run('\t')] : []), ...faceRuns(piece.runs)]),
    { before, tabs: stops.map(tabStop) },
  )
}

const tabStop = ({ align, start }: HeadPiece) =>
  align === 'right' ? { at: measure, align } : { at: toTwips(start * cell), align: 'left' as const }
