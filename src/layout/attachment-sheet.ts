import type { Attachment, SheetKind, Table } from '../document/element.js'
import { sheets } from './geometry.js'
import { fitsUpright } from './table-columns.js'

const isTable = (block: Attachment['blocks'][number]): block is Table => block.kind === 'table'

/** How the pages of an attachment lie (chapter 8): as the office says, or turned where a table has too many columns. */
export const attachmentSheet = ({ sheet, blocks }: Attachment): SheetKind =>
  sheet ?? (blocks.filter(isTable).every((table) => fitsUpright(table, sheets.upright)) ? 'upright' : 'turned')
