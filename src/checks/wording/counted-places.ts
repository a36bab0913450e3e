import type { Dataset } from '../../data/dataset.js'
import { inlineSpots, type Passage } from '../../document/passages.js'
import { readNumeral } from '../../figures/chinese-numeral.js'
import type { Check } from '../check.js'
import { SENTENCE_STOPS, stretchBefore } from '../clause.js'
import { type Finding, finding } from '../finding.js'
import type { WordHit, WordIndex } from '../word-index.js'
import { placeIndexOf } from './place-index.js'

export const NUMERAL = '[一二两三四五六七八九十]{1,3}|[0-9]{1,3}'
export const PLACES = '市（州）|市州|县（市、区）|县市区|城市|地方|地区|部门|单位|市|州|县|区'
/** 前三名, 后两位, 5个地方 */
const COUNT = new RegExp(
  `(?:(?<rank>[前后末])(?<places>${NUMERAL})(?:名|位|个(?:${PLACES}))|(?<![第几数百千0-9一二三四五六七八九十])(?<count>${NUMERAL})个(?:${PLACES}))`,
  'gu',
)
/** What leads from the count to the list: 的地方是, 没有完成计划，分别为, ：. */
const LEAD = /^(?<of>[^。；：（]{0,40}?)(?:分别[是为有]|依次[是为]|[是为]|：|（)$/u
const JOIN = /^(?:、|和|及|与|以及|并列)$/u
const TIE = /及|与|并列/u
/** Behind the last place: the list is over, or open. */
const END = /^(?:$|[。；，）！]|等|(?:两|二|三|四|五|六|七|八|九|十|[0-9]{1,2})?个?(?:市|州|地|县|区))/u

/** A list of places that a count announces has as many: 后三名是甲市和乙市; 有5个地方……分别为 before four. */
export const countedPlaces: Check = ({ dataset, passages }) => {
  const find = placeIndexOf(dataset)
  return passages.flatMap((passage) => {
    const counts = [...passage.text.matchAll(COUNT)]
    const lists = counts.flatMap((count, index) => {
      const limit = counts[index + 1]?.index ?? passage.text.length
      const list = announced(passage, count, limit, find)
      return list ? held(passage, count, list) : []
    })
    return [...lists, ...others(passage, dataset, find)]
  })
}

/** 其余8个地区, 其他六个市（州） */
const OTHERS = new RegExp(`(?:其余|其他|余下)的?(?<count>${NUMERAL})个(?:市（州）|市州|地方|地区)`, 'gu')
/** 等 leaves the list open, 其中 and another count are of some of the places only. */
const SOME = new RegExp(`等|其中|(?:${NUMERAL})(?:个|家|项)`, 'u')
const OWN_COUNT = new RegExp(`^(?:${NUMERAL})个?(?:市（州）|市州|市|州|地方|地区)`, 'u')

/** 甲市、乙市没有完成，其余9个地区: with those listed they are all places. */
function others(passage: Passage, dataset: Dataset, find: WordIndex): readonly Finding[] {
  const counts = [...passage.text.matchAll(OTHERS)]
  if (counts.length === 0) return []
  const all = dataset.places.length
  const cities = dataset.places.filter(({ name }) => /[市州盟]$|地区$/u.test(name.value)).length
  const collective = dataset.places.filter((place) => place.collective !== null).length
  return counts.flatMap(({ 0: words, index, groups }) => {
    const sentence = stretchBefore(passage.text, index, SENTENCE_STOPS)
    const hits = find(sentence)
    const [first, last] = [hits[0], hits.at(-1)]
    const stated = readNumeral(groups?.count ?? '')
    if (!first || !last || stated === null) return []
    const isList = hits.slice(1).every((hit, at) => JOIN.test(sentence.slice(hits[at]?.end, hit.start)))
    const around = sentence.slice(0, first.start) + sentence.slice(last.end).replace(OWN_COUNT, '')
    if (!isList || SOME.test(around) || [all, cities, collective].includes(stated + hits.length)) return []
    const message = `前面列了 ${hits.length} 个，“${words}”与数据不符：地方共有 ${all} 个`
    return finding('count-mismatch', 'warning', message, {
      spot: { passage, start: index, end: index + words.length },
      hint: '请核对名单和个数；说的不是这些地方的，写进 豁免.yaml。',
    })
  })
}

/** The list that a count leads to, to its end; undefined where fewer follow at once, or more than places is listed. */
export function announced(
  { text }: Passage,
  count: RegExpExecArray,
  limit: number,
  find: WordIndex,
  fewest = 2,
): readonly WordHit[] | undefined {
  const { list } = announcedList(text, count.index + count[0].length, LEAD, find) ?? {}
  return list?.[0] && list.length >= fewest && list[0].start <= limit ? list : undefined
}

/** The list of places that words lead to, to its end, with what the words say; undefined where more than places is listed. */
export function announcedList(text: string, from: number, lead: RegExp, find: WordIndex) {
  const rest = text.slice(from, from + LONGEST)
  const [first] = find(rest)
  const led = first && lead.exec(rest.slice(0, first.start))
  const list = led ? listAt(text, from + first.start, find) : undefined
  return led && list && END.test(text.slice(list.at(-1)?.end)) ? { list, lead: led.groups ?? {} } : undefined
}

/** The places that are listed from a place of a text on; undefined where none stands there. */
export function listAt(text: string, from: number, find: WordIndex): readonly WordHit[] | undefined {
  const list: WordHit[] = []
  for (const { word, start, end } of find(text.slice(from, from + LONGEST))) {
    const before = list.at(-1)?.end ?? from
    const joined = text.slice(before, start + from)
    if (list.length === 0 ? joined !== '' : !JOIN.test(joined)) break
    list.push({ word, start: start + from, end: end + from })
  }
  return list.length > 0 ? list : undefined
}

const LONGEST = 600

function held(passage: Passage, { 0: words, index, groups = {} }: RegExpExecArray, list: readonly WordHit[]) {
  const stated = readNumeral(groups.places ?? groups.count ?? '')
  const [first, last] = [list[0], list.at(-1)]
  if (!first || !last || stated === null || stated === list.length) return []
  if (passage.text.startsWith('等', last.end) && stated > list.length) return []
  if (groups.rank !== undefined) {
    // What is printed from the data is the ranking; places that share a position are more than the positions.
    const between = passage.text.slice(first.start, last.end)
    if (!isTyped(passage, first) || (list.length > stated && TIE.test(between))) return []
  }
  return [mismatch(passage, words, { start: index, end: last.end }, list.length)]
}

/** Whether a hand has typed it, or the data print it. */
export const isTyped = (passage: Passage, { start }: WordHit): boolean =>
  [...inlineSpots(passage)].some(
    ({ inline, spot }) => inline.kind === 'text' && spot.start <= start && start < spot.end,
  )

const mismatch = (passage: Passage, words: string, spot: { start: number; end: number }, count: number): Finding =>
  finding('count-mismatch', 'warning', `这里说“${words}”，后面列了 ${count} 个`, {
    spot: { passage, ...spot },
    hint: '请核对名单和个数。',
  })
