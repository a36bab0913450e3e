import type { Dataset } from '../../data/dataset.js'
import type { Passage } from '../../document/passages.js'
import { compare } from '../../figures/exact.js'
import type { FigureBook } from '../../figures/figure-book.js'
import { reportName } from '../../figures/figure-names.js'
import type { Check } from '../check.js'
import { stretchBefore } from '../clause.js'
import { type Finding, finding } from '../finding.js'
import { placeIndexOf } from './place-index.js'
import { announced } from './place-lists.js'

/** 事故起数最多的三个地方是, 完成率最低的两个县分别为 */
const EXTREME =
  /最(多|少|高|低|大|小)的(?:[前后]?(?:[一二两三四五六七八九十]{1,3}|[0-9]{1,2})(?:个|位|名))?(?:市（州）|市州|县（市、区）|县市区|地方|地区|部门|单位|市|州|县|区)?/gu
const MOST = /[多高大]/u
/** Shorter ends of names are those of many. */
const SHORTEST = 3

/** Who is said to have the most or the least of an indicator has it, by what the places report. */
export const extremePlaces: Check = ({ dataset, figures, passages }) => {
  if (dataset.reports.length === 0) return []
  return passages.flatMap((passage) =>
    [...passage.text.matchAll(EXTREME)].flatMap((match) => held(passage, match, dataset, figures)),
  )
}

function held(passage: Passage, match: RegExpExecArray, dataset: Dataset, figures: FigureBook): readonly Finding[] {
  const said = stretchBefore(passage.text, match.index, '，。；：、') || saidBefore(passage.text, match.index)
  const measure = /完成率$/u.test(said) ? '完成率' : '完成'
  const named = said.replace(/的?(?:完成率|完成数|总数|人数)?$/u, '')
  const meant = dataset.indicators.filter(({ name, wording }) =>
    [name.value, wording.value].some(
      (each) => named.length >= SHORTEST && (each.endsWith(named) || named.endsWith(each)),
    ),
  )
  const [indicator] = meant
  const list = announced(passage.text, match, placeIndexOf(dataset))
  if (!indicator || meant.length > 1 || !list) return []
  const values = dataset.places.map((place) => ({
    place,
    exact: figures.find(reportName(place, indicator.name.value, measure), null)?.exact ?? null,
  }))
  const sign = MOST.test(match[1] ?? '') ? -1 : 1
  const known = values.flatMap(({ place, exact }) => (exact ? [{ place, exact }] : []))
  const ordered = known.sort((a, b) => sign * compare(a.exact, b.exact))
  const last = ordered[list.length - 1]
  if (!last || ordered.length < values.length) return []
  const right = ordered.filter(({ exact }) => sign * compare(exact, last.exact) <= 0)
  const isRight = (word: string): boolean =>
    right.some(({ place }) => place.name.value === word || place.shortName.value === word)
  const wrong = list.find(({ word }) => !isRight(word))
  if (!wrong) return []
  const names = right.map(({ place }) => place.name.value).join('、')
  return [
    finding('ranking-text-mismatch', 'warning', `“${wrong.word}”不在“${indicator.name.value}”最${match[1]}的里面`, {
      spot: { passage, start: wrong.start, end: wrong.end },
      hint: `按上报，最${match[1]}的是：${names}。说的是别的事的，写进 豁免.yaml。`,
    }),
  ]
}

/** 完成率最高的是甲市，最低的是乙市: of the same thing. */
function saidBefore(text: string, index: number): string {
  const clauses = stretchBefore(text, index, '。；：').split('，')
  return /^(.*)最[多少高低大小]的/u.exec(clauses.at(-2) ?? '')?.[1] ?? ''
}
