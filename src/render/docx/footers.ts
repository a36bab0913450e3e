import { Footer, Header } from 'docx'
import { margins, paper, toTwips } from '../../layout/geometry.js'
import { pageNumberBaseline } from '../../layout/page-marks.js'
import type { FrameForm } from './frame.js'
import { draftMarkFrame, mastheadFrames } from './frames.js'
import { pageField, paragraph, run } from './paragraph.js'
import { BlockSlot, type Xml } from './xml.js'

/** Distance of footers from the bottom edge; their height makes up the rest of the margin (see `footerHeight`). */
export const footerDistance = 1000
/**
 * The footers of numbered pages are so high that the text ends 22 rows down; page 1 of a letter has an empty one, so that
 * its text runs down to the red rule. One section does both: the text stays one flow that can be edited.
 */
const footerHeight = margins.bottom - footerDistance
const lineHeight = 336

/** A paragraph that takes no room. */
const nothing = (): Xml => paragraph('RedRule', [], { line: 20 })

function numberFooter(side: 'left' | 'right'): Footer {
  const footerTop = toTwips(paper.height) - margins.bottom
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

/** Headers bear the masthead (page 1) and the mark of drafts and samples, footers 页码 (7.5): odd pages right, even left. */
export function headersAndFooters({ format, mark: text, head }: FrameForm) {
  const mark = text === '' ? [] : [draftMarkFrame(text)]
  const plain = () => header([...mark, nothing()])
  return {
    headers: { first: header([...mark, ...mastheadFrames(head), nothing()]), default: plain(), even: plain() },
    footers: {
      first: format === 'letter' ? footer([nothing()]) : numberFooter('right'),
      default: numberFooter('right'),
      even: numberFooter('left'),
    },
  }
}

/** Footers of pages without a number. */
export const emptyFooters = () => ({
  default: footer([nothing()]),
  even: footer([nothing()]),
  first: footer([nothing()]),
})
