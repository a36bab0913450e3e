import type { Table } from '../document/element.js'
import { type Inline, plainText } from '../document/inline.js'
import { numberIndents } from './align-numbers.js'
import { toGlyphs, widthOf } from './cells.js'
import type { FlowLine, LineRun } from './flow.js'
import { type Sheet, toTwips } from './geometry.js'
import { rowOf } from './set-line.js'
import { across, type BrokenCell, breakCell, cellLine, down, ends, tableRule } from './table-cells.js'
import { fitTable, smallFourth, type TableFit, type TableTypes } from './table-columns.js'
import { type Points, points } from './units.js'

/** A row of a table: how many lines of text its highest cell has, and its height in twips. */
export interface TableRow {
  readonly lines: number
  readonly height: number
  /** Whether it is higher than a page has room for: such a row goes on to the next page, all others stay whole. */
  readonly split: boolean
}

/** The rows of a table; a head with groups has a row for these above its own. */
export interface TableRows {
  /** The line of its unit above it, which stands with the first row. */
  readonly unit: TableRow | null
  readonly groups: TableRow | null
  readonly header: TableRow
  readonly rows: readonly TableRow[]
}

/** A table broken into cells and lines, but not yet in a place. */
interface BrokenTable {
  readonly fit: TableFit
  readonly rows: TableRows
  readonly head: { readonly groups: readonly BrokenCell[]; readonly own: readonly BrokenCell[] }
  readonly body: readonly (readonly BrokenCell[])[]
  /** Left edges of the columns and the right edge of the last. */
  readonly edges: readonly Points[]
}

const isGrouped = ({ groups }: Table, column: number): boolean =>
  groups.some(({ first, span }) => first <= column && column < first + span)

/** Tables that were broken, by the sizes that they could have: the DOCX asks for the heights of the rows again. */
const broken = new WeakMap<Table, { readonly sheet: Sheet; readonly types: TableTypes; readonly table: BrokenTable }>()

function breakOnce(table: Table, sheet: Sheet, types: TableTypes): BrokenTable {
  const known = broken.get(table)
  if (known?.sheet === sheet && known.types === types) return known.table
  const made = breakBest(table, sheet, types)
  broken.set(table, { sheet, types, table: made })
  return made
}

/**
 * A table in the largest type in which all is comfortable and no row is higher than a page, but not smaller for this alone
 * than is read with ease: a row that is still too high in that type goes on to the next page.
 */
function breakBest(table: Table, sheet: Sheet, types: TableTypes): BrokenTable {
  const usual = fitTable(table, sheet, types)
  let best = breakTable(table, sheet, usual)
  if (!usual.comfortable) return best
  for (const type of types) {
    if (best.rows.rows.every(({ split }) => !split)) break
    if (type.size >= usual.size || type.size < smallFourth.size) continue
    best = breakTable(table, sheet, fitTable(table, sheet, [type]))
  }
  return best
}

/** The type and the columns that a table is set with. */
export const chooseFit = (table: Table, sheet: Sheet, types: TableTypes): TableFit => breakOnce(table, sheet, types).fit

function breakTable(table: Table, sheet: Sheet, fit: TableFit): BrokenTable {
  const centred = (part: number, inlines: readonly Inline[], first: number, span = 1): BrokenCell =>
    breakCell({ inlines, part, first, span, align: 'center', indent: 0, head: true }, fit)
  const groups = table.groups.map(({ inlines, first, span }, index) => centred(index, inlines, first, span))
  const own = table.header.map((inlines, column) => centred(groups.length + column, inlines, column))
  const indents = numberIndents(table)
  const body = table.rows.map((row, index) =>
    table.header.map(
      (_, column): BrokenCell =>
        breakCell(
          {
            inlines: row[column] ?? [],
            part: column,
            first: column,
            span: 1,
            align: table.align[column] ?? 'left',
            indent: indents[index]?.[column] ?? 0,
            head: false,
          },
          fit,
        ),
    ),
  )
  const linesOf = (of: readonly BrokenCell[]): number => Math.max(1, ...of.map(({ lines }) => lines.length))
  const groupLines = groups.length > 0 ? linesOf(groups) : 0
  const below = linesOf(own.filter(({ first }) => isGrouped(table, first)))
  const through = linesOf(own.filter(({ first }) => !isGrouped(table, first)))
  const above = groups.length > 0 ? tableRow(groupLines, fit) : null
  const header = tableRow(Math.max(below, through - groupLines), fit)
  const unit = table.unit ? tableRow(1, fit) : null
  const room = roomOf(sheet) - (above?.height ?? 0) - header.height
  const roomFor = (index: number): number => (index === 0 ? room - (unit?.height ?? 0) : room)
  return {
    fit,
    head: { groups, own },
    body,
    rows: { unit, groups: above, header, rows: body.map((row, index) => tableRow(linesOf(row), fit, roomFor(index))) },
    edges: edgesOf(fit, sheet),
  }
}

/** What a page has room for, in twips. */
const roomOf = ({ height, margins }: Sheet): number =>
  toTwips(height) - margins.top - margins.bottom - toTwips(tableRule)

function edgesOf({ widths }: TableFit, sheet: Sheet): readonly Points[] {
  const edges = [sheet.left]
  for (const width of widths) edges.push(points((edges.at(-1) ?? sheet.left) + width))
  return edges
}

function tableRow(lines: number, { line, white }: TableFit, room = Number.POSITIVE_INFINITY): TableRow {
  const height = lines * line + white
  return { lines, height, split: height > room }
}

