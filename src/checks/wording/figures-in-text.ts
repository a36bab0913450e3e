import { isBelowZero } from '../../data/quantity.js'
import type { SourcePlace } from '../../diagnostics/diagnostic.js'
import { type Inline, isFigure } from '../../document/inline.js'
import { inlineSpots, type Passage, type Spot } from '../../document/passages.js'
import { type Exact, sum } from '../../figures/exact.js'
import type { Figure, FigureBook } from '../../figures/figure-book.js'
import { formatFigure } from '../../figures/format-figure.js'
import { isAdded, magnitude, withoutSign } from '../../figures/measure.js'
import { oncePerPair } from '../../keyed/once-per.js'
import { stretchBefore, stretchBehind } from '../clause.js'
import { CHANGED } from './change-words.js'
import { JOINS } from './place-lists.js'

/** A figure where it is printed, with the words around it that belong to it. */
export interface FigureInText {
  /** As it is printed: 3.2% where 下降3.2% says that it is −3.2%. */
  readonly figure: Figure
  /** Whether it is below zero, and the words in front of it say so instead of a sign. */
  readonly fallen: boolean
  readonly spot: Spot
  /** Where the text names it. */
  readonly at: SourcePlace | null
  /** The words of its clause in front of it, back to the last punctuation or value. */
  readonly before: string
  /** The words of its sentence in front of it, with other values. */
  readonly sentence: string
  /** The words behind it, up to the next value. */
  readonly after: string
  /** The figure that follows `after`; null where none does. */
  readonly next: Figure | null
}

/** The words between two figures of one passage. */
export const wordsBetween = (left: FigureInText, right: FigureInText): string =>
  left.spot.passage.text.slice(left.spot.end, right.spot.start)

/** The figures that are listed from one on: 9起、9人和3户. */
export function listedFrom(printed: readonly FigureInText[], index: number): readonly FigureInText[] {
  let end = index + 1
  while (end < printed.length && JOINS.test(printed[end - 1]?.after ?? '')) end += 1
  return printed.slice(index, end)
}

/** Whether a figure is a number of its own: no percentage, and not by how much something else has changed. */
export const isAmount = ({ figure, before }: FigureInText): boolean =>
  !/^(?:[%‰]|个百分点|)$/u.test(figure.quantity.unit) && !CHANGED.test(before)

/** What numbers come to together. */
export const added = (all: readonly FigureInText[]): Exact => sum(all.flatMap(({ figure }) => figure.exact ?? []))

/** Whether a number is still to come (待补): what follows from it is open. */
export const isOpen = ({ figure }: FigureInText): boolean => figure.exact === null

/** （上年同期为96.1%）, （目标为60%）, （较上年提高…）, （居全省第二位）, （见附件）: what a number is compared with changes nothing of it. */
const COMPARED =
  /^（(?:(?:上年|去年)(?:同期)?(?:为|是|占|达)?$|(?:目标|计划)(?:为|是)?$|[比较](?:上年|去年|全[省市县国])|[高低]于|(?:居|列|位居|位列|排名)?全[省市县国](?:第|前|平均)|详?见附)/u
/** （较上年提高，含上年结转）; what stands behind the next number is not looked at. */
const COUNTED_OTHERWISE = /含|口径|扣除|剔除|不计|可比|按/u

/** 97.6%（含上年结转）, 10.2%（扣除留抵退税因素）: of something else than the numbers of the sentence. */
export const isQualified = ({ after }: FigureInText): boolean =>
  after.startsWith('（') && (!COMPARED.test(after) || COUNTED_OTHERWISE.test(stretchBehind(after, 0, '）')))

/** 顺差253万元，其中输出顺差593万元、输入逆差340万元 */
const BALANCE = /[顺逆]差|差额/u

/** Of averages and rates the parts make no total, and of a balance they may be more: 人均39218元，其中城镇51821元、农村21691元. */
export const isTotal = ({ figure: { name, quantity }, before }: FigureInText): boolean =>
  isAdded(name, quantity.unit) && isAdded(before, quantity.unit) && !BALANCE.test(before)

/** What ends a clause. */
export const CLAUSE_STOPS = '，。；：、！？“”（）《》'
const FULL_STOPS = '。；！？'

/** The figures of a passage in the order in which they are printed; several checks ask for the same passage. */
export const figuresIn = oncePerPair((passage: Passage, figures: FigureBook): readonly FigureInText[] => {
  const parts = inlineSpots(passage)
  if (!parts.some(({ inline }) => isFigure(inline))) return []
  const figureAt = (index: number): Figure | null => {
    const inline = parts[index]?.inline
    return inline && isFigure(inline) ? (figures.find(inline.name, null) ?? null) : null
  }
  /** Words, or the 增长 that goes with a figure. */
  const isLiteral = (inline: Inline | undefined): inline is Inline =>
    inline !== undefined &&
    (inline.kind === 'text' || (!inline.figure && figures.find(inline.name, null) !== undefined))
  /** The text next to a value, which may be in several pieces. */
  const literal = (from: number, step: 1 | -1): { readonly text: string; readonly end: number } => {
    let text = ''
    let index = from + step
    for (let inline = parts[index]?.inline; isLiteral(inline); inline = parts[index]?.inline) {
      text = step === 1 ? text + inline.text : inline.text + text
      index += step
    }
    return { text, end: index }
  }
  return parts.flatMap(({ inline, spot }, index) => {
    const known = figureAt(index)
    if (!known || inline.kind !== 'value') return []
    const fallen = isBelowZero(known.quantity) && !inline.text.startsWith('-')
    const behind = literal(index, 1)
    const ahead = literal(index, -1).text
    return {
      figure: fallen ? unsigned(known) : known,
      fallen,
      spot,
      at: inline.at,
      before: stretchBefore(ahead, ahead.length, CLAUSE_STOPS),
      sentence: stretchBefore(passage.text, spot.start, FULL_STOPS),
      after: behind.text,
      next: figureAt(behind.end),
    }
  })
})

/** A figure below zero as it stands behind 下降. */
const unsigned = (figure: Figure): Figure => {
  const quantity = withoutSign(figure.quantity)
  return { ...figure, quantity, text: formatFigure(quantity), exact: figure.exact && magnitude(figure.exact) }
}
