import { oncePerText } from '../keyed/once-per.js'
import { breakLines, unspread } from './break-lines.js'
import { unevenPrice } from './break-name.js'
import { textWidth, toGlyphs } from './cells.js'
import { seamsOf } from './seams.js'
import { cells } from './units.js'

/** What it costs to end a line inside a word, and before a remark or unit in parentheses. */
const insideWord = 15
const beforeParenthesis = 0

/** Letters have the heads and the names of their tables in common, and each is asked for when it is fitted and when it is set. */
const MOST_KEPT = 1000

/** Where the lines of a text begin, but for the first, in a room that they fill. */
function breaksIn(text: string, room: number): readonly number[] {
  const space = unspread(cells(room))
  return breakLines(toGlyphs([{ text, face: 'heiti' }]), space, space)
    .slice(1)
    .map(({ start }) => start)
}

/** What each break of a text costs. */
function costsOf(text: string): (at: number) => number {
  const characters = Array.from(text)
  const seams = new Map(seamsOf(text).map(({ at, cost }) => [at, cost]))
  return (at) => (characters[at] === '（' ? beforeParenthesis : (seams.get(at) ?? insideWord))
}

/**
 * The room, `room` characters at most, in which a heading or a name takes no line more than in all of it and its lines end
 * where the sense allows: 城镇新增就业|（万人） rather than 城镇新增就业（万|人）. The least such room, for a word processor,
 * which is given it too, finds it a little larger.
 */
const senseRoom = oncePerText(MOST_KEPT, (text, room: number): number => {
  const usual = breaksIn(text, room)
  if (usual.length === 0) return room
  const characters = Array.from(text)
  const cost = costsOf(text)
  const costOf = (breaks: readonly number[]): number => {
    const widths = [0, ...breaks].map((from, index) => textWidth(characters.slice(from, breaks[index]).join('')))
    return breaks.reduce((sum, at) => sum + cost(at), (Math.max(...widths) - Math.min(...widths)) * unevenPrice)
  }
  let [best, least] = [room, costOf(usual)]
  for (let each = Math.floor(room * 2 - 1) / 2; each >= 1; each -= 0.5) {
    const breaks = breaksIn(text, each)
    if (breaks.length > usual.length) break
    const own = costOf(breaks)
    if (own < least || (best < room && own === least)) [best, least] = [each, own]
  }
  return best
})

/** Parts of a text that each begin a line, and the room that their lines fill. */
export interface SenseLines {
  readonly parts: readonly string[]
  readonly room: number
}

/**
 * The lines of a heading: as in its sense room, but where these part a unit or a word, the unit begins a line of its own, and
 * so do the lines before it: 完成|（亿元）, which no room keeps from being filled as 完成（亿|元）.
 */
export const headLines = oncePerText(MOST_KEPT, (text, room: number): SenseLines => {
  const usual = { parts: [text], room: senseRoom(text, room) }
  const [unit = ''] = /（[^（）]*）$/u.exec(text) ?? []
  if (unit === '' || unit === text || textWidth(unit) > room || isSound(text, usual)) return usual
  const words = text.slice(0, text.length - unit.length)
  const characters = Array.from(words)
  const breaks = [0, ...breaksIn(words, senseRoom(words, room))]
  const parts = [...breaks.map((from, index) => characters.slice(from, breaks[index + 1]).join('')), unit]
  const broken = { parts, room }
  // Not a line more where that does not help.
  return startsOf(usual).length < startsOf(broken).length && !isSound(text, broken) ? usual : broken
})

/** Where the lines of a text begin. */
function startsOf({ parts, room }: SenseLines): readonly number[] {
  let from = 0
  return parts.flatMap((part) => {
    const starts = [0, ...breaksIn(part, room)].map((at) => from + at)
    from += Array.from(part).length
    return starts
  })
}

/** Whether no line ends inside a word or a unit. */
function isSound(text: string, lines: SenseLines): boolean {
  const cost = costsOf(text)
  return startsOf(lines).every((at) => at === 0 || cost(at) < insideWord)
}

/** Whether a heading takes so many lines at most in a room, none of which ends inside a word. */
export function isHeadSound(text: string, room: number, lines: number): boolean {
  const set = headLines(text, room)
  return startsOf(set).length <= lines && isSound(text, set)
}

/** A name has no sentence in it, and no more lines than anyone would read as one. */
const sentence = /[。；，：！？]/u
const longestName = 20

/** The lines of a text in a row: those of a name end where the sense allows, what is longer fills its column. */
export const rowLines = (text: string, room: number): SenseLines => ({
  parts: [text],
  room: textWidth(text) > longestName || sentence.test(text) ? room : senseRoom(text, room),
})
