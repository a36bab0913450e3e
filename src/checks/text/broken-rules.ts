import { spotAt } from '../../document/passages.js'
import type { Check } from '../check.js'
import { finding } from '../finding.js'
import { mask } from '../mask.js'
import { severityOf, textRules } from './text-rules.js'

/** The rules of numbers and punctuation, each with its clause and strength; only what a standard demands is an error. */
export const brokenRules: Check = ({ dataset, passages }) => {
  const names = dataset.facts.properNames.map(({ value }) => value)
  return passages.flatMap((passage) => {
    const words = mask(passage.text, names)
    return textRules.flatMap(({ code, clause, strength, pattern, says, hint, only, except }) => {
      if ((only && !only.includes(passage.kind)) || except?.includes(passage.kind)) return []
      // To be told all that is wrong is dear, and hardly a passage has anything.
      if (words.search(pattern) < 0) return []
      return [...words.matchAll(pattern)].map(({ 0: wrong, index }) =>
        finding(code, severityOf[strength], `${says(wrong)}（${clause ? `${clause}，${strength}` : strength}）`, {
          spot: spotAt(passage, index, wrong),
          hint,
        }),
      )
    })
  })
}
