import type { Dataset, PlaceReport } from '../../data/dataset.js'
import { type Passage, spotAt } from '../../document/passages.js'
import { readNumeral } from '../../figures/chinese-numeral.js'
import { compare } from '../../figures/exact.js'
import { exactOf } from '../../figures/measure.js'
import { hasCompleted } from '../../figures/shortfalls.js'
import type { Check } from '../check.js'
import { clausesOf, sentenceBefore } from '../clause.js'
import { type Finding, finding } from '../finding.js'
import type { WordIndex } from '../word-index.js'
import { comparisonsOf, NARROWED, type PlacesCompared } from './comparisons.js'
import { NUMERAL, ofCounties } from './count-words.js'
import { LONGEST, tellsOtherTime } from './measured-places.js'
import { placeIndexOf } from './place-index.js'
import { announcedList } from './place-lists.js'
import { rankedSubjects } from './ranked-subjects.js'

const NOUN = '地方|地区|县（市、区）|县市区|县区|单位|部门|市（州）|市州|城市|市'
/** 有十个地方城镇新增就业完成率高于全省平均, 城镇新增就业有十个地方… */
const COUNT_BEFORE = new RegExp(
  `(?<![第几数百千.0-9一二两三四五六七八九十前后近约超余另])(${NUMERAL})[个家](${NOUN})`,
  'gu',
)
/** 高于全省平均水平的有7个地方, 的地区共有7个, 的7个地区 */
const COUNT_BEHIND = new RegExp(
  `^的(?:参评)?(?:(?:${NOUN})(?=[共仅只]?有))?[共仅只]?有?(${NUMERAL})[个家](${NOUN})?(?=[，。；：、）（]|$)`,
  'u',
)
/** ，分别是 */
const LEAD = /^[^。；]{0,12}$/u
/** What is counted is counted to its end: no other condition follows. */
const ENDS = /^(?:[。；）]|$|，(?!且|并|同时|其中|得分|综合))/u
/** What may stand in front of the count, but for the indicator: 前三名的3个地方, 长春市的5个地方 are not all of them. */
const OF_ALL = /^(?:全[省市州]|我[省市州]|目前|各地)?(?:完成率|完成进度|进度|指标|任务)?(?:[共已仅只]?有)?$/u

/** 有#没有完成年度计划: what is left of a clause without the count and the indicator. 省定目标 may be another than the plan. */
const COMPLETES =
  /^(?:全[省市州]|我[省市州])?(?:[共已仅只]?有)?#的?(?<beyond>(?:超额|全面|圆满|均|都|已)*)(?<not>(?:未能?|没有|尚未)(?:如期|按期|全面)?)?完成了?(?:全年|年度|年)?(?:计划|目标|任务)+$/u

/** So many places are told to have completed a plan, or to lie beyond a line, as have done or do so by what they report. */
export const countedBeyond: Check = (input) => {
  if (input.dataset.reports.length < input.dataset.places.length) return []
  return input.passages.flatMap((passage) => [
    ...comparisonsOf(passage, input).flatMap((comparison) => beyond(passage, comparison, input.dataset)),
    ...(passage.kind === 'table' ? [] : completed(passage, input.dataset)),
  ])
}

function beyond(passage: Passage, comparison: PlacesCompared, dataset: Dataset): readonly Finding[] {
  const { text } = passage
  const { start, end, sign, values, lies, indicator, measure } = comparison
  const count = countIn(text, comparison, rankedSubjects(dataset).find)
  if (!count || NARROWED.test(sentenceBefore(text, start))) return []
  const said = `“${indicator}”${measure}${text.slice(start, end)}`
  const side = ({ place, exempt }: PlaceReport): Side => {
    if (!values.has(place)) return exempt.has(indicator) ? 'out' : null
    if (lies(place, sign)) return 'in'
    return lies(place, -sign) ? 'out' : 'on'
  }
  return miscounted(passage, count, { said, side, dataset })
}

