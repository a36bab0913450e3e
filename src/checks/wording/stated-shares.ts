import type { DiagnosticCode } from '../../diagnostics/codes.js'
import { divide } from '../../figures/exact.js'
import type { Figure, FigureBook } from '../../figures/figure-book.js'
import { formatFigure } from '../../figures/format-figure.js'
import { divideIntervals, overlap } from '../../figures/interval.js'
import { formOf, quantityOf, sameUnit } from '../../figures/measure.js'
import { printedInterval } from '../../figures/printed-interval.js'
import type { Check } from '../check.js'
import { SENTENCE_STOPS, statementStart, stretchBefore, stretchStart } from '../clause.js'
import { type Finding, finding, numberIn } from '../finding.js'
import { isHeld } from '../operand-names.js'
import { CLAUSE_STOPS, type FigureInText, figuresIn, isAmount, wordsBetween } from './figures-in-text.js'

/** 占一般公共预算收入的70%, 占81.2%, 占比70% */
const SHARE = /占(?<of>[^占]{0,20}?)(?:的?比[重例]?|的)?(?:为|达到?|是|约)?$/u
/** What the whole is called beside its own name: 转移就业总数, 全部贷款, 总量. */
const ALL = /^(?:全部|总|其|上述)|(?:总数|总量|总额|总人数|总户数|的)$/gu
/** Joins a part to its whole: 102.6亿元，其中税收收入71.8亿元; 抽查的42个项目中，有17个. */
const OF_WHICH = /其中|中，|中(?:已|仍|尚|还)?有/u
/** 办结率, 整改率: what has been done, of what was before it. */
const RATE = /(?<done>\p{Script=Han}{2})率(?:为|达到?|是|已达)?$/u
/** 增长率 is of another whole, 完成率 of a plan. */
const NO_PART = /增长|下降|提高|上升|降低|增加|减少|回落|完成/u
/** 完成年度目标3000公里的107.1% */
const TASK = /完成[^，。；]{0,6}(?:计划|目标|任务)[^，。；]{0,4}$/u

/**
 * What a sentence itself relates (勾稽): a share, a rate or a completion beside the numbers that it follows from. 勾稽.yaml
 * says the same where somebody has thought of it; a new sentence has nobody yet. Of several numbers that may be the whole
 * one that fits is enough.
 */
export const statedShares: Check = ({ dataset, figures, passages }) =>
  passages.flatMap((passage) => {
    if (passage.kind === 'table' || !/[占率]|完成/u.test(passage.text)) return []
    const printed = figuresIn(passage, figures)
    return printed.flatMap((share, index) => {
      if (share.figure.quantity.unit !== '%' || isHeld(share.figure, dataset)) return []
      const earlier = printed.slice(0, index)
      return [
        ...mismatch('share-mismatch', share, partOf(share, earlier, figures)),
        ...mismatch('share-mismatch', share, doneOf(share, earlier)),
        ...mismatch('completion-mismatch', share, taskOf(share, earlier)),
      ]
    })
  })

/** Numbers of which one may be the part and one the whole: the likeliest first. */
type Divisions = readonly { readonly part: Figure; readonly whole: Figure }[]

/** Figures of one unit that stand in front of another from a place on, with what they may be a part of. */
function divisions(
  amounts: readonly FigureInText[],
  isPart: (each: FigureInText) => boolean,
  isWhole: (each: FigureInText, part: FigureInText) => boolean,
): Divisions {
  return amounts
    .flatMap((part, index) =>
      isPart(part)
        ? amounts
            .slice(0, index)
            .filter((each) => sameUnit(each.figure.quantity.unit, part.figure.quantity.unit) && isWhole(each, part))
            .map((each) => ({ part: part.figure, whole: each.figure }))
        : [],
    )
    .toReversed()
}

/** So many numbers in front of a share may be what it follows from. */
const NEAR = 12

