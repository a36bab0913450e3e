import type { PlaceReport } from '../../data/dataset.js'
import { lastYearName } from '../../figures/figure-names.js'
import { formatFigure } from '../../figures/format-figure.js'
import type { Check, CheckInput } from '../check.js'
import { type Finding, finding, numberIn } from '../finding.js'
import { ofFigure } from '../printed-values.js'

/** So many digits that tell something are no chance: 100%, 10万人 and 3个 may well be the same in two years. */
const TELLING = 3

/** Figures, reports and wording that are still those of the year before. */
export const reused: Check = (input) => [...sameFigures(input), ...sameReports(input), ...sameSnippets(input)]

function sameFigures({ dataset, figures, printed }: CheckInput): readonly Finding[] {
  // What places report is not among last year's figures (see below), but the total of it is.
  const totals = new Set(dataset.indicators.map(({ name }) => name.value))
  const before = new Map(dataset.lastYear.map(({ name }) => [name.value, figures.find(lastYearName(name.value), null)]))
  return figures.figures.flatMap((figure) => {
    const { name, text, source } = figure
    const stated = source === 'declared' || totals.has(name)
    if (!stated || name.endsWith('/计划') || before.get(name)?.text !== text) return []
    if (!isTelling(text)) return []
    return finding('figure-reused', 'warning', `“${name}”与上一年的相同：${text}`, {
      ...ofFigure(figure, printed),
      hint: '请核对是不是上一年的数字没有改；确实相同的，写进 豁免.yaml。',
    })
  })
}

const isTelling = (text: string): boolean => text.replace(/[^0-9]/g, '').replace(/^0+|0+$/g, '').length >= TELLING

/** One number of a place may be that of a year ago; if all that it has done is, its table of last year has come again. */
function sameReports({ dataset: { reports, copiedFrom } }: CheckInput): readonly Finding[] {
  const before = new Map(copiedFrom?.reports.map((report) => [report.place.name.value, doneIn(report)]))
  return reports.flatMap((report) => {
    const [name, done] = [report.place.name.value, doneIn(report)]
    if (done.length < 2 || !done.some(isTelling) || done.join() !== before.get(name)?.join()) return []
    return finding('figure-reused', 'warning', `“${name}”上报的完成数与上一年的全部相同（${done.length}项）`, {
      at: report.at,
      about: name,
      numbers: [...report.reports.values()].flatMap(({ actual }) => (actual ? numberIn(actual.value) : [])),
      hint: '请核对是不是又报了上一年的表；确实相同的，写进 豁免.yaml。',
    })
  })
}

/** All that a place has done, in the order of the names of the indicators: 青年见习583人. */
const doneIn = ({ reports }: PlaceReport): readonly string[] =>
  [...reports].flatMap(([name, { actual }]) => (actual ? [`${name}${formatFigure(actual.value)}`] : [])).sort()

/** What the year is told by (its figures, the lists of its own) cannot be told in the same words; a set phrase may. */
function sameSnippets({ dataset }: CheckInput): readonly Finding[] {
  const { previous, snippets, snippetLists } = dataset
  const listed = new Set([...snippetLists.values()].flat())
  return snippets.flatMap((snippet) => {
    if (previous?.snippets.get(snippet.name) !== snippet.text) return []
    const own = listed.has(snippet) || /\{\{\s*数\s/u.test(snippet.text)
    const message = `片段“${snippet.name}”与 data/${previous.folder} 的一字不差`
    const hint = own ? '请写当年的情况；确实不用改的，写进 豁免.yaml。' : '固定用语可以相同，请看一遍。'
    return finding('snippet-reused', own ? 'warning' : 'note', message, {
      at: snippet.at,
      about: snippet.text,
      hint,
    })
  })
}
