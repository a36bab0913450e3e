import type { Passage, Spot } from '../../document/passages.js'
import { groupBy } from '../../keyed/group-by.js'
import type { FileParagraph } from './read-paragraphs.js'

/** Where in a paragraph of a file the words of a passage begin. */
interface Placed {
  readonly passage: Passage
  readonly at: number
}

/**
 * Finds the passages of a document in the paragraphs of its file, which may print several in one (organs, posts) and
 * words of its own around them (抄送：). Both are in reading order, so each passage is taken once, the first that fits.
 */
export function passageIndex(
  paragraphs: readonly FileParagraph[],
  passages: readonly Passage[],
): (paragraph: FileParagraph, start: number, end: number) => Spot | null {
  const left = new Set(passages.filter(({ text }) => bare(text) !== ''))
  const whole = groupBy(left, ({ label, text }) => bare(label + text))
  const placed = new Map<FileParagraph, readonly Placed[]>()
  for (const paragraph of paragraphs) {
    const passage = whole.get(bare(paragraph.text))?.find((each) => left.has(each))
    if (!passage) continue
    left.delete(passage)
    placed.set(paragraph, [{ passage, at: Math.max(0, paragraph.text.indexOf(passage.text.trim())) }])
  }
  for (const paragraph of paragraphs) {
    if (placed.has(paragraph)) continue
    const inside: Placed[] = []
    let end = 0
    for (const passage of left) {
      const text = passage.text.trim()
      const at = paragraph.text.indexOf(text, end)
      if (at < 0) continue
      inside.push({ passage, at })
      left.delete(passage)
      end = at + text.length
    }
    placed.set(paragraph, inside)
  }
  return (paragraph, start, end) => {
    const found = placed.get(paragraph) ?? []
    const own = found.findLast(({ at }) => at <= start) ?? found[0]
    if (!own) return null
    const { passage, at } = own
    const inside = (offset: number) => Math.min(Math.max(0, offset - at), passage.text.length)
    return { passage, start: inside(start), end: inside(end) }
  }
}

const bare = (text: string): string => text.replaceAll(/\s+/gu, '')
