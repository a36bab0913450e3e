import type { Table } from '../document/element.js'
import { type Inline, plainText } from '../document/inline.js'
import { numberIndents } from './align-numbers.js'
import { breakLines, canBreak, unspread } from './break-lines.js'
import { textWidth, toGlyphs } from './cells.js'
import { rowTwips, type Sheet, sizes } from './geometry.js'
import { cells, type Points, points } from './units.js'

/** White between a column's rules and its text, in characters of the table's type, both sides together. */
export const cellPadding = 0.75
/** Room that a column has beyond its longest text, so that a font a little wider does not make it wrap. */
const slack = 0.5
/** No column is narrower: one ideograph. */
const least = 1

/**
 * A type size of tables: 3号 as the text; 4号, 小4 and 5号 where columns are many. `line` is the distance of lines in twips:
 * six fifths of the size, for then the glyphs stand in the middle of the line in every word processor; `white` is what a
 * row has beyond its lines. 22 rows of one line of 3号, and the rule below them, fill a page.
 */
export interface TableType {
  readonly size: Points
  readonly line: number
  readonly white: number
}
const third: TableType = { size: sizes.text, line: 384, white: rowTwips - 4 - 384 }
const fourth: TableType = { size: sizes.small, line: 336, white: 164 }
/** The smallest type of a table that is read with ease on paper. */
export const smallFourth: TableType = { size: points(12), line: 288, white: 152 }
const fifth: TableType = { size: points(10.5), line: 252, white: 148 }

/** Sizes that a table may be set in, the largest first. */
export type TableTypes = readonly [TableType, ...TableType[]]

export const tableTypes: TableTypes = [third, fourth, smallFourth, fifth]

/** The sizes of a table that is made smaller to save a page: 小4 is read with ease on paper, 5号 is not. */
export const smallerTypes: readonly TableTypes[] = [
  [fourth, smallFourth, fifth],
  [smallFourth, fifth],
]

/** How a table is set on a sheet. */
export interface TableFit extends TableType {
  /** Width of a full character. */
  readonly unit: Points
  /** Widths of the columns, rule to rule; together the width of the type area. */
  readonly widths: readonly Points[]
  /** Room of each column for text, in full characters: half characters are the grid of a table. */
  readonly rooms: readonly number[]
  /** Whether no number is broken and few words are. */
  readonly comfortable: boolean
}

/** The type and the columns of a table: the largest type in which all is comfortable, or the smallest. */
export function fitTable(table: Table, sheet: Sheet, types: TableTypes = tableTypes): TableFit {
  const demands = demandsOnce(table)
  const [largest, ...smaller] = types
  let fit = fitOnce(demands, sheet, largest)
  for (const type of smaller) if (!fit.comfortable) fit = fitOnce(demands, sheet, type)
  return fit
}

/** Whether a table finds room on an upright sheet in type that is read with ease: 4号 or larger. */
export const fitsUpright = (table: Table, sheet: Sheet): boolean => fitTable(table, sheet, [third, fourth]).comfortable

/**
 * What a column wants, in characters: `natural` without wrapping, `fewest` so that words take few lines, `uncut` so that
 * none is cut up, however many lines there are.
 */
interface Demand {
  readonly natural: number
  readonly fewest: number
  readonly uncut: number
}

const halves = (width: number): number => Math.ceil(width * 2) / 2

/** The longest stretch in which no line may end. */
function unbroken(text: string): number {
  let longest = 0
  let width = 0
  const glyphs = toGlyphs([{ text, face: 'fangsong' }])
  glyphs.forEach((glyph, index) => {
    const before = glyphs[index - 1]
    width = before && canBreak(before, glyph) ? glyph.width : width + glyph.width
    longest = Math.max(longest, width)
  })
  return longest
}

/** No column must hold more for the sake of fewer lines; beyond twelve characters a text is a remark, which may take more. */
const mostShared = 8
const ofNames = 6

/** The least room in which a text takes so many lines: eleven ideographs in two lines want six, not five and a half. */
function roomFor(text: string, lines: number): number {
  const glyphs = toGlyphs([{ text, face: 'fangsong' }])
  let room = Math.min(halves(textWidth(text) / lines), mostShared)
  const takesMore = (): boolean => {
    const each = unspread(cells(room))
    return breakLines(glyphs, each, each).length > lines
  }
  while (room < ofNames && takesMore()) room += 0.5
  return room
}

/** Words of a row may take two lines, those of the head three, but never lines of one character. */
function demandOf(inlines: readonly Inline[], lines: number, indent = 0): Demand {
  const text = plainText(inlines)
  const width = textWidth(text)
  const shared = roomFor(text, lines)
  const whole = unbroken(text) + slack
  const fewest = Math.max(whole, shared, Math.min(width, 2) + slack)
  const uncut = Math.max(whole, Math.min(width, ofNames) + slack)
  return { natural: width + slack + indent, fewest: fewest + indent, uncut: uncut + indent }
}

const widest = (demands: readonly Demand[]): Demand => ({
  natural: Math.max(least, ...demands.map(({ natural }) => natural)),
  fewest: Math.max(least, ...demands.map(({ fewest }) => fewest)),
  uncut: Math.max(least, ...demands.map(({ uncut }) => uncut)),
})

/** Demands of tables that were measured: they are in characters, so the same in every size and on every sheet. */
const measured = new WeakMap<Table, readonly Demand[]>()

