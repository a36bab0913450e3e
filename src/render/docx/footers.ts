import { Footer, Header } from 'docx'
import { areaLeft, areaRight, cell, paper, sheets, toTwips } from '../../layout/geometry.js'
import { pageNumberBaseline, pageNumberDash } from '../../layout/page-marks.js'
import { BlockSlot } from './components.js'
import type { FrameForm } from './frame-form.js'
import { draftMarkFrame, mastheadFrames } from './frames.js'
import { hangingTable } from './hanging-table.js'
import { pageMargins } from './page-margins.js'
import { pageField, paragraph, roomless, run } from './paragraph.js'
import { element, twips, valued, type Xml } from './xml.js'

/** Distance of footers from the bottom edge; their height makes up the rest of the margin (see `footerHeight`). */
export const footerDistance = 1000
/**
 * The footers of numbered pages are so high that the text ends 22 rows down; page 1 of a letter has an empty one, so that
 * its text runs down to the red rule. One section does both: the text stays one flow that can be edited.
 */
const footerHeight = pageMargins.upright.bottom - footerDistance
const lineHeight = 336

function numberFooter(side: 'left' | 'right'): Footer {
  const footerTop = toTwips(paper.height) - pageMargins.upright.bottom
  const baseline = toTwips(pageNumberBaseline)
  const before = Math.round(baseline - footerTop - 0.8 * lineHeight)
  return footer([
    paragraph('PageNumber', [run('— '), pageField(), run(' —')], {
      justify: side,
      before,
      after: footerHeight - lineHeight - before,
      indent: side === 'left' ? { left: 1 } : { right: 1 },
    }),
  ])
}

// The types of `docx` ask for its own Paragraph class, though any block is written as it is.
const header = (blocks: readonly Xml[]): Header => new Header({ children: [new BlockSlot(blocks)] as never })
const footer = (blocks: readonly Xml[]): Footer => new Footer({ children: [new BlockSlot(blocks)] as never })

/**
 * Page numbers of turned pages (chapter 8): where they would be if the page were upright, so along its left edge, reading
 * downwards; odd ones end at the lower end, even ones begin at the upper. A table of one cell stands at that place.
 */
export function turnedHeaders({ mark: text }: Pick<FrameForm, 'mark'>) {
  const mark = text === '' ? [] : [draftMarkFrame(text, sheets.turned)]
  const side = (end: 'left' | 'right') => header([...mark, turnedNumber(end), roomless()])
  return { default: side('right'), even: side('left') }
}

/** Measured as LibreOffice draws it, in twips. */
const besideMiddle = 28
/** Room for a number of four digits; the header of a turned page keeps it above the text even where it is no float. */
const numberLength = 1400
/** Distance of the headers of turned pages from the upper edge, in twips. */
export const turnedHeaderDistance = 20

function turnedNumber(end: 'left' | 'right'): Xml {
  const width = 2 * lineHeight
  const top = end === 'left' ? toTwips(areaLeft + cell) : toTwips(areaRight - cell) - numberLength
  // 7 mm outside the type area; upright, that is a height above the lower edge. The dash of the fonts stands a little
  // beside the middle of its line.
  const middle = toTwips(paper.height - pageNumberDash) + besideMiddle
  const place = element('w:tblpPr', {
    'w:vertAnchor': 'page',
    'w:horzAnchor': 'page',
    'w:tblpX': middle - width / 2,
    'w:tblpY': top,
  })
  const row = element(
    'w:tr',
    {},
    element('w:trPr', {}, element('w:trHeight', { 'w:val': numberLength, 'w:hRule': 'exact' })),
    element(
      'w:tc',
      {},
      element('w:tcPr', {}, twips('w:tcW', width), valued('w:textDirection', 'tbRl'), valued('w:vAlign', 'center')),
      paragraph('PageNumber', [run('— '), pageField(), run(' —')], { justify: end }),
    ),
  )
  return hangingTable([place], width, [row])
}

/**
 * Headers bear the mark of drafts and samples and, on the first page of the document, the masthead; footers 页码 (7.5): odd
 * pages at the right, even at the left.
 */
export function headersAndFooters({ format, mark: text, head }: FrameForm, first: boolean) {
  const mark = text === '' ? [] : [draftMarkFrame(text)]
  const plain = () => header([...mark, roomless()])
  return {
    headers: {
      ...(first ? { first: header([...mark, ...mastheadFrames(head), roomless()]) } : {}),
      default: plain(),
      even: plain(),
    },
    footers: {
      ...(first ? { first: format === 'letter' ? footer([roomless()]) : numberFooter('right') } : {}),
      default: numberFooter('right'),
      even: numberFooter('left'),
    },
  }
}

/** Footers of pages without a number. */
export const emptyFooters = () => ({
  default: footer([roomless()]),
  even: footer([roomless()]),
})
