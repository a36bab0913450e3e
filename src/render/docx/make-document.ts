import type { Document } from 'docx'
import type { OfficialDocument } from '../../document/document.js'
import type { Element } from '../../document/element.js'
import { plainText } from '../../document/inline.js'
import { attachmentLines } from '../../layout/attachment-note.js'
import { breakTitle } from '../../layout/break-title.js'
import type { Fit } from '../../layout/fit.js'
import { makeImprint } from '../../layout/imprint.js'
import { makeMasthead } from '../../layout/make-masthead.js'
import { pageBottom } from '../../layout/page-bottom.js'
import { oneRowAbove } from '../../layout/set-signature.js'
import { isBlock, pageMark } from '../../layout/wording.js'
import { bodyBlock } from './body-paragraphs.js'
import { Frame, type FrameForm } from './frame.js'
import { headParagraphs } from './head-paragraphs.js'
import { imprintTable } from './imprint-table.js'
import { brokenRun, paragraph, run } from './paragraph.js'
import { signatureParagraphs } from './signature-paragraphs.js'
import type { TypefaceNames } from './typeface-names.js'
import type { Xml } from './xml.js'

/** The document as `docx` has it before it is packed. */
export function makeDocument(document: OfficialDocument, fit: Fit, names: TypefaceNames): Document {
  const { form, text } = formAndText(document, fit, names)
  const frame = new Frame(form)
  frame.fill(text)
  return frame.document
}

/** The form of a document, which decides its frame, and the text to put into it. */
export function formAndText(document: OfficialDocument, fit: Fit, names: TypefaceNames) {
  const head = makeMasthead(document)
  const imprint = makeImprint(document, fit.addresseesInImprint)
  const main = [
    ...headParagraphs(document, fit, head),
    ...bodyParagraphs(document, fit),
    ...signatureParagraphs(document, fit.sealRows),
    ...document.elements.flatMap(attachmentParagraphs),
  ]
  const foot = imprint
    ? [...imprintBreaks(fit.imprintPages), imprintTable(imprint, pageBottom(document.format, fit.pageCount)), anchor()]
    : []
  const form: FrameForm = {
    format: document.format,
    mark: pageMark(document.properties),
    head: { marks: head.marks, rules: head.rules },
    names,
    imprintApart: fit.imprintPages > 1,
  }
  return { form, text: { main, foot } }
}

/** The text; what goes over with the signature stays with it, as the layout has it. */
const bodyParagraphs = (document: OfficialDocument, fit: Fit): readonly Xml[] =>
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

function attachmentParagraphs(element: Element): readonly Xml[] {
  if (element.kind !== 'attachment') return []
  return [
    paragraph('AttachmentLabel', [run(element.label)]),
    paragraph('AttachmentTitle', [brokenRun(breakTitle(plainText(element.title)))]),
    ...element.blocks.map((block) => bodyBlock(block)),
  ]
}

/** Pages begun for 版记: each by a paragraph that takes no room. */
const imprintBreaks = (pages: number): readonly Xml[] =>
  Array.from({ length: pages > 1 ? pages - 1 : pages }, () =>
    paragraph('RedRule', [], { line: 20, pageBreakBefore: true }),
  )

/** Word wants a paragraph after a table; this one takes no room. */
const anchor = (): Xml => paragraph('RedRule', [], { line: 20 })
