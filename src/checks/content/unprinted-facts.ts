import type { Check } from '../check.js'
import { finding } from '../finding.js'

/** What 文件.yaml says for one element alone is printed there: a template without 抄送 leaves an organ without its copy. */
export const unprintedFacts: Check = ({ dataset: { facts }, passages }) =>
  [
    { key: '附注', kind: 'note', value: facts.note },
    { key: '抄送机关', kind: 'carbon-copy', value: facts.carbonCopy },
  ].flatMap(({ key, kind, value }) => {
    if (!value || passages.some((passage) => passage.kind === kind && passage.text.includes(value.value))) return []
    return finding('fact-unprinted', 'warning', `文件.yaml 里的“${key}”没有印出`, {
      at: value.at,
      about: value.value,
      hint: '请在模板的开头写上（见 templates/README.md）；不要的，在 文件.yaml 里删去。',
    })
  })
