import { groupOver, type Table } from '../document/element.js'
import { type Inline, plainText } from '../document/inline.js'
import { oncePer, oncePerText } from '../keyed/once-per.js'
import { isNumber, numberIndents, slashedAmount } from './align-numbers.js'
import { breakLines, canBreak, unspread } from './break-lines.js'
import { type Glyph, textWidth, toGlyphs } from './cells.js'
import { isHeadSound } from './sense-room.js'
import { cells } from './units.js'

/** White between a column's rules and its text, in characters of the table's type, both sides together. */
export const cellPadding = 0.75
/** Room that a column has beyond its longest text, so that a font a little wider does not make it wrap. */
export const slack = 0.5
/** No column is narrower: one ideograph. */
export const least = 1

/** What a column wants, in characters. */
export interface Demand {
  /** Without wrapping. */
  readonly natural: number
  /** So that its rows do not wrap, and its head takes two lines. */
  readonly headInTwo: number
  /** The same with three lines of the head. */
  readonly headInThree: number
  /** So that words take few lines, no short word is parted, nor a unit or a number with its unit. */
  readonly whole: number
  /** The same, but that few texts of the column, such as remarks, take as many lines as they may. */
  readonly remarksHigh: number
  /** So that words take few lines, and no number is parted from its unit. */
  readonly amounts: number
  /** So that words take few lines. */
  readonly fewest: number
  /** So that nothing is cut up, however many lines there are. */
  readonly uncut: number
  /** So that the names of places in its rows take one line each; 0 where it has none. */
  readonly places: number
}

/** Up to the next half cell. */
export const halves = (width: number): number => Math.ceil(width * 2) / 2

/** A unit or a short remark: （亿元）, （示例）. */
const unit = /（[^（）]{1,4}）/gu

/** The characters of a text before which no line may end lest a unit be parted. */
function insideUnits(text: string): ReadonlySet<number> {
  const inside = new Set<number>()
  for (const { index, 0: found } of text.matchAll(unit)) {
    const from = Array.from(text.slice(0, index)).length
    for (let at = 1; at < Array.from(found).length; at += 1) inside.add(from + at)
  }
  return inside
}

const glyphsOf = (text: string): readonly Glyph[] => toGlyphs([{ text, face: 'fangsong' }])

/** The longest stretch in which no line may end; `inside` says where else none may. */
function unbroken(glyphs: readonly Glyph[], inside: ReadonlySet<number>): number {
  let longest = 0
  let width = 0
  glyphs.forEach((glyph, index) => {
    const before = glyphs[index - 1]
    width = before && canBreak(before, glyph) && !inside.has(index) ? glyph.width : width + glyph.width
    longest = Math.max(longest, width)
  })
  return longest
}

/** No column must hold more for the sake of fewer lines; beyond twelve characters a text is a remark, which may take more. */
export const mostShared = 8
const ofNames = 6
/** Nobody parts a word as short as these: 备注 and 完成率 in a head, 欧阳文华 in a row. */
const shortHead = 3
const shortName = 4

/** The name of a place that no two lines hold but by parting a word: 彝溪自|治县. */
const placeName = /^\p{Script=Han}+[市州县区旗盟]$/u

/** The least room in which a text takes so many lines: eleven ideographs in two lines want six, not five and a half. */
function roomFor(text: string, lines: number, glyphs = glyphsOf(text)): number {
  let room = leastRoom(text, lines)
  const takesMore = (): boolean => {
    const each = unspread(cells(room))
    return breakLines(glyphs, each, each).length > lines
  }
  while (room < mostShared && takesMore()) room += 0.5
  return room
}

const leastRoom = (text: string, lines: number): number => Math.min(halves(textWidth(text) / lines), mostShared)

/**
 * The least room in which a heading takes so many lines and none ends inside a word; where there is none, as any text. The
 * heads of letters are the same in all of them.
 */
const headRoom = oncePerText(200, (text, lines: number): number => {
  const usual = roomFor(text, lines)
  let room = usual
  while (room <= mostShared && !isHeadSound(text, room, lines)) room += 0.5
  return room > mostShared ? usual : room
})

/** What a text wants that may take so many lines, but never lines of one character. */
type TextDemand = Omit<Demand, 'headInTwo' | 'headInThree'>

