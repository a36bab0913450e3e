import type { Passage, Spot } from '../document/passages.js'

const ENDS = new Set(['。', '！', '？', '；'])

/** The sentence that a spot stands in, with its end mark: what a reader must see to judge a number. */
export function sentenceAround({ passage, start, end }: Spot): Spot {
  let from = start
  while (from > 0 && !ENDS.has(passage.text[from - 1] ?? '')) from -= 1
  let to = end
  while (to < passage.text.length && !ENDS.has(passage.text[to - 1] ?? '')) to += 1
  return { passage, start: from, end: to }
}

/** A sentence with a number in it, in three parts; the label of the paragraph stands before the first sentence. */
export function sentenceParts(spot: Spot): {
  readonly before: string
  readonly number: string
  readonly after: string
} {
  const { passage, start, end } = spot
  const sentence = sentenceAround(spot)
  return {
    before: labelOf(passage, sentence.start) + passage.text.slice(sentence.start, start),
    number: passage.text.slice(start, end),
    after: passage.text.slice(end, sentence.end),
  }
}

const labelOf = ({ label }: Passage, start: number): string => (start === 0 ? label : '')
