import type { Quantity } from '../../data/quantity.js'
import { compare, divide, type Exact, whole } from '../../figures/exact.js'
import { formatFigure, formatLike } from '../../figures/format-figure.js'
import { addIntervals, divideIntervals, type Interval, overlap, point } from '../../figures/interval.js'
import { formOf, quantityOf, sameUnit } from '../../figures/measure.js'
import { printedInterval } from '../../figures/printed-interval.js'
import type { Check } from '../check.js'
import type { Finding } from '../finding.js'
import { isOneSlip } from '../numbers/one-slip.js'
import { isHeld } from '../operand-names.js'
import { tellAt } from './at-figures.js'
import {
  added,
  type FigureInText,
  figuresIn,
  isAmount,
  isOpen,
  isQualified,
  listedFrom,
  wordsBetween,
} from './figures-in-text.js'

/** 咨询类1762件，占61.24%: nothing is named that it is a share of, so that it is the same for all of the list. */
const BARE = /^，?(?:约|仅|只)?占比?(?:为|达到?)?$/u
/** The first of a list may name it, or each the same: 占受理总量的61.24%. */
const NAMED = /^，?(?:约|仅|只)?占[^占，。；]{0,16}?(?:的比[重例]|的|比[重例]?)?(?:为|达到?)?$/u
/** 分别占总量的60.9%、21.7%和13.0% */
const RESPECTIVELY = /^，(?:约|比重)?分别(?:约)?占[^占，。；]{0,16}$/u
/** What ends a list: a part of a part has another whole. */
const OTHER_WHOLE = /[。！？]|其中|占/u

/** An amount and the share that is said to be its own. */
interface Pair {
  readonly part: FigureInText
  readonly share: FigureInText
  /** What the whole may be, by these two alone. */
  readonly whole: Interval
}

/**
 * Shares that stand beside one another are of one whole, named or not: 投诉733件，占25.48%；咨询1762件，占61.24%；求助238件，占8.27%. One that
 * does not go with all of the others is wrong, or its amount is; where all of them make up the whole two are enough.
 */
export const besideShares: Check = ({ dataset, figures, passages }) =>
  passages.flatMap((passage) => {
    if (!passage.text.includes('占')) return []
    const printed = figuresIn(passage, figures)
    return [...listsOf(printed), ...respectively(printed)].flatMap((list) =>
      list.some(({ share }) => isHeld(share.figure, dataset)) ? [] : strange(list, printed),
    )
  })

function listsOf(printed: readonly FigureInText[]): readonly (readonly Pair[])[] {
  const lists: Pair[][] = []
  for (const [index, share] of printed.entries()) {
    const part = printed[index - 1]
    const words = part && wordsBetween(part, share)
    if (!part || words === undefined || !NAMED.test(words)) continue
    const pair = pairOf(part, share)
    const [list, last] = [lists.at(-1), lists.at(-1)?.at(-1)]
    const goesOn =
      last &&
      pair &&
      (BARE.test(words) || words === wordsBetween(last.part, last.share)) &&
      sameUnit(last.part.figure.quantity.unit, part.figure.quantity.unit) &&
      !OTHER_WHOLE.test(wordsBetween(last.share, part))
    if (pair && list && goesOn) list.push(pair)
    else lists.push(pair ? [pair] : [])
  }
  return lists
}

function respectively(printed: readonly FigureInText[]): readonly (readonly Pair[])[] {
  return printed.flatMap((first, index) => {
    const before = printed[index - 1]
    if (!before || !RESPECTIVELY.test(wordsBetween(before, first))) return []
    const shares = listedFrom(printed, index)
    const parts = printed.slice(Math.max(0, index - shares.length), index)
    const pairs = parts.flatMap((part, order) => pairOf(part, shares[order] ?? first) ?? [])
    const ofUnit = pairs.every(({ part }) => sameUnit(part.figure.quantity.unit, before.figure.quantity.unit))
    return pairs.length === shares.length && ofUnit ? [pairs] : []
  })
}

function pairOf(part: FigureInText, share: FigureInText): Pair | null {
  if (share.figure.quantity.unit !== '%' || !isAmount(part) || isOpen(part) || isOpen(share) || isQualified(share))
    return null
  const [one, other] = [part, share].map(({ figure }) => printedInterval(figure.quantity))
  const range = one && other && divideIntervals(one, other)
  return range ? { part, share, whole: range } : null
}

