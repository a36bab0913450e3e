import type { Place } from '../../data/dataset.js'
import { inlineSpots, type Spot, spotAt, spotText } from '../../document/passages.js'
import { chineseCount, chineseNumeral, readNumeral } from '../../figures/chinese-numeral.js'
import type { FigureBook, RankingResult } from '../../figures/figure-book.js'
import { ownPosition, reportedIn } from '../../figures/figure-names.js'
import type { Check, CheckInput } from '../check.js'
import { sentenceBefore, sentenceStart, stretchBefore } from '../clause.js'
import { type Finding, finding } from '../finding.js'
import { highlightPlace } from '../highlight-places.js'
import { figuresIn } from './figures-in-text.js'
import { positionIn, type RankedSubjects, rankedSubjects, rankingOf } from './ranked-subjects.js'

/** 第三, 第三名, 首位, 前三: a position that words claim. */
const CLAIM =
  /第([一二三四五六七八九十]{1,3})(?:名|位)?|(首位|榜首)|(?<=[居列进在])(?:全.)?前([一二三四五六七八九十]{1,3})/gu
/** Only what is said to be a position among others; 第一书记, 第二季度 are none. */
const AMONG = /[居列排名]|全[省市州县区]|各地|各[市县区]/u
/**
 * 位居全省前列, 名列前茅: the upper half at least; 全省最好 and 末位: the ends; 最多 and 最少 those that the order of the ranking
 * makes them.
 */
const ROUGH =
  /(?<front>名列前茅|(?:位居|居|位列|列|走在|走|处于|排在|排)(?:全[省州市区]|各[地市]|各市州)?(?:的)?(?:前列|前头|领先(?:位置|地位|水平)?|上游)|排[名序位]靠前)|(?:全[省州市区]|各地)(?:(?<first>最快|最好)|(?<most>最[高多大])|(?<least>最[低少小]))|(?<last>(?:全[省州市区]|各地)(?:最慢|最差|末位|倒数第一)|末位|垫底)(?!淘汰|调整|管理)/gu
/** Of an amount, where it is amounts that are ranked. */
const AMOUNTS = /^的?(?:数量|总[数量]|人数|件数|起数|次数|完成[数量])/u
/** What may stand between the name of what is ranked and such words. */
const BESIDE =
  /^(?:[、和]|位?居|指标|任务|工作|完成率|完成比例|完成进度|进度|排[名序位]|得分|均|都|也|继续|始终|稳|持续)*$/u
/** Another measure than the one ranked, or among others than these places. */
const OTHER = /增幅|增速|增长|增量|人均|占比|满意|全国|东北|西部|东部|中部/u

/**
 * What the highlight of a place says of its own position agrees with the rankings (居全省第一): words that come from the
 * place itself, and that nothing else holds against the figures.
 */
export const claimedPositions: Check = (input) => {
  const { dataset, passages } = input
  return passages.flatMap((passage) =>
    inlineSpots(passage).flatMap(({ inline, spot }) => {
      const place = inline.kind === 'text' ? highlightPlace(inline.at, dataset) : undefined
      if (!place) return []
      const rough = [...inline.text.matchAll(ROUGH)].flatMap(({ 0: words, index, groups = {} }) => {
        const at = ends.find((each) => groups[each] !== undefined) ?? 'last'
        return farFrom({ place, at }, spotAt(passage, spot.start + index, words), input)
      })
      const claims = [...inline.text.matchAll(CLAIM)].flatMap(({ 0: words, index, 1: nth, 3: within }) => {
        const claim = { place, most: readNumeral(nth ?? within ?? '一') ?? 0, exact: within === undefined }
        return otherPosition(claim, spotAt(passage, spot.start + index, words), input)
      })
      return [...rough, ...claims]
    }),
  )
}

const ends = ['front', 'first', 'most', 'least', 'last'] as const

interface Rough {
  readonly place: Place
  readonly at: (typeof ends)[number]
}

