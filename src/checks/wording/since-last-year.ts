import type { Figure } from '../../figures/figure-book.js'
import { lastYearName } from '../../figures/figure-names.js'
import { divideIntervals, type Interval, overlap, subtractIntervals } from '../../figures/interval.js'
import { isExact, sameUnit } from '../../figures/measure.js'
import { printedInterval } from '../../figures/printed-interval.js'
import type { Check, CheckInput } from '../check.js'
import { sentenceStart } from '../clause.js'
import type { Finding } from '../finding.js'
import { isHeld } from '../operand-names.js'
import { atFigures, tellAt } from './at-figures.js'
import { FALLS, OTHERWISE, RISES } from './change-words.js'
import { intervalOf } from './differences.js'
import { type FigureInText, isQualified, wordsBetween } from './figures-in-text.js'

/** 31.0微克/立方米，同比下降4.3%; 较上年末 is another day than 上年.yaml is of. */
const SINCE = new RegExp(
  `^，(?:同比|[比较](?:上年|去年)(?:同期)?)(?:(?<more>${RISES}|提升|多|高)|(?<less>${FALLS}|降低|少|低))了?$`,
  'u',
)

/**
 * By how much a figure has changed since last year, as the data say it, is the difference of the two. What is computed from
 * others is right by itself.
 */
export const sinceLastYear: Check = (input) =>
  input.dataset.lastYear.length === 0
    ? []
    : atFigures(input, { says: /[同比较]/u, prose: true }, (by, index, printed) => {
        const last = printed[index - 1]
        const way = last && SINCE.exec(wordsBetween(last, by))?.groups
        return way ? otherChange(whatHasChanged(last, by, printed).figure, by, way.more !== undefined, input) : []
      })

/** 到位资金219.3亿元，完成年度目标任务589亿元的37.2%，同比增长7.3%: it is what was done that has changed, not its plan or completion. */
function whatHasChanged(last: FigureInText, by: FigureInText, printed: readonly FigureInText[]): FigureInText {
  const done = /^(.+)\/(?:计划|完成率)$/u.exec(last.figure.name)?.[1]
  if (done === undefined || by.figure.quantity.unit === '个百分点') return last
  const start = sentenceStart(last.spot.passage.text, last.spot.start)
  const isDone = ({ figure, spot }: FigureInText): boolean =>
    figure.name === done && spot.start >= start && spot.end <= last.spot.start
  return printed.find(isDone) ?? last
}

/** Nothing where a figure has changed since last year as is said, or the data do not tell what it was. */
export function otherChange(
  now: Figure,
  by: FigureInText,
  more: boolean,
  { dataset, figures }: CheckInput,
): readonly Finding[] {
  const before = figures.find(lastYearName(now.name), null)
  if (!before || by.figure.source === 'computed' || isHeld(by.figure, dataset)) return []
  if (isQualified(by) || OTHERWISE.test(by.sentence) || !isExact(now.quantity) || !isExact(before.quantity)) return []
  const change = changeOf(now, before, by.figure, more)
  const stated = intervalOf(by.figure)
  if (!stated || !change || overlap(change, stated)) return []
  const words = `${more ? '增加' : '减少'}${by.figure.text}`
  const message = `“${now.name}”是${now.text}，上年是${before.text}，不是${words}`
  return tellAt(by, 'ratio-mismatch', message, {
    hint: '请核对升降和数字，百分数相差的是“个百分点”；上年的数后来调整过、比的是别的数的，写进 豁免.yaml。',
    from: [now, before, by.figure],
  })
}

/** What the change may be, in the unit that it is stated in; null where that says something else. */
function changeOf(now: Figure, before: Figure, by: Figure, more: boolean): Interval | null {
  const [own, last] = [printedInterval(now.quantity), printedInterval(before.quantity)]
  const isSame = sameUnit(now.quantity.unit, before.quantity.unit)
  const change = own && last && isSame ? (more ? subtractIntervals(own, last) : subtractIntervals(last, own)) : null
  const { unit } = by.quantity
  if (!change || !last) return null
  if (unit === '%') return divideIntervals(change, last)
  return (unit === '个百分点' ? now.quantity.unit === '%' : sameUnit(unit, now.quantity.unit)) ? change : null
}
