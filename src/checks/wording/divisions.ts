import type { DiagnosticCode } from '../../diagnostics/codes.js'
import { compare, divide, subtract, whole as wholeNumber } from '../../figures/exact.js'
import type { Figure } from '../../figures/figure-book.js'
import { planName } from '../../figures/figure-names.js'
import { formatLike } from '../../figures/format-figure.js'
import {
  addIntervals,
  divideIntervals,
  type Interval,
  multiplyIntervals,
  overlap,
  point,
  subtractIntervals,
} from '../../figures/interval.js'
import { sameUnit } from '../../figures/measure.js'
import { printedInterval } from '../../figures/printed-interval.js'
import { stretchBefore } from '../clause.js'
import type { Finding } from '../finding.js'
import { tellAt } from './at-figures.js'
import { CLAUSE_STOPS, type FigureInText, isAmount, isOpen } from './figures-in-text.js'

/** Numbers of which one may be the part and others, added, the whole. */
export interface Division {
  readonly part: Figure
  readonly wholes: readonly Figure[]
  /** The share that the whole itself has of what is divided; else the whole is that. */
  readonly of?: Figure
  /** 不合格39个 beside 合格率: the share is what is left. */
  readonly rest?: true
}

const ALL = wholeNumber(1)
const PLAN = planName('')
/** So many numbers in front of a share may be what it follows from; in a longer list its whole may be missed. */
const NEAR = 20

/** The numbers in front of another from a place on; none where there are more than are looked at, or one is still to come. */
export function amountsFrom(start: number, earlier: readonly FigureInText[]): readonly FigureInText[] {
  const near = earlier.slice(-NEAR - 1).filter(({ spot }) => spot.start >= start)
  return near.length > NEAR || near.some(isOpen) ? [] : near.filter(isAmount)
}

/** Kinds that stand side by side, and what is done of all of them: 重大隐患386处、一般隐患1268处，整改1240处. */
const SIDE_BY_SIDE = 4

/** What may be a part of what in front of it, of one unit and not less: the likeliest first, those of several wholes last. Of what is less only
 * where nothing else may be meant. */
export function divisions(
  amounts: readonly FigureInText[],
  isPart: (each: FigureInText) => boolean,
  isWhole: (each: FigureInText, part: FigureInText) => boolean,
): readonly Division[] {
  const found = amounts.flatMap((part, index) =>
    isPart(part) ? [wholesOf(part, amounts.slice(0, index), isWhole)] : [],
  )
  const all = [...found.flatMap(({ alone }) => alone).toReversed(), ...found.flatMap(({ added }) => added)]
  return all.length > 0 ? all : found.flatMap(({ beyond }) => beyond).toReversed()
}

function wholesOf(
  part: FigureInText,
  earlier: readonly FigureInText[],
  isWhole: (each: FigureInText, part: FigureInText) => boolean,
) {
  const { unit } = part.figure.quantity
  const wholes = earlier
    .filter((each) => sameUnit(each.figure.quantity.unit, unit) && isWhole(each, part))
    .map(({ figure }) => figure)
  const division = (of: readonly Figure[]): Division => ({ part: part.figure, wholes: of })
  const most = Math.min(wholes.length, SIDE_BY_SIDE)
  return {
    alone: wholes.filter((each) => mayHold(each, part.figure)).map((each) => division([each])),
    beyond: wholes.slice(-1).map((each) => division([each])),
    added: Array.from({ length: Math.max(0, most - 1) }, (_, more) => division(wholes.slice(-more - 2))),
  }
}

/** Whether a number may be the whole of another. */
export const mayHold = (whole: Figure, part: Figure): boolean =>
  sameUnit(whole.quantity.unit, part.quantity.unit) &&
  whole.exact !== null &&
  part.exact !== null &&
  compare(whole.exact, part.exact) >= 0

/** Nothing where a part and a whole give the share as it is printed, or where no number alone may be the whole. */
export function misdivided(
  code: DiagnosticCode,
  each: FigureInText,
  found: readonly Division[],
  stated = printedInterval(each.figure.quantity),
): readonly Finding[] {
  const { figure, spot } = each
  // 完成589亿元计划的37.2%，其中农业24.6亿元，占11.2%: of what was done, not of what was planned.
  const likeliest = found.find(({ wholes }) => !wholes.some(({ name }) => name.endsWith(PLAN))) ?? found[0]
  const [whole, ...others] = likeliest?.wholes ?? []
  if (!stated || !likeliest || !whole || others.length > 0) return []
  const quotients = found.map(({ part, wholes, of, rest }) => {
    const [one, all] = [printedInterval(part.quantity), added(wholes)]
    const own = one && all && divideIntervals(one, all)
    const quotient = own && rest ? subtractIntervals(point(ALL), own) : own
    const share = of && printedInterval(of.quantity)
    return quotient && share ? multiplyIntervals(quotient, share) : quotient
  })
  if (quotients.some((quotient) => !quotient || overlap(quotient, stated))) return []
  const { part, rest } = likeliest
  const own = part.exact && whole.exact && divide(part.exact, whole.exact)
  if (!own) return []
  const should = formatLike(rest ? subtract(ALL, own) : own, figure.quantity)
  const from = `${rest ? '1 − ' : ''}“${part.name}”${part.text} ÷ “${whole.name}”${whole.text}`
  const said = stretchBefore(spot.passage.text, spot.end, CLAUSE_STOPS)
  return tellAt(each, code, `这里说“${said}”，${from} 得 ${should}`, {
    hint: '请核对这几个数字；比的是别的数的，写进 豁免.yaml。',
    from: [figure, part, whole],
  })
}

function added(wholes: readonly Figure[]): Interval | null {
  const ranges = wholes.map(({ quantity }) => printedInterval(quantity))
  return ranges.reduce((all, each) => all && each && addIntervals(all, each))
}
