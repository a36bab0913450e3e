import type { Figure, FigureBook } from '../../figures/figure-book.js'
import { sameUnit } from '../../figures/measure.js'
import type { Check } from '../check.js'
import { statementStart } from '../clause.js'
import type { Finding } from '../finding.js'
import { isHeld } from '../operand-names.js'
import { atFigures } from './at-figures.js'
import { besideShares } from './beside-shares.js'
import { amountsFrom, type Division, divisions, mayHold, misdivided } from './divisions.js'
import { type FigureInText, isQualified, wordsBetween } from './figures-in-text.js'

/** 占一般公共预算收入的70%, 占81.2%, 占比70%, 国家级占5.8%; 其中企业占5.8% is of what is not counted here. */
const SHARE =
  /^(?!其中)(?<subject>[^占]*?)(?:分别)?(?:约|仅|只)?占(?<of>[^占]{0,20}?)(?:的?比[重例]?|的)?(?:分别)?(?:为|达到?|是|约)?$/u
/** 分别占37.9%和21.2%: one share of each of the parts in front, in their order. */
const NEXT = /^(?:[、和及]|以及)$/u
/** ，占全市进出口总值312.4亿元的59.6%: the whole stands inside, and the part right in front. */
const INSIDE = /^，(?:约|仅|只)?占[^占，。；]{0,16}$/u
/** What the whole is called beside its own name: 转移就业总数, 全部贷款, 总量. 总人口 is another than 高龄人口. */
const ALL = /^(?:全部|其|上述)|总(?:数|量|额|人数|户数)$/gu
/** Joins a part to its whole: 102.6亿元，其中税收收入71.8亿元; 抽查的42个项目中，有17个. */
const OF_WHICH = /其中|中，|中(?:已|仍|尚|还)?有/u
/** 一般贸易1182亿元，占70.4%，其中…；加工贸易126亿元，占7.5%: the second stands beside the first, of the same whole. */
const BESIDE = /占[^；]*其中[^；]*；/u

/**
 * What a sentence itself relates (勾稽): a share beside the numbers that it follows from. 勾稽.yaml says the same where
 * somebody has thought of it; a new sentence has nobody yet. Of several numbers that may be the whole one that fits is
 * enough.
 */
export const statedShares: Check = (input) => {
  const found = atFigures(input, { says: /占/u }, (share, index, printed) => {
    if (share.figure.quantity.unit !== '%') return []
    const earlier = printed.slice(0, index)
    const shares = sharesFrom(index, printed)
    const divided =
      shares.length > 1
        ? partsOf(share, shares.length, earlier)
        : [[...partOf(share, earlier, input.figures), ...ofWholeInside(share, earlier)]]
    return shares.flatMap((each, order) =>
      isHeld(each.figure, input.dataset) || isQualified(each)
        ? []
        : misdivided('share-mismatch', each, divided[order] ?? []),
    )
  })
  const isTold = ({ spot }: Finding): boolean =>
    found.some((each) => each.spot?.passage === spot?.passage && each.spot?.start === spot?.start)
  return [...found, ...besideShares(input).filter((each) => !isTold(each))]
}

/** A share, and those that are listed behind it. */
function sharesFrom(index: number, printed: readonly FigureInText[]): readonly FigureInText[] {
  const rest = printed.slice(index)
  const end = rest.findIndex(
    (each, order) =>
      order > 0 && (each.figure.quantity.unit !== '%' || !NEXT.test(wordsBetween(rest[order - 1] ?? each, each))),
  )
  return end < 0 ? rest : rest.slice(0, end)
}

/** 分别占…: what each of several shares may be of; the last numbers in front are their parts. */
function partsOf(
  { spot, before }: FigureInText,
  count: number,
  earlier: readonly FigureInText[],
): readonly (readonly Division[])[] {
  const { subject = '', of } = SHARE.exec(before)?.groups ?? {}
  if (of === undefined) return []
  const amounts = amountsFrom(statementStart(spot.passage.text, spot.start), earlier)
  const [parts, ahead] = [amounts.slice(-count), amounts.slice(0, -count)]
  const [first, last] = [parts[0], parts.at(-1)]
  if (!first || !last?.before.includes(subject)) return []
  const name = of.replaceAll(ALL, '')
  const isWhole = (each: FigureInText): boolean =>
    name === '' ? isJoined(wordsBetween(each, first)) : each.before.includes(name)
  return parts.map((part) => divisions([...ahead, part], (each) => each === part, isWhole))
}

