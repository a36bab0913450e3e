import type { Dataset } from '../../data/dataset.js'
import type { Figure } from '../../figures/figure.js'
import type { Check } from '../check.js'
import { stretchBefore } from '../clause.js'
import { type Finding, finding } from '../finding.js'
import { makeWordIndex, type WordIndex } from '../word-index.js'
import { type FigureInText, figuresIn } from './figures-in-text.js'

/** What joins the names of a list, and its figures. */
const JOINS = /^(?:、|和|及|与|以及)$/u
/** What may stand between the last name and 分别, and between 分别 and the first figure. */
const TO = /^(?:任务|指标|工作|人数|计划|均|共|的)*$/u
const SAYS = /^(?:为|是|达到?|完成|实现|新增|培训|发放|有|占|增长|下降|提高|年度|全年|年|计划|任务|目标|的)*$/u

/**
 * 甲、乙分别完成1人、2人: the figures come in the order of the names. Exchanged, each figure is right and stands in the right
 * sentence, only behind the other's name.
 */
export const respectively: Check = ({ dataset, figures, passages }) => {
  if (!passages.some(({ text }) => text.includes('分别'))) return []
  const find = makeWordIndex(namesOf(dataset).keys())
  return passages.flatMap((passage) => {
    if (!passage.text.includes('分别')) return []
    const printed = figuresIn(passage, figures)
    return printed.flatMap((first, index) => {
      const words = /^(.*)分别([^分]*)$/su.exec(first.before)
      if (!words || !SAYS.test(words[2] ?? '')) return []
      const names = listBefore(passage.text, first.spot.start - first.before.length + (words[1] ?? '').length, find)
      const list = listFrom(printed, index, names.length)
      return names.length > 1 && list.length === names.length ? exchanged(names, list, dataset) : []
    })
  })
}

const known = new WeakMap<Dataset, ReadonlyMap<string, string>>()

/** Every name and wording of an indicator or a place, to what a figure's own name says of it. */
function namesOf(dataset: Dataset): ReadonlyMap<string, string> {
  const made =
    known.get(dataset) ??
    new Map([
      ...dataset.places.flatMap(({ name, shortName }) =>
        [name, shortName].map(({ value }) => [value, name.value] as const),
      ),
      ...dataset.indicators.flatMap(({ name, wording }) =>
        [name, wording].map(({ value }) => [value, name.value] as const),
      ),
    ])
  known.set(dataset, made)
  return made
}

/** The names that end in front of 分别, joined as a list. */
function listBefore(text: string, end: number, find: WordIndex): readonly string[] {
  const sentence = stretchBefore(text, end, '。；，：')
  const hits = find(sentence)
  const last = hits.at(-1)
  if (!last || !TO.test(sentence.slice(last.end))) return []
  let from = hits.length - 1
  while (from > 0 && JOINS.test(sentence.slice(hits[from - 1]?.end, hits[from]?.start))) from -= 1
  return hits.slice(from).map(({ word }) => word)
}

function listFrom(printed: readonly FigureInText[], index: number, count: number): readonly FigureInText[] {
  let end = index + 1
  while (end < index + count && JOINS.test(printed[end - 1]?.after ?? '')) end += 1
  return printed.slice(index, end)
}

function exchanged(names: readonly string[], list: readonly FigureInText[], dataset: Dataset): readonly Finding[] {
  const meant = names.map((name) => namesOf(dataset).get(name) ?? name)
  const belongs = ({ name }: Figure, to: string | undefined) => to !== undefined && name.split('/').includes(to)
  return list.flatMap(({ figure, spot, at }, index) => {
    const other = meant.findIndex((name) => belongs(figure, name))
    if (belongs(figure, meant[index]) || other < 0) return []
    const message = `“分别”的第${index + 1}个是“${names[index]}”，印的是“${names[other]}”的：${figure.text}`
    return finding('figure-misplaced', 'warning', message, { spot, at, hint: '请按前面的次序排列。' })
  })
}
