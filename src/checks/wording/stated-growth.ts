import { add, divide, type Exact, subtract } from '../../figures/exact.js'
import { formatFigure } from '../../figures/format-figure.js'
import { addIntervals, divideIntervals, type Interval, overlap, subtractIntervals } from '../../figures/interval.js'
import { formOf, quantityOf, sameUnit } from '../../figures/measure.js'
import { printedInterval } from '../../figures/printed-interval.js'
import type { Check } from '../check.js'
import { type Finding, finding, numberIn } from '../finding.js'
import { isHeld } from '../operand-names.js'
import { FALLS, RISES } from './change-words.js'
import { type FigureInText, figuresIn, wordsBetween } from './figures-in-text.js'

/** ，同比增加0.4万人; 比年初 and 比上月 are of another time than the percentage may be. */
const BY = new RegExp(
  `^，(?:同比|[比较](?:上年|去年)[^，。；]{0,4})(?:(?<more>${RISES}|多)|(?<less>${FALLS}|少))了?$`,
  'u',
)
/** ，增长12.5% */
const RATE = new RegExp(`^，(?:同比)?(?:(?<more>${RISES})|(?<less>${FALLS}))了?$`, 'u')

/** How much more or less than before, beside the number itself and the percentage: the three follow from one another. */
export const statedGrowth: Check = ({ dataset, figures, passages }) =>
  passages.flatMap((passage) => {
    if (passage.kind === 'table' || !passage.text.includes('%')) return []
    const printed = figuresIn(passage, figures)
    return printed.flatMap((rate, index) => {
      const [now, by] = [printed[index - 2], printed[index - 1]]
      return now && by && rate.figure.quantity.unit === '%' && !isHeld(rate.figure, dataset)
        ? mismatch(now, by, rate)
        : []
    })
  })

/** 3.6万人，同比增加0.4万人，增长12.5%: 0.4 of what it was before, 3.2. */
function mismatch(now: FigureInText, by: FigureInText, rate: FigureInText): readonly Finding[] {
  const change = BY.exec(wordsBetween(now, by))?.groups
  const said = RATE.exec(wordsBetween(by, rate))?.groups
  const [own, other] = [now.figure.quantity, by.figure.quantity]
  if (!change || !said || own.unit === '%' || !sameUnit(own.unit, other.unit)) return []
  const [all, part, stated] = [own, other, rate.figure.quantity].map(printedInterval)
  const more = change.more !== undefined
  const before: Interval | null | undefined =
    all && part && (more ? subtractIntervals(all, part) : addIntervals(all, part))
  const range = before && part && divideIntervals(part, before)
  const value = quotient(now.figure.exact, by.figure.exact, more)
  if (!range || !stated || !value || overlap(range, stated)) return []
  const should = formatFigure(quantityOf(value, formOf(rate.figure.quantity)))
  const from = `“${now.figure.name}”是${now.figure.text}，变化${by.figure.text}`
  return [
    finding('ratio-mismatch', 'warning', `${from}，变化的幅度应为 ${should}，不是${rate.figure.text}`, {
      spot: rate.spot,
      at: rate.at,
      numbers: [now, by, rate].flatMap(({ figure }) => numberIn(figure.quantity)),
      hint: '请核对这几个数字；比的是别的数的，写进 豁免.yaml。',
    }),
  ]
}

function quotient(now: Exact | null, by: Exact | null, more: boolean): Exact | undefined {
  if (!now || !by) return undefined
  const before = more ? subtract(now, by) : add(now, by)
  return before.numerator > 0n ? divide(by, before) : undefined
}
