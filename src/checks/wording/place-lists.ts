import { inlineSpots, type Passage, type Spot } from '../../document/passages.js'
import { groupNeighbours } from '../../keyed/group-by.js'
import type { WordHit, WordIndex } from '../word-index.js'

/** What stands between the names of a list: the source of a pattern. */
export const JOIN = '、|和|及|与|以及'
/** One of them and nothing else. */
export const JOINS = new RegExp(`^(?:${JOIN})$`, 'u')
/** Behind a place: that it shares its position, （并列）, or its figure, （98.5分）, 6起. */
const TIED = '(?:（[并0-9][^（）]{0,12}）|[0-9][0-9.]*(?:%|[万亿]?\\p{Script=Han}{1,3}?))?'
/** Between places, which may share a position. */
export const JOINS_PLACES = new RegExp(`^(?:${TIED}(?:${JOIN})|并列)$`, 'u')
/** What leads from a count to the list: 的地方是, 没有完成计划，分别为, ：. */
const LEAD = /^(?<of>[^。；：（]{0,40}?)(?:分别[是为有]|依次[是为]|[是为]|：|（)$/u
/** Behind the last place: the list is over, or open. */
const END = new RegExp(
  `^${TIED}(?:$|[。；，）！]|等|(?:两|二|三|四|五|六|七|八|九|十|[0-9]{1,2})?[个家]?(?:市|州|地|县|区|单位|部门|乡镇|镇|街道))`,
  'u',
)
/** No list is longer. */
const LONGEST = 600

/** Names that follow one another with nothing but such a joint between them. */
export const runs = (text: string, hits: readonly WordHit[], joins = JOINS): readonly (readonly WordHit[])[] =>
  groupNeighbours(hits, (hit, next) => joins.test(text.slice(hit.end, next.start)))

/** Where the names of a stretch of text stand in the text, which has so many characters in front of the stretch. */
export const behind = (list: readonly WordHit[], characters: number): readonly WordHit[] =>
  list.map(({ word, start, end }) => ({ word, start: start + characters, end: end + characters }))

/** All of a list in its passage. */
export const listSpot = (passage: Passage, list: readonly WordHit[]): Spot => ({
  passage,
  start: list[0]?.start ?? 0,
  end: list.at(-1)?.end ?? 0,
})

/** The places that are listed from a place of a text on; undefined where none stands there. */
export function listAt(text: string, from: number, find: WordIndex): readonly WordHit[] | undefined {
  const rest = text.slice(from, from + LONGEST)
  const [list] = runs(rest, find(rest), JOINS_PLACES)
  return list?.[0]?.start === 0 ? behind(list, from) : undefined
}

/** The list of places that words lead to, to its end, with what the words say; undefined where more than places is listed. */
export function announcedList(text: string, from: number, lead: RegExp, find: WordIndex) {
  const rest = text.slice(from, from + LONGEST)
  const [first] = find(rest)
  const led = first && lead.exec(rest.slice(0, first.start))
  const list = led ? listAt(text, from + first.start, find) : undefined
  return led && list && END.test(text.slice(list.at(-1)?.end)) ? { list, lead: led.groups ?? {} } : undefined
}

/** The list of places that a count leads to. */
export const announced = (text: string, count: RegExpExecArray, find: WordIndex): readonly WordHit[] | undefined =>
  announcedList(text, count.index + count[0].length, LEAD, find)?.list

/** Whether a hand has typed it, or the data print it. */
export const isTyped = (passage: Passage, { start }: WordHit): boolean =>
  inlineSpots(passage).some(({ inline, spot }) => inline.kind === 'text' && spot.start <= start && start < spot.end)
