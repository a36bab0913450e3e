import { wholeArea } from '../../data/whole-area.js'
import { compare } from '../../figures/exact.js'
import type { Figure } from '../../figures/figure-book.js'
import { completionName, isCompletion, reportedIn } from '../../figures/figure-names.js'
import { type Interval, overlap, point, subtractIntervals } from '../../figures/interval.js'
import { sameUnit } from '../../figures/measure.js'
import { printedInterval } from '../../figures/printed-interval.js'
import type { Check, CheckInput } from '../check.js'
import type { Finding } from '../finding.js'
import { atFigures, tellAt } from './at-figures.js'
import { changedTo, FROM } from './change-words.js'
import { type FigureInText, wordsBetween } from './figures-in-text.js'
import { meanOf, reportedValues } from './measured-places.js'

const MORE = '高|多|快|增加|提高|上升|增长|提升|扩大|上涨'
const LESS = '低|少|慢|减少|下降|降低|回落|下滑|收窄|缩小|下调|压缩|缩短'
const WORD = `(?:(?<more>${MORE})|(?<less>${LESS}))`
/** ，比吉林市的130.4%, （较上年同期的92.7% */
const THAN = /^[，（]?(?:但|也|仍|均)?(?:比|较)(?!重)[^，。；0-9]{0,16}$/u
/** 高5.7个百分点, ）上升1.5个百分点 */
const BY = new RegExp(`^）?(?:的)?(?:平均水平|水平|目标|计划)?${WORD}[出了]?$`, 'u')
const ALONE = new RegExp(`^）?(?:的)?(?:平均水平|水平)?${WORD}[出了]?(?=[，。；]|$)`, 'u')
/** ，低于5.5%的控制目标, ，高于上年同期的38% */
const BEYOND = /^，(?:但|也|仍)?(?:(?<more>高于|多于)|(?<less>低于|少于))[^，。；0-9]{0,14}$/u
const TO = changedTo(MORE, LESS)
const THEREBY = new RegExp(`^，(?:同比|累计|共|净)?${WORD}了?$`, 'u')
const APART = /^，?(?:二者|两者|两地|两市)?(?:之间)?(?:，最高[与和]最低)?相差了?$/u
/** What falls by more is no higher. */
const FALLS = /降|减|负|缩/u
/** Positions and bare numbers: a better rank is a smaller number. */
const NO_AMOUNT = /^(?:名|位|次)?$/u

/** What is said of two figures that stand side by side, by how much one is more than the other, is their difference. */
export const differences: Check = (input) =>
  atFigures(input, { says: /[比较由从]|相差|[高低多少]于/u, prose: true }, (right, index, printed) => {
    const [first, left, by] = [printed[index - 2], printed[index - 1], printed[index + 1]]
    if (!left) return []
    return [
      ...compared(left, right, by),
      ...changed(left, right, by),
      ...apart(left, right, first),
      ...fromAverage(left, right, input),
    ]
  })

type Way = Readonly<Record<string, string | undefined>> | undefined
const signOf = (way: Way): 1 | -1 => (way?.more === undefined ? -1 : 1)

/** 甲124.7%，比乙的130.4%低5.7个百分点 */
function compared(left: FigureInText, right: FigureInText, by: FigureInText | undefined): readonly Finding[] {
  const join = wordsBetween(left, right)
  const beyond = BEYOND.exec(join)
  if (beyond) {
    const told = join.endsWith('的') || right.after.startsWith('的')
    // `comparedFigures` holds completions against each other.
    return told && !isCompletion(right.figure) ? ordered(left, right, beyond.groups, right) : []
  }
  if (!THAN.test(join) || FALLS.test(left.before) || FALLS.test(join)) return []
  const words = by ? wordsBetween(right, by) : right.after
  const way = BY.exec(words)
  if (way && by) {
    const wrong = ordered(left, right, way.groups, by)
    return wrong.length > 0 ? wrong : amounts(left, right, by)
  }
  return ordered(left, right, ALONE.exec(right.after)?.groups, right)
}

/** 由88.6%提高到87.4%，提高1.2个百分点 */
function changed(left: FigureInText, right: FigureInText, by: FigureInText | undefined): readonly Finding[] {
  const way = FROM.test(left.before) && TO.exec(wordsBetween(left, right))
  if (!way) return []
  const wrong = ordered(right, left, way.groups, right)
  if (wrong.length > 0 || !by) return wrong
  const thereby = THEREBY.exec(wordsBetween(right, by))
  if (!thereby) return []
  const against = ordered(right, left, thereby.groups, by)
  return against.length > 0 ? against : amounts(right, left, by)
}

