import type { Dataset, Place } from '../../data/dataset.js'
import { wholeArea } from '../../data/whole-area.js'
import type { Passage } from '../../document/passages.js'
import type { Exact } from '../../figures/exact.js'
import type { Figure } from '../../figures/figure-book.js'
import { completionName, OVERALL } from '../../figures/figure-names.js'
import type { CheckInput } from '../check.js'
import { sentenceBefore } from '../clause.js'
import { NUMERAL, PLACES } from './count-words.js'
import { figuresIn } from './figures-in-text.js'
import {
  against,
  isOfUnit,
  LONGEST,
  type Measured,
  meanOf,
  measuredByTopic,
  measuredIn,
  reportedValues,
  tellsOtherTime,
} from './measured-places.js'
import { placeIndexOf } from './place-index.js'
import { listAt } from './place-lists.js'
import { rankedSubjects } from './ranked-subjects.js'
import { BESIDE_SCHEDULE, SCHEDULE_NAME, scheduleOf } from './schedule.js'

const ABOVE = '高于|超过|超出|好于|优于|快于|多于|超'
const BELOW = '低于|慢于|差于|少于|落后于|未达到|未达|没有达到|没达到|不及|不足|未超过'
const WAY = new RegExp(`(?:(?<below>${BELOW})|(?<above>${ABOVE}))$`, 'u')
/** 高于全省平均水平 */
const AVERAGE = new RegExp(
  `(?:(?<below>${BELOW})|(?<above>${ABOVE}))(?<area>全[省市州县区国]|我[省市]|各地)?的?(?<average>总体|整体|平均)?(?:水平|进度|数|值|完成率)*(?=的|[，。；）]|$)`,
  'gu',
)
/** 低于序时进度 */
const SCHEDULE = new RegExp(`${BESIDE_SCHEDULE}(?=的|[，。；）（]|$)`, 'gu')
/** 甲市、乙市两市城镇新增就业完成率均低于全省平均水平 */
const BEFORE = new RegExp(`^等?(?:(?:${NUMERAL})个?(?:${PLACES}|地))?的?`, 'u')
const ADVERBS = /(?:均|都|也|仍然?|还|依然|继续)*$/u
/** 有7个地方 */
const COUNTED = new RegExp(`(?:[共仅只]?有)?(?:${NUMERAL})个(?:参评)?(?:${PLACES})的?`, 'u')

/** What else is demanded of those told of, or of whom alone they are taken: then they need not be all. */
export const NARROWED = /[且又并]|同时|其中|中，|除|主要|部分/u

/** 高于全省平均水平, 超过120%: where it stands, and what it is compared with. */
interface Comparison {
  readonly start: number
  readonly end: number
  readonly sign: 1 | -1
  /** In base units; null: the average of all places. */
  readonly line: Exact | null
  /** The unit of the line; null: that of what is averaged. */
  readonly unit: string | null
  /** Neither 的 nor a list follows: 超过120%, in front of a comma. */
  readonly bare: boolean
}

interface Said extends Measured {
  /** The words of its clause in front of it, where the measure is named. */
  readonly clause: string
}

/** A comparison with what it is said of. */
export interface PlacesCompared extends Comparison {
  /** 综合得分 is one. */
  readonly indicator: string
  readonly measure: '完成率' | '完成' | ''
  readonly clause: string
  /** What the places report. */
  readonly values: ReadonlyMap<Place, Figure>
  /** Whether what a place reports lies surely on that side of the line. */
  readonly lies: (place: Place, sign: number) => boolean
}

/** The comparisons of places in a passage of which the data tell who lies where. */
export function comparisonsOf(passage: Passage, input: CheckInput): readonly PlacesCompared[] {
  if (passage.kind === 'table' || input.dataset.reports.length === 0) return []
  let told: Told | null = null
  return comparisonsIn(passage, input).flatMap((comparison) => {
    const said = measuredBefore(passage, comparison, told, input.dataset)
    told = said && { ...said, end: comparison.end }
    return said ? compared(comparison, said, input) : []
  })
}

function compared(comparison: Comparison, { indicator, measure, clause }: Said, input: CheckInput) {
  if (measure === null) return []
  const values = reportedValues(indicator, measure, input)
  const [some] = values.values()
  if (!some || (comparison.unit !== null && !isOfUnit(some, comparison.unit))) return []
  const name = measure === '完成率' && indicator !== null ? completionName(indicator) : indicator
  const average = name === null ? undefined : input.figures.find(name, null)?.exact
  const mean = meanOf([...values.values()])
  // 平均水平 is the province's completion, or the mean of the places': what is wrong must be so by both.
  const lines = comparison.line ? [comparison.line] : average && mean ? [average, mean] : []
  const lies = (place: Place, sign: number): boolean => {
    const value = values.get(place)
    return value !== undefined && lines.length > 0 && lines.every((line) => against(value, line) * sign > 0)
  }
  const said = indicator === null ? { indicator: OVERALL, measure: '' as const } : { indicator, measure }
  return [{ ...comparison, ...said, clause, values, lies }]
}

