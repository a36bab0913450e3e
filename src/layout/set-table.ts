import type { Table } from '../document/element.js'
import { type Inline, plainText } from '../document/inline.js'
import type { Typeface } from '../document/typeface.js'
import { breakLines } from './break-lines.js'
import { type Glyph, toGlyphs, widthOf } from './cells.js'
import type { FlowLine } from './flow.js'
import { areaLeft, areaRight, cell, rowTwips, sizes } from './geometry.js'
import type { Rule } from './pages.js'
import { lineRuns } from './set-line.js'
import { cellPadding, columnWidths } from './table-columns.js'
import { cells, type Points, points } from './units.js'

/** Weight of a table's rules: half a point. */
export const tableRule = points(0.5)

interface Column {
  readonly x: Points
  readonly width: number
  readonly align: 'left' | 'center' | 'right'
}

/** The rows of a ruled table; the first `headerRows` are set again on each page that the table goes on to. */
export function setTable(table: Table): { readonly header: readonly FlowLine[]; readonly rows: readonly FlowLine[] } {
  const widths = columnWidths(table)
  const columns = widths.map((width, index): Column => {
    const before = widths.slice(0, index).reduce((sum, other) => sum + other, 0)
    return { x: points(areaLeft + before * cell), width, align: table.align[index] ?? 'left' }
  })
  return {
    header: [
      setRow(
        table.header,
        columns.map((column) => ({ ...column, align: 'center' })),
        'heiti',
      ),
    ],
    rows: table.rows.map((row) => setRow(row, columns, 'fangsong')),
  }
}

/** How many rows of the grid each row of a table takes. */
export function tableRows(table: Table): { readonly header: number; readonly rows: readonly number[] } {
  const { header, rows } = setTable(table)
  return { header: header[0]?.rows ?? 1, rows: rows.map((line) => line.rows) }
}

function setRow(texts: readonly (readonly Inline[])[], columns: readonly Column[], face: Typeface): FlowLine {
  const set = columns.map((column, index) => {
    const glyphs = toGlyphs([{ text: plainText(texts[index] ?? []), face }])
    const room = cells(column.width - cellPadding)
    return { column, lines: breakLines(glyphs, room, room).map(({ start, end }) => glyphs.slice(start, end)) }
  })
  const rows = Math.max(1, ...set.map(({ lines }) => lines.length))
  return {
    height: rows * rowTwips,
    rows,
    // Short cells stand in the middle of the row, as in the DOCX.
    runs: set.flatMap(({ column, lines }) =>
      lines.flatMap((glyphs, index) => cellLine(glyphs, column, index, (rows - lines.length) / 2)),
    ),
    rules: rowRules(columns, (rows * rowTwips) / 20),
  }
}

function cellLine(glyphs: readonly Glyph[], column: Column, row: number, shift: number) {
  const spare = column.width - widthOf(glyphs)
  const indent = { left: cellPadding / 2, center: spare / 2, right: spare - cellPadding / 2 }[column.align]
  const setting = {
    x: points(column.x + indent * cell),
    size: sizes.text,
    cell,
    height: rowTwips,
    justifyTo: null,
  }
  return lineRuns(glyphs, setting, { row }).map((run) => ({ ...run, baseline: run.baseline + (shift * rowTwips) / 20 }))
}

function rowRules(columns: readonly Column[], height: number): readonly Rule[] {
  const base = { kind: 'rule', weight: tableRule, colour: 'black' } as const
  const across = (y: number): Rule => ({ ...base, x1: areaLeft, x2: areaRight, y1: points(y), y2: points(y) })
  const down = (x: Points): Rule => ({ ...base, x1: x, x2: x, y1: points(0), y2: points(height) })
  return [across(0), across(height), ...columns.map(({ x }) => down(x)), down(areaRight)]
}
