import type { Dataset } from '../../data/dataset.js'
import type { Figure } from '../../figures/figure.js'
import { oncePer } from '../../keyed/once-per.js'
import type { Check } from '../check.js'
import { stretchBefore } from '../clause.js'
import type { Finding } from '../finding.js'
import { makeWordIndex, type WordIndex } from '../word-index.js'
import { atFigures, tellAt } from './at-figures.js'
import { type FigureInText, listedFrom } from './figures-in-text.js'
import { runs } from './place-lists.js'

/** What may stand between the last name and 分别, and between 分别 and the first figure. */
const TO = /^(?:任务|指标|工作|人数|计划|均|共|的)*$/u
/** 分别来自: what follows is no list of figures of theirs. */
const FROM = /^(?:来自|由|向|从|在|对)/u
const SAYS = /^(?:为|是|达到?|完成|实现|新增|培训|发放|有|占|增长|下降|提高|年度|全年|年|计划|任务|目标|的)*$/u

/**
 * 甲、乙分别完成1人、2人: the figures come in the order of the names. Exchanged, each figure is right and stands in the right
 * sentence, only behind the other's name.
 */
export const respectively: Check = (input) =>
  atFigures(input, { says: /分别/u }, (first, index, printed) => {
    const words = /^(.*)分别([^分]*)$/su.exec(first.before)
    if (!words) return []
    const [, ahead = '', behind = ''] = words
    if (/^(?:同比|环比|比[^，]{0,12})?$/u.test(ahead)) return rates(printed, index)
    const { text } = first.spot.passage
    const end = first.spot.start - first.before.length + ahead.length
    const names = SAYS.test(behind) ? listBefore(text, end, findNames(input.dataset)) : []
    const list = listedFrom(printed, index).slice(0, names.length)
    const found = names.length > 1 && list.length === names.length ? exchanged(names, list, input.dataset) : []
    return found.length > 0 || FROM.test(behind) ? found : likeOthers(text, end, printed, index)
  })

const outOfOrder = (each: FigureInText, message: string): readonly Finding[] =>
  tellAt(each, 'figure-misplaced', message, { hint: '请按前面的次序排列。' })

/** Every name and wording of an indicator or a place, to what a figure's own name says of it. */
const namesOf = oncePer(
  ({ places, indicators }: Dataset): ReadonlyMap<string, string> =>
    new Map([
      ...places.flatMap(({ name, shortName }) => [name, shortName].map(({ value }) => [value, name.value] as const)),
      ...indicators.flatMap(({ name, wording }) => [name, wording].map(({ value }) => [value, name.value] as const)),
    ]),
)

const findNames = oncePer((dataset: Dataset): WordIndex => makeWordIndex(namesOf(dataset).keys()))

/** The names that end in front of 分别, joined as a list. */
function listBefore(text: string, end: number, find: WordIndex): readonly string[] {
  const sentence = stretchBefore(text, end, '。；，：')
  const list = runs(sentence, find(sentence)).at(-1) ?? []
  return TO.test(sentence.slice(list.at(-1)?.end)) ? list.map(({ word }) => word) : []
}

function exchanged(names: readonly string[], list: readonly FigureInText[], dataset: Dataset): readonly Finding[] {
  const meant = names.map((name) => namesOf(dataset).get(name) ?? name)
  const belongs = ({ name }: Figure, to: string | undefined) => to !== undefined && name.split('/').includes(to)
  return list.flatMap((each, index) => {
    const { figure } = each
    const other = meant.findIndex((name) => belongs(figure, name))
    if (belongs(figure, meant[index]) || other < 0) return []
    const message = `“分别”的第${index + 1}个是“${names[index]}”，印的是“${names[other]}”的：${figure.text}`
    return outOfOrder(each, message)
  })
}

/**
 * 发生事故26起、死亡8人，同比分别下降23.5%和33.3%: the rates come in the order of the figures in front, and each knows which of
 * them it was computed from.
 */
function rates(printed: readonly FigureInText[], index: number): readonly Finding[] {
  const list = listedFrom(printed, index)
  const before = printed.slice(Math.max(0, index - list.length), index)
  if (list.length < 2 || before.length !== list.length) return []
  const isOf = (rate: FigureInText, each: FigureInText | undefined): boolean =>
    each !== undefined && (rate.figure.derivation?.operands ?? []).includes(each.figure.name)
  return list.flatMap((rate, own) => {
    const other = before.find((each) => isOf(rate, each))
    if (!other || isOf(rate, before[own])) return []
    const message = `“分别”的第${own + 1}个是“${before[own]?.figure.name}”，印的“${rate.figure.name}”是“${other.figure.name}”的：${rate.figure.text}`
    return outOfOrder(rate, message)
  })
}

/** 两市, 三项 behind the last of a list. */
const COUNTED = /(?:[两二三四五六七八九十]|[0-9]{1,2})(?:个|项|类)?(?:市|州|地|县|区|地方|地区|部门|单位)?$/u
const SEPARATORS = /[、和与及]/u
/** A shorter piece that two names have in common tells nothing. */
const TELLING = 2

/**
 * 重点项目、民生项目分别完成投资…: the names of the figures hold those of the list, or a part of them. Two of the figures at
 * least must be more like another of the list than like their own.
 */
function likeOthers(text: string, end: number, printed: readonly FigureInText[], index: number): readonly Finding[] {
  const listed = stretchBefore(text, end, '。；，：').replace(COUNTED, '').split(SEPARATORS)
  const list = listedFrom(printed, index).slice(0, listed.length)
  if (listed.length < 2 || listed.length > 9 || list.length !== listed.length) return []
  const distinct = withoutCommonEnds(list.map(({ figure }) => figure.name))
  const found = list.flatMap((each, own) => {
    const { figure } = each
    const name = distinct[own] ?? ''
    const likeness = listed.map((words) => inCommon(words, name))
    const most = Math.max(...likeness)
    const other = likeness.indexOf(most)
    if (
      most < Math.max(1, Math.min(TELLING, name.length)) ||
      most <= (likeness[own] ?? 0) ||
      likeness.lastIndexOf(most) !== other
    )
      return []
    const message = `“分别”的第${own + 1}个是“${listed[own]}”，印的“${figure.name}”像是“${listed[other]}”的：${figure.text}`
    return outOfOrder(each, message)
  })
  return found.length > 1 ? found : []
}

/** 长春市投资, 吉林市投资 → 长春, 吉林: what names have in common tells nothing of one of them. */
export function withoutCommonEnds(names: readonly string[]): readonly string[] {
  const [first = ''] = names
  const shortest = Math.min(...names.map((name) => name.length))
  let front = 0
  while (front < shortest && names.every((name) => name[front] === first[front])) front += 1
  let back = 0
  while (back < shortest - front && names.every((name) => name.at(-1 - back) === first.at(-1 - back))) back += 1
  return names.map((name) => name.slice(front, name.length - back))
}

/** The length of the longest piece that two texts have in common; names are short. */
function inCommon(a: string, b: string): number {
  let longest = 0
  for (let start = 0; start < a.length; start += 1)
    while (start + longest < a.length && b.includes(a.slice(start, start + longest + 1))) longest += 1
  return longest
}
