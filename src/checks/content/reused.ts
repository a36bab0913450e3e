import { lastYearName } from '../../figures/figure-names.js'
import type { Check, CheckInput } from '../check.js'
import { type Finding, finding } from '../finding.js'
import { ofFigure } from '../printed-values.js'

/** So many digits that tell something are no chance: 100%, 10万人 and 3个 may well be the same in two years. */
const TELLING = 3

/** Figures and wording that are still those of the year before. */
export const reused: Check = (input) => [...sameFigures(input), ...sameSnippets(input)]

function sameFigures({ dataset, figures, printed }: CheckInput): readonly Finding[] {
  // What places report is not among last year's figures, but the total of it is.
  const totals = new Set(dataset.indicators.map(({ name }) => name.value))
  const before = new Map(dataset.lastYear.map(({ name }) => [name.value, figures.find(lastYearName(name.value), null)]))
  return figures.figures.flatMap((figure) => {
    const { name, text, source } = figure
    const stated = source === 'declared' || totals.has(name)
    if (!stated || name.endsWith('/计划') || before.get(name)?.text !== text) return []
    if (text.replace(/[^0-9]/g, '').replace(/^0+|0+$/g, '').length < TELLING) return []
    return finding('figure-reused', 'warning', `“${name}”与上一年的相同：${text}`, {
      ...ofFigure(figure, printed),
      hint: '请核对是不是上一年的数字没有改；确实相同的，写进 豁免.yaml。',
    })
  })
}

/** What the year is told by (its figures, the lists of its own) cannot be told in the same words; a set phrase may. */
function sameSnippets({ dataset }: CheckInput): readonly Finding[] {
  const { previous, snippets, snippetLists } = dataset
  const listed = new Set([...snippetLists.values()].flat())
  return snippets.flatMap((snippet) => {
    if (previous?.snippets.get(snippet.name) !== snippet.text) return []
    const own = listed.has(snippet) || /\{\{\s*数\s/u.test(snippet.text)
    return finding(
      'snippet-reused',
      own ? 'warning' : 'note',
      `片段“${snippet.name}”与 data/${previous.folder} 的一字不差`,
      {
        at: snippet.at,
        about: snippet.text,
        hint: own ? '请写当年的情况；确实不用改的，写进 豁免.yaml。' : '固定用语可以相同，请看一遍。',
      },
    )
  })
}
