import type { SheetKind, Table } from '../document/element.js'
import type { Typeface } from '../document/typeface.js'
import type { PlacedCharacter, Rule, TextRole } from './pages.js'
import type { Points } from './units.js'

/** Characters of one face on a line that has no place on a page yet; `x` is final. */
export interface LineRun {
  /** Index of the element where it is another than the block's; else null. */
  readonly element: number | null
  readonly face: Typeface
  readonly size: Points
  /** Down from the top of the line. */
  readonly baseline: number
  /** Which part of the line: pieces of the head, names side by side, cells of a table; 0 where there is one. */
  readonly part: number
  /** 0 for the first row of the line; table rows can have several. */
  readonly row: number
  readonly characters: readonly PlacedCharacter[]
}

/** Which row of its table a line is, or is of. */
export interface TablePart {
  /** The head is 0, the unit above it -1. */
  readonly row: number
  /** Whether the line is one of many of a row that is higher than a page. */
  readonly split: boolean
  /** What closes the table where the page ends below the line though its row goes on. */
  readonly closing: readonly Rule[]
}

/** What pages are filled with: a line of text, or a row of a table. */
export interface FlowLine {
  /** In twips. */
  readonly height: number
  /** Twips that it needs below where it is the last of a page: the rule under a table, which Word does not let overflow. */
  readonly foot: number
  /** Rows that a reader counts on it: those of a table row are the lines of its highest cell. */
  readonly rows: number
  /** Null outside tables. */
  readonly tablePart: TablePart | null
  readonly runs: readonly LineRun[]
  /** Strokes whose `y` count from the top of the line. */
  readonly rules: readonly Rule[]
}

/** Lines that belong together, with what Word calls the paragraph's line and page breaks. */
export interface FlowBlock {
  /** Index of the element in the document. */
  readonly element: number
  /** Twips above the first line; dropped at the top of a page, as Word does. */
  readonly spaceBefore: number
  readonly lines: readonly FlowLine[]
  /** No page ends within the block, nor between it and the next: what Word makes of keep-with-next. */
  readonly keepNext: boolean
  /** Index of a line that begins a page; 0 for none. */
  readonly pageBreakAt: number
  readonly pageBreakBefore: boolean
  /** Lines set again at the top of each page on which the block goes on (header rows of a table). */
  readonly repeated: readonly FlowLine[]
  readonly role: BlockRole
  /** How its pages lie; another kind than the block before begins a page. */
  readonly sheet: SheetKind
  readonly outline: { readonly level: number; readonly title: string } | null
  readonly structure: BlockStructure
  /** Whether none of its lines is spread: a word processor justifies a whole paragraph or none of it. */
  readonly ragged: boolean
  /** How much closer its characters stand, in twips (`tighten.ts`); 0 elsewhere. */
  readonly closer: number
}

/** What a block is to a reader that does not see the page; `heading`: its first characters, of a run-in heading. */
export type BlockStructure =
  | { readonly kind: 'text'; readonly role: TextRole }
  | { readonly kind: 'run-in'; readonly role: TextRole; readonly heading: number }
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'none' }

/**
 * `head`: number to addressees; `body`: what counts as text; `list`: 附件说明, which is no text that could keep a signature
 * company; `seal`: empty rows; `signature`: organs, date, note.
 */
export type BlockRole = 'head' | 'body' | 'list' | 'seal' | 'signature' | 'attachment'

/** Lines of an element, by its number; without `options` a paragraph of an upright page, no white above it. */
export const block = (
  element: number,
  role: BlockRole,
  lines: readonly FlowLine[],
  options: Partial<Omit<FlowBlock, 'element' | 'role' | 'lines'>> = {},
): FlowBlock => ({
  element,
  role,
  lines,
  spaceBefore: 0,
  keepNext: false,
  pageBreakAt: 0,
  pageBreakBefore: false,
  repeated: [],
  sheet: 'upright',
  outline: null,
  structure: { kind: 'text', role: 'P' },
  ragged: false,
  closer: 0,
  ...options,
})