/** Only what is said of something ranked, right in front: of other things there are no places to compare with. */
function farFrom({ place, at }: Rough, spot: Spot, { dataset, figures }: CheckInput): readonly Finding[] {
  const { passage, start } = spot
  const sentence = stretchBefore(passage.text, start, '。；，')
  const subjects = rankedSubjects(dataset)
  const named = subjects.find(sentence).at(-1)
  const about = named ? rankingOf(subjects, figures, named.word) : null
  const between = sentence.slice(named?.end ?? 0)
  const ofAmounts = about?.rule.by === '完成'
  const isBeside = BESIDE.test(ofAmounts ? between.replace(AMOUNTS, '') : between)
  // Of completions none is the most or the largest: that would be said of amounts.
  const isMeant = ofAmounts || !/[多少大小]$/u.test(passage.text.slice(start, spot.end))
  const ranking = isBeside && isMeant ? about : null
  const position = ranking && positionIn(ranking, place)
  if (!named || !ranking || position === null) return []
  const count = ranking.ranked.length
  const lowest = ranking.ranked.at(-1)?.position ?? count
  const first = at === 'first' || at === (ranking.rule.order === '降序' ? 'most' : 'least')
  const right = at === 'front' ? position * 2 <= count + 1 : position === (first ? 1 : lowest)
  if (right) return []
  const message = `“${place.name.value}”的亮点里说“${named.word}”${spotText(spot)}，按排名是第${chineseNumeral(position)}名（共${count}名）`
  return [finding('highlight-rank', 'warning', message, { spot, hint: '请核对；说的是别的排名的，写进 豁免.yaml。' })]
}

interface Claim {
  readonly place: Place
  /** The position claimed; the last of them where `exact` is false (前三). */
  readonly most: number
  readonly exact: boolean
}

function otherPosition(
  { place, most, exact }: Claim,
  spot: Spot,
  { dataset, figures }: CheckInput,
): readonly Finding[] {
  const { passage, start } = spot
  const sentence = sentenceBefore(passage.text, start)
  const subjects = rankedSubjects(dataset)
  const named = subjects.find(sentence).at(-1) ?? lastReported(place, spot, figures, subjects)
  const between = sentence.slice(named?.end ?? Math.max(0, sentence.lastIndexOf('，')))
  if (!AMONG.test(between.slice(-8))) return []
  const ranking = named && !OTHER.test(between) ? rankingOf(subjects, figures, named.word) : null
  const words = spotText(spot)
  const who = place.name.value
  if (!named || !ranking)
    return [
      finding('highlight-rank', 'note', `“${who}”的亮点里说“${words}”，没有数据可以核对`, {
        spot,
        hint: '请对照来源。',
      }),
    ]
  const position = positionIn(ranking, place)
  if (position !== null && (exact ? position === most : position <= most)) return []
  const truth =
    position === null ? `没有列入前${chineseCount(ranking.rule.cut)}名` : `是第${chineseNumeral(position)}名`
  return [
    finding('highlight-rank', 'warning', `“${who}”的亮点里说“${named.word}”${words}，按排名${truth}`, {
      spot,
      hint: `请核对${reference(ranking)}。说的是别的排名的，写进 豁免.yaml。`,
    }),
  ]
}

/** What the last figure in front is of, where the words do not say: 完成投资10.32亿元，列全市第三位. */
function lastReported({ name }: Place, { passage, start }: Spot, figures: FigureBook, { indicators }: RankedSubjects) {
  const from = sentenceStart(passage.text, start)
  const last = figuresIn(passage, figures).findLast(({ spot }) => spot.end <= start && spot.start >= from)
  const { owner, indicator: word = '' } = (last && reportedIn(last.figure)) ?? {}
  return last && owner === name.value && indicators.has(word) ? { word, end: last.spot.end - from } : undefined
}

/** Where places report, their positions have names. */
const reference = ({ indicator, ranked }: RankingResult): string =>
  ranked.length > 0 ? `；名次可以引用：{{数 "${ownPosition(indicator)}"}}` : ''