const amountsFrom = (start: number, earlier: readonly FigureInText[]): readonly FigureInText[] =>
  earlier.slice(-NEAR).filter((each) => each.spot.start >= start && isAmount(each))

/** 占…: of what is named, in the same sentence or anywhere; of what 其中 joins it to, where nothing is. */
function partOf({ spot, before }: FigureInText, earlier: readonly FigureInText[], figures: FigureBook): Divisions {
  const { of } = SHARE.exec(before)?.groups ?? {}
  if (of === undefined) return []
  const amounts = amountsFrom(statementStart(spot.passage.text, spot.start), earlier)
  const name = of.replaceAll(ALL, '')
  if (name === '')
    return divisions(
      amounts,
      () => true,
      (each, part) => OF_WHICH.test(wordsBetween(each, part)),
    )
  const named = divisions(
    amounts,
    () => true,
    (each) => each.before.includes(name),
  )
  const part = amounts.at(-1)?.figure
  return named.length > 0 || !part ? named : elsewhere(name, part, figures).map((whole) => ({ part, whole }))
}

/** The one figure of the province that is called so and is in another sentence: 占转移就业总数的 and 农村劳动力转移就业. */
function elsewhere(name: string, { scope, quantity }: Figure, { figures }: FigureBook): readonly Figure[] {
  if (scope || name.length < 3) return []
  const found = figures.filter(
    (each) => !each.scope && each.name.endsWith(name) && sameUnit(each.quantity.unit, quantity.unit),
  )
  return found.length === 1 ? found : []
}

function doneOf({ spot, before }: FigureInText, earlier: readonly FigureInText[]): Divisions {
  const done = RATE.exec(before)?.groups?.done
  if (done === undefined || NO_PART.test(done)) return []
  const isDone = (each: FigureInText): boolean => each.before.endsWith(done)
  const amounts = amountsFrom(stretchStart(spot.passage.text, spot.start, SENTENCE_STOPS), earlier)
  return divisions(amounts, isDone, (each) => !isDone(each))
}

function taskOf(share: FigureInText, earlier: readonly FigureInText[]): Divisions {
  const task = earlier.at(-1)
  if (!task || wordsBetween(task, share) !== '的' || !TASK.test(task.before)) return []
  const { spot } = share
  return amountsFrom(stretchStart(spot.passage.text, spot.start, SENTENCE_STOPS), earlier.slice(0, -1))
    .filter(({ figure }) => sameUnit(figure.quantity.unit, task.figure.quantity.unit))
    .map(({ figure }) => ({ part: figure, whole: task.figure }))
    .toReversed()
}

/** Nothing where two of the numbers give the share as it is printed. */
function mismatch(code: DiagnosticCode, share: FigureInText, found: Divisions): readonly Finding[] {
  const { figure, spot, at } = share
  const [likeliest] = found
  const stated = printedInterval(figure.quantity)
  if (!stated || !likeliest) return []
  const quotients = found.map(({ part, whole }) => {
    const [one, all] = [printedInterval(part.quantity), printedInterval(whole.quantity)]
    return one && all && divideIntervals(one, all)
  })
  if (quotients.some((each) => !each || overlap(each, stated))) return []
  const { part, whole } = likeliest
  const value = part.exact && whole.exact && divide(part.exact, whole.exact)
  if (!value) return []
  const should = formatFigure(quantityOf(value, formOf(figure.quantity)))
  const from = `“${part.name}”${part.text} ÷ “${whole.name}”${whole.text}`
  return [
    finding(
      code,
      'warning',
      `这里说“${stretchBefore(spot.passage.text, spot.end, CLAUSE_STOPS)}”，${from} 得 ${should}`,
      {
        spot,
        at,
        numbers: [figure, part, whole].flatMap(({ quantity }) => numberIn(quantity)),
        hint: '请核对这几个数字；比的是别的数的，写进 豁免.yaml。',
      },
    ),
  ]
}
