import type { OfficialDocument } from '../document/document.js'
import { type Block, type Element, isBlock, type Level } from '../document/element.js'
import { plainText } from '../document/inline.js'
import { attachmentLines } from './attachment-note.js'
import { type BlockRole, type BlockStructure, block, type FlowBlock } from './flow.js'
import { type Sheet, sheets } from './geometry.js'
import type { TextRole } from './pages.js'
import { belowTitle } from './set-head.js'
import { onSheet, setParagraph, textIndents } from './set-paragraph.js'
import { oneRowAbove } from './set-signature.js'
import { setTable } from './set-table.js'
import { type TableTypes, tableTypes } from './table-columns.js'
import { blockText, type TextBlock } from './wording.js'

/** Where no addressees stand between title and text, the text keeps their distance; a bare table cannot, in a DOCX. */
export const gapBelowTitle = (block: Element | undefined, hasAddressees: boolean): number =>
  hasAddressees || (block?.kind === 'table' && block.unit === null) ? 0 : belowTitle

/** The text, with 附件说明 (7.3.4) where it stands. */
export const setBody = (document: OfficialDocument): readonly FlowBlock[] =>
  document.elements.flatMap((element, index) => {
    if (isBlock(element)) return [setBlock(element, index, { role: 'body', tightens: document.setting.tighten })]
    if (element.kind !== 'attachment-note') return []
    return attachmentLines(element).map(({ text, indents }, order) =>
      block(index, 'list', setParagraph([{ text, face: 'fangsong' }], { indents, justified: false }).lines, {
        spaceBefore: order === 0 ? oneRowAbove : 0,
      }),
    )
  })

/** Headings below the title, which is the first; of a run-in heading the text behind it is a paragraph. */
const headingRoles = { 1: 'H2', 2: 'H3', 3: 'H4', 4: 'H5' } as const satisfies Record<Level, TextRole>

function structureOf(part: TextBlock): BlockStructure {
  if (part.kind === 'heading') return { kind: 'text', role: headingRoles[part.level] }
  if (part.kind !== 'run-in') return { kind: 'text', role: 'P' }
  const heading = Array.from(part.label + plainText(part.heading)).length
  return { kind: 'run-in', role: headingRoles[part.level], heading }
}

/** Where a block stands, and what that says of its setting. */
interface BlockPlace {
  readonly role: BlockRole
  readonly sheet?: Sheet
  /** Sizes that a table may have. */
  readonly types?: TableTypes
  /** Whether a last line of one character is avoided. */
  readonly tightens?: boolean
}

/** One block of the text or of an attachment, in lines; `index` is that of its element. */
export function setBlock(
  part: Block,
  index: number,
  { role, sheet = sheets.upright, types = tableTypes, tightens = false }: BlockPlace,
): FlowBlock {
  if (part.kind === 'table') {
    const { unit, header, rows } = setTable(part, sheet, types)
    // A header row with no row of the table under it says nothing.
    return block(index, role, [...unit, ...header, ...rows], {
      repeated: header,
      structure: { kind: 'table', table: part },
    })
  }
  const { runs, outline } = blockText(part)
  const { lines, ragged, closer } = setParagraph(runs, { indents: textIndents, ...onSheet(sheet), tightens })
  return block(index, role, lines, {
    ragged,
    closer,
    outline,
    // 7.3.3 in practice: a heading is never the last line of a page.
    keepNext: part.kind === 'heading',
    structure: structureOf(part),
  })
}
