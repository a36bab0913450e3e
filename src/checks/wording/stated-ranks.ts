import type { Dataset, Place } from '../../data/dataset.js'
import type { SourcePlace } from '../../diagnostics/diagnostic.js'
import { inlineSpots, type Passage, spotAt } from '../../document/passages.js'
import { chineseNumeral, readNumeral } from '../../figures/chinese-numeral.js'
import type { RankingResult } from '../../figures/figure-book.js'
import { ownPosition, placeName } from '../../figures/figure-names.js'
import type { Check, CheckInput } from '../check.js'
import { sentenceBefore } from '../clause.js'
import { type Finding, finding } from '../finding.js'
import { highlightPlace } from '../highlight-places.js'
import { fullNameIndexOf, placeNamed } from './place-index.js'
import { positionIn, rankedSubjects, rankingOf } from './ranked-subjects.js'

/** 位居全省第二名, 全省第一, 并列第三位: a rank in prose. Without 名 or 位 it needs a word that says it is one. */
const STATED =
  /(?:(?:全[省市州县区]|位居|位列|名列|排名|排在|列|居)(?:全[省市州县区])?(?:并列)?第(?<bare>[一二三四五六七八九十]{1,3}|[0-9]{1,2})(?!批|期|次|届|季|产|个|轮|阶|[0-9.])|第(?<plain>[一二三四五六七八九十]{1,3}|[0-9]{1,2})(?=名|位))(?:名|位)?/gu
/** Ranked by something that no ranking of the notice is about. */
const OTHER_MEASURE = /全国|增速|增幅|增量|增长|总量|总数|人数|规模|金额|数量|大赛|竞赛|比赛/u
/** Surely about the ranking of an indicator, which is one of completions unless the data say otherwise. */
const SURE = /完成|单项|排名|排序/u

/**
 * A rank that the words of a template or snippet give a place is the one it has: 综合得分列全省第二名 is as much a number
 * as the ranking, and stays as it is when the ranking changes. What highlights claim, `claimedPositions` looks at.
 */
export const statedRanks: Check = (input) => {
  const { dataset, passages } = input
  return passages.flatMap((passage) =>
    [...passage.text.matchAll(STATED)]
      .filter(({ index }) => !highlightPlace(writtenAt(passage, index), dataset))
      .flatMap((match) => judge(input, passage, match)),
  )
}

const writtenAt = (passage: Passage, index: number): SourcePlace | null | undefined =>
  inlineSpots(passage).find(({ spot }) => index < spot.end)?.inline.at

function judge(
  { dataset, figures }: CheckInput,
  passage: Passage,
  { 0: words, index, groups }: RegExpExecArray,
): readonly Finding[] {
  const end = index + words.length
  // From one rank to another (第四位至第七位), or several (第二、第三位): of several places, and each has one of them.
  if (/[至、和]$/u.test(passage.text.slice(0, index)) || /^至/u.test(passage.text.slice(end))) return []
  const sentence = sentenceBefore(passage.text, index)
  const subjects = rankedSubjects(dataset)
  const said = subjects.find(sentence).at(-1)
  const place = placeOf(sentence, passage.text.slice(end, end + 24), dataset)
  if (!said || !place) return []
  const indicator = subjects.indicators.get(said.word) ?? null
  const between = sentence.slice(said.end) + words
  if (OTHER_MEASURE.test(between)) return []
  const ranking = rankingOf(subjects, figures, said.word)
  const stated = groups?.bare ?? groups?.plain ?? ''
  const right = ranking ? rightRank(ranking, place, stated) : null
  if (right === null || right.is) return []
  const severity = indicator === null || SURE.test(between) ? 'error' : 'warning'
  // Where places report, their positions have names.
  const name = placeName(place, ownPosition(indicator))
  const reference = ranking?.ranked.length ? `，或用 {{数 "${name}"}} 引用` : ''
  const message = `“${place.name.value}”的“${indicator ?? '综合得分'}”写着第${stated}名，${right.truth}`
  return [
    finding('ranking-text-mismatch', severity, message, {
      spot: spotAt(passage, index, words),
      hint: `请按排名改正；名次改了文字不会跟着改，最好不写在文字里${reference}。`,
    }),
  ]
}

/** 列第二名的县是甲县: the place is told behind. */
const TOLD = /^的[^，。；：]{0,8}?(?:是|为)/u

/** Whose rank it is: 第一名的吉林市, 第一名的是吉林市, else the place named last before it. */
function placeOf(sentence: string, rest: string, dataset: Dataset): Place | undefined {
  const find = fullNameIndexOf(dataset)
  const [behind] = find(rest)
  const told = TOLD.exec(rest)?.[0]
  if (behind && (/^的?$/u.test(rest.slice(0, behind.start)) || told?.length === behind.start))
    return placeNamed(dataset, behind.word)
  const before = find(sentence).at(-1)
  return told === undefined && before ? placeNamed(dataset, before.word) : undefined
}

/** Whether a stated rank is right, and what is; null where nobody can tell. */
function rightRank(ranking: RankingResult, place: Place, stated: string) {
  const { printed, unranked, rule } = ranking
  const listed = positionIn(ranking, place)
  if (listed !== null) return { is: readNumeral(stated) === listed, truth: `应是第${chineseNumeral(listed)}名` }
  if (printed.groups.length === 0 || unranked.some((each) => each.place === place && each.pending)) return null
  const position = readNumeral(stated)
  return position !== null && position <= rule.cut ? { is: false, truth: '排名里没有' } : null
}
