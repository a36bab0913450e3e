import { add, subtract } from '../../figures/exact.js'
import type { Figure } from '../../figures/figure-book.js'
import { type Interval, interval } from '../../figures/interval.js'
import { formOf, isExact, precisionOf, sameUnit } from '../../figures/measure.js'
import { printedInterval } from '../../figures/printed-interval.js'
import type { Check } from '../check.js'
import { sentenceStart } from '../clause.js'
import { isHeld } from '../operand-names.js'
import { atFigures } from './at-figures.js'
import { amountsFrom, type Division, misdivided } from './divisions.js'
import { type FigureInText, isQualified, isTotal } from './figures-in-text.js'

/** 平均每场40人, 平均每家企业3万元; 平均每天 is of a time that is not printed. */
const EACH = /^平均每(?![天日周月季年])(?<words>\p{Script=Han}{1,12})$/u
/** No unit that is counted by is longer. */
const LONGEST_UNIT = 3

/** What falls to each: 招聘会300场，求职者12000人，平均每场40人. Of several that may be counted so one that fits is enough. */
export const statedAverages: Check = (input) =>
  atFigures(input, { says: /平均每/u }, (average, index, printed) => {
    const { figure, spot, before } = average
    const words = EACH.exec(before)?.groups?.words
    if (words === undefined || isHeld(figure, input.dataset) || isQualified(average)) return []
    const start = sentenceStart(spot.passage.text, spot.start)
    const amounts = amountsFrom(start, printed.slice(0, index)).filter(isTotal)
    return misdivided('ratio-mismatch', average, shared(average, words, amounts), rounded(figure))
  })

/** What is shared out, if no more than one number may be, among what may be counted so. */
function shared({ figure }: FigureInText, words: string, amounts: readonly FigureInText[]): readonly Division[] {
  const among = amounts.flatMap((each) => {
    const rest = behindCounted(words, each)
    return rest === undefined ? [] : [{ whole: each.figure, rest }]
  })
  const found = amounts
    .filter((each) => sameUnit(each.figure.quantity.unit, figure.quantity.unit))
    .map((part) => ({
      part: part.figure,
      wholes: among
        .filter(({ whole, rest }) => whole !== part.figure && part.before.includes(rest))
        .map(({ whole }) => whole),
    }))
    .filter(({ wholes }) => wholes.length > 0)
  const [only, ...others] = found
  if (!only || others.length > 0) return []
  return [...only.wholes.map((whole) => ({ ...only, wholes: [whole] })).toReversed(), only]
}

/** What is said behind the unit and the name of what is counted: 投资 of 平均每个项目投资 beside 项目126个. */
function behindCounted(words: string, { figure, before, after }: FigureInText): string | undefined {
  const ends = Array.from({ length: LONGEST_UNIT }, (_, index) => LONGEST_UNIT - index)
  const end = ends.find((length) => sameUnit(words.slice(0, length), figure.quantity.unit))
  if (end === undefined) return undefined
  const rest = words.slice(end)
  const names = Array.from(rest, (_, index) => rest.slice(0, rest.length - index))
  const name = names.find((each) => before.endsWith(each) || after.startsWith(each)) ?? ''
  return rest.slice(name.length)
}

/** An average is rounded up, down or off, by people who count no halves. */
function rounded({ quantity, exact }: Figure): Interval | null {
  if (!exact || !isExact(quantity)) return printedInterval(quantity)
  const one = precisionOf(formOf(quantity))
  return interval(subtract(exact, one), add(exact, one), { low: true, high: true })
}
