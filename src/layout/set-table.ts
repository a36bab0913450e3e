import type { Table } from '../document/element.js'
import { type Inline, plainText } from '../document/inline.js'
import type { Typeface } from '../document/typeface.js'
import { numberIndents } from './align-numbers.js'
import { breakLines, unspread } from './break-lines.js'
import { type Glyph, toGlyphs, widthOf } from './cells.js'
import type { FlowLine, LineRun } from './flow.js'
import { type Sheet, toTwips } from './geometry.js'
import type { Rule } from './pages.js'
import { lineRuns } from './set-line.js'
import { cellPadding, fitTable, type TableFit, type TableTypes, tableTypes } from './table-columns.js'
import { cells, type Points, points } from './units.js'

/** Weight of a table's rules: half a point. */
export const tableRule = points(0.5)

type Align = 'left' | 'center' | 'right'

/** One cell before it is set: a stretch of columns and of grid rows of its table row. */
interface Cell {
  readonly inlines: readonly Inline[]
  /** Its number among the cells of its row; in the head groups come first. */
  readonly part: number
  readonly first: number
  readonly span: number
  readonly align: Align
  /** White to the right of a number, in characters. */
  readonly indent: number
}

/** A row of a table: how many lines of text its highest cell has, and its height in twips. */
export interface TableRow {
  readonly lines: number
  readonly height: number
}

/** The rows of a table; a head with groups has a row for these above its own. */
export interface TableRows {
  readonly groups: TableRow | null
  readonly header: TableRow
  readonly rows: readonly TableRow[]
}

/** A table broken into cells and lines, but not yet in a place. */
interface BrokenTable {
  readonly fit: TableFit
  readonly rows: TableRows
  readonly head: { readonly groups: readonly Cell[]; readonly own: readonly Cell[] }
  readonly body: readonly (readonly Cell[])[]
  /** Left edges of the columns and the right edge of the last. */
  readonly edges: readonly Points[]
}

const isGrouped = ({ groups }: Table, column: number): boolean =>
  groups.some(({ first, span }) => first <= column && column < first + span)

function breakTable(table: Table, sheet: Sheet, types: TableTypes): BrokenTable {
  const fit = fitTable(table, sheet, types)
  const centred = (part: number, inlines: readonly Inline[], first: number, span = 1): Cell => ({
    inlines,
    part,
    first,
    span,
    align: 'center',
    indent: 0,
  })
  const groups = table.groups.map(({ inlines, first, span }, index) => centred(index, inlines, first, span))
  const own = table.header.map((inlines, column) => centred(groups.length + column, inlines, column))
  const indents = numberIndents(table)
  const body = table.rows.map((row, index) =>
    table.header.map(
      (_, column): Cell => ({
        inlines: row[column] ?? [],
        part: column,
        first: column,
        span: 1,
        align: table.align[column] ?? 'left',
        indent: indents[index]?.[column] ?? 0,
      }),
    ),
  )
  const linesOf = (of: readonly Cell[], face: Typeface): number =>
    Math.max(1, ...of.map((cell) => breakCell(cell, fit, face).length))
  const groupLines = groups.length > 0 ? linesOf(groups, 'heiti') : 0
  const below = linesOf(
    own.filter(({ first }) => isGrouped(table, first)),
    'heiti',
  )
  const through = linesOf(
    own.filter(({ first }) => !isGrouped(table, first)),
    'heiti',
  )
  return {
    fit,
    head: { groups, own },
    body,
    rows: {
      groups: groups.length > 0 ? tableRow(groupLines, fit) : null,
      header: tableRow(Math.max(below, through - groupLines), fit),
      rows: body.map((row) => tableRow(linesOf(row, 'fangsong'), fit)),
    },
    edges: edgesOf(fit, sheet),
  }
}

function edgesOf({ widths }: TableFit, sheet: Sheet): readonly Points[] {
  const edges = [sheet.left]
  for (const width of widths) edges.push(points((edges.at(-1) ?? sheet.left) + width))
  return edges
}

const tableRow = (lines: number, { line, white }: TableFit): TableRow => ({ lines, height: lines * line + white })

function breakCell(cell: Cell, fit: TableFit, face: Typeface): readonly (readonly Glyph[])[] {
  const glyphs = toGlyphs([{ text: plainText(cell.inlines), face }])
  const inside = fit.rooms.slice(cell.first, cell.first + cell.span)
  const width = inside.reduce((sum, each) => sum + each + cellPadding, -cellPadding) - cell.indent
  const room = unspread(cells(width))
  return breakLines(glyphs, room, room).map(({ start, end }) => glyphs.slice(start, end))
}