/** Whether so few of a column's texts are long that their rows may well be high. */
const areRemarks = (rows: readonly TextDemand[]): boolean =>
  rows.filter(({ whole, remarksHigh }) => whole > remarksHigh).length * 3 <= rows.length

/** A head that may take so many lines: its lines end where the sense allows. */
function headDemand(inlines: readonly Inline[], lines: number): TextDemand {
  const text = plainText(inlines)
  const demand = demandOf(text, lines, shortHead, 0)
  const room = headRoom(text, lines)
  return { ...demand, whole: Math.max(demand.whole, room), remarksHigh: Math.max(demand.remarksHigh, room) }
}

/** Letters have the words of their tables in common, and a head is asked for in two lines and in three. */
const demandOf = oncePerText(2000, (text, lines: number, short: number, indent: number): TextDemand => {
  const width = textWidth(text)
  const glyphs = glyphsOf(text)
  const longest = unbroken(glyphs, new Set())
  const pieces = Math.max(longest, textWidth(slashedAmount(text)?.unit ?? '')) + slack
  const inside = insideUnits(text)
  const units = inside.size > 0 ? unbroken(glyphs, inside) : 0
  // Where no line may end in it, as in most numbers, it wants one whatever it would take in two.
  const shared = longest < width ? roomFor(text, lines, glyphs) : width
  // Where columns are many, more lines are better than a column of more than a name for the sake of fewer.
  const usual = Math.max(leastRoom(text, lines), Math.min(shared, ofNames))
  const fewest = Math.max(pieces, usual, Math.min(width, 2) + slack)
  const uncut = Math.max(pieces, Math.min(width, ofNames) + slack)
  const kept = Math.max(units, width <= short || isNumber(text) ? width : 0)
  const isPlace = width <= ofNames && placeName.test(text)
  return {
    natural: width + slack + indent,
    whole: Math.max(fewest, shared, kept) + indent,
    remarksHigh: Math.max(Math.min(fewest, uncut), kept) + indent,
    amounts: Math.max(fewest, isNumber(text) ? width : 0) + indent,
    fewest: fewest + indent,
    uncut: uncut + indent,
    places: isPlace ? width : 0,
  }
})

const widest = (demands: readonly TextDemand[], of: keyof TextDemand): number =>
  Math.max(least, ...demands.map((demand) => demand[of]))

/** What the columns of a table want, in characters: so the same in every size and on every sheet. */
export const demandsOf = oncePer((table: Table): readonly Demand[] => {
  const indents = numberIndents(table)
  const own = table.header.map((head, column): Demand => {
    // The white behind a number is part of what its column must hold.
    const rows = table.rows.map((row, index) =>
      demandOf(plainText(row[column] ?? []), 2, shortName, indents[index]?.[column] ?? 0),
    )
    const all = [headDemand(head, 3), ...rows]
    const inOne = widest(rows, 'natural')
    return {
      natural: widest(all, 'natural'),
      headInTwo: Math.max(inOne, headDemand(head, 2).whole),
      headInThree: Math.max(inOne, widest(all, 'whole')),
      whole: widest(all, 'whole'),
      remarksHigh: widest(all, areRemarks(rows) ? 'remarksHigh' : 'whole'),
      amounts: widest(all, 'amounts'),
      fewest: widest(all, 'fewest'),
      uncut: widest(all, 'uncut'),
      places: Math.max(0, ...rows.map(({ places }) => places)),
    }
  })
  // A group's heading may need more than its columns: they share what is missing.
  return own.map((demand, column): Demand => {
    const group = groupOver(table, column)
    if (!group) return demand
    const heading = headDemand(group.inlines, 2)
    const wanted: Demand = { ...heading, headInTwo: heading.whole, headInThree: heading.whole }
    const inner = own.slice(group.first, group.first + group.span)
    const share = (of: keyof Demand): number =>
      demand[of] +
      Math.max(0, wanted[of] - inner.reduce((sum, each) => sum + each[of] + cellPadding, -cellPadding)) / group.span
    return {
      natural: share('natural'),
      headInTwo: share('headInTwo'),
      headInThree: share('headInThree'),
      whole: share('whole'),
      remarksHigh: share('remarksHigh'),
      amounts: share('amounts'),
      fewest: share('fewest'),
      uncut: share('uncut'),
      places: demand.places,
    }
  })
})
