import type { Dataset, Place } from '../../data/dataset.js'
import { wholeArea, wholeName } from '../../data/whole-area.js'
import { templatesFolder } from '../../data/years.js'
import type { Figure } from '../../figures/figure.js'
import { isCompletion, ownName, reportedIn, reportName, reportParts } from '../../figures/figure-names.js'
import type { Check, CheckInput } from '../check.js'
import type { Finding } from '../finding.js'
import { highlightPlace } from '../highlight-places.js'
import { makeWordIndex, type WordIndex } from '../word-index.js'
import { atFigures, tellAt } from './at-figures.js'
import type { FigureInText } from './figures-in-text.js'

/** What may stand between the name of a figure and the figure. */
const BETWEEN = /^(?:完成(?:[年全]+[度年]?)?(?:计划|任务|目标)的|完成|实现|达到?|为|共|累计)?$/u
/** A name shorter than this is a part of many others. */
const SHORTEST = 4

/**
 * A figure that stands behind the name of another, or in the text of a place that is not its own: a path that was copied
 * with the sentence. Each of these figures is right, so that no computation notices.
 */
export const misplacedFigures: Check = (input) => {
  const { dataset } = input
  const labels = labelsOf(input)
  const find = makeWordIndex([...labels].filter((label) => label.length >= SHORTEST))
  return atFigures(input, {}, (each, index, printed) => {
    const home = highlightPlace(each.at, dataset) ?? null
    return [
      ...underOtherName(each, find, dataset),
      ...ofOtherPlace(each, home, dataset),
      ...ofProvince(each, home, input),
      ...asProvince(each, find, dataset),
      ...behindOther(each, printed[index - 1], input),
    ]
  })
}

/** Every name that a figure goes by in a text: without its place, and without what part of an indicator it is. */
function labelsOf({ dataset, figures }: CheckInput): ReadonlySet<string> {
  return new Set([
    ...dataset.indicators.flatMap(({ name, wording }) => [name.value, wording.value]),
    ...figures.figures.map(labelOf),
  ])
}

const PART = new RegExp(`/(?:${reportParts.join('|')})$`, 'u')

/** 长春市/上报/城镇新增就业/完成率 → 城镇新增就业 */
const labelOf = (figure: Figure): string =>
  ownName(figure)
    .replace(/^上报\//u, '')
    .replace(PART, '')

/** What a text calls a figure: by its label, and, of an indicator, by its wording. */
function namesOf(figure: Figure, { indicators }: Dataset): readonly string[] {
  const label = labelOf(figure)
  return [label, indicators.find(({ name }) => name.value === label)?.wording.value ?? label]
}

const tell = (each: FigureInText, message: string, hint: string): readonly Finding[] =>
  tellAt(each, 'figure-misplaced', message, { hint })

function underOtherName(each: FigureInText, find: WordIndex, dataset: Dataset): readonly Finding[] {
  const { figure, before } = each
  const last = find(before).at(-1)
  if (!last || !BETWEEN.test(before.slice(last.end))) return []
  if (namesOf(figure, dataset).some((own) => own.includes(last.word) || last.word.includes(own))) return []
  const message = `“${last.word}”后面印的是“${figure.name}”：${figure.text}`
  return tell(each, message, '请核对 {{数 "…"}} 里的名称。')
}

/** 完成率最高的达130.4%, 在102.4%至130.4%之间: the ends of what all places have, without their names. */
const ENDS_OF_RANGE = /最[高低多少大小快慢][^，。；]{0,8}$/u
const RANGE = /^(?:至|—|～|之间)/u

/** 长春市/… in a text of the province in which no place is named so far; where one is, `whoseFigures` tells. */
function ofOtherPlace(each: FigureInText, home: Place | null, { places }: Dataset): readonly Finding[] {
  const { figure, spot } = each
  const { scope } = figure
  // A template that goes through the places names them where it likes.
  if (!scope || home || each.at?.file.startsWith(`${templatesFolder}/`)) return []
  if (ENDS_OF_RANGE.test(each.sentence) || RANGE.test(each.after)) return []
  const before = spot.passage.text.slice(0, spot.end)
  if (places.some(({ name, shortName }) => [name, shortName].some(({ value }) => before.includes(value)))) return []
  const message = `这里印的是${scope.name.value}的数字“${figure.name}”，前面没有提到${scope.name.value}`
  return tell(each, message, '请核对 {{数 "…"}} 里的名称。')
}

/** The province's completion in the highlight of a place that has reported its own. */
function ofProvince(each: FigureInText, home: Place | null, { dataset, figures }: CheckInput): readonly Finding[] {
  const { figure, sentence } = each
  if (!home || figure.scope || /全州|全区|全国/u.test(sentence) || wholeArea(dataset).test(sentence)) return []
  const part = isCompletion(figure) ? '完成率' : '完成'
  const own = figures.find(reportName(home, labelOf(figure), part), null)
  if (!own || !figures.indicators.has(labelOf(figure))) return []
  const message = `${home.name.value}的亮点里印的是${wholeName(dataset)}的“${figure.name}”：${figure.text}`
  return tell(each, message, `本地方的写作 {{数 "上报/${labelOf(figure)}/${part}"}}（${own.text}）。`)
}

/** 全省城镇新增就业 in front of what one place reports. */
function asProvince(each: FigureInText, find: WordIndex, dataset: Dataset): readonly Finding[] {
  const { figure, before } = each
  const area = reportedIn(figure) ? wholeArea(dataset).exec(before) : null
  if (area?.index !== 0) return []
  const head = area[0] + (/^(?:共|累计|的)/u.exec(before.slice(area[0].length))?.[0] ?? '')
  const [first] = find(before.slice(head.length))
  if (!first || first.start > 0 || !namesOf(figure, dataset).includes(first.word)) return []
  const message = `“${head}${first.word}”后面印的是${figure.scope?.name.value}上报的“${figure.name}”：${figure.text}`
  return tell(each, message, `${wholeName(dataset)}的写作 {{数 "指标名称"}}、{{数 "指标名称/完成率"}}。`)
}

/** 职业技能培训26.71万人次，完成年计划的: nothing is named between what was done and its completion. */
const OF_PLAN = /^，(?:已|占|为)?(?:完成)?了?(?:年度|全年|年|目标|任务|计划)+的$/u

/** The completion of another indicator right behind what was done: both are right, and neither has a name beside it. */
function behindOther(each: FigureInText, last: FigureInText | undefined, { figures }: CheckInput): readonly Finding[] {
  const { figure } = each
  if (!last || !OF_PLAN.test(last.after) || !isCompletion(figure)) return []
  const [own, other] = [labelOf(last.figure), labelOf(figure)]
  if (own === other || !figures.indicators.has(own) || !figures.indicators.has(other)) return []
  const message = `“${last.figure.name}”后面印的是“${figure.name}”：${figure.text}`
  return tell(each, message, '请核对 {{数 "…"}} 里的名称。')
}
