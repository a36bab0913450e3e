import type { Dataset, Place } from '../../data/dataset.js'
import { compare, divide, type Exact, sum, whole } from '../../figures/exact.js'
import type { Figure, FigureBook } from '../../figures/figure-book.js'
import { OVERALL, overallName, reportName } from '../../figures/figure-names.js'
import { exactOf, sameUnit } from '../../figures/measure.js'
import { rankedSubjects } from './ranked-subjects.js'

/** What places are compared by: an indicator (null: the overall score), and what of it, where the words say. */
export interface Measured {
  readonly indicator: string | null
  readonly measure: '完成率' | '完成' | null
}

/** What may stand between the name of an indicator and the comparison. */
const BETWEEN =
  /^(?:任务|指标|工作|年度|全年|计划|目标|情况|考评|考核|的)*(?:(?<rate>完成率|完成进度|进度|完成比例)|(?<count>完成人数|人数|总人数|完成数|总数|总量|数量|规模))?(?:任务|情况)?$/u
/** What a name may stand behind; 返乡创业培训 is not 创业培训. */
const HEAD = /(?:^|[的，：]|全[省市州县区]|我[省市]|各地|年度?|其中|[对在将看按从]|地区|地方|[市州县区旗盟])$/u
/** No clause that names what is compared is longer. */
export const LONGEST = 100
/** Another time than that of the figures. */
const OTHER_TIME = /季度|半年|[0-9一二三四五六七八九十]月|上年|去年|前年|同期|年初|年中|一度|此前|以来|前期|历史/u

/** What the words in front of a comparison name last; null where they name nothing, two things, or something else as well. */
export function measuredIn(words: string, dataset: Dataset): Measured | null {
  if (words.length > LONGEST) return null
  const { find, indicators } = rankedSubjects(dataset)
  const hits = find(words)
  const last = hits.at(-1)
  if (!last) return completionIn(words, dataset)
  const between = BETWEEN.exec(words.slice(last.end))
  if (!between || !HEAD.test(words.slice(0, last.start))) return null
  const before = hits.at(-2)
  if (before && /^(?:完成率)?(?:、|和|与|及)$/u.test(words.slice(before.end, last.start))) return null
  const { rate, count } = between.groups ?? {}
  const measure = rate ? '完成率' : count ? '完成' : null
  // 任务 alone is what was planned.
  if (!measure && /(?:任务|计划|目标)$/u.test(between[0])) return null
  return { indicator: indicators.get(last.word) ?? null, measure }
}

/** 投资完成率, where 重点项目投资 is the one indicator that ends so; 完成率 alone, where there is but one. */
const COMPLETION = /(?:^|[从按，的：])(?<what>\p{Script=Han}{0,12}?)(?:完成率|完成进度|完成比例)(?:情况)?$/u

function completionIn(words: string, { indicators }: Dataset): Measured | null {
  const what = COMPLETION.exec(words)?.groups?.what
  if (what === undefined) return null
  const [only, ...others] = indicators.filter(({ name, wording }) =>
    [name, wording].some(({ value }) => value.endsWith(what)),
  )
  return only && others.length === 0 ? { indicator: only.name.value, measure: '完成率' } : null
}

/** 从投资完成率看，……；排名后两位的是: what sentences are about, up to the next that says so. */
const TOPIC = /(?:^|[。；])(?:从|按照?)(?<topic>[^，。；]{2,20}?)(?:来?看|排序|排名|排列)，/gu
/** What may be said of a topic without a subject of its own. */
const OF_TOPIC = /^(?:其中)?(?<count>总量|总数|总额|数量|规模)?$/u

/** What words without a subject tell of, where the paragraph has said what it is about: 从完成投资看，总量居前三位的是. */
export function measuredByTopic(words: string, text: string, at: number, dataset: Dataset): Measured | null {
  const said = OF_TOPIC.exec(words)
  const topic = said && [...text.slice(Math.max(0, at - TOPIC_REACHES), at).matchAll(TOPIC)].at(-1)?.groups?.topic
  const measured = topic ? measuredIn(topic + (said.groups?.count ?? ''), dataset) : null
  // 从到位资金看 may be of the amount or of its completion.
  return measured?.measure ? measured : null
}

/** No paragraph keeps its subject for longer. */
const TOPIC_REACHES = 600

/** 从新建项目看，: of a part of what the places report. */
const OF_PART =
  /(?:^|，)(?:从|就)(?<part>[^，。；]{0,12}(?:项目|企业|行业|领域|类别|类型|产业|规模|来源))(?:来?看|而言)，/u

/** Whether a sentence tells of another time than the document does, of which its own period is none, or of a part alone. */
export function tellsOtherTime(sentence: string, dataset: Dataset): boolean {
  const { period } = dataset.facts
  const part = OF_PART.exec(sentence)?.groups?.part
  return (
    OTHER_TIME.test(period ? sentence.replaceAll(period.value.words, '') : sentence) ||
    (part !== undefined && measuredIn(part, dataset) === null)
  )
}

/** What each place reports of an indicator, null: its score over all; none where it reports nothing, or it is 待补. */
export function reportedValues(
  indicator: string | null,
  measure: '完成率' | '完成',
  { dataset, figures }: { readonly dataset: Dataset; readonly figures: FigureBook },
): ReadonlyMap<Place, Figure & { readonly exact: Exact }> {
  return new Map(
    dataset.places.flatMap((place) => {
      const name = indicator === null ? overallName(place, OVERALL) : reportName(place, indicator, measure)
      const figure = figures.find(name, null)
      return figure?.exact ? [[place, { ...figure, exact: figure.exact }] as const] : []
    }),
  )
}

/** The mean of what places report; undefined where none does. */
export const meanOf = (values: readonly { readonly exact: Exact }[]): Exact | undefined =>
  divide(sum(values.map(({ exact }) => exact)), whole(values.length))

/** A score has no unit, but for 分 in a text. */
export const isOfUnit = ({ quantity }: Figure, unit: string): boolean =>
  sameUnit(quantity.unit, unit) || (quantity.unit === '' && unit === '分')

/** How a figure compares with a line, both as it is and as it is printed: 0 where they do not agree. */
export function against({ exact, quantity }: Figure & { readonly exact: Exact }, line: Exact): number {
  const [own, printed] = [compare(exact, line), compare(exactOf(quantity) ?? exact, line)]
  return own * printed > 0 ? own : 0
}
