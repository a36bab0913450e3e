import type { DocumentFormat } from '../document/document.js'
import type { Typeface } from '../document/typeface.js'
import type { Points } from './units.js'

/**
 * One character in its place. `x` is the left edge of its cell on the paper, `width` the cell: a glyph that is
 * narrower stands in the middle of an ideograph's cell and at the left of the others, a wider one is drawn scaled into it.
 */
export interface PlacedCharacter {
  /** One code point. */
  readonly character: string
  readonly x: Points
  readonly width: Points
}

/** Characters of one face, size and colour on one baseline, in reading order. */
export interface TextRun {
  readonly kind: 'text'
  readonly face: Typeface
  readonly size: Points
  /** Down from the top edge of the paper. */
  readonly baseline: Points
  readonly characters: readonly PlacedCharacter[]
  readonly colour: 'black' | 'red'
  /** Index of the element in `OfficialDocument.elements`; null for what the layout adds (page numbers). */
  readonly element: number | null
  /** Text row on this page, 1-based; 0 for what stands outside the rows (mark, page number). */
  readonly row: number
  /** Page numbers of a turned page: placed as on an upright sheet, which is then turned with them (chapter 8). */
  readonly turned: boolean
  /** Which leaf of `Pages.structure` the words belong to; null for what is no part of what the document says. */
  readonly leaf: number | null
  /** The leaf that they are set again of, of a head of a table at the top of a page; null for all others. */
  readonly repeats: number | null
}

/** A straight horizontal or vertical stroke; its weight is centred on the line between the two points. */
export interface Rule {
  readonly kind: 'rule'
  readonly x1: Points
  readonly y1: Points
  readonly x2: Points
  readonly y2: Points
  readonly weight: Points
  readonly colour: 'black' | 'red'
}

/** What stands on a page. */
export type PageItem = TextRun | Rule

/** One side of a sheet, in points from the upper left corner. */
export interface Page {
  /** 1-based; printed or not. */
  readonly number: number
  /** As the page lies before its reader: a turned one is wider than high. */
  readonly width: Points
  readonly height: Points
  /** In reading order. */
  readonly items: readonly PageItem[]
}

/** A heading, for the bookmarks of the PDF. */
export interface OutlineEntry {
  readonly level: number
  readonly title: string
  readonly page: number
  /** Top of its row, down from the top edge of the paper. */
  readonly top: Points
}

/** How a reader that does not see the page takes some words: a heading of a depth, or text. */
export type TextRole = 'H1' | 'H2' | 'H3' | 'H4' | 'H5' | 'P'

/** The document as it is built, in reading order, whatever page a part stands on; leaves are numbered from 0. */
export type StructureNode =
  | { readonly kind: 'text'; readonly role: TextRole; readonly leaf: number }
  | {
      readonly kind: 'table'
      /** The leaf of its unit; null without one. */
      readonly caption: number | null
      readonly rows: readonly (readonly StructureCell[])[]
    }

/** A cell of a table; its leaf is its text. */
export interface StructureCell {
  readonly leaf: number
  readonly head: boolean
  /** How many columns and rows it takes. */
  readonly columns: number
  readonly rows: number
}

/** What is printed where: all that a page renderer may look at. */
export interface Pages {
  readonly format: DocumentFormat
  readonly pages: readonly Page[]
  readonly outline: readonly OutlineEntry[]
  readonly structure: readonly StructureNode[]
}
