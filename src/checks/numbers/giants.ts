import { approximate } from '../../figures/exact.js'
import type { Figure } from '../../figures/figure-book.js'
import { countedAs, isAdded } from '../../figures/measure.js'
import { groupBy } from '../../keyed/group-by.js'
import type { Check, CheckInput } from '../check.js'
import { type Finding, finding, numberIn } from '../finding.js'
import { formulaOperands } from '../operand-names.js'
import { ofFigure } from '../printed-values.js'
import { scaleSlip } from './magnitudes.js'

/** Of other things (件, 次) one number may well be beyond all others. */
const UNITS: ReadonlySet<string> = new Set(['人', '人次', '户', '元'])
/** Of fewer numbers one cannot tell what is usual. */
const FEWEST = 6
/** A 万 too many makes ten thousand times as much. In a county 转移就业 is fifty times as much as all else that is right. */
const TIMES = 100
/** Of so many numbers, of which an indicator is the greatest, fewer times are telling: no detail is so much greater. */
const MANY = 15
const TIMES_OF_MANY = 10
/** The step up to it is so many times as long as the longest between two of the others. */
const STEPS = 2
/** What there may be more of than of anything else: the whole of an economy, of a people, of an audience; labour that has moved. */
const WHOLES =
  /总值|GDP|产值|增加值|总[额量]|资产|余额|存款|贷款|投资|收入|支出|消费|销售|营业|进出口|交易|签约|引资|税|基金|人口|参保|持卡|居民|群众|惠及|覆盖|受益|游|接待|客|点击|浏览|访问|阅读|观看|播放|关注|主体|转移|务工/u

/**
 * A number that is beyond all others that the document counts in the same unit, as none of these is beyond the next:
 * 近5400万人 where the greatest indicator is 300万人. Only of numbers that neither a plan, a formula nor an equation holds.
 */
export const giants: Check = (input) => {
  const held = heldFigures(input)
  return [...byUnit(input).values()].flatMap((figures): readonly Finding[] => {
    const [giant, next, ...more] = figures.toSorted((a, b) => sizeOf(b) - sizeOf(a))
    if (!giant || !next || more.length + 1 < FEWEST || held.has(giant.name) || WHOLES.test(giant.name)) return []
    if (scaleSlip(giant)) return []
    const sizes = [giant, next, ...more].map((figure) => Math.log10(sizeOf(figure)))
    const [up = 0, ...below] = sizes.slice(0, -1).map((size, index) => size - (sizes[index + 1] ?? 0))
    const isKnown = more.length + 1 >= MANY && input.figures.indicators.has(next.name)
    if (up < Math.log10(isKnown ? TIMES_OF_MANY : TIMES) || up < STEPS * Math.max(...below)) return []
    const message = `“${giant.name}”是${giant.text}，文中用“${giant.quantity.unit}”计的其他数都小得多，最大的是“${next.name}”${next.text}`
    return [
      finding('report-magnitude', 'warning', message, {
        ...ofFigure(giant, input.printed),
        numbers: numberIn(giant.quantity),
        hint: '请核对小数点和单位里的万、亿；确实如此的，写进 豁免.yaml。',
      }),
    ]
  })
}

const sizeOf = ({ exact }: Figure): number => (exact ? approximate(exact) : 0)

function byUnit({ figures, printed }: CheckInput): ReadonlyMap<string, readonly Figure[]> {
  const unitOf = ({ quantity }: Figure) => countedAs(quantity.unit)
  const comparable = figures.figures.filter((figure) => {
    const unit = unitOf(figure)
    return printed.has(figure.name) && sizeOf(figure) > 0 && UNITS.has(unit) && isAdded(figure.name, unit)
  })
  return groupBy(comparable, unitOf)
}

function heldFigures({ dataset, figures }: CheckInput): ReadonlySet<string> {
  return new Set([
    ...figures.indicators.keys(),
    ...figures.figures.flatMap(({ name, derivation }) => (derivation ? [name] : [])),
    ...formulaOperands(dataset),
    ...dataset.relations.flatMap(({ sign, operands }) => (sign === '=' ? operands.map(({ name }) => name.value) : [])),
  ])
}
