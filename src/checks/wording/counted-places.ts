import type { Dataset } from '../../data/dataset.js'
import { type Passage, spotAt } from '../../document/passages.js'
import { readNumeral } from '../../figures/chinese-numeral.js'
import type { Check } from '../check.js'
import { sentenceBefore } from '../clause.js'
import { type Finding, finding } from '../finding.js'
import type { WordHit, WordIndex } from '../word-index.js'
import { NUMERAL, PLACES, placeCounts } from './count-words.js'
import { placeIndexOf } from './place-index.js'
import { announced, isTyped, JOINS_PLACES, runs } from './place-lists.js'

/** 前三名, 后两位, 5个地方 */
const COUNT = new RegExp(
  `(?:(?<rank>[前后末])(?<places>${NUMERAL})(?:名|位|个(?:${PLACES}))|(?<![第几数百千0-9一二三四五六七八九十])(?<count>${NUMERAL})个(?:${PLACES}))`,
  'gu',
)
const TIE = /及|与|并列/u

/** A list of places that a count announces has as many: 后三名是甲市和乙市; 有5个地方……分别为 before four. */
export const countedPlaces: Check = ({ dataset, passages }) => {
  const find = placeIndexOf(dataset)
  return passages.flatMap((passage) => {
    const counts = [...passage.text.matchAll(COUNT)]
    const lists = counts.flatMap((count, index) => {
      const limit = counts[index + 1]?.index ?? passage.text.length
      const list = announced(passage.text, count, find) ?? []
      const [first, second] = list
      return first && second && first.start <= limit ? miscounted(passage, count, list) : []
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
  return counts.flatMap(({ 0: words, index, groups }) => {
    const sentence = sentenceBefore(passage.text, index)
    const hits = find(sentence)
    const [first, last] = [hits[0], hits.at(-1)]
    const stated = readNumeral(groups?.count ?? '')
    if (!first || !last || stated === null) return []
    const isList = runs(sentence, hits, JOINS_PLACES).length === 1
    const around = sentence.slice(0, first.start) + sentence.slice(last.end).replace(OWN_COUNT, '')
    if (!isList || SOME.test(around) || placeCounts(dataset).includes(stated + hits.length)) return []
    const message = `前面列了 ${hits.length} 个，“${words}”与数据不符：地方共有 ${dataset.places.length} 个`
    return finding('count-mismatch', 'warning', message, {
      spot: spotAt(passage, index, words),
      hint: '请核对名单和个数；说的不是这些地方的，写进 豁免.yaml。',
    })
  })
}

function miscounted(passage: Passage, { 0: words, index, groups = {} }: RegExpExecArray, list: readonly WordHit[]) {
  const stated = readNumeral(groups.places ?? groups.count ?? '')
  const [first, last] = [list[0], list.at(-1)]
  if (!first || !last || stated === null || stated === list.length) return []
  if (passage.text.startsWith('等', last.end) && stated > list.length) return []
  if (groups.rank !== undefined) {
    // What is printed from the data is the ranking; places that share a position are more than the positions.
    const between = passage.text.slice(first.start, last.end + '（并列'.length)
    if (!isTyped(passage, first) || (list.length > stated && TIE.test(between))) return []
  }
  return [mismatch(passage, words, { start: index, end: last.end }, list.length)]
}

const mismatch = (passage: Passage, words: string, spot: { start: number; end: number }, count: number): Finding =>
  finding('count-mismatch', 'warning', `这里说“${words}”，后面列了 ${count} 个`, {
    spot: { passage, ...spot },
    hint: '请核对名单和个数。',
  })
