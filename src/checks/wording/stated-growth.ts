import { add, divide, type Exact, subtract } from '../../figures/exact.js'
import type { Figure } from '../../figures/figure-book.js'
import { formatLike } from '../../figures/format-figure.js'
import { addIntervals, divideIntervals, type Interval, overlap, subtractIntervals } from '../../figures/interval.js'
import { sameUnit } from '../../figures/measure.js'
import { printedInterval } from '../../figures/printed-interval.js'
import type { Check } from '../check.js'
import type { Finding } from '../finding.js'
import { isHeld } from '../operand-names.js'
import { atFigures, tellAt } from './at-figures.js'
import { changedTo, FALLS, FROM, OTHERWISE, RISES } from './change-words.js'
import { type FigureInText, isQualified, wordsBetween } from './figures-in-text.js'

/** ，同比增加0.4万人; 比年初 and 比上月 are of another time than the percentage may be. */
const BY = new RegExp(
  `^，(?:同比|[比较](?:上年|去年)[^，。；]{0,4})(?:(?<more>${RISES}|多)|(?<less>${FALLS}|少))了?$`,
  'u',
)
/** 由3.2万人增加到3.6万人 */
const TO = changedTo(RISES, FALLS)
/** ，增长12.5%; ，降幅为12.5% */
const RATE = new RegExp(`^，(?:同比)?(?:(?:${RISES}|${FALLS})了?|[增降]幅(?:为|达到?)?)$`, 'u')

/**
 * By how many percent, or times, something has changed, beside two of what it was, what it is and by how much: they follow
 * from one another.
 */
export const statedGrowth: Check = (input) =>
  atFigures(input, { says: /[%倍]/u }, (rate, index, printed) => {
    const [first, second] = [printed[index - 2], printed[index - 1]]
    if (!first || !second || !/^[%倍]$/u.test(rate.figure.quantity.unit)) return []
    if (isHeld(rate.figure, input.dataset) || isQualified(rate) || OTHERWISE.test(rate.sentence)) return []
    return RATE.test(wordsBetween(second, rate)) ? mismatch(first, second, rate) : []
  })

function mismatch(first: FigureInText, second: FigureInText, rate: FigureInText): readonly Finding[] {
  const { unit } = first.figure.quantity
  const change = unit !== '%' && sameUnit(unit, second.figure.quantity.unit) ? changeOf(first, second) : undefined
  const stated = printedInterval(rate.figure.quantity)
  if (!change || !stated || change.by.exact.numerator < 0n) return []
  const range = divideIntervals(change.by.range, change.before.range)
  const value = divide(change.by.exact, change.before.exact)
  if (!range || !value || overlap(range, stated)) return []
  const should = formatLike(value, rate.figure.quantity)
  const from = [first, second].map(({ figure }) => `“${figure.name}”是${figure.text}`).join('，')
  return tellAt(rate, 'ratio-mismatch', `${from}，变化的幅度应为 ${should}，不是${rate.figure.text}`, {
    hint: '请核对这几个数字；比的是别的数的，写进 豁免.yaml。',
    from: [first, second, rate].map(({ figure }) => figure),
  })
}

/** A number, and all true values that are printed so. */
interface Known {
  readonly exact: Exact
  readonly range: Interval
}

/** What something was before, and by how much it has changed since. */
function changeOf(first: FigureInText, second: FigureInText): { before: Known; by: Known } | undefined {
  const [one, other] = [known(first.figure), known(second.figure)]
  if (!one || !other) return undefined
  const words = wordsBetween(first, second)
  const by = BY.exec(words)?.groups
  if (by) {
    const before = by.more === undefined ? plus(one, other) : minus(one, other)
    return before && { before, by: other }
  }
  const to = FROM.test(first.before) ? TO.exec(words)?.groups : undefined
  const change = to && (to.more === undefined ? minus(one, other) : minus(other, one))
  return change && { before: one, by: change }
}

function known({ exact, quantity }: Figure): Known | undefined {
  const range = printedInterval(quantity)
  return exact && range ? { exact, range } : undefined
}

const plus = (a: Known, b: Known): Known => ({ exact: add(a.exact, b.exact), range: addIntervals(a.range, b.range) })

function minus(a: Known, b: Known): Known | undefined {
  const range = subtractIntervals(a.range, b.range)
  return range ? { exact: subtract(a.exact, b.exact), range } : undefined
}
