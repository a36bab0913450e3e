import type { Dataset } from '../../data/dataset.js'
import { type Passage, spotAt } from '../../document/passages.js'
import { compare } from '../../figures/exact.js'
import type { FigureBook } from '../../figures/figure-book.js'
import { reportName } from '../../figures/figure-names.js'
import type { Check } from '../check.js'
import { stretchBefore } from '../clause.js'
import { type Finding, finding } from '../finding.js'
import type { WordHit } from '../word-index.js'
import { PLACES } from './count-words.js'
import { measuredByTopic } from './measured-places.js'
import { placeIndexOf, placeNamed } from './place-index.js'
import { announced } from './place-lists.js'

/** 事故起数最多的三个地方是, 完成率最低的两个县分别为 */
const EXTREME = new RegExp(
  `最(多|少|高|低|大|小)的(?:[前后]?(?:[一二两三四五六七八九十]{1,3}|[0-9]{1,2})(?:个|位|名))?(?:${PLACES})?`,
  'gu',
)
const MOST = /[多高大]/u
/** Shorter ends of names are those of many. */
const SHORTEST = 3

/** Who is said to have the most or the least of an indicator has it, by what the places report. */
export const extremePlaces: Check = ({ dataset, figures, passages }) => {
  if (dataset.reports.length === 0) return []
  return passages.flatMap((passage) =>
    [...passage.text.matchAll(EXTREME)].flatMap((match) => outOfEnds(passage, match, dataset, figures)),
  )
}

function outOfEnds(
  passage: Passage,
  match: RegExpExecArray,
  dataset: Dataset,
  figures: FigureBook,
): readonly Finding[] {
  const said = stretchBefore(passage.text, match.index, '，。；：、') || saidBefore(passage.text, match.index)
  const topic = measuredByTopic(said, passage.text, match.index, dataset)
  const measure = topic?.measure ?? (/完成率$/u.test(said) ? '完成率' : '完成')
  const isName = dataset.indicators.some(({ name }) => name.value === said)
  const named = isName ? said : said.replace(/的?(?:完成率|完成数|总数|人数)?$/u, '')
  const meant = dataset.indicators.filter(({ name, wording }) =>
    topic
      ? name.value === topic.indicator
      : [name.value, wording.value].some(
          (each) => named.length >= SHORTEST && (each.endsWith(named) || named.endsWith(each)),
        ),
  )
  const [indicator] = meant
  const list = announced(passage.text, match, placeIndexOf(dataset))
  if (!indicator || meant.length > 1 || !list) return []
  const assessed = dataset.reports.filter(({ exempt }) => !exempt.has(indicator.name.value))
  const values = assessed.map(({ place }) => ({
    place,
    exact: figures.find(reportName(place, indicator.name.value, measure), null)?.exact ?? null,
  }))
  const sign = MOST.test(match[1] ?? '') ? -1 : 1
  const known = values.flatMap(({ place, exact }) => (exact ? [{ place, exact }] : []))
  const ordered = known.sort((a, b) => sign * compare(a.exact, b.exact))
  const last = ordered[list.length - 1]
  const isWhole = dataset.reports.length === dataset.places.length && ordered.length === values.length
  if (!last || !isWhole) return []
  const right = ordered.filter(({ exact }) => sign * compare(exact, last.exact) <= 0)
  const rankOf = ({ word }: WordHit): number => right.findIndex(({ place }) => place === placeNamed(dataset, word))
  const strange = list.find((each) => rankOf(each) < 0)
  const inOrder = passage.text.slice(match.index, list[0]?.start).includes('依次')
  const isEarly = (hit: WordHit, next: WordHit | undefined): boolean => {
    const [own, other] = [right[rankOf(hit)], next && right[rankOf(next)]]
    return own !== undefined && other !== undefined && sign * compare(own.exact, other.exact) > 0
  }
  const early = inOrder ? list.find((each, index) => isEarly(each, list[index + 1])) : undefined
  const wrong = strange ?? early
  if (!wrong) return []
  const names = right.map(({ place }) => place.name.value).join('、')
  const what = strange ? `不在“${indicator.name.value}”最${match[1]}的里面` : `的次序与“${indicator.name.value}”不符`
  return [
    finding('ranking-text-mismatch', 'warning', `“${wrong.word}”${what}`, {
      spot: spotAt(passage, wrong.start, wrong.word),
      hint: `按上报，最${match[1]}的是：${names}。说的是别的事的，写进 豁免.yaml。`,
    }),
  ]
}

/** 完成率最高的是甲市，最低的是乙市: of the same thing. */
function saidBefore(text: string, index: number): string {
  const clauses = stretchBefore(text, index, '。；：').split('，')
  return /^(.*)最[多少高低大小]的/u.exec(clauses.at(-2) ?? '')?.[1] ?? ''
}