function demandsOnce(table: Table): readonly Demand[] {
  const demands = measured.get(table) ?? demandsOf(table)
  measured.set(table, demands)
  return demands
}

function demandsOf(table: Table): readonly Demand[] {
  const indents = numberIndents(table)
  const own = table.header.map((head, column) =>
    widest([
      demandOf(head, 3),
      // The white behind a number is part of what its column must hold.
      ...table.rows.map((row, index) => demandOf(row[column] ?? [], 2, indents[index]?.[column])),
    ]),
  )
  // A group's heading may need more than its columns: they share what is missing.
  return own.map((demand, column) => {
    const group = table.groups.find(({ first, span }) => first <= column && column < first + span)
    if (!group) return demand
    const heading = demandOf(group.inlines, 2)
    const inner = own.slice(group.first, group.first + group.span)
    const missing = (of: keyof Demand) =>
      Math.max(0, heading[of] - inner.reduce((sum, each) => sum + each[of] + cellPadding, -cellPadding)) / group.span
    return {
      natural: demand.natural + missing('natural'),
      fewest: demand.fewest + missing('fewest'),
      uncut: demand.uncut + missing('uncut'),
    }
  })
}

/** How columns were fitted: layout and writers ask six times for the same table, sheet and type. */
const fitted = new WeakMap<readonly Demand[], { readonly sheet: Sheet; readonly fit: TableFit }[]>()

function fitOnce(demands: readonly Demand[], sheet: Sheet, type: TableType): TableFit {
  const before = fitted.get(demands) ?? []
  const known = before.find(({ sheet: of, fit }) => of === sheet && fit.size === type.size)
  if (known) return known.fit
  const fit = fitColumns(demands, sheet, type)
  fitted.set(demands, [...before, { sheet, fit }])
  return fit
}

/**
 * Columns as wide as their longest text where there is room, what is left over shared out; where there is not, the widest
 * give way first, down to what they need at least, and their text wraps.
 */
function fitColumns(demands: readonly Demand[], sheet: Sheet, type: TableType): TableFit {
  const unit = points((sheet.cell * type.size) / sizes.text)
  const room = Math.floor((sheet.measure / unit - demands.length * cellPadding) * 2) / 2
  const rooms = demands.map(({ natural }) => halves(natural))
  const fewest = demands.map((demand) => halves(demand.fewest))
  const isComfortable = shrink(rooms, fewest, room)
  if (!isComfortable)
    shrink(
      rooms,
      fewest.map(() => least),
      room,
    )
  else if (demands.some(({ natural }, column) => natural > manyLines * (rooms[column] ?? natural)))
    shareByLines(rooms, demands, room)
  const spare = room - sum(rooms)
  const share = Math.floor((Math.max(0, spare) / Math.max(1, rooms.length)) * 2) / 2
  const evenly = rooms.map((width) => width + share)
  // What half characters leave over goes to a column whose text does not wrap, where it cannot change a line; where all
  // wrap, it is shared out by half characters, and what is still over by hairs.
  const open = evenly.findIndex((width, column) => width >= (demands[column]?.natural ?? 0))
  const halvesLeft = open < 0 ? Math.round((room - sum(evenly)) * 2) : 0
  const shared = evenly.map((width, column) => width + (column < halvesLeft ? 0.5 : 0))
  const rest = sheet.measure - shared.reduce((total, width) => total + (width + cellPadding) * unit, 0)
  const restOf = (column: number): number => (open < 0 ? rest / shared.length : column === open ? rest : 0)
  const widths = shared.map((width, column) => (width + cellPadding) * unit + restOf(column))
  // More columns than even single characters leave room for: all equally narrow.
  const crowded = sum(rooms) > room
  return {
    ...type,
    unit,
    rooms: shared,
    widths: widths.map((width) => points(crowded ? sheet.measure / widths.length : width)),
    comfortable: isComfortable,
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** A text of more lines than this is no name or remark any more, but what the table is about: a task, a measure. */
const manyLines = 4

/**
 * Columns in which the longest texts take as few lines as they can, so that a row of a long task and a short remark is not
 * made high by a narrow task. Names and dates keep their one line where the others leave room for it.
 */
function shareByLines(rooms: number[], demands: readonly Demand[], room: number): void {
  const uncut = demands.map((demand) => halves(demand.uncut))
  const single = demands.map(({ natural }, column) =>
    natural <= mostShared + slack ? halves(natural) : (uncut[column] ?? 0),
  )
  const floor = sum(single) <= room ? single : uncut
  const inLines = (lines: number) =>
    demands.map(({ natural }, column) => Math.max(floor[column] ?? 0, halves(natural / lines)))
  if (sum(floor) > room) return
  let lines = manyLines
  while (sum(inLines(lines)) > room) lines += 1
  for (const [column, width] of inLines(lines).entries()) rooms[column] = width
}

/** Takes from the widest columns until all fit; false where they cannot. */
function shrink(rooms: number[], fewest: readonly number[], room: number): boolean {
  while (sum(rooms) > room) {
    const open = rooms.map((width, column) => (width > (fewest[column] ?? least) ? width : 0))
    const widestOpen = Math.max(...open)
    if (widestOpen === 0) return false
    const column = open.lastIndexOf(widestOpen)
    rooms[column] = Math.max(fewest[column] ?? least, widestOpen - 0.5)
  }
  return true
}
