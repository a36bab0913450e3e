import { Document, type ISectionOptions, SectionType } from 'docx'
import type { OfficialDocument } from '../../document/document.js'
import type { Element } from '../../document/element.js'
import { plainText } from '../../document/inline.js'
import { attachmentLines } from '../../layout/attachment-note.js'
import { breakTitle } from '../../layout/break-title.js'
import type { Fit } from '../../layout/fit.js'
import { letterFirstBottom, margins, paper, toTwips } from '../../layout/geometry.js'
import { makeImprint } from '../../layout/imprint.js'
import { makeMasthead } from '../../layout/make-masthead.js'
import { pageBottom } from '../../layout/page-bottom.js'
import { oneRowAbove } from '../../layout/set-signature.js'
import { isBlock } from '../../layout/wording.js'
import { bodyBlock } from './body-paragraphs.js'
import { emptyFooters, footerDistance, headersAndFooters } from './footers.js'
import { headParagraphs } from './head-paragraphs.js'
import { imprintTable } from './imprint-table.js'
import { brokenRun, paragraph, run } from './paragraph.js'
import { signatureParagraphs } from './signature-paragraphs.js'
import { styles } from './styles.js'
import type { TypefaceNames } from './typeface-names.js'
import type { BlockElement } from './xml.js'

/** The document as `docx` packs it: styles, one section (two where 版記 follows a blank page), headers and footers. */
export function makeDocument(document: OfficialDocument, fit: Fit, names: TypefaceNames): Document {
  const head = makeMasthead(document)
  const imprint = makeImprint(document, fit.addresseesInImprint)
  const furniture = headersAndFooters(document, head)
  const main = [
    ...headParagraphs(document, fit, head),
    ...bodyParagraphs(document, fit),
    ...signatureParagraphs(document, fit.sealRows),
    ...document.elements.flatMap(attachmentParagraphs),
  ]
  const foot = imprint
    ? [...imprintBreaks(fit.imprintPages), imprintTable(imprint, pageBottom(document.format, fit.pageCount)), anchor()]
    : []
  const apart = fit.imprintPages > 1
  const sections: readonly ISectionOptions[] = [
    { ...furniture, properties: page(document, true), children: apart ? main : [...main, ...foot] },
    ...(apart
      ? [{ headers: furniture.headers, footers: emptyFooters(), properties: page(document, false), children: foot }]
      : []),
  ]
  const { title, organ, number, genre } = document.properties
  return new Document({
    title,
    subject: number,
    creator: organ,
    lastModifiedBy: organ,
    keywords: [genre, number].filter((word) => word !== '').join(' '),
    evenAndOddHeaderAndFooters: true,
    styles: { importedStyles: [...styles(names)] },
    sections,
  })
}

function page(document: OfficialDocument, first: boolean): NonNullable<ISectionOptions['properties']> {
  const bottom = document.format === 'letter' && first ? letterFirstBottom : margins.bottom
  return {
    type: SectionType.NEXT_PAGE,
    titlePage: first,
    page: {
      size: { width: toTwips(paper.width), height: toTwips(paper.height) },
      margin: { ...margins, bottom, header: 708, footer: footerDistance },
    },
  }
}

/** The text; what goes over with the signature stays with it, as the layout has it. */
const bodyParagraphs = (document: OfficialDocument, fit: Fit): readonly BlockElement[] =>
  document.elements.flatMap((element, index) => {
    const kept = fit.keptElements.includes(index)
    const breakAt = fit.breakInside?.element === index ? fit.breakInside.characters : 0
    if (isBlock(element)) return [bodyBlock(element, { kept, breakAt })]
    if (element.kind !== 'attachment-note') return []
    return attachmentLines(element).map(({ text, indents: { first, rest } }, order) =>
      paragraph('AttachmentNote', [run(text)], {
        indent: { left: rest, hanging: rest - first },
        before: order === 0 ? oneRowAbove : 0,
        ...(kept ? { keepNext: true } : {}),
      }),
    )
  })

function attachmentParagraphs(element: Element): readonly BlockElement[] {
  if (element.kind !== 'attachment') return []
  return [
    paragraph('AttachmentLabel', [run(element.label)]),
    paragraph('AttachmentTitle', [brokenRun(breakTitle(plainText(element.title)))]),
    ...element.blocks.map((block) => bodyBlock(block)),
  ]
}

/** Pages begun for 版记: each by a paragraph that takes no room. */
const imprintBreaks = (pages: number): readonly BlockElement[] =>
  Array.from({ length: pages > 1 ? pages - 1 : pages }, () =>
    paragraph('RedRule', [], { line: 20, pageBreakBefore: true }),
  )

/** Word wants a paragraph after a table; this one takes no room. */
const anchor = (): BlockElement => paragraph('RedRule', [], { line: 20 })
