import type { Attachment, SheetKind } from '../document/element.js'
import { sheets } from './geometry.js'
import { fitsUpright } from './table-columns.js'

/** How the pages of an attachment lie (chapter 8): as the office says, or turned where a table has too many columns. */
export const attachmentSheet = ({ sheet, blocks }: Attachment): SheetKind =>
  sheet ??
  (blocks.every((block) => block.kind !== 'table' || fitsUpright(block, sheets.upright)) ? 'upright' : 'turned')
