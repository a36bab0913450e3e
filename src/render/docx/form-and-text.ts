import { findElement, type OfficialDocument } from '../../document/document.js'
import { type Attachment, isBlock } from '../../document/element.js'
import { attachmentLines } from '../../layout/attachment-note.js'
import { attachmentSheet } from '../../layout/attachment-sheet.js'
import type { AttachmentFit, Fit } from '../../layout/fit.js'
import { sheets } from '../../layout/geometry.js'
import { makeImprint } from '../../layout/imprint.js'
import { makeMasthead } from '../../layout/make-masthead.js'
import { pageBottom } from '../../layout/page-bottom.js'
import { attachmentTitleLines } from '../../layout/set-attachment.js'
import { gapBelowTitle } from '../../layout/set-body.js'
import { oneRowAbove } from '../../layout/set-signature.js'
import { pageMark } from '../../layout/wording.js'
import { bodyBlock } from './body-paragraphs.js'
import type { FrameForm, FrameText } from './frame-form.js'
import { headParagraphs } from './head-paragraphs.js'
import { imprintTable } from './imprint-table.js'
import { brokenRun, paragraph, roomless, run } from './paragraph.js'
import { joinParts, type SectionPart } from './sections.js'
import { signatureParagraphs } from './signature-paragraphs.js'
import type { TypefaceNames } from './typeface-names.js'
import type { Xml } from './xml.js'

/** The form of a document, which decides its frame, and the text to put into it. */
export function formAndText(
  document: OfficialDocument,
  fit: Fit,
  names: TypefaceNames,
): { readonly form: FrameForm; readonly text: FrameText } {
  const head = makeMasthead(document)
  const parts = joinParts([
    {
      sheet: 'upright',
      numbered: true,
      blocks: [
        ...headParagraphs(document, fit, head),
        ...bodyParagraphs(document, fit),
        ...signatureParagraphs(document, fit),
      ],
    },
    ...fit.attachments.flatMap((own) => {
      const attachment = document.elements[own.element]
      return attachment?.kind === 'attachment' ? [attachmentPart(attachment, own)] : []
    }),
    ...imprintParts(document, fit),
  ])
  const form: FrameForm = {
    format: document.format,
    mark: pageMark(document.properties),
    head: { marks: head.marks, rules: head.rules },
    names,
    sections: parts.map(({ sheet, numbered }) => ({ sheet, numbered })),
  }
  return { form, text: parts.map(({ blocks }) => blocks) }
}

/** The text; what goes over with the signature stays with it, as the layout has it. */
function bodyParagraphs(document: OfficialDocument, fit: Fit): readonly Xml[] {
  const hasAddressees = findElement(document, 'addressees') !== undefined && !fit.addresseesInImprint
  const first = document.elements.find(isBlock)
  return document.elements.flatMap((element, index) => {
    const kept = fit.keptElements.includes(index)
    const breakInside = fit.breakInside?.element === index ? fit.breakInside : null
    const before = element === first ? gapBelowTitle(first, hasAddressees) : 0
    const closer = fit.tightened.find((each) => each.element === index)?.twips ?? 0
    const ragged = fit.ragged.includes(index)
    if (isBlock(element)) return bodyBlock(element, { kept, breakInside, before, ragged, closer })
    if (element.kind !== 'attachment-note') return []
    return attachmentLines(element).map(({ text, indents: { first, rest } }, order, { length }) =>
      paragraph('AttachmentNote', [run(text)], {
        indent: { left: rest, hanging: rest - first },
        before: order === 0 ? oneRowAbove : 0,
        ...(order >= length - fit.keptNames ? { keepNext: true } : {}),
      }),
    )
  })
}

function attachmentPart(attachment: Attachment, fit: AttachmentFit): SectionPart {
  const kind = attachmentSheet(attachment)
  return {
    sheet: kind,
    numbered: true,
    blocks: [
      paragraph('AttachmentLabel', [run(attachment.label)]),
      paragraph('AttachmentTitle', [brokenRun(attachmentTitleLines(attachment))]),
      ...attachment.blocks.flatMap((block, index) =>
        bodyBlock(block, { sheet: sheets[kind], types: fit.tableTypes, ragged: fit.ragged.includes(index) }),
      ),
    ],
  }
}

/**
 * 版记 on an upright page: below the text, or on the pages begun for it. Of two such pages the first is blank, and both
 * bear no number, so they are a section of their own.
 */
function imprintParts(document: OfficialDocument, fit: Fit): readonly SectionPart[] {
  const imprint = makeImprint(document, fit.addresseesInImprint)
  if (!imprint) return []
  const last = document.elements.findLast((element) => element.kind === 'attachment')
  const behindTurned = last !== undefined && attachmentSheet(last) === 'turned'
  const breaks = [
    // Word wants a paragraph on a blank page, and one after a table.
    ...(fit.imprintPages > 1 ? [roomless()] : []),
    // A section begins a page by itself.
    ...(fit.imprintPages > 1 || (fit.imprintPages === 1 && !behindTurned) ? [roomless({ pageBreakBefore: true })] : []),
  ]
  return [
    {
      sheet: 'upright',
      numbered: fit.imprintPages < 2,
      blocks: [
        ...breaks,
        imprintTable(
          imprint,
          pageBottom(document.format, fit.pageCount),
          document.format === 'letter' && fit.pageCount > 1,
        ),
        roomless(),
      ],
    },
  ]
}
