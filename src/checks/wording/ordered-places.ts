import type { Place } from '../../data/dataset.js'
import { type Passage, spotAt } from '../../document/passages.js'
import { readNumeral } from '../../figures/chinese-numeral.js'
import { compare } from '../../figures/exact.js'
import type { Check, CheckInput } from '../check.js'
import { sentenceBefore } from '../clause.js'
import { type Finding, finding } from '../finding.js'
import type { WordHit } from '../word-index.js'
import { NUMERAL, PLACES } from './count-words.js'
import { DIRECTION, LISTED } from './directions.js'
import {
  LONGEST,
  type Measured,
  measuredByTopic,
  measuredIn,
  reportedValues,
  tellsOtherTime,
} from './measured-places.js'
import { placeIndexOf, placeNamed } from './place-index.js'
import { isTyped, JOINS_PLACES, runs } from './place-lists.js'
import { positionIn } from './ranked-subjects.js'
import { NEAR } from './ranking-words.js'

/** What may stand between what is ranked and how. */
const RANKED = '(?:完成情况)?(?:排名|排序|排在|排|位居|位列|居|列|全省|全市|在|处于|位于)*'
/** 前三名依次是, 前三位的地区为, 第五位至第七位的分别是, 后三名依次为 */
const POSITIONED = new RegExp(
  `${RANKED}(?:(?<side>[前后末])(?<count>${NUMERAL})(?:名|位|(?=的))|第(?<first>${NUMERAL})(?:名|位)?(?<by>[至到、和])第?(?<last>${NUMERAL})(?:名|位))` +
    `的?(?:参评)?(?:${PLACES})?，?(?<order>依次|分别)?(?:[有是为]|：)+$`,
  'u',
)
/** 由高到低排名依次是 */
const DIRECTED = new RegExp(`${RANKED}${DIRECTION}${LISTED}$`, 'u')
/** 按完成率从高到低，城镇新增就业依次为 */
const AHEAD = new RegExp(
  `^按照?(?<rate>完成率|完成进度|进度)?${DIRECTION}，(?<about>[^，]{2,24}?)(?:依次|分别)[是为]：?$`,
  'u',
)

/**
 * A list of places that is said to be in order, or to take certain positions, is so by the rankings and reports: 前三名依次是,
 * 从高到低依次为. What the data print is right by itself.
 */
export const orderedPlaces: Check = (input) => {
  const find = placeIndexOf(input.dataset)
  return input.passages.flatMap((passage) =>
    /[前后末第从由]|高低/u.test(passage.text)
      ? runs(passage.text, find(passage.text), JOINS_PLACES).flatMap((list) => disordered(passage, list, input))
      : [],
  )
}

function disordered(passage: Passage, list: readonly WordHit[], input: CheckInput): readonly Finding[] {
  const [first, last] = [list[0], list.at(-1)]
  if (!first || !last || !list.some((hit) => isTyped(passage, hit))) return []
  const sentence = sentenceBefore(passage.text, first.start).slice(-LONGEST)
  if (tellsOtherTime(sentence, input.dataset)) return []
  const placed = POSITIONED.exec(sentence)
  const directed = placed ? null : (DIRECTED.exec(sentence) ?? AHEAD.exec(sentence))
  const led = placed ?? directed
  if (!led) return []
  const { about, rate } = led.groups ?? {}
  const clause = about ? about + (rate ?? '') : sentence.slice(sentence.lastIndexOf('，', led.index - 1) + 1, led.index)
  const said = measuredIn(clause, input.dataset) ?? measuredByTopic(clause, passage.text, first.start, input.dataset)
  const places = list.flatMap(({ word }) => placeNamed(input.dataset, word) ?? [])
  if (!said || places.length !== list.length) return []
  const wrong = placed ? outOfMost(placed, places, said, input) : outOfOrder(led, places, said, input)
  const hit = wrong && list[places.indexOf(wrong.place)]
  if (!wrong || !hit) return []
  return [
    finding('ranking-text-mismatch', 'warning', `“${hit.word}”不该在这里：${wrong.truth}`, {
      spot: spotAt(passage, hit.start, hit.word),
      hint: '请按数据核对名单和次序；说的是别的排名的，写进 豁免.yaml。',
    }),
  ]
}

interface Wrong {
  readonly place: Place
  readonly truth: string
}

/** The positions that a place may be said to have: with places that share one, by either way of counting. */
type Position = readonly [least: number, most: number]