/** The heights of a table's rows, which the DOCX gives them too. */
export const tableRows = (table: Table, sheet: Sheet, types: TableTypes): TableRows =>
  breakOnce(table, sheet, types).rows

/** What share of a page the head of a table takes, so far as one line of the table shall stand below it. */
export function headShare(table: Table, sheet: Sheet, types: TableTypes): number {
  const { fit, rows } = breakOnce(table, sheet, types)
  return ((rows.groups?.height ?? 0) + rows.header.height) / (roomOf(sheet) - fit.line - fit.white)
}

/** The rows of a ruled table below its unit; its head is set again on each page that the table goes on to. */
export function setTable(
  table: Table,
  sheet: Sheet,
  types: TableTypes,
): { readonly unit: readonly FlowLine[]; readonly header: readonly FlowLine[]; readonly rows: readonly FlowLine[] } {
  const broken = breakOnce(table, sheet, types)
  return {
    unit: table.unit ? [setUnit(table.unit, broken)] : [],
    header: [setHead(table, broken)],
    rows: broken.body.flatMap((row, index) => {
      const own = broken.rows.rows[index] ?? broken.rows.header
      return own.split ? setSplitRow(row, index + 1, broken, own.lines) : [setRow(row, index + 1, broken, own)]
    }),
  }
}

/** 单位：万元 flush with the right rule, in the type of the table. */
function setUnit(unit: readonly Inline[], { fit, edges }: BrokenTable): FlowLine {
  const { height } = tableRow(1, fit)
  const glyphs = toGlyphs([{ text: plainText(unit), face: 'fangsong' }])
  const [, right] = ends(edges)
  const x = points(right - widthOf(glyphs) * fit.unit)
  const line = rowOf(height, { glyphs, setting: { x, size: fit.size, cell: fit.unit, height, justifyTo: null } })
  return { ...line, tablePart: { row: -1, split: false, closing: [] } }
}

/** Groups above their columns; heads of other columns in the middle of both rows. */
function setHead(table: Table, { fit, head, rows, edges }: BrokenTable): FlowLine {
  const above = rows.groups ?? { lines: 0, height: 0, split: false }
  const whole = { lines: above.lines + rows.header.lines, height: above.height + rows.header.height, split: false }
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
    tablePart: { row: 0, split: false, closing: [] },
    runs: [
      ...head.groups.flatMap((cell) => cellRuns(cell, fit, edges, upper)),
      ...head.own.flatMap((cell) => cellRuns(cell, fit, edges, isGrouped(table, cell.first) ? lower : both)),
    ],
    rules: [
      across(left, right, 0),
      across(left, right, bottom),
      ...table.groups.map(({ first, span }) => across(edges[first] ?? left, edges[first + span] ?? right, middle)),
      ...edges.map((x, column) => down(x, inner.has(column) ? middle : 0, bottom)),
    ],
  }
}

function setRow(row: readonly BrokenCell[], number: number, { fit, edges }: BrokenTable, own: TableRow): FlowLine {
  const [left, right] = ends(edges)
  const bottom = own.height / 20
  return {
    height: own.height,
    foot: toTwips(tableRule),
    rows: own.lines,
    tablePart: { row: number, split: false, closing: [] },
    runs: row.flatMap((cell) => cellRuns(cell, fit, edges, { row: own, top: 0, line: 0 })),
    rules: [across(left, right, 0), across(left, right, bottom), ...edges.map((x) => down(x, 0, bottom))],
  }
}

/**
 * A row higher than a page, line by line, its cells beginning at the top: as word processors break a row that may go on
 * to the next page. The white of a row stands above its first line and below its last.
 */
function setSplitRow(
  row: readonly BrokenCell[],
  number: number,
  { fit, edges }: BrokenTable,
  count: number,
): readonly FlowLine[] {
  const [left, right] = ends(edges)
  return Array.from({ length: count }, (_, index): FlowLine => {
    const [first, last] = [index === 0, index === count - 1]
    const above = first ? fit.white / 2 : 0
    const height = above + fit.line + (last ? fit.white / 2 : 0)
    const bottom = across(left, right, height / 20)
    return {
      height,
      foot: toTwips(tableRule),
      rows: 1,
      tablePart: { row: number, split: true, closing: last ? [] : [bottom] },
      runs: row.flatMap((cell) => cellLine(cell.lines[index] ?? [], cell, fit, edges, { y: above, row: 0 })),
      rules: [
        ...(first ? [across(left, right, 0)] : []),
        ...(last ? [bottom] : []),
        ...edges.map((x) => down(x, 0, height / 20)),
      ],
    }
  })
}

interface CellPlace {
  /** The row whose middle the lines of the cell stand in, as in the DOCX. */
  readonly row: TableRow
  /** Where that row begins in the line of the flow: in twips, and in lines of text. */
  readonly top: number
  readonly line: number
}

function cellRuns(
  cell: BrokenCell,
  fit: TableFit,
  edges: readonly Points[],
  { row, top, line }: CellPlace,
): readonly LineRun[] {
  const { lines } = cell
  const above = top + (row.height - lines.length * fit.line) / 2
  return lines.flatMap((glyphs, index) =>
    cellLine(glyphs, cell, fit, edges, {
      y: above + index * fit.line,
      row: line + Math.floor((row.lines - lines.length) / 2) + index,
    }),
  )
}
