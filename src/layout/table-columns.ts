import type { Table } from '../document/element.js'
import { cellPadding, type Demand, demandsOf, halves, least, mostShared, slack } from './column-demands.js'
import { rowTwips, type Sheet, sizes } from './geometry.js'
import { type Points, points } from './units.js'

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

/** The sizes of a table: 3号, 4号, 小4, 5号. */
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
  /** Whether no unit and no short word is parted either. */
  readonly whole: boolean
  /** Whether no number is parted from its unit. */
  readonly amountsWhole: boolean
}

/**
 * The type and the columns of a table: the largest type in which all is comfortable, or the smallest; one that is still read
 * with ease goes before a larger one in which a unit or a short word is parted, and any before one in which numbers are parted
 * from their units: 5.13亿|元 row by row is harder to read than small type.
 */
export function fitTable(table: Table, sheet: Sheet, types: TableTypes = tableTypes): TableFit {
  const demands = demandsOf(table)
  const fitIn = (type: TableType): TableFit => fitOnce(demands, sheet, type)
  const best =
    types.find((type) => type.size >= smallFourth.size && fitIn(type).whole) ??
    types.find((type) => fitIn(type).amountsWhole) ??
    types.find((type) => fitIn(type).comfortable)
  return fitIn(best ?? types.at(-1) ?? types[0])
}

/** Whether a table finds room on an upright sheet in 4号 or larger, and is not set smaller than is read with ease for its units. */
export const fitsUpright = (table: Table, sheet: Sheet): boolean =>
  fitTable(table, sheet, [third, fourth]).comfortable && fitTable(table, sheet).size >= smallFourth.size

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
 * give way first, down to what they need at least, and their text wraps: heads before the rows below them.
 */
function fitColumns(demands: readonly Demand[], sheet: Sheet, type: TableType): TableFit {
  const unit = points((sheet.cell * type.size) / sizes.text)
  const room = Math.floor((sheet.measure / unit - demands.length * cellPadding) * 2) / 2
  const widest = demands.map(({ natural }) => halves(natural))
  const narrowest = demands.map(() => least)
  const shrunk = (floor: (demand: Demand) => number): number[] | null =>
    shrink(
      widest,
      demands.map((demand) => halves(floor(demand))),
      room,
    )
  // The names of places stay in one line where the others can give way for it.
  const shrunkTo = (floor: keyof Demand): number[] | null =>
    shrunk((demand) => Math.max(demand[floor], demand.places)) ?? shrunk((demand) => demand[floor])
  const comfortable = shrunkTo('fewest')
  const whole =
    comfortable && (shrunkTo('headInTwo') ?? shrunkTo('headInThree') ?? shrunkTo('whole') ?? shrunkTo('remarksHigh'))
  const amounts = comfortable && (whole ?? shrunkTo('amounts'))
  const rooms = amounts ?? comfortable ?? shrink(widest, narrowest, room) ?? narrowest
  if (comfortable && demands.some(({ natural }, column) => natural > manyLines * (rooms[column] ?? natural)))
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
    comfortable: comfortable !== null,
    whole: whole !== null,
    amountsWhole: amounts !== null,
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

/** Takes from the widest columns until all fit; null where they cannot. */
function shrink(natural: readonly number[], fewest: readonly number[], room: number): number[] | null {
  const rooms = [...natural]
  while (sum(rooms) > room) {
    const open = rooms.map((width, column) => (width > (fewest[column] ?? least) ? width : 0))
    const widestOpen = Math.max(...open)
    if (widestOpen === 0) return null
    const column = open.lastIndexOf(widestOpen)
    rooms[column] = Math.max(fewest[column] ?? least, widestOpen - 0.5)
  }
  return rooms
}