/** 最高130.4%、最低102.4%，相差28.0个百分点 */
const apart = (left: FigureInText, by: FigureInText, first: FigureInText | undefined): readonly Finding[] =>
  first && APART.test(wordsBetween(left, by)) && !/[。；]/u.test(wordsBetween(first, left))
    ? amounts(first, left, by)
    : []

/** 松原市102.4%，比全省平均水平低16.5个百分点 */
function fromAverage(left: FigureInText, by: FigureInText, input: CheckInput): readonly Finding[] {
  const { figure } = left
  const { indicator = '', part } = reportedIn(figure) ?? {}
  const join = wordsBetween(left, by)
  // 满意率 has no plan: what is reported is itself a percentage.
  const measure = part === '完成率' || part === '完成' ? part : null
  if (!measure || figure.quantity.unit !== '%' || by.figure.quantity.unit !== '个百分点') return []
  if (!/平均|全|我/u.test(join)) return []
  const way = new RegExp(
    `^，(?:但|也|仍)?(?:比(?:${wholeArea(input.dataset).source})?(?:平均)?(?:水平)?(?:(?<more>高)|(?<less>低))出?|(?:(?<above>高于|超过|高出)|(?<below>低于))(?:${wholeArea(input.dataset).source})?(?:平均)?(?:水平)?)$`,
    'u',
  ).exec(join)?.groups
  const average = input.figures.find(measure === '完成率' ? completionName(indicator) : indicator, null)
  const own = figure.exact
  const mean = meanOf([...reportedValues(indicator, measure, input).values()])
  if (!way || !average?.exact || !own || !mean) return []
  const sign = (way.more ?? way.above) ? 1 : -1
  const stated = intervalOf(by.figure)
  const [one, other] = [printedInterval(figure.quantity), printedInterval(average.quantity)]
  if (!stated || !one || !other) return []
  // 平均水平 is the province's completion, or the mean of the places'.
  const right = [other, point(mean)].map((line) =>
    sign > 0 ? subtractIntervals(one, line) : subtractIntervals(line, one),
  )
  if (right.some((each) => each && overlap(each, stated))) return []
  const message = `“${figure.name}”是${figure.text}，“${average.name}”是${average.text}，不是${join.slice(1)}${by.figure.text}`
  return tell(by, message)
}

/** Nothing where the first is more or less than the second, as is said. */
function ordered(one: FigureInText, other: FigureInText, way: Way, at: FigureInText): readonly Finding[] {
  const [a, b] = [one.figure, other.figure]
  if (!way || !alike(a, b) || !a.exact || !b.exact || compare(a.exact, b.exact) * signOf(way) > 0) return []
  return tell(at, `这里说“${way.more ?? way.less}”，“${a.name}”是${a.text}，“${b.name}”是${b.text}`)
}

/** Nothing where the third is what the first two differ by, as far as their last digits tell. */
function amounts(one: FigureInText, other: FigureInText, by: FigureInText): readonly Finding[] {
  const [a, b] = [one.figure, other.figure]
  const points = by.figure.quantity.unit === '个百分点'
  if (
    !alike(a, b) ||
    (points ? a.quantity.unit !== '%' : a.quantity.unit === '%' || !sameUnit(a.quantity.unit, by.figure.quantity.unit))
  )
    return []
  if (mayDifferBy(a, b, by.figure)) return []
  return tell(by, `“${a.name}”是${a.text}，“${b.name}”是${b.text}，相差不是${by.figure.text}`)
}

const alike = (a: Figure, b: Figure): boolean =>
  sameUnit(a.quantity.unit, b.quantity.unit) && !NO_AMOUNT.test(a.quantity.unit)

/** Whether two figures may differ by a third, either way, as far as their last digits tell; so may what is still to come. */
export function mayDifferBy(a: Figure, b: Figure, by: Figure): boolean {
  const [first, second, stated] = [printedInterval(a.quantity), printedInterval(b.quantity), intervalOf(by)]
  if (!first || !second || !stated) return true
  const eitherWay = [subtractIntervals(first, second), subtractIntervals(second, first)]
  return eitherWay.some((each) => !each || overlap(each, stated))
}

/** 个百分点 are rounded as % are. */
export const intervalOf = ({ quantity }: Figure): Interval | null =>
  printedInterval(quantity.unit === '个百分点' ? { ...quantity, unit: '%' } : quantity)

const tell = (each: FigureInText, message: string): readonly Finding[] =>
  tellAt(each, 'figure-wording', message, { hint: '请核对数字和说法；说的是别的数的，写进 豁免.yaml。' })
