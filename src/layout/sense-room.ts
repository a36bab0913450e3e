import { breakLines, unspread } from './break-lines.js'
import { toGlyphs } from './cells.js'
import { seamsOf } from './seams.js'
import { cells } from './units.js'

/** What it costs to end a line inside a word, and before a remark or unit in parentheses. */
const insideWord = 15
const beforeParenthesis = 0

/**
 * The room, `room` characters at most, in which a heading takes no line more than in all of it and its lines end where the
 * sense allows: 城镇新增就业|（万人） rather than 城镇新增就业（万|人）. The least such room, for a word processor, which is
 * given it too, finds it a little larger.
 */
export function senseRoom(text: string, room: number): number {
  const glyphs = toGlyphs([{ text, face: 'heiti' }])
  const breaksIn = (each: number): readonly number[] => {
    const space = unspread(cells(each))
    return breakLines(glyphs, space, space)
      .slice(1)
      .map(({ start }) => start)
  }
  const usual = breaksIn(room)
  if (usual.length === 0) return room
  const costs = new Map(seamsOf(text).map(({ at, cost }) => [at, cost]))
  const costOf = (breaks: readonly number[]): number =>
    breaks.reduce(
      (sum, at) => sum + (glyphs[at]?.character === '（' ? beforeParenthesis : (costs.get(at) ?? insideWord)),
      0,
    )
  let [best, least] = [room, costOf(usual)]
  for (let each = Math.floor(room * 2 - 1) / 2; each >= 1; each -= 0.5) {
    const breaks = breaksIn(each)
    if (breaks.length > usual.length) break
    const cost = costOf(breaks)
    if (cost < least || (best < room && cost === least)) [best, least] = [each, cost]
  }
  return best
}
