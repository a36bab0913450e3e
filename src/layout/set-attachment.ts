import type { OfficialDocument } from '../document/document.js'
import type { Attachment, SheetKind } from '../document/element.js'
import { plainText } from '../document/inline.js'
import { attachmentSheet } from './attachment-sheet.js'
import { breakTitle } from './break-title.js'
import { toGlyphs } from './cells.js'
import type { AttachmentFit } from './fit.js'
import { block, type FlowBlock } from './flow.js'
import { rowTwips, sheets, sizes } from './geometry.js'
import { pageBottom } from './page-bottom.js'
import { paginate } from './paginate.js'
import { setBlock } from './set-body.js'
import { titleLine } from './set-head.js'
import { gridSetting, rowOf } from './set-line.js'
import { smallerTypes, type TableTypes, tableTypes } from './table-columns.js'

/** An attachment in lines. */
export interface LinedAttachment {
  readonly fit: AttachmentFit
  readonly blocks: readonly FlowBlock[]
}

/** 附件 (7.3.7), each from the top of a page: label on row 1, title on row 3, then text as in the body. */
export const setAttachments = (document: OfficialDocument): readonly LinedAttachment[] =>
  document.elements.flatMap((element, index) => (element.kind === 'attachment' ? [setAttachment(element, index)] : []))

/** The title of an attachment in lines: both writers break it alike. */
export const attachmentTitleLines = ({ title }: Attachment): readonly string[] => breakTitle(plainText(title))

/**
 * Tables smaller than their columns ask for where the attachment then takes one page and not two, for a table is to be
 * taken in at one glance. The standard leaves their type open.
 */
function setAttachment(attachment: Attachment, index: number): LinedAttachment {
  const kind = attachmentSheet(attachment)
  const head = setHead(attachment, index, kind)
  const setIn = (tableTypes: TableTypes): LinedAttachment => {
    const text = setText(attachment.blocks, index, { kind, types: tableTypes })
    const ragged = text.flatMap((each, order) => (each.ragged ? [order] : []))
    return { fit: { element: index, tableTypes, ragged }, blocks: [...head, ...text] }
  }
  const usual = setIn(tableTypes)
  const spills = attachment.blocks.some(({ kind }) => kind === 'table') && pagesOf(usual) === 2
  return (spills && firstOnOnePage(setIn)) || usual
}

/** The largest smaller sizes in which all is on one page; each is only set when those before were not small enough. */
function firstOnOnePage(setIn: (types: TableTypes) => LinedAttachment): LinedAttachment | undefined {
  for (const types of smallerTypes) {
    const smaller = setIn(types)
    if (pagesOf(smaller) === 1) return smaller
  }
  return undefined
}

/** Pages that an attachment fills; none of its pages is page 1, where a letter has more room. */
function pagesOf({ blocks }: LinedAttachment): number {
  const lines = paginate(blocks, (page, sheet) => pageBottom('general', page, sheet))
  return lines.at(-1)?.page ?? 1
}

/** Label and title. */
function setHead(attachment: Attachment, index: number, kind: SheetKind): readonly FlowBlock[] {
  const sheet = sheets[kind]
  const label = rowOf(rowTwips, {
    glyphs: toGlyphs([{ text: attachment.label, face: 'heiti' }]),
    setting: gridSetting(0, sizes.text, sheet),
  })
  const title = plainText(attachment.title)
  return [
    block(index, 'attachment', [label], {
      pageBreakBefore: true,
      keepNext: true,
      sheet: kind,
      outline: { level: 1, title: `${attachment.label} ${title}` },
    }),
    block(
      index,
      'attachment',
      attachmentTitleLines(attachment).map((line) => titleLine(line, sheet)),
      {
        spaceBefore: rowTwips,
        keepNext: true,
        sheet: kind,
        structure: { kind: 'text', role: 'H1' },
      },
    ),
  ]
}

function setText(
  blocks: Attachment['blocks'],
  index: number,
  { kind, types }: { readonly kind: SheetKind; readonly types: TableTypes },
): readonly FlowBlock[] {
  return blocks.map((part, order) => {
    const set = { ...setBlock(part, index, { role: 'attachment', sheet: sheets[kind], types }), sheet: kind }
    return order === 0 ? { ...set, spaceBefore: rowTwips } : set
  })
}
