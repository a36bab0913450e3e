import type { Place } from '../../data/dataset.js'
import { inlineSpots, type Spot } from '../../document/passages.js'
import { chineseNumeral, readNumeral } from '../../figures/chinese-numeral.js'
import type { RankingResult } from '../../figures/figure-book.js'
import { ownPosition } from '../../figures/figure-names.js'
import type { Check, CheckInput } from '../check.js'
import { SENTENCE_STOPS, stretchBefore } from '../clause.js'
import { type Finding, finding } from '../finding.js'
import { positionIn, rankedSubjects, rankingOf } from './ranked-subjects.js'

/** 第三, 第三名, 首位, 前三: a position that words claim. */
const CLAIM =
  /第([一二三四五六七八九十]{1,3})(?:名|位)?|(首位|榜首)|(?<=[居列进在])(?:全.)?前([一二三四五六七八九十]{1,3})/gu
/** Only what is said to be a position among others; 第一书记, 第二季度 are none. */
const AMONG = /[居列排名]|全[省市州县区]|各地|各[市县区]/u
/** Another measure than the one ranked, or among others than these places. */
const OTHER = /增幅|增速|增长|增量|人均|占比|满意|全国|东北|西部|东部|中部/u

/**
 * What the highlight of a place says of its own position agrees with the rankings (居全省第一): words that come from the
 * place itself, and that nothing else holds against the figures.
 */
export const claimedPositions: Check = (input) => {
  const { dataset, passages } = input
  const byFile = new Map(dataset.highlights.map(({ file, place }) => [file, place]))
  return passages.flatMap((passage) =>
    [...inlineSpots(passage)].flatMap(({ inline, spot }) => {
      const place = inline.kind === 'text' ? byFile.get(inline.at?.file ?? '') : undefined
      if (!place) return []
      return [...inline.text.matchAll(CLAIM)].flatMap(({ 0: words, index, 1: nth, 3: within }) => {
        const start = spot.start + index
        const claim = { place, most: readNumeral(nth ?? within ?? '一') ?? 0, exact: within === undefined }
        return held(claim, { passage, start, end: start + words.length }, input)
      })
    }),
  )
}

interface Claim {
  readonly place: Place
  /** The position claimed; the last of them where `exact` is false (前三). */
  readonly most: number
  readonly exact: boolean
}

function held({ place, most, exact }: Claim, spot: Spot, { dataset, figures }: CheckInput): readonly Finding[] {
  const { passage, start } = spot
  const sentence = stretchBefore(passage.text, start, SENTENCE_STOPS)
  const subjects = rankedSubjects(dataset)
  const named = subjects.find(sentence).at(-1)
  const between = sentence.slice(named?.end ?? Math.max(0, sentence.lastIndexOf('，')))
  if (!AMONG.test(between.slice(-8))) return []
  const ranking = named && !OTHER.test(between) ? rankingOf(subjects, figures, named.word) : null
  const words = passage.text.slice(spot.start, spot.end)
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
    position === null ? `没有列入前${chineseNumeral(ranking.rule.cut)}名` : `是第${chineseNumeral(position)}名`
  return [
    finding('highlight-rank', 'warning', `“${who}”的亮点里说“${named.word}”${words}，按排名${truth}`, {
      spot,
      hint: `请核对${reference(ranking)}。说的是别的排名的，写进 豁免.yaml。`,
    }),
  ]
}

/** Where places report, their positions have names. */
const reference = ({ indicator, ranked }: RankingResult): string =>
  ranked.length > 0 ? `；名次可以引用：{{数 "${ownPosition(indicator)}"}}` : ''
