import { groupOver, type Table } from '../document/element.js'
import type { Inline } from '../document/inline.js'
import { numberIndents } from './align-numbers.js'
import { type Sheet, toTwips } from './geometry.js'
import { type BrokenCell, breakCell, tableRule } from './table-cells.js'
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
export interface BrokenTable {
  readonly fit: TableFit
  readonly rows: TableRows
  readonly head: { readonly groups: readonly BrokenCell[]; readonly own: readonly BrokenCell[] }
  readonly body: readonly (readonly BrokenCell[])[]
  /** Left edges of the columns and the right edge of the last. */
  readonly edges: readonly Points[]
}

/** Tables that were broken, by the sizes that they could have: the DOCX asks for the heights of the rows again. */
const broken = new WeakMap<Table, { readonly sheet: Sheet; readonly types: TableTypes; readonly table: BrokenTable }>()

/** The table in the type that suits it best (see `breakBest`), broken once for all who ask. */
export function breakOnce(table: Table, sheet: Sheet, types: TableTypes): BrokenTable {
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
  const below = linesOf(own.filter(({ first }) => groupOver(table, first)))
  const through = linesOf(own.filter(({ first }) => !groupOver(table, first)))
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

/** A row of so many lines, in twips; one that is higher than `room` is split. */
export function tableRow(lines: number, { line, white }: TableFit, room = Number.POSITIVE_INFINITY): TableRow {
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