/** 有十个地方没有完成城镇新增就业年度计划 */
function completed(passage: Passage, dataset: Dataset): readonly Finding[] {
  const { text } = passage
  if (!text.includes('完成')) return []
  const { find, indicators } = rankedSubjects(dataset)
  return clausesOf(text, LONGEST).flatMap(({ text: clause, start: from }) => {
    const [count, ...counts] = clause.matchAll(COUNT_BEFORE)
    const [subject, ...others] = count ? find(clause) : []
    const indicator = subject && indicators.get(subject.word)
    if (!count || counts.length > 0 || !subject || others.length > 0 || !indicator) return []
    const way = COMPLETES.exec(clause.replace(count[0], '#').replace(subject.word, ''))?.groups
    const sentence = sentenceBefore(text, from)
    if (!way || NARROWED.test(sentence) || tellsOtherTime(sentence, dataset)) return []
    const side = (report: PlaceReport): Side => {
      const done = hasCompleted(report, indicator)
      if (done === null) return report.exempt.has(indicator) ? 'out' : null
      const isOn = way.beyond?.includes('超额') && isJust(report, indicator)
      return isOn ? 'on' : done === (way.not === undefined) ? 'in' : 'out'
    }
    const start = from + count.index
    const whole = { numeral: count[1] ?? '', noun: count[2] ?? '', words: count[0], start, end: from + clause.length }
    return miscounted(passage, whole, {
      said: `${way.not ?? way.beyond}完成“${indicator}”计划`,
      side,
      dataset,
    })
  })
}

/** Whether a place has done just what was planned. */
function isJust({ reports }: PlaceReport, indicator: string): boolean {
  const [done, planned] = [reports.get(indicator)?.actual, reports.get(indicator)?.plan].map(
    (each) => each && exactOf(each.value),
  )
  return done != null && planned != null && compare(done, planned) === 0
}

/** Whether a place is among those that are counted; `on`: one may say so or not; null: the data do not tell. */
type Side = 'in' | 'on' | 'out' | null

interface Count {
  readonly numeral: string
  readonly noun: string
  readonly words: string
  readonly start: number
  readonly end: number
}

interface Counted {
  readonly said: string
  readonly side: (report: PlaceReport) => Side
  readonly dataset: Dataset
}

function miscounted(passage: Passage, count: Count, { said, side, dataset }: Counted): readonly Finding[] {
  const stated = readNumeral(count.numeral)
  const find = placeIndexOf(dataset)
  // In a province 县（市、区） are what its cities are made of, and 单位 no cities.
  if (/县/u.test(count.noun) && !ofCounties(dataset)) return []
  if (/单位|部门/u.test(count.noun) && dataset.places.some(({ name }) => /[省市州盟县区旗]$/u.test(name.value)))
    return []
  // A list behind is held against the count elsewhere.
  if (stated === null || announcedList(passage.text, count.end, LEAD, find)) return []
  const sides = dataset.reports.map((report) => ({ name: report.place.name.value, side: side(report) }))
  if (sides.some((each) => each.side === null)) return []
  const isRight = (ends: RegExp): boolean => {
    const among = sides.filter(({ name }) => ends.test(name))
    const least = among.filter((each) => each.side === 'in').length
    return least <= stated && stated <= least + among.filter((each) => each.side === 'on').length
  }
  // 9个市 may leave out the prefecture and the zone.
  if (isRight(/$/u) || isRight(/[市州盟]$/u) || (count.noun === '市' && isRight(/市$/u))) return []
  const right = sides.flatMap((each) => (each.side === 'in' ? [each.name] : []))
  const message = `这里说${count.words}${said}，按上报有 ${right.length} 个${right.length > 0 ? `：${right.join('、')}` : ''}`
  return [
    finding('count-mismatch', 'warning', message, {
      spot: spotAt(passage, count.start, count.words),
      hint: '请核对个数；说的是别的事的，写进 豁免.yaml。',
    }),
  ]
}

/** The count of the places that a comparison is said of: in its clause, or right behind. */
function countIn(text: string, { start, end, clause }: PlacesCompared, find: WordIndex): Count | undefined {
  const rest = text.slice(end)
  const behind = COUNT_BEHIND.exec(rest)
  if (behind) {
    const [words, numeral = '', noun = '地区'] = behind
    const from = end + words.search(/[0-9一二两三四五六七八九十]/u)
    return { numeral, noun, words: text.slice(from, end + words.length), start: from, end: end + words.length }
  }
  const [before, ...more] = clause.matchAll(COUNT_BEFORE)
  if (!before || more.length > 0 || !ENDS.test(rest)) return undefined
  const [subject] = find(clause)
  const ahead = clause.slice(0, before.index)
  if (!OF_ALL.test(subject && subject.end <= before.index ? ahead.replace(subject.word, '') : ahead)) return undefined
  const from = start - clause.length + before.index
  return { numeral: before[1] ?? '', noun: before[2] ?? '', words: before[0], start: from, end }
}