/** The heights of a table's rows, which the DOCX gives them too. */
export const tableRows = (table: Table, sheet: Sheet, types: TableTypes = tableTypes): TableRows =>
  breakTable(table, sheet, types).rows

/** The rows of a ruled table; its head is set again on each page that the table goes on to. */
export function setTable(
  table: Table,
  sheet: Sheet,
  types: TableTypes = tableTypes,
): { readonly header: readonly FlowLine[]; readonly rows: readonly FlowLine[] } {
  const broken = breakTable(table, sheet, types)
  return {
    header: [setHead(table, broken)],
    rows: broken.body.map((row, index) => setRow(row, broken, broken.rows.rows[index] ?? broken.rows.header)),
  }
}

/** Groups above their columns; heads of other columns in the middle of both rows. */
function setHead(table: Table, { fit, head, rows, edges }: BrokenTable): FlowLine {
  const above = rows.groups ?? { lines: 0, height: 0 }
  const whole = { lines: above.lines + rows.header.lines, height: above.height + rows.header.height }
  const upper = { row: above, top: 0, line: 0 }
  const lower = { row: rows.header, top: above.height, line: above.lines }
  const both = { row: whole, top: 0, line: 0 }
  const [left, right] = ends(edges)
  const [middle, bottom] = [above.height / 20, whole.height / 20]
  const inner = new Set(
    table.groups.flatMap(({ first, span }) => Array.from({ length: span - 1 }, (_, n) => first + n + 1)),
  )
  return {
    height: whole.height,
    foot: toTwips(tableRule),
    rows: whole.lines,
    runs: [
      ...head.groups.flatMap((cell) => cellRuns(cell, fit, edges, { face: 'heiti', ...upper })),
      ...head.own.flatMap((cell) =>
        cellRuns(cell, fit, edges, { face: 'heiti', ...(isGrouped(table, cell.first) ? lower : both) }),
      ),
    ],
    rules: [
      across(left, right, 0),
      across(left, right, bottom),
      ...table.groups.map(({ first, span }) => across(edges[first] ?? left, edges[first + span] ?? right, middle)),
      ...edges.map((x, column) => down(x, inner.has(column) ? middle : 0, bottom)),
    ],
  }
}

function setRow(row: readonly Cell[], { fit, edges }: BrokenTable, own: TableRow): FlowLine {
  const [left, right] = ends(edges)
  const bottom = own.height / 20
  return {
    height: own.height,
    foot: toTwips(tableRule),
    rows: own.lines,
    runs: row.flatMap((cell) => cellRuns(cell, fit, edges, { face: 'fangsong', row: own, top: 0, line: 0 })),
    rules: [across(left, right, 0), across(left, right, bottom), ...edges.map((x) => down(x, 0, bottom))],
  }
}

const ends = (edges: readonly Points[]): readonly [Points, Points] => [edges[0] ?? points(0), edges.at(-1) ?? points(0)]

interface CellPlace {
  readonly face: Typeface
  /** The row whose middle the lines of the cell stand in, as in the DOCX. */
  readonly row: TableRow
  /** Where that row begins in the line of the flow: in twips, and in lines of text. */
  readonly top: number
  readonly line: number
}

function cellRuns(
  cell: Cell,
  fit: TableFit,
  edges: readonly Points[],
  { face, row, top, line }: CellPlace,
): readonly LineRun[] {
  const left = edges[cell.first] ?? points(0)
  const width = (edges[cell.first + cell.span] ?? left) - left
  const lines = breakCell(cell, fit, face)
  const above = top + (row.height - lines.length * fit.line) / 2
  return lines.flatMap((glyphs, index) => {
    const spare = width - widthOf(glyphs) * fit.unit
    const padding = (cellPadding / 2) * fit.unit
    const before = { left: padding, center: spare / 2, right: spare - padding - cell.indent * fit.unit }[cell.align]
    const setting = { x: points(left + before), size: fit.size, cell: fit.unit, height: fit.line, justifyTo: null }
    const lower = (above + index * fit.line) / 20
    const number = line + Math.floor((row.lines - lines.length) / 2) + index
    return lineRuns(glyphs, setting, { part: cell.part }).map((run) => ({
      ...run,
      row: number,
      baseline: run.baseline + lower,
    }))
  })
}

const base = { kind: 'rule', weight: tableRule, colour: 'black' } as const
const across = (x1: Points, x2: Points, y: number): Rule => ({ ...base, x1, x2, y1: points(y), y2: points(y) })
const down = (x: Points, y1: number, y2: number): Rule => ({ ...base, x1: x, x2: x, y1: points(y1), y2: points(y2) })
