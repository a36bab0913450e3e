import type { SealRoom } from './signature-place.js'
import type { TableTypes } from './table-columns.js'

/** A deviation from the plain flow that keeps the signature from standing alone, in the order in which they are tried. */
export type Cure =
  | { readonly kind: 'pull-lines'; readonly lines: number }
  | { readonly kind: 'seal-rows'; readonly rows: number }

/** A page that begins inside a paragraph: behind how many of its characters. */
export interface BreakInside {
  readonly element: number
  readonly characters: number
  /** The line above it, which word processors leave as it comes: how many characters, each opened by how many twips. */
  readonly lastLine: { readonly characters: number; readonly opened: number }
}

/** What the layout decided for an attachment. */
export interface AttachmentFit {
  readonly element: number
  /** Sizes that its tables may have. */
  readonly tableTypes: TableTypes
  /** Indices of its blocks that are set ragged. */
  readonly ragged: readonly number[]
}

/**
 * What the layout decided for a document and both writers must follow: the DOCX cannot find it out by itself.
 */
export interface Fit {
  /** The lines of the title, top down; their concatenation is the title. */
  readonly titleLines: readonly string[]
  /** Indices of the elements at the end of the text that stay on one page with the signature: pulled over whole. */
  readonly keptElements: readonly number[]
  /** Where a page must begin inside the last paragraph, which is too long to be pulled over whole; null elsewhere. */
  readonly breakInside: BreakInside | null
  /** How many of the last names of 附件说明 stay with it, too. */
  readonly keptNames: number
  /** Empty rows kept for seals in the signature. */
  readonly sealRoom: SealRoom
  readonly cures: readonly Cure[]
  /** 主送机关 moved to the imprint, because no body text would be left on page 1 (7.3.2). */
  readonly addresseesInImprint: boolean
  /** Paragraphs of the text whose characters are set closer, by twips, so that no last line is a single character. */
  readonly tightened: readonly { readonly element: number; readonly twips: number }[]
  /** Elements outside attachments whose paragraph is set ragged: a word processor justifies all of a paragraph or nothing. */
  readonly ragged: readonly number[]
  readonly attachments: readonly AttachmentFit[]
  readonly pageCount: number
  /** Pages begun for 版记 alone, because it must end an even page or found no room: 0, 1, or 2 with a blank one. */
  readonly imprintPages: number
}
