import type { Dataset } from '../../data/dataset.js'
import { oncePer } from '../../keyed/once-per.js'
import type { Check } from '../check.js'
import { finding } from '../finding.js'
import { makeWordIndex } from '../word-index.js'
import { makeNearMisses } from './near-miss.js'

/** Names of the data shorter than this are too like other words to be looked for with a slip. */
const LONG_NAME = 6

/**
 * Words that the list of terms (用语.yaml) or the names of the data spell in one way: a text that is one character away
 * from them has probably a slip, and a word that is listed as 不用 means the same under another name.
 */
export const terms: Check = ({ dataset, passages }) => {
  const { findKnown, findSlips, instead } = findersOf(dataset)
  return passages.flatMap((passage) => {
    const { text } = passage
    const hits = findKnown(text)
    const taken = new Array<boolean>(text.length).fill(false)
    for (const { start, end } of hits) taken.fill(true, start, end)
    const mixed = hits.flatMap(({ word, start, end }) => {
      const term = instead.get(word)
      if (term === undefined) return []
      return finding('term-inconsistent', 'warning', `“${word}”在这份文件里称“${term}”`, {
        spot: { passage, start, end },
        hint: `请改成“${term}”；如果意思确实不同，请从 用语.yaml 的“不用”里删去。`,
      })
    })
    const slips = findSlips(text, taken).map(({ term, start, end }) =>
      finding('term-misspelt', 'warning', `“${text.slice(start, end)}”疑为“${term}”`, {
        spot: { passage, start, end },
        hint: `如果没有写错，请把它列入 用语.yaml 里“${term}”的“可用”。`,
      }),
    )
    return [...mixed, ...slips]
  })
}

/** The indexes of one year's words, made once: each of ten thousand letters is looked through with them. */
const findersOf = oncePer((dataset: Dataset) => {
  const { terms: listed } = dataset.terms
  const names = namesOf(dataset)
  const findKnown = makeWordIndex([
    ...listed.flatMap(({ word, accepted, refused }) => [word, ...accepted, ...refused].map(({ value }) => value)),
    ...names,
  ])
  const findSlips = makeNearMisses([
    ...listed.map(({ word }) => word.value),
    ...names.filter((name) => name.length >= LONG_NAME),
  ])
  const instead = new Map(
    listed.flatMap(({ word, refused }) => refused.map(({ value }) => [value, word.value] as const)),
  )
  return { findKnown, findSlips, instead }
})

/** The names that the text takes from the data. */
const namesOf = ({ places, indicators, facts }: Dataset): readonly string[] => [
  ...places.flatMap(({ name, organ, aliases }) => [name, organ, ...aliases].map(({ value }) => value)),
  ...indicators.flatMap(({ name, wording }) => [name.value, wording.value]),
  facts.organ.value,
  ...(facts.assessor ? [facts.assessor.value] : []),
]
