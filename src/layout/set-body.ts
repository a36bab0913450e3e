import type { OfficialDocument } from '../document/document.js'
import type { Attachment, Block, Element, Level } from '../document/element.js'
import { plainText } from '../document/inline.js'
import { attachmentLines } from './attachment-note.js'
import { attachmentSheet } from './attachment-sheet.js'
import { breakTitle } from './break-title.js'
import { toGlyphs } from './cells.js'
import { type BlockRole, type BlockStructure, block, type FlowBlock } from './flow.js'
import { rowTwips, type Sheet, sheets, sizes } from './geometry.js'
import type { TextRole } from './pages.js'
import { belowTitle, titleLine } from './set-head.js'
import { gridSetting, rowOf } from './set-line.js'
import { onSheet, setParagraph, setTightParagraph, textIndents } from './set-paragraph.js'
import { oneRowAbove } from './set-signature.js'
import { setTable } from './set-table.js'
import { blockText, isBlock, type TextBlock } from './wording.js'

/** Where no addressees stand between title and text, the text keeps their distance; a table cannot, in a DOCX. */
export const gapBelowTitle = (block: Element | undefined, hasAddressees: boolean): number =>
  hasAddressees || block?.kind === 'table' ? 0 : belowTitle

/** The text, with 附件说明 (7.3.4) where it stands. */
export const setBody = (document: OfficialDocument): readonly FlowBlock[] =>
  document.elements.flatMap((element, index) => {
    if (isBlock(element)) return [setBlock(element, index, { role: 'body', tightens: document.setting.tighten })]
    if (element.kind !== 'attachment-note') return []
    return attachmentLines(element).map(({ text, indents }, order) =>
      block(index, 'list', setParagraph([{ text, face: 'fangsong' }], { indents, justified: false }), {
        spaceBefore: order === 0 ? oneRowAbove : 0,
      }),
    )
  })

/** 附件 (7.3.7), each from the top of a page: label on row 1, title on row 3, then text as in the body. */
export const setAttachments = (document: OfficialDocument): readonly FlowBlock[] =>
  document.elements.flatMap((element, index) => (element.kind === 'attachment' ? setAttachment(element, index) : []))

/** The title of an attachment in lines: both writers break it alike. */
export const attachmentTitleLines = ({ title }: Attachment): readonly string[] => breakTitle(plainText(title))

function setAttachment(attachment: Attachment, index: number): readonly FlowBlock[] {
  const kind = attachmentSheet(attachment)
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
    ...attachment.blocks.map((part, order) => {
      const set = { ...setBlock(part, index, { role: 'attachment', sheet }), sheet: kind }
      return order === 0 ? { ...set, spaceBefore: rowTwips } : set
    }),
  ]
}

/** Headings below the title, which is the first; of a run-in heading the text behind it is a paragraph. */
const headingRoles = { 1: 'H2', 2: 'H3', 3: 'H4', 4: 'H5' } as const satisfies Record<Level, TextRole>

function structureOf(part: TextBlock): BlockStructure {
  if (part.kind === 'heading') return { kind: 'text', role: headingRoles[part.level] }
  if (part.kind !== 'run-in') return { kind: 'text', role: 'P' }
  const heading = Array.from(part.label + plainText(part.heading)).length
  return { kind: 'run-in', role: headingRoles[part.level], heading }
}

interface BlockPlace {
  readonly role: BlockRole
  readonly sheet?: Sheet
  /** Whether a last line of one character is avoided. */
  readonly tightens?: boolean
}

function setBlock(
  part: Block,
  index: number,
  { role, sheet = sheets.upright, tightens = false }: BlockPlace,
): FlowBlock {
  if (part.kind === 'table') {
    const { header, rows } = setTable(part, sheet)
    // A header row with no row of the table under it says nothing.
    return block(index, role, [...header, ...rows], { repeated: header, structure: { kind: 'table', table: part } })
  }
  const { runs, outline } = blockText(part)
  // 7.3.3 in practice: a heading is never the last line of a page.
  const type = { indents: textIndents, ...onSheet(sheet) }
  const { lines, twips } = tightens ? setTightParagraph(runs, type) : { lines: setParagraph(runs, type), twips: 0 }
  return block(index, role, lines, {
    closer: twips,
    outline,
    keepNext: part.kind === 'heading',
    structure: structureOf(part),
  })
}
