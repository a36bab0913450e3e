import type { Sourced } from '../../data/sourced.js'
import type { Passage } from '../../document/passages.js'
import type { Check } from '../check.js'
import { type Finding, finding } from '../finding.js'

/** What a data file says for one element, and the passages of which one should say it. */
export interface ElementFact {
  readonly key: string
  readonly value: Sourced<string> | null
  readonly where: readonly Passage[]
}

/** What a file says for one element alone is printed there: a template without 抄送 leaves an organ without its copy. */
export const unprinted = (file: string, facts: readonly ElementFact[]): readonly Finding[] =>
  facts.flatMap(({ key, value, where }) =>
    !value || where.some(({ text }) => text.includes(value.value))
      ? []
      : finding('fact-unprinted', 'warning', `${file} 里的“${key}”没有印出`, {
          at: value.at,
          about: value.value,
          hint: `请在模板里写上（见 templates/README.md）；不要的，在 ${file} 里删去。`,
        }),
  )

export const unprintedFacts: Check = ({ dataset: { facts }, passages }) => {
  const of = (kind: Passage['kind']) => passages.filter((passage) => passage.kind === kind)
  return unprinted('文件.yaml', [
    { key: '附注', value: facts.note, where: of('note') },
    { key: '抄送机关', value: facts.carbonCopy, where: of('carbon-copy') },
  ])
}
