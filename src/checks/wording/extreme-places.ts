import type { Dataset } from '../../data/dataset.js'
import { type Passage, spotAt } from '../../document/passages.js'
import { compare } from '../../figures/exact.js'
import type { FigureBook } from '../../figures/figure-book.js'
import { OVERALL } from '../../figures/figure-names.js'
import type { Check } from '../check.js'
import { stretchBefore } from '../clause.js'
import { type Finding, finding } from '../finding.js'
import type { WordHit } from '../word-index.js'
import { PLACES } from './count-words.js'
import { measuredByTopic, reportedValues } from './measured-places.js'
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
  const indicator = topic ? topic.indicator : meantBy(said, dataset)
  const list = announced(passage.text, match, placeIndexOf(dataset))
  if (indicator === undefined || !list) return []
  const name = indicator ?? OVERALL
  const assessed = dataset.reports.filter(({ exempt }) => indicator === null || !exempt.has(indicator))
  const reported = reportedValues(indicator, measure, { dataset, figures })
  const values = assessed.map(({ place }) => ({ place, exact: reported.get(place)?.exact ?? null }))
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
  const what = strange ? `不在“${name}”最${match[1]}的里面` : `的次序与“${name}”不符`
  return [
    finding('ranking-text-mismatch', 'warning', `“${wrong.word}”${what}`, {
      spot: spotAt(passage, wrong.start, wrong.word),
      hint: `按上报，最${match[1]}的是：${names}。说的是别的事的，写进 豁免.yaml。`,
    }),
  ]
}

/** The one indicator that words in front of 最多 name, null: the score over all; undefined where they name none, or two. */
function meantBy(said: string, { indicators }: Dataset): string | null | undefined {
  if (said === OVERALL) return null
  const isName = indicators.some(({ name }) => name.value === said)
  const named = isName ? said : said.replace(/的?(?:完成率|完成数|总数|人数)?$/u, '')
  const [meant, ...others] = indicators.filter(({ name, wording }) =>
    [name.value, wording.value].some(
      (each) => named.length >= SHORTEST && (each.endsWith(named) || named.endsWith(each)),
    ),
  )
  return others.length === 0 ? meant?.name.value : undefined
}

/** 完成率最高的是甲市，最低的是乙市: of the same thing. */
function saidBefore(text: string, index: number): string {
  const clauses = stretchBefore(text, index, '。；：').split('，')
  return /^(.*)最[多少高低大小]的/u.exec(clauses.at(-2) ?? '')?.[1] ?? ''
}
