import type { DiagnosticCode } from '../../diagnostics/codes.js'
import { compare, divide } from '../../figures/exact.js'
import type { Figure, FigureBook } from '../../figures/figure-book.js'
import { formatFigure } from '../../figures/format-figure.js'
import { divideIntervals, overlap } from '../../figures/interval.js'
import { formOf, quantityOf, sameUnit } from '../../figures/measure.js'
import { printedInterval } from '../../figures/printed-interval.js'
import type { Check } from '../check.js'
import { SENTENCE_STOPS, statementStart, stretchBefore, stretchStart } from '../clause.js'
import { type Finding, finding, numberIn } from '../finding.js'
import { isHeld } from '../operand-names.js'
import { CLAUSE_STOPS, type FigureInText, figuresIn, isAmount, isQualified, wordsBetween } from './figures-in-text.js'

/** 占一般公共预算收入的70%, 占81.2%, 占比70%, 国家级占5.8%; 其中企业占5.8% is of what is not counted here. */
const SHARE =
  /^(?!其中)(?<subject>[^占]*?)(?:分别|约|仅|只)?占(?<of>[^占]{0,20}?)(?:的?比[重例]?|的)?(?:为|达到?|是|约)?$/u
/** What the whole is called beside its own name: 转移就业总数, 全部贷款, 总量. 总人口 is another than 高龄人口. */
const ALL = /^(?:全部|其|上述)|总(?:数|量|额|人数|户数)$|的$/gu
/** Joins a part to its whole: 102.6亿元，其中税收收入71.8亿元; 抽查的42个项目中，有17个. */
const OF_WHICH = /其中|中，|中(?:已|仍|尚|还)?有/u
/** 一般贸易1182亿元，占70.4%，其中…；加工贸易126亿元，占7.5%: the second stands beside the first, of the same whole. */
const BESIDE = /占[^；]*其中[^；]*；/u
/** 办结率, 整改率: what has been done, of what was before it; of nothing more than that, as 按期办结率 and 群众满意率 are. */
const RATE = /^(?<done>\p{Script=Han}{2,6})率(?:为|达到?|是|已达)?$/u
/** 增长率 is of another whole, 完成率 of a plan. */
const NO_PART = /增长|下降|提高|上升|降低|增加|减少|回落|完成/u
/** 新收案件: what was left of last year is done as well. */
const NEW = /新[收受立增]/u
/** ，完成率94.1%: of a plan and what is done of it, 计划改造1300个，完成改造1223个. A project takes several years. */
const COMPLETION = /^(?:计划|目标|任务|投资|年度|全年)*完成率(?:为|达到?|是|已达)?$/u
const PLAN = /^(?!.*(?:完成|总投资)).*(?:计划|目标|任务)/u
/** 完成年度目标3000公里的107.1%; with a subject of its own it is somebody else's. */
const TASK = /^(?:已|均|共)?完成[^，。；]{0,6}(?:计划|目标|任务)[^，。；]{0,4}$/u

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
      if (share.figure.quantity.unit !== '%' || isHeld(share.figure, dataset) || isQualified(share)) return []
      const earlier = printed.slice(0, index)
      return [
        ...mismatch('share-mismatch', share, partOf(share, earlier, figures)),
        ...mismatch('share-mismatch', share, doneOf(share, earlier)),
        ...mismatch('completion-mismatch', share, taskOf(share, earlier)),
        ...mismatch('completion-mismatch', share, planOf(share, earlier)),
      ]
    })
  })

/** Numbers of which one may be the part and one the whole: the likeliest first. */
type Divisions = readonly { readonly part: Figure; readonly whole: Figure }[]

/** Figures of one unit that stand in front of another from a place on, and are not less, with what they may be a part of. */
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
            .filter((each) => mayHold(each.figure, part.figure) && isWhole(each, part))
            .map((each) => ({ part: part.figure, whole: each.figure }))
        : [],
    )
    .toReversed()
}

