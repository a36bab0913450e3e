import type { Dataset, Place } from '../../data/dataset.js'
import type { Passage } from '../../document/passages.js'
import { divide, type Exact, sum, whole } from '../../figures/exact.js'
import { completionName } from '../../figures/figure-names.js'
import { sameUnit } from '../../figures/measure.js'
import type { Check, CheckInput } from '../check.js'
import { SENTENCE_STOPS, stretchBefore } from '../clause.js'
import { type Finding, finding } from '../finding.js'
import type { WordHit } from '../word-index.js'
import { NUMERAL, PLACES } from './count-words.js'
import { figuresIn } from './figures-in-text.js'
import { against, LONGEST, type Measured, measuredIn, reportedValues, tellsOtherTime } from './measured-places.js'
import { placeIndexOf, placeNamed } from './place-index.js'
import { announcedList, listAt } from './place-lists.js'
import { rankedSubjects } from './ranked-subjects.js'
import { wholeArea } from './whole-area.js'

const ABOVE = '高于|超过|超出|好于|优于|快于|多于|超'
const BELOW = '低于|慢于|差于|少于|落后于|未达到|未达|没有达到|没达到|不及|不足|未超过'
const WAY = new RegExp(`(?:(?<below>${BELOW})|(?<above>${ABOVE}))$`, 'u')
/** 高于全省平均水平 */
const AVERAGE = new RegExp(
  `(?:(?<below>${BELOW})|(?<above>${ABOVE}))(?<area>全[省市州县区国]|我[省市]|各地)?的?(?<average>总体|整体|平均)?(?:水平|进度|数|值|完成率)*(?=的|[，。；）]|$)`,
  'gu',
)
/** 的地区有, 的有3个地区，分别是, 的： */
const LEAD = new RegExp(
  `^的(?:参评)?(?:${PLACES})?(?<more>还)?[共仅只]?(?<is>[有是为])?(?:(?:${NUMERAL})个(?:${PLACES}))?[，：]?(?:分别|依次)?(?<are>[有是为])?：?$`,
  'u',
)
/** 甲市、乙市两市城镇新增就业完成率均低于全省平均水平 */
const BEFORE = new RegExp(`^等?(?:(?:${NUMERAL})个?(?:${PLACES}|地))?的?`, 'u')
const ADVERBS = /(?:均|都|也|仍然?|还|依然|继续)*$/u
/** What else is demanded of those listed, or of whom alone they are taken: then the list need not have all. */
const NARROWED = /[且又并]|同时|其中|中，|除|主要|部分/u

/** Whom the words tell to lie beyond the province's completion, or beyond a figure, do so by what they report. */
export const placesBeyond: Check = (input) => {
  if (input.dataset.reports.length === 0) return []
  return input.passages.flatMap((passage) => {
    if (passage.kind === 'table') return []
    let told: Told | null = null
    return comparisonsIn(passage, input).flatMap((comparison) => {
      const said = measuredBefore(passage, comparison, told, input.dataset)
      told = said && { ...said, end: comparison.end }
      return said ? held(passage, comparison, said, input) : []
    })
  })
}

interface Comparison {
  readonly start: number
  readonly end: number
  readonly sign: 1 | -1
  /** In base units; null: the average of all places. */
  readonly line: Exact | null
  /** The unit of the line. */
  readonly unit: string
}

interface Said extends Measured {
  /** Where the clause begins that the comparison is in, and where in it the measure is named. */
  readonly clause: string
}
interface Told extends Measured {
  readonly end: number
}

function comparisonsIn(passage: Passage, { dataset, figures }: CheckInput): readonly Comparison[] {
  const area = wholeArea(dataset)
  const averages = [...passage.text.matchAll(AVERAGE)].flatMap(({ 0: words, index, groups = {} }): Comparison[] => {
    if (groups.area ? !area.test(groups.area) && groups.area !== '各地' : !groups.average) return []
    return [{ start: index, end: index + words.length, sign: groups.above ? 1 : -1, line: null, unit: '%' }]
  })
  if (!/超|于|达|不足|不及|在/u.test(passage.text)) return averages
  const lines = figuresIn(passage, figures).flatMap(({ figure, spot, before, after }): Comparison[] => {
    const { groups = {}, 0: words = '' } = WAY.exec(before) ?? {}
    const bound = /^以[上下](?=的)/u.exec(after)?.[0] ?? ''
    if (!figure.exact || (words === '' && bound === '') || !/^(?:以[上下])?的/u.test(after)) return []
    const at = words === '' ? (/(?:在|达到?)$/u.exec(before)?.[0] ?? '') : words
    const sign = groups.below || (words === '' && bound === '以下') ? -1 : 1
    const { unit } = figure.quantity
    return [{ start: spot.start - at.length, end: spot.end + bound.length, sign, line: figure.exact, unit }]
  })
  return [...averages, ...lines].toSorted((a, b) => a.start - b.start)
}