/** Longer lists are tables; each of them would be held against all others. */
const LONGEST = 40

function strange(list: readonly Pair[], printed: readonly FigureInText[]): readonly Finding[] {
  if (list.length > LONGEST) return []
  if (common(list)) return slipOfWhole(list, printed)
  const without = list.length < 3 ? [] : list.filter((pair) => common(list.filter((each) => each !== pair)))
  const [alone] = without
  if (alone && without.length === 1) {
    const others = list.filter((each) => each !== alone)
    const total = added(list.map(({ part }) => part))
    // The list is all that there is, or what the whole is follows from the others.
    const all = others.every((each) => overlap(each.whole, point(total)))
      ? total
      : divide(added(others.map(({ part }) => part)), added(others.map(({ share }) => share)))
    return all ? tell(alone, all) : []
  }
  const total = madeUp(list, printed)
  const wrong = total && list.find((each) => !overlap(each.whole, point(total)))
  return total && wrong ? tell(wrong, total) : []
}

/** What all of a list make up, where that is printed in front of them, or where their shares make up 100%. */
function madeUp(list: readonly Pair[], printed: readonly FigureInText[]): Exact | null {
  const [first, ...more] = list.map(({ share }) => printedInterval(share.figure.quantity))
  const shares = more.reduce((all, each) => (all && each ? addIntervals(all, each) : null), first ?? null)
  const total = added(list.map(({ part }) => part))
  const [{ part } = { part: undefined }] = list
  const isPrinted = printed.some(
    ({ figure, spot }) =>
      part !== undefined &&
      spot.end <= part.spot.start &&
      sameUnit(figure.quantity.unit, part.figure.quantity.unit) &&
      figure.exact !== null &&
      compare(figure.exact, total) === 0,
  )
  return list.length > 1 && (isPrinted || (shares && overlap(shares, point(whole(1))))) ? total : null
}

/** 共受理2878件 over a list whose shares make up 100%, and whose numbers 2877: one slip of the keyboard. */
function slipOfWhole(list: readonly Pair[], printed: readonly FigureInText[]): readonly Finding[] {
  const [first] = list
  const total = madeUp(list, printed)
  if (!first || !total) return []
  const { figure, spot: from } = first.part
  const wholes = printed.filter(
    (each) =>
      each.spot.end <= from.start &&
      isAmount(each) &&
      ALL.test(each.before) &&
      sameUnit(each.figure.quantity.unit, figure.quantity.unit),
  )
  return wholes.slice(-1).flatMap((each) => {
    const { figure: all } = each
    const should = quantityOf(total, formOf(all.quantity))
    if (!isOneSlip(digitsOf(should), digitsOf(all.quantity))) return []
    const message = `“${all.name}”是${all.text}，后面各项的占比合起来是100%，各项合计是${formatFigure(should)}`
    return tellAt(each, 'sum-mismatch', message, {
      hint: '请核对这几个数字；说的不是同一些的，写进 豁免.yaml。',
      from: [all, ...list.map(({ part }) => part.figure)],
    })
  })
}

/** 共受理, 总投资: what the parts of a list may make up. */
const ALL = /共|总|合计|累计/u
const digitsOf = ({ digits }: Quantity): string => digits.replace('.', '')

/** Whether one whole fits all. */
function common(pairs: readonly Pair[]): boolean {
  return pairs.every((one, index) => pairs.slice(index + 1).every((other) => overlap(one.whole, other.whole)))
}

function tell({ part, share }: Pair, all: Exact): readonly Finding[] {
  const value = part.figure.exact && divide(part.figure.exact, all)
  if (!value) return []
  const should = formatLike(value, share.figure.quantity)
  const message = `“${part.figure.name}”是${part.figure.text}，占比与旁边的几个不是同一个总数的：应为 ${should}，印的是${share.figure.text}`
  return tellAt(share, 'share-mismatch', message, {
    hint: '请核对这个数和它的占比；占的是别的总数的，写明“占……的”，或者写进 豁免.yaml。',
    from: [part.figure, share.figure],
  })
}
