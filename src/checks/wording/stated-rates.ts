import { sameUnit } from '../../figures/measure.js'
import type { Check } from '../check.js'
import { sentenceStart } from '../clause.js'
import { isHeld } from '../operand-names.js'
import { atFigures } from './at-figures.js'
import { amountsFrom, type Division, divisions, mayHold, misdivided } from './divisions.js'
import { type FigureInText, isQualified, wordsBetween } from './figures-in-text.js'

/**
 * 办结率, 整改率: what has been done, of what was before it; of nothing more than that, as 按期办结率 and 群众满意率 are. With
 * 隐患 or 全省法院 in front it is of a number that is called so.
 */
const RATE = /^(?<words>\p{Script=Han}{2,12})率(?:为|达到?|是|已达)?$/u
/** 增长率 is of another whole, 完成率 of a plan, 不起诉率 of what was decided either way. */
const NO_PART = /增长|下降|提高|上升|降低|增加|减少|回落|完成|不起诉|不捕/u
/** 未办结2件, 不合格39个: what is left. */
const NOT = /(?:未|不|没有|未能|尚未|无法)$/u
/** 新收案件: what was left of last year is done as well. */
const NEW = /新[收受立增]/u
/** ，完成率94.1%: of a plan and what is done of it, 计划改造1300个，完成改造1223个. A project takes several years. */
const COMPLETION = /^(?:计划|目标|任务|投资|年度|全年)*完成率(?:为|达到?|是|已达)?$/u
const PLAN = /^(?!.*(?:完成|总投资)).*(?:计划|目标|任务)/u
/** 完成年度目标3000公里的107.1%; with a subject of its own it is somebody else's. */
const TASK = /^(?:已|均|共)?完成[^，。；]{0,6}(?:计划|目标|任务)[^，。；]{0,4}$/u

/** What a sentence itself says of what is done: a rate, or the completion of a plan, beside the numbers that it follows from. */
export const statedRates: Check = (input) =>
  atFigures(input, { says: /率|完成/u }, (rate, index, printed) => {
    if (isHeld(rate.figure, input.dataset) || isQualified(rate)) return []
    const earlier = printed.slice(0, index)
    return [
      ...misdivided('share-mismatch', rate, doneOf(rate, earlier)),
      ...misdivided('completion-mismatch', rate, taskOf(rate, earlier)),
      ...misdivided('completion-mismatch', rate, planOf(rate, earlier)),
    ]
  })

function doneOf({ spot, before }: FigureInText, earlier: readonly FigureInText[]): readonly Division[] {
  const words = RATE.exec(before)?.groups?.words
  if (words === undefined || NO_PART.test(words)) return []
  const start = sentenceStart(spot.passage.text, spot.start)
  // Of what stands behind 其中, not of what that is a part of.
  const inner = spot.passage.text.slice(start, spot.start).lastIndexOf('其中')
  const amounts = amountsFrom(start + Math.max(0, inner), earlier)
  const done = endsOf(words).find((end) => amounts.some((each) => each.before.endsWith(end)))
  const last = amounts.findLast((each) => done !== undefined && each.before.endsWith(done))
  if (done === undefined || !last) return []
  const isNot = ({ before: own }: FigureInText): boolean => own.endsWith(done) && NOT.test(own.slice(0, -done.length))
  const isDone = (each: FigureInText): boolean => each.before.endsWith(done) && !isNot(each)
  const ofUnit = amounts.filter(({ figure }) => sameUnit(figure.quantity.unit, last.figure.quantity.unit))
  if (ofUnit.at(-1) !== last) return []
  const name = words.slice(0, -done.length)
  const isWhole = (each: FigureInText): boolean =>
    !each.before.endsWith(done) && !NEW.test(each.before) && isCalled(each, name)
  if (isNot(last)) return divisions(amounts, isNot, isWhole).map((each) => ({ ...each, rest: true }))
  const nearest = ofUnit.at(-2)
  if (nearest && !isCalled(nearest, name)) return []
  // Behind 其中 the whole may be the one in front of it; what is closed (审结, 办结) may have come in earlier.
  const mayExceed = inner < 0 && !done.endsWith('结')
  return divisions(amounts, isDone, isWhole).filter(
    ({ part, wholes }) => mayExceed || wholes.some((each) => mayHold(each, part)),
  )
}

/** 办结 of 全省办结. */
const endsOf = (words: string): readonly string[] =>
  Array.from({ length: words.length - 1 }, (_, index) => words.slice(index))

/** 发现问题, of which 问题整改率 is; 全省法院受理案件, of which 全省法院结案率 is. */
const isCalled = ({ before }: FigureInText, name: string): boolean => before.startsWith(name) || before.endsWith(name)

function taskOf(rate: FigureInText, earlier: readonly FigureInText[]): readonly Division[] {
  const task = earlier.at(-1)
  if (!task || wordsBetween(task, rate) !== '的' || !TASK.test(task.before)) return []
  const { spot } = rate
  return amountsFrom(sentenceStart(spot.passage.text, spot.start), earlier.slice(0, -1))
    .filter(({ figure }) => sameUnit(figure.quantity.unit, task.figure.quantity.unit))
    .map(({ figure }) => ({ part: figure, wholes: [task.figure] }))
    .toReversed()
}

function planOf({ spot, before }: FigureInText, earlier: readonly FigureInText[]): readonly Division[] {
  if (!COMPLETION.test(before)) return []
  const amounts = amountsFrom(sentenceStart(spot.passage.text, spot.start), earlier)
  const plans = amounts.filter((each) => PLAN.test(each.before))
  const done = amounts.filter((each) => each.before.includes('完成'))
  return done
    .flatMap(({ figure: part }) =>
      plans
        .filter(({ figure }) => sameUnit(figure.quantity.unit, part.quantity.unit))
        .map(({ figure: whole }) => ({ part, wholes: [whole] })),
    )
    .toReversed()
}