interface Told extends Measured {
  readonly end: number
}

function comparisonsIn(passage: Passage, { dataset, figures }: CheckInput): readonly Comparison[] {
  const area = wholeArea(dataset)
  const averages = [...passage.text.matchAll(AVERAGE)].flatMap(({ 0: words, index, groups = {} }): Comparison[] => {
    if (groups.area ? !area.test(groups.area) && groups.area !== '各地' : !groups.average) return []
    return [
      { start: index, end: index + words.length, sign: groups.above ? 1 : -1, line: null, unit: null, bare: false },
    ]
  })
  const schedule = passage.text.includes(SCHEDULE_NAME) ? scheduleOf({ dataset, figures }) : null
  const beside = [...(schedule ? passage.text.matchAll(SCHEDULE) : [])].map(
    ({ 0: words, index, groups = {} }): Comparison => ({
      ...{ start: index, end: index + words.length, sign: groups.above ? 1 : -1 },
      ...{ line: schedule, unit: '%', bare: false },
    }),
  )
  if (!/超|于|达|不足|不及|在/u.test(passage.text)) return [...averages, ...beside]
  const lines = figuresIn(passage, figures).flatMap(({ figure, spot, before, after }): Comparison[] => {
    const { groups = {}, 0: words = '' } = WAY.exec(before) ?? {}
    const bound = /^以[上下](?=[的，。；）]|$)/u.exec(after)?.[0] ?? ''
    const [, next] = /^(?:以[上下])?(的|[，。；）]|$)/u.exec(after) ?? []
    if (!figure.exact || (words === '' && bound === '') || next === undefined) return []
    const at = words === '' ? (/(?:在|达到?)$/u.exec(before)?.[0] ?? '') : words
    const sign = groups.below || (words === '' && bound === '以下') ? -1 : 1
    const { unit } = figure.quantity
    return [
      {
        start: spot.start - at.length,
        end: spot.end + bound.length,
        sign,
        line: figure.exact,
        unit,
        bare: next !== '的',
      },
    ]
  })
  return [...averages, ...beside, ...lines].toSorted((a, b) => a.start - b.start)
}

/** What is compared: named in the same clause, in the clause of the comparison before, or by all of the paragraph so far. */
function measuredBefore(
  { text }: Passage,
  { start, end, unit }: Comparison,
  told: Told | null,
  dataset: Dataset,
): Said | null {
  const sentence = sentenceBefore(text, start)
  const clause = sentence.slice(sentence.lastIndexOf('，') + 1)
  if (clause.length > LONGEST || tellsOtherTime(sentence, dataset)) return null
  const whole = clause.replace(ADVERBS, '')
  const words = whole.replace(COUNTED, '')
  const named = measuredIn(whole, dataset) ?? measuredIn(words, dataset) ?? measuredByTopic(words, text, start, dataset)
  if (named) {
    // What is reported in percent is compared itself, and so is the average of what nobody has planned.
    const rates = unit === null || unit === '%'
    const compared = rates && !isUnplanned(named.indicator, unit, dataset) ? '完成率' : '完成'
    const measure = named.measure ?? (compared === '完成率' ? null : '完成')
    return measure === compared ? { ...named, measure, clause } : null
  }
  const { find, indicators } = rankedSubjects(dataset)
  if (find(words).length > 0 || (unit !== null && unit !== '%')) return null
  const isBare = SUBJECTLESS.test(withoutPlaces(words, dataset))
  if (told && told.end > start - sentence.length && isBare)
    return { indicator: told.indicator, measure: '完成率', clause }
  // 未达到序时进度的有: of the one indicator that there is.
  const [one, ...more] = dataset.indicators
  if (one && more.length === 0 && isBare && text.slice(start, end).includes(SCHEDULE_NAME))
    return { indicator: one.name.value, measure: '完成率', clause }
  if (!/^(?:其中)?(?:完成率|完成进度)$/u.test(words)) return null
  const [only, ...others] = new Set(find(text.slice(0, start)).map(({ word }) => indicators.get(word) ?? null))
  return only && others.length === 0 ? { indicator: only, measure: '完成率', clause } : null
}

/** 优良率, PM2.5浓度: its places have no plan, and report in that unit. */
function isUnplanned(indicator: string | null, unit: string | null, { reports }: Dataset): boolean {
  const own = reports.flatMap((report) => report.reports.get(indicator ?? '') ?? [])
  const inUnit = own.some(({ actual }) => actual && (unit === null || actual.value.unit === unit))
  return inUnit && !own.some(({ plan }) => plan)
}

const SUBJECTLESS = /^(?:其中)?(?:完成率|完成进度)?$/u

/** 松原市等6个地区 → '' */
function withoutPlaces(words: string, dataset: Dataset): string {
  const list = listAt(words, 0, placeIndexOf(dataset))
  return list ? words.slice(list.at(-1)?.end).replace(BEFORE, '') : words
}
