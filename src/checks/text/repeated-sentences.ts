import { type Spot, spotAt, spotText } from '../../document/passages.js'
import type { Check, CheckInput } from '../check.js'
import { finding } from '../finding.js'

/** 无。无。 may be two answers. */
const SHORTEST = 8
/** So many sentences are pasted at once; what stands twice but further apart may be meant. */
const FARTHEST = 12

/** Sentences that follow upon themselves, one or several together, within a paragraph or from one to the next. */
export const repeatedSentences: Check = (input) => {
  const all = sentencesOf(input)
  const words = all.map(spotText)
  return all.flatMap((first, start) => {
    const next = words.indexOf(words[start] ?? '', start + 1)
    const count = next - start
    if (count < 1 || count > FARTHEST) return []
    const said = words.slice(start, next).join('')
    if (said.length < SHORTEST || said !== words.slice(next, next + count).join('')) return []
    const [begin, end] = [all[next] ?? first, all[next + count - 1] ?? first]
    return finding('text-repeated-words', 'warning', `“${said}”接连印了两遍`, {
      spot: begin.passage === end.passage ? { ...begin, end: end.end } : begin,
      hint: '请核对是不是多贴了一遍；确实要说两遍的，写进 豁免.yaml。',
    })
  })
}

/** In tables many rows say the same. */
const sentencesOf = ({ passages }: CheckInput): readonly Spot[] =>
  passages
    .filter(({ kind }) => ['paragraph', 'run-in', 'item'].includes(kind))
    .flatMap((passage) =>
      [...passage.text.matchAll(/[^。；！？]+[。；！？]*/gu)].map(({ 0: words, index }) =>
        spotAt(passage, index, words),
      ),
    )