/** 占…: of what is named, in the same sentence or anywhere; of what 其中 joins it to, where nothing is. */
function partOf(
  { spot, before }: FigureInText,
  earlier: readonly FigureInText[],
  figures: FigureBook,
): readonly Division[] {
  const { subject = '', of } = SHARE.exec(before)?.groups ?? {}
  if (of === undefined) return []
  const amounts = amountsFrom(statementStart(spot.passage.text, spot.start), earlier)
  const last = amounts.at(-1)
  const isPart = (each: FigureInText): boolean => each.before.includes(subject)
  if (!last || (subject === '' && isListed(amounts))) return []
  const name = of.replaceAll(ALL, '')
  if (name === '') {
    const found = divisions(amounts, isPart, (each, part) => isJoined(wordsBetween(each, part)))
    // Without a subject it is the last number's share.
    return subject !== '' || found.some(({ part }) => part === last.figure) ? [...found, ...ofAll(found, earlier)] : []
  }
  // 农业到位资金3.3万元，……；工业到位资金65.7万元，占到位资金65.4%: what is called the same stands beside it.
  const named = divisions(amounts, isPart, (each, part) => each.before.includes(name) && each.before !== part.before)
  return named.length > 0 || subject !== ''
    ? named
    : elsewhere(name, last.figure, figures).map((whole) => ({ part: last.figure, wholes: [whole] }))
}

/** 60岁及以上人口占18.7%，其中65岁及以上人口占13.5%: the second may be of all as well, as the first is. */
function ofAll(found: readonly Division[], earlier: readonly FigureInText[]): readonly Division[] {
  return found.flatMap((each) => {
    const behind = earlier[earlier.findIndex(({ figure }) => figure === each.wholes.at(-1)) + 1]
    return behind && SHARE.test(behind.before) ? [{ ...each, of: behind.figure }] : []
  })
}

function ofWholeInside(share: FigureInText, earlier: readonly FigureInText[]): readonly Division[] {
  const [last, whole] = earlier.slice(-2)
  if (!last || !whole || wordsBetween(whole, share) !== '的' || !INSIDE.test(wordsBetween(last, whole))) return []
  const amounts = amountsFrom(statementStart(share.spot.passage.text, share.spot.start), earlier).filter(
    (each) => each !== whole && mayHold(whole.figure, each.figure),
  )
  return isListed(amounts) ? [] : amounts.map(({ figure }) => ({ part: figure, wholes: [whole.figure] })).toReversed()
}

/** 机电产品86.2亿元、农产品21.4亿元，占57.8%: they may be meant together. */
function isListed(amounts: readonly FigureInText[]): boolean {
  const [one, other] = amounts.slice(-2)
  return (
    one !== undefined &&
    other !== undefined &&
    sameUnit(one.figure.quantity.unit, other.figure.quantity.unit) &&
    wordsBetween(one, other).startsWith('、')
  )
}

const isJoined = (words: string): boolean => OF_WHICH.test(words) && !BESIDE.test(words)

/** The one figure of the province that is called so and is in another sentence: 占转移就业总数的 and 农村劳动力转移就业. */
function elsewhere(name: string, part: Figure, { figures }: FigureBook): readonly Figure[] {
  if (part.scope || name.length < 3) return []
  const alike = figures.filter(
    (each) =>
      !each.scope && each !== part && each.name.endsWith(name) && sameUnit(each.quantity.unit, part.quantity.unit),
  )
  const named = alike.filter((each) => each.name === name)
  const found = named.length > 0 ? named : alike
  return found.length === 1 ? found.filter((each) => mayHold(each, part)) : []
}
