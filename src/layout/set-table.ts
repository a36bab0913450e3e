import { groupOver, type Table } from '../document/element.js'
import { type Inline, plainText } from '../document/inline.js'
import { type BrokenTable, breakOnce, type TableRow, tableRow } from './break-table.js'
import { toGlyphs, widthOf } from './cells.js'
import type { FlowLine, LineRun } from './flow.js'
import { type Sheet, toTwips } from './geometry.js'
import { rowOf } from './set-line.js'
import { across, type BrokenCell, cellLine, down, ends, tableRule } from './table-cells.js'
import type { TableFit, TableTypes } from './table-columns.js'
import { type Points, points } from './units.js'

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
      ...head.own.flatMap((cell) => cellRuns(cell, fit, edges, groupOver(table, cell.first) ? lower : both)),
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
