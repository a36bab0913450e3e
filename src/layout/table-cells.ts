import type { Table } from '../document/element.js'
import { type Inline, plainText } from '../document/inline.js'
import { slashedAmount } from './align-numbers.js'
import { breakLines, unspread } from './break-lines.js'
import { type Glyph, textWidth, toGlyphs, widthOf } from './cells.js'
import { cellPadding } from './column-demands.js'
import type { LineRun } from './flow.js'
import type { Rule } from './pages.js'
import { headLines, rowLines, type SenseLines } from './sense-room.js'
import { lineRuns } from './set-line.js'
import type { TableFit } from './table-columns.js'
import { cells, type Points, points } from './units.js'

/** Weight of a table's rules: half a point. */
export const tableRule = points(0.5)

/** One cell before it is set: a stretch of columns and of grid rows of its table row. */
export interface Cell {
  readonly inlines: readonly Inline[]
  /** Its number among the cells of its row; in the head groups come first. */
  readonly part: number
  readonly first: number
  readonly span: number
  readonly align: Table['align'][number]
  /** White to the right of a number, in characters. */
  readonly indent: number
  /** Whether it is of the head, whose lines end where the sense allows. */
  readonly head: boolean
}

/** A cell with its text in lines. */
export interface BrokenCell extends Cell {
  readonly lines: readonly (readonly Glyph[])[]
}

/** Room of a stretch of columns for text, in characters. */
export const cellRoom = ({ rooms }: TableFit, { first, span }: Pick<Cell, 'first' | 'span'>): number =>
  rooms.slice(first, first + span).reduce((sum, each) => sum + each + cellPadding, -cellPadding)

/**
 * How the text of a cell is broken in a room; a number at the right of its column is never narrowed. Where it is too long with
 * a unit that has a slash, the unit has a line of its own.
 */
export function cellLines(text: string, room: number, { head, align }: Pick<Cell, 'head' | 'align'>): SenseLines {
  if (head) return headLines(text, room)
  const amount = textWidth(text) > room ? slashedAmount(text) : undefined
  if (amount) return { parts: [amount.number, amount.unit], room }
  return align === 'right' ? { parts: [text], room } : rowLines(text, room)
}

/** Breaks the text of a cell into lines. */
export function breakCell(cell: Cell, fit: TableFit): BrokenCell {
  const { parts, room } = cellLines(plainText(cell.inlines), cellRoom(fit, cell) - cell.indent, cell)
  const space = unspread(cells(room))
  const lines = parts
    .map((text) => toGlyphs([{ text, face: cell.head ? 'heiti' : 'fangsong' }]))
    .flatMap((glyphs) => breakLines(glyphs, space, space).map(({ start, end }) => glyphs.slice(start, end)))
  return { lines, ...cell }
}

/** The left and the right edge of a table. */
export const ends = (edges: readonly Points[]): readonly [Points, Points] => [
  edges[0] ?? points(0),
  edges.at(-1) ?? points(0),
]

/** The runs of one line of a cell: `y` twips below the top of its line of the flow, in its row `row`. */
export function cellLine(
  glyphs: readonly Glyph[],
  cell: Cell,
  fit: TableFit,
  edges: readonly Points[],
  { y, row }: { readonly y: number; readonly row: number },
): readonly LineRun[] {
  const left = edges[cell.first] ?? points(0)
  const width = (edges[cell.first + cell.span] ?? left) - left
  const spare = width - widthOf(glyphs) * fit.unit
  const padding = (cellPadding / 2) * fit.unit
  const before = { left: padding, center: spare / 2, right: spare - padding - cell.indent * fit.unit }[cell.align]
  const setting = { x: points(left + before), size: fit.size, cell: fit.unit, height: fit.line, justifyTo: null }
  return lineRuns(glyphs, setting, { part: cell.part }).map((run) => ({ ...run, row, baseline: run.baseline + y / 20 }))
}

// Written out, not spread: what is added to a spread object costs V8 a microsecond each, and a table has many rules.
const stroke = (x1: Points, y1: number, x2: Points, y2: number): Rule => ({
  kind: 'rule',
  x1,
  y1: points(y1),
  x2,
  y2: points(y2),
  weight: tableRule,
  colour: 'black',
})
/** A rule from one x to another, `y` points below the top of its line of the flow. */
export const across = (x1: Points, x2: Points, y: number): Rule => stroke(x1, y, x2, y)
/** A rule from one y to another, in points below the top of its line of the flow. */
export const down = (x: Points, y1: number, y2: number): Rule => stroke(x, y1, x, y2)
