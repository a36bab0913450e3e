import { divide, type Exact, subtract, sum, whole } from '../../figures/exact.js'
import type { Figure, FigureBook } from '../../figures/figure-book.js'
import { formatExact } from '../../figures/format-figure.js'
import { addIntervals, divideIntervals, type Interval, point, subtractIntervals } from '../../figures/interval.js'
import { formOf, isExact } from '../../figures/measure.js'
import { fitOf } from '../../figures/printed-interval.js'
import type { Check } from '../check.js'
import { finding, numberIn } from '../finding.js'
import { ofFigure } from '../printed-values.js'
import { knownFigure } from './evaluate-relation.js'

/**
 * A figure that is declared as 近, 余 or 超 and can be computed as well: the word must fit the computed value. (One that
 * a relation of 勾稽.yaml reckons is judged there.)
 */
export const approximations: Check = ({ figures, printed }) =>
  figures.figures.flatMap((figure) => {
    if (figure.source !== 'declared' || isExact(figure.quantity)) return []
    const known = computedOf(figure, figures)
    const misfit = known && describeMisfit(figure, known.range, known.value)
    if (!misfit) return []
    const message = `${misfit.message}：计算得 ${misfit.value}`
    const { hint } = misfit
    return finding('approximation-misfit', misfit.fit === 'wrong side' ? 'error' : 'warning', message, {
      ...ofFigure(figure, printed),
      hint,
      numbers: numberIn(figure.quantity),
    })
  })

/** What is wrong with the word of an approximate figure, and the true value with more digits; undefined when it fits. */
export function describeMisfit(figure: Figure, range: Interval, value: Exact) {
  const fit = fitOf(figure.quantity, range)
  if (fit === 'fits') return undefined
  const form = formOf(figure.quantity)
  // 近100% is compared with 99.88%; a count needs no decimals.
  const decimals = form.scale !== '' || form.unit === '%' ? form.decimals + 2 : form.decimals
  return {
    fit,
    message: `“${figure.name}”印成“${figure.text}”，与实际数${fit === 'wrong side' ? '意思相反' : '相差太远'}`,
    value: formatExact(value, { ...form, decimals }),
    hint: '请核对数字，或改用合适的字（近、约、余、超、以上……）。',
  }
}

interface Computed {
  readonly range: Interval
  readonly value: Exact
}

/** What the operands of a figure imply, from the numbers as printed; undefined where one is 待补. */
function computedOf({ derivation }: Figure, figures: FigureBook): Computed | undefined {
  const operands = (derivation?.operands ?? []).map((name) => knownFigure(figures.find(name, null)))
  const known = operands.filter((operand) => operand !== undefined)
  const [first, second] = known
  if (!derivation || !first || known.length < operands.length) return undefined
  if (derivation.kind === 'sum') {
    const range = known.slice(1).reduce((total, each) => addIntervals(total, each.range), first.range)
    return { range, value: sum(known.map(({ value }) => value)) }
  }
  if (derivation.kind === 'rank' || !second) return undefined
  const ratio = divideIntervals(first.range, second.range)
  const value = divide(first.value, second.value)
  if (!ratio || !value) return undefined
  if (derivation.kind === 'share' || derivation.kind === 'completion') return { range: ratio, value }
  const one = whole(1)
  const change =
    derivation.kind === 'decline' ? subtractIntervals(point(one), ratio) : subtractIntervals(ratio, point(one))
  const difference = derivation.kind === 'decline' ? subtract(one, value) : subtract(value, one)
  return change ? { range: change, value: difference } : undefined
}
