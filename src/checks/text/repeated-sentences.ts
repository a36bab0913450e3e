import { type Spot, spotAt, spotText } from '../../document/passages.js'
import type { Check, CheckInput } from '../check.js'
import { finding } from '../finding.js'

/** 无。无。 may be two answers. */
const SHORTEST = 8
/** So many sentences are pasted at once; what stands twice but further apart may be meant. */
const FARTHEST = 12

/**
 * Sentences that follow upon themselves, one or several together, within a paragraph or from one to the next. In front of
 * the first may stand what the template prints there: 一是.
 */
export const repeatedSentences: Check = (input) => {
  const all = sentencesOf(input)
  const words = all.map(spotText)
  return all.flatMap((_, start) => {
    const next = nextLike(words, start)
    const count = next - start
    const again = words.slice(next, next + count)
    const said = again.join('')
    if (count < 1 || said.length < SHORTEST) return []
    if (words.slice(start + 1, next).join('') !== again.slice(1).join('')) return []
    const [begin, end] = [all[next], all[next + count - 1]]
    if (!begin || !end) return []
    return finding('text-repeated-words', 'warning', `“${said}”接连印了两遍`, {
      spot: begin.passage === end.passage ? { ...begin, end: end.end } : begin,
      hint: '请核对是不是多贴了一遍；确实要说两遍的，写进 豁免.yaml。',
    })
  })
}

/** Where the sentence is said again, or the end of it; -1: not near. */
function nextLike(words: readonly string[], start: number): number {
  const near = words.slice(start + 1, start + 1 + FARTHEST)
  const offset = near.findIndex((each) => words[start]?.endsWith(each))
  return offset < 0 ? -1 : start + 1 + offset
}

/** In tables many rows say the same. */
const sentencesOf = ({ passages }: CheckInput): readonly Spot[] =>
  passages
    .filter(({ kind }) => ['paragraph', 'run-in', 'item'].includes(kind))
    .flatMap((passage) =>
      [...passage.text.matchAll(/[^。；：！？]+[。；：！？]*/gu)].map(({ 0: words, index }) =>
        spotAt(passage, index, words),
      ),
    )
