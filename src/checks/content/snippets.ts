import { isSamePlace } from '../../diagnostics/diagnostic.js'
import { inlineSpots } from '../../document/passages.js'
import { groupBy } from '../../keyed/group-by.js'
import type { Check, CheckInput } from '../check.js'
import { finding } from '../finding.js'

/** What was written for the year is printed, once: a snippet left out of a list is missed by nobody, one twice by all. */
export const snippets: Check = (input) => {
  const printed = printedSnippets(input)
  return input.dataset.snippets.flatMap((snippet) => {
    const pieces = printed.get(snippet) ?? []
    const [first, ...more] = pieces
    const again = more.find(({ at }) => isSamePlace(at, first?.at))
    if (first && !again) return []
    return again
      ? finding('snippet-unprinted', 'warning', `片段“${snippet.name}”印了两次`, {
          spot: again.spot,
          hint: '请核对 文件.yaml 的“片段顺序”和模板。',
        })
      : finding('snippet-unprinted', 'warning', `片段“${snippet.name}”没有印出`, {
          at: snippet.at,
          about: snippet.name,
          hint: '请列入 文件.yaml 的“片段顺序”，或在模板里引用；不用的，把文件移走。',
        })
  })
}

/** The pieces of each snippet, literal or a value, with where they are written and printed. */
function printedSnippets({ dataset, passages }: CheckInput) {
  const byFile = new Map(dataset.snippets.map((snippet) => [snippet.at.file, snippet]))
  const pieces = passages.flatMap((passage) =>
    inlineSpots(passage).flatMap(({ inline: { at }, spot }) => {
      const snippet = at && byFile.get(at.file)
      return snippet ? [{ snippet, at, spot }] : []
    }),
  )
  return groupBy(pieces, ({ snippet }) => snippet)
}