const mayHold = (whole: Figure, part: Figure): boolean =>
  sameUnit(whole.quantity.unit, part.quantity.unit) &&
  whole.exact !== null &&
  part.exact !== null &&
  compare(whole.exact, part.exact) >= 0

/** So many numbers in front of a share may be what it follows from; in a longer list its whole may be missed. */
const NEAR = 20

function amountsFrom(start: number, earlier: readonly FigureInText[]): readonly FigureInText[] {
  const near = earlier.slice(-NEAR - 1).filter(({ spot }) => spot.start >= start)
  return near.length > NEAR ? [] : near.filter(isAmount)
}

/** 占…: of what is named, in the same sentence or anywhere; of what 其中 joins it to, where nothing is. */
function partOf({ spot, before }: FigureInText, earlier: readonly FigureInText[], figures: FigureBook): Divisions {
  const { subject = '', of } = SHARE.exec(before)?.groups ?? {}
  if (of === undefined) return []
  const amounts = amountsFrom(statementStart(spot.passage.text, spot.start), earlier)
  const last = amounts.at(-1)
  const isPart = (each: FigureInText): boolean => each.before.includes(subject)
  if (!last) return []
  const name = of.replaceAll(ALL, '')
  if (name === '') {
    const found = divisions(amounts, isPart, (each, part) => isJoined(wordsBetween(each, part)))
    // Without a subject it is the last number's share.
    return subject !== '' || found.some(({ part }) => part === last.figure) ? found : []
  }
  const named = divisions(amounts, isPart, (each) => each.before.includes(name))
  return named.length > 0 || subject !== ''
    ? named
    : elsewhere(name, last.figure, figures).map((whole) => ({ part: last.figure, whole }))
}

const isJoined = (words: string): boolean => OF_WHICH.test(words) && !BESIDE.test(words)

/** The one figure of the province that is called so and is in another sentence: 占转移就业总数的 and 农村劳动力转移就业. */
function elsewhere(name: string, part: Figure, { figures }: FigureBook): readonly Figure[] {
  if (part.scope || name.length < 3) return []
  const found = figures.filter(
    (each) => !each.scope && each !== part && each.name.endsWith(name) && mayHold(each, part),
  )
  return found.length === 1 ? found : []
}

function doneOf({ spot, before }: FigureInText, earlier: readonly FigureInText[]): Divisions {
  const done = RATE.exec(before)?.groups?.done
  if (done === undefined || NO_PART.test(done)) return []
  const isDone = (each: FigureInText): boolean => each.before.endsWith(done)
  const start = stretchStart(spot.passage.text, spot.start, SENTENCE_STOPS)
  // Of what stands behind 其中, not of what that is a part of.
  const inner = spot.passage.text.slice(start, spot.start).lastIndexOf('其中')
  const amounts = amountsFrom(start + Math.max(0, inner), earlier)
  const last = amounts.findLastIndex(isDone)
  const unit = amounts[last]?.figure.quantity.unit ?? ''
  if (amounts.slice(last + 1).some(({ figure }) => sameUnit(figure.quantity.unit, unit))) return []
  return divisions(amounts, isDone, (each) => !isDone(each) && !NEW.test(each.before))
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

function planOf({ spot, before }: FigureInText, earlier: readonly FigureInText[]): Divisions {
  if (!COMPLETION.test(before)) return []
  const amounts = amountsFrom(stretchStart(spot.passage.text, spot.start, SENTENCE_STOPS), earlier)
  const plans = amounts.filter((each) => PLAN.test(each.before))
  const done = amounts.filter((each) => each.before.includes('完成'))
  return done
    .flatMap(({ figure: part }) =>
      plans
        .filter(({ figure }) => sameUnit(figure.quantity.unit, part.quantity.unit))
        .map(({ figure: whole }) => ({ part, whole })),
    )
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
