import { type Passage, spotAt } from '../../document/passages.js'
import { readNumeral } from '../../figures/chinese-numeral.js'
import type { Check } from '../check.js'
import { sentenceBefore } from '../clause.js'
import { finding } from '../finding.js'
import { NUMERAL, ofCounties, placeCounts } from './count-words.js'
import { placeIndexOf } from './place-index.js'

const counting = (nouns: string): RegExp =>
  new RegExp(`(?<![第几数百千])(${NUMERAL})个(?:参评|参加考评的|被考评)?(?:${nouns})`, 'gu')
const PLACES = counting('市（州）|市州|地方|地区')
/** Where the places are counties. */
const COUNTIES = counting('市、县（自治县）|市、县（区）|县（市、区）|县市区|市县|县区|市（州）|市州|地方|地区')
/** 10家市直单位参加考核 */
const UNITS = new RegExp(
  `(?<![第几数百千0-9])(${NUMERAL})[个家](?:[省市州县区]直)?(?:单位|部门)(?=(?:参加|参评|接受)[^，。；]{0,12}(?:考评|考核|评估|评价))`,
  'gu',
)
const INDICATORS = new RegExp(`(?<![第几数百千])(${NUMERAL})(?:项|个)(?:考评|考核|单项|主要|量化)?指标`, 'gu')

/** 有5个地方, 其中3项指标, 对2个地方: some of them are counted, and nobody but the sentence says which. */
const SOME = /(?:有|其中|仅|只|另外?|还|其余|余下|等|和|及|、|另|完成|对|中|的|这|使|让|由)$/u
/** 11个地区中，7个地区增长，3个地区下降: `dividedCounts` holds them against the first. */
const DIVIDED = new RegExp(`(?:${NUMERAL})(?:个|项)[^，。；：、]{0,12}中(?:，|有?$)`, 'u')
/** 5个地方没有完成 */
const OF_SOME =
  /^(?:没有?|未|尚未|不|超|低于|高于|进度|完成率|达到|排名|提前|滞后|已|上升|下降|持平|增长|减少|出现|存在|发生)/u
/** 6个地区城镇新增就业完成率低于全省平均水平: `countedBeyond` knows which. */
const BEYOND = /^[^，。；均都]{0,30}(?:[高低]于|超过|不足|未达)/u
/** 对十一个地区进行了考评 */
const ALL = /^[^，。；]{0,30}(?:考评|考核|评估)/u
/** No name of a place is longer. */
const LONGEST_NAME = 24
/** The figures that a count far beyond the list is no slip of: 全省199个地方. */
const FAR = 2

/** Counts of places and indicators that the words state (十一个地区, 六项指标) are those of the data. */
export const counted: Check = ({ dataset, passages }) => {
  const { indicators } = dataset
  const ranked = indicators.filter(({ ranking }) => ranking !== null).length
  const completed = indicators.filter((each) => each.completion !== null).length
  const findPlaces = placeIndexOf(dataset)
  const kinds = [
    { pattern: ofCounties(dataset) ? COUNTIES : PLACES, what: '参加考评的地方', right: placeCounts(dataset) },
    { pattern: UNITS, what: '参加考评的地方', right: placeCounts(dataset) },
    { pattern: INDICATORS, what: '指标', right: [indicators.length, ranked, completed] },
  ]
  return passages.flatMap((passage) =>
    kinds.flatMap(({ pattern, what, right }) =>
      [...passage.text.matchAll(pattern)].flatMap(({ 0: words, 1: numeral = '', index }) => {
        const stated = readNumeral(numeral)
        if (right.some((count) => count === stated) || (stated ?? 0) > FAR * Math.max(...right)) return []
        const ahead = passage.text.slice(Math.max(0, index - LONGEST_NAME), index)
        if (!ofAll(passage, words, index, pattern) && ofSome(ahead, passage.text.slice(index + words.length))) return []
        if (DIVIDED.test(sentenceBefore(passage.text, index))) return []
        // 甲市、乙市2个地区: `enumerations` counts the names.
        if (findPlaces(ahead).at(-1)?.end === ahead.length) return []
        const message = `“${words}”与数据不符：${what}有 ${right[0]} 个`
        return finding('count-mismatch', 'warning', message, {
          spot: spotAt(passage, index, words),
          hint: '请核对个数；只说其中一部分的，写进 豁免.yaml。',
        })
      }),
    ),
  )
}

/** Whether the words themselves say that all are counted. */
function ofAll({ text }: Passage, words: string, index: number, pattern: RegExp): boolean {
  if (/参评|考评的/u.test(words)) return true
  const before = text.slice(0, index)
  if (pattern === UNITS && !/(?:其中|另外?|还|仅|只|新)有?$/u.test(before)) return true
  return /对$/u.test(before) && ALL.test(text.slice(index + words.length))
}

const ofSome = (ahead: string, behind: string): boolean =>
  SOME.test(ahead) || OF_SOME.test(behind) || BEYOND.test(behind)