/** What is compared: named in the same clause, in the clause of the comparison before, or by all of the paragraph so far. */
function measuredBefore(
  { text }: Passage,
  { start, unit }: Comparison,
  told: Told | null,
  dataset: Dataset,
): Said | null {
  const sentence = stretchBefore(text, start, SENTENCE_STOPS)
  const clause = sentence.slice(sentence.lastIndexOf('，') + 1)
  if (clause.length > LONGEST || tellsOtherTime(sentence, dataset)) return null
  const words = clause.replace(ADVERBS, '')
  const named = measuredIn(words, dataset)
  if (named) {
    // What is reported in percent is compared itself.
    const compared = unit === '%' && !isRate(named.indicator, dataset) ? '完成率' : '完成'
    const measure = named.measure ?? (unit === '%' && compared === '完成率' ? null : '完成')
    return measure === compared ? { ...named, measure, clause } : null
  }
  const { find, indicators } = rankedSubjects(dataset)
  if (find(words).length > 0 || unit !== '%') return null
  if (told && told.end > start - sentence.length && SUBJECTLESS.test(withoutPlaces(words, dataset)))
    return { indicator: told.indicator, measure: '完成率', clause }
  if (!/^(?:其中)?(?:完成率|完成进度)$/u.test(words)) return null
  const [only, ...others] = new Set(find(text.slice(0, start)).map(({ word }) => indicators.get(word) ?? null))
  return only && others.length === 0 ? { indicator: only, measure: '完成率', clause } : null
}

/** 优良率: its places report percentages, and have no plan. */
const isRate = (indicator: string | null, { reports }: Dataset): boolean =>
  indicator !== null &&
  reports.some((report) => {
    const { actual, plan } = report.reports.get(indicator) ?? {}
    return actual?.value.unit === '%' && !plan
  })

const SUBJECTLESS = /^(?:其中)?(?:完成率|完成进度)?$/u

/** 松原市等6个地区 → '' */
function withoutPlaces(words: string, dataset: Dataset): string {
  const list = listAt(words, 0, placeIndexOf(dataset))
  return list ? words.slice(list.at(-1)?.end).replace(BEFORE, '') : words
}

function held(passage: Passage, comparison: Comparison, said: Said, input: CheckInput): readonly Finding[] {
  const { indicator, measure, clause } = said
  if (indicator === null || measure === null) return []
  const { text } = passage
  const { dataset, figures } = input
  const find = placeIndexOf(dataset)
  const values = reportedValues(indicator, measure, input)
  const [some] = values.values()
  if (!some || !sameUnit(some.quantity.unit, comparison.unit)) return []
  const average = figures.find(measure === '完成率' ? completionName(indicator) : indicator, null)?.exact
  const mean = divide(sum([...values.values()].map(({ exact }) => exact)), whole(values.size))
  // 平均水平 is the province's completion, or the mean of the places': what is wrong must be so by both.
  const lines = comparison.line ? [comparison.line] : average && mean ? [average, mean] : []
  const isAgainst = (place: Place | undefined, sign: number): boolean => {
    const value = place && values.get(place)
    return value !== undefined && lines.length > 0 && lines.every((line) => against(value, line) * sign < 0)
  }
  const behind = announcedList(text, comparison.end, LEAD, find)
  const from = comparison.start - clause.length
  const list =
    behind?.list ?? (/^(?:[，。；）]|$)/u.test(text.slice(comparison.end)) ? listAt(text, from, find) : undefined)
  if (!list) return []
  const listed = list.map(({ word }) => placeNamed(dataset, word))
  const words = text.slice(comparison.start, comparison.end)
  const told = (spot: WordHit, message: string): Finding =>
    finding('ranking-text-mismatch', 'warning', message, {
      spot: { passage, start: spot.start, end: spot.end },
      hint: '请核对名单和数据；说的是别的事的，写进 豁免.yaml。',
    })
  const wrong = list.find((_, index) => isAgainst(listed[index], comparison.sign))
  if (wrong) {
    const value = values.get(listed[list.indexOf(wrong)] as Place)
    return [told(wrong, `这里说“${wrong.word}”的“${indicator}”${measure}${words}，按上报是${value?.text}`)]
  }
  const { is, are, more } = behind?.lead ?? {}
  const last = list.at(-1)
  const sentence = stretchBefore(text, comparison.start, SENTENCE_STOPS)
  const isOpen = !last || text.startsWith('等', last.end) || more !== undefined || NARROWED.test(sentence)
  if (isOpen || !(is ?? are ?? (behind && /：$/u.test(text.slice(0, list[0]?.start))))) return []
  const missing = [...values.keys()].filter((place) => !listed.includes(place) && isAgainst(place, -comparison.sign))
  if (missing.length === 0) return []
  const names = missing.map(({ name }) => name.value).join('、')
  return [
    told({ ...last, start: list[0]?.start ?? last.start }, `“${indicator}”${measure}${words}的，按上报还有：${names}`),
  ]
}
