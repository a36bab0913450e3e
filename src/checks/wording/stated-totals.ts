import type { Exact } from '../../figures/exact.js'
import { formatLike } from '../../figures/format-figure.js'
import { type Interval, overlap, subtractIntervals } from '../../figures/interval.js'
import { distance, sameUnit } from '../../figures/measure.js'
import { printedInterval } from '../../figures/printed-interval.js'
import type { Check } from '../check.js'
import { sentenceStart } from '../clause.js'
import type { Finding } from '../finding.js'
import { isHeld } from '../operand-names.js'
import { atFigures, tellAt } from './at-figures.js'
import { added, type FigureInText, isAmount, isOpen, isQualified, isTotal, wordsBetween } from './figures-in-text.js'
import { rangesOf, sumsWithLast } from './sums-with-last.js'

/** 7.2亿元、1.1亿元，两项合计8.3亿元 */
const TOTAL = /^(?:[两二三四五六七八]项|以上)?(?:合计|共计|总计)(?:为|达到?)?$/u
/** 已整改62个，剩余6个; what is done is said to be. */
const REST = /^(?:剩余|其余|余下|尚余|还剩)的?$/u
const DONE = /^(?:目前|现|其中)?已/u
/** 贸易顺差424.3亿元: of what goes out and what comes in. */
const BALANCE = /^(?:货物|实现)?(?:进出口|贸易|外贸|对外贸易)?[顺逆]差(?:为|达到?)?$/u
const EXPORTS = /(?<!进)出口(?:额|总额|总值)?(?:为|达到?)?$/u
const IMPORTS = /进口(?:额|总额|总值)?(?:为|达到?)?$/u
/** So many numbers of a sentence may be what another follows from; in a longer list one of them may be missed. */
const NEAR = 8
/** 顺差 is of numbers of the whole paragraph. */
const IN_PARAGRAPH = 40

/** How each is said, from so many numbers at most, and held. */
const WAYS = [
  { words: TOTAL, most: NEAR, held: total },
  { words: REST, most: NEAR, held: rest },
  { words: BALANCE, most: IN_PARAGRAPH, held: balance },
] as const

/** What a number is said to come to with those in front of it: 合计 behind its parts, 剩余 behind what is done, 顺差. */
export const statedTotals: Check = (input) =>
  atFigures(input, { says: /[合共总]计|余|还剩|差/u }, (each, index, printed) => {
    const { figure, spot, before } = each
    const way = WAYS.find(({ words }) => words.test(before))
    if (!way || isQualified(each) || isHeld(figure, input.dataset)) return []
    const start = way.most === NEAR ? sentenceStart(spot.passage.text, spot.start) : 0
    return way.held(each, amountsBefore(each, printed.slice(0, index), start, way.most))
  })

/**
 * The numbers of the same unit in front of another from a place on; none where there are more figures than are looked at,
 * or one is still to come.
 */
function amountsBefore(
  { figure }: FigureInText,
  earlier: readonly FigureInText[],
  start: number,
  most: number,
): readonly FigureInText[] {
  const near = earlier.slice(-most - 1).filter(({ spot }) => spot.start >= start)
  const { unit } = figure.quantity
  return near.length > most || near.some(isOpen)
    ? []
    : near.filter((each) => isAmount(each) && isTotal(each) && sameUnit(each.figure.quantity.unit, unit))
}

function total(each: FigureInText, parts: readonly FigureInText[]): readonly Finding[] {
  const last = parts.at(-1)
  // 社保补贴1.1亿元等，合计: of more than is named.
  if (!last || parts.length < 2 || wordsBetween(last, each).includes('等')) return []
  return mismatch(each, sumsWithLast(parts), added(parts), parts)
}

function rest(each: FigureInText, amounts: readonly FigureInText[]): readonly Finding[] {
  const [whole, done] = amounts.slice(-2)
  if (!whole || !done || !DONE.test(done.before)) return []
  const left = amounts.slice(0, -1).flatMap(({ figure }, index) => {
    const all = printedInterval(figure.quantity)
    return all ? sumsWithLast(amounts.slice(index + 1)).map((some) => subtractIntervals(all, some)) : []
  })
  return mismatch(each, left, apart(whole, done), [whole, done])
}

function balance(each: FigureInText, amounts: readonly FigureInText[]): readonly Finding[] {
  const [sold, bought] = [EXPORTS, IMPORTS].map((words) => amounts.filter(({ before }) => words.test(before)))
  const [one, other] = [sold?.at(-1), bought?.at(-1)]
  if (!sold || !bought || !one || !other) return []
  const differences = rangesOf(sold).flatMap((out) =>
    rangesOf(bought).flatMap((into) => [subtractIntervals(out, into), subtractIntervals(into, out)]),
  )
  return mismatch(each, differences, apart(one, other), [one, other])
}

const apart = (one: FigureInText, other: FigureInText): Exact | null =>
  one.figure.exact && other.figure.exact && distance(one.figure.exact, other.figure.exact)

/** Nothing where one of what the numbers may come to is the number that is printed. */
function mismatch(
  each: FigureInText,
  possible: readonly (Interval | null)[],
  value: Exact | null,
  of: readonly FigureInText[],
): readonly Finding[] {
  const { figure } = each
  const stated = printedInterval(figure.quantity)
  if (!stated || !value || possible.some((range) => range && overlap(range, stated))) return []
  const from = of.map((part) => part.figure.text).join('、')
  const should = formatLike(value, figure.quantity)
  return tellAt(each, 'sum-mismatch', `“${figure.name}”是${figure.text}，由 ${from} 得 ${should}`, {
    hint: '请核对这几个数字；还有没有写出的，写进 豁免.yaml。',
    from: [figure, ...of.map((part) => part.figure)],
  })
}