/** By the ranking, where the words name no other measure than its own; else by what the places report, greatest first. */
function positionsOf(said: Measured, input: CheckInput): ((place: Place) => Position | null) | null {
  const ranking = input.figures.ranking(said.indicator)
  if (ranking && (said.measure === null || said.measure === ranking.rule.by)) {
    if (ranking.unranked.some(({ pending }) => pending)) return null
    const { printed, ranked, rule } = ranking
    const beyond: Position | null = printed.groups.length > 0 && ranked.length === 0 ? [rule.cut + 1, Infinity] : null
    return (place) => {
      const position = positionIn(ranking, place)
      if (position === null) return beyond
      const before = ranked.filter((each) => each.position < position).length
      return [position, Math.max(position, before + 1)]
    }
  }
  if (said.indicator === null || said.measure === null) return null
  return greatestFirst(said.indicator, said.measure, input)
}

function greatestFirst(
  indicator: string,
  measure: '完成率' | '完成',
  input: CheckInput,
): (place: Place) => Position | null {
  const values = [...reportedValues(indicator, measure, input)]
  return (place) => {
    const own = values.find(([each]) => each === place)?.[1]
    if (!own) return null
    const before = values.filter(([, { exact }]) => compare(exact, own.exact) > 0)
    return [new Set(before.map(([, { text }]) => text)).size + 1, before.length + 1]
  }
}

const told = ([least]: Position, place: Place): string =>
  Number.isFinite(least) ? `${place.name.value}按数据是第${least}名` : ''

/** 事故起数居前三位, where the least is the best: it may be said of the most as well. */
function outOfMost(led: RegExpExecArray, places: readonly Place[], said: Measured, input: CheckInput): Wrong | null {
  const wrong = outOfPosition(led, places, positionsOf(said, input), said)
  const rule = input.figures.ranking(said.indicator)?.rule
  if (said.indicator === null || said.measure === '完成率' || rule?.by !== '完成' || rule.order !== '升序') return wrong
  return wrong && outOfPosition(led, places, greatestFirst(said.indicator, '完成', input), said)
}

function outOfPosition(
  led: RegExpExecArray,
  places: readonly Place[],
  positionOf: ((place: Place) => Position | null) | null,
  said: Measured,
): Wrong | null {
  const { side, count = '', first = '', by = '', last = '', order } = led.groups ?? {}
  if (!positionOf) return null
  const [from, to] = side ? [1, readNumeral(count)] : [readNumeral(first), readNumeral(last)]
  if (from === null || to === null) return null
  // `rankingWords` holds the list of the first places of all right behind 前四名, and who is among the last.
  const behind = led[0].slice(led[0].indexOf(count) + count.length + 1)
  if (side === '前' && said.indicator === null && behind.length <= NEAR) return null
  if (!side || side === '前') {
    const place = places.find((each) => {
      const [least, most] = positionOf(each) ?? [from, to]
      return least > to || most < from
    })
    const position = place && positionOf(place)
    if (place && position) return { place, truth: told(position, place) }
  }
  // 第二、第三位的分别是 names the positions one by one.
  if (order !== '依次' && !(order && /[、和]/u.test(by))) return null
  const falls = descent(places, positionOf)
  return side && side !== '前' ? falls && descent(places.toReversed(), positionOf) && falls : falls
}

/** The first place of a list that stands in front of the one before it. */
function descent(places: readonly Place[], positionOf: (place: Place) => Position | null): Wrong | null {
  for (const [index, place] of places.entries()) {
    const before = places[index - 1]
    const [own, other] = [positionOf(place), before && positionOf(before)]
    if (before && own && other && own[1] < other[0])
      return { place, truth: `按数据，${place.name.value}在${before.name.value}前面` }
  }
  return null
}

function outOfOrder(led: RegExpExecArray, places: readonly Place[], said: Measured, input: CheckInput): Wrong | null {
  const ranking = input.figures.ranking(said.indicator)
  // 由多到少 counts heads, whatever the places are ranked by.
  const counts = said.measure === null && /[多少]/u.test(led.groups?.falls ?? led.groups?.rises ?? '')
  const byRanking = !counts && (said.measure === null || said.measure === ranking?.rule.by)
  const positionOf = positionsOf(counts ? { ...said, measure: '完成' } : said, input)
  if (!positionOf) return null
  // The first of a ranking has the greatest value, unless the least is the best.
  const rises = (led.groups?.rises !== undefined) !== (byRanking && ranking?.rule.order === '升序')
  return descent(rises ? places.toReversed() : places, positionOf)
}
