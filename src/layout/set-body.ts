import type { OfficialDocument } from '../document/document.js'
import type { Attachment, Block } from '../document/element.js'
import { plainText } from '../document/inline.js'
import { attachmentLines } from './attachment-note.js'
import { breakTitle } from './break-title.js'
import { toGlyphs } from './cells.js'
import { type BlockRole, block, type FlowBlock } from './flow.js'
import { rowTwips, sizes } from './geometry.js'
import { titleLine } from './set-head.js'
import { gridSetting, rowOf } from './set-line.js'
import { setParagraph, textIndents } from './set-paragraph.js'
import { oneRowAbove } from './set-signature.js'
import { setTable } from './set-table.js'
import { blockText, isBlock } from './wording.js'

/** The text, with 附件说明 (7.3.4) where it stands. */
export const setBody = (document: OfficialDocument): readonly FlowBlock[] =>
  document.elements.flatMap((element, index) => {
    if (isBlock(element)) return [setBlock(element, index, 'body')]
    if (element.kind !== 'attachment-note') return []
    return attachmentLines(element).map(({ text, indents }, order) =>
      block(index, 'body', setParagraph([{ text, face: 'fangsong' }], { indents }), {
        spaceBefore: order === 0 ? oneRowAbove : 0,
      }),
    )
  })

/** 附件 (7.3.7), each from the top of a page: label on row 1, title on row 3, then text as in the body. */
export const setAttachments = (document: OfficialDocument): readonly FlowBlock[] =>
  document.elements.flatMap((element, index) => (element.kind === 'attachment' ? setAttachment(element, index) : []))

function setAttachment(attachment: Attachment, index: number): readonly FlowBlock[] {
  const label = rowOf(rowTwips, {
    glyphs: toGlyphs([{ text: attachment.label, face: 'heiti' }]),
    setting: gridSetting(0, sizes.text),
  })
  const title = plainText(attachment.title)
  return [
    block(index, 'attachment', [label], {
      pageBreakBefore: true,
      keepNext: true,
      outline: { level: 1, title: `${attachment.label} ${title}` },
    }),
    block(index, 'attachment', breakTitle(title).map(titleLine), { spaceBefore: rowTwips, keepNext: true }),
    ...attachment.blocks.map((part, order) => {
      const set = setBlock(part, index, 'attachment')
      return order === 0 ? { ...set, spaceBefore: rowTwips } : set
    }),
  ]
}

function setBlock(part: Block, index: number, role: BlockRole): FlowBlock {
  if (part.kind === 'table') {
    const { header, rows } = setTable(part)
    // A header row with no row of the table under it says nothing.
    return block(index, role, [...header, ...rows], { repeated: header })
  }
  const { runs, outline } = blockText(part)
  // 7.3.3 in practice: a heading is never the last line of a page.
  return block(index, role, setParagraph(runs, { indents: textIndents }), {
    outline,
    keepNext: part.kind === 'heading',
  })
}
