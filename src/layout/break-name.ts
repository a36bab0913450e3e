import { filledLines, unspread } from './break-lines.js'
import { textWidth, toGlyphs } from './cells.js'
import { type Seam, seamsOf } from './seams.js'
import { cells } from './units.js'

/** What a character of difference between the longest and the shortest line costs. */
export const unevenPrice = 1 / 3

/**
 * The lines of a name that is longer than `room` characters: as few as may be, whole words, as even as these allow. A name
 * that has no words (or more lines than anyone would read) is broken where it is full.
 */
export function breakName(name: string, room: number): readonly string[] {
  const width = textWidth(name)
  if (width <= room) return [name]
  const fewest = Math.ceil(width / room)
  const seams = seamsOf(name)
  for (let count = fewest; count <= Math.min(fewest + 1, mostLines); count += 1) {
    const lines = bestOf(Array.from(name), seams, count, room)
    if (lines) return lines
  }
  return filledLines(toGlyphs([{ text: name, face: 'fangsong' }]), unspread(cells(room)))
}

/** Beyond this there are too many arrangements to look at. */
const mostLines = 4

function bestOf(
  characters: readonly string[],
  seams: readonly Seam[],
  count: number,
  room: number,
): readonly string[] | null {
  let best: readonly string[] | null = null
  let least = Number.POSITIVE_INFINITY
  const extend = (from: number, lines: readonly string[], cost: number): void => {
    const isLast = lines.length === count - 1
    const ends = isLast ? [{ at: characters.length, cost: 0 }] : seams.filter(({ at }) => at > from)
    for (const end of ends) {
      const line = characters.slice(from, end.at).join('')
      if (textWidth(line) > room) return
      const soFar = [...lines, line]
      if (!isLast) extend(end.at, soFar, cost + end.cost)
      else {
        const widths = soFar.map(textWidth)
        const total = cost + (Math.max(...widths) - Math.min(...widths)) * unevenPrice
        if (total < least) [best, least] = [soFar, total]
      }
    }
  }
  extend(0, [], 0)
  return best
}
