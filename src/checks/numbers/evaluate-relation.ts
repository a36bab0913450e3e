import type { Operand, Product, Relation } from '../../data/relation.js'
import { add, divide, type Exact, multiply, negate, subtract, whole, zero } from '../../figures/exact.js'
import type { Figure, FigureBook } from '../../figures/figure-book.js'
import {
  addIntervals,
  divideIntervals,
  type Interval,
  multiplyIntervals,
  point,
  subtractIntervals,
} from '../../figures/interval.js'
import { exactOf } from '../../figures/measure.js'
import { trueValues } from '../../figures/printed-interval.js'

/** An operand with its number: what it is printed as, and all true values that are printed so. */
export interface Known {
  /** Null for a constant. */
  readonly figure: Figure | null
  readonly text: string
  readonly value: Exact
  readonly range: Interval
}

/** The operands of a relation, known; undefined where one is 待补 or is no figure at all. */
export function knownOperand(operand: Operand, figures: FigureBook): Known | undefined {
  if (operand.kind === 'constant') {
    const value = exactOf(operand.quantity.value)
    return value ? { figure: null, text: operand.text, value, range: point(value) } : undefined
  }
  return knownFigure(figures.find(operand.name.value, null))
}

/** A figure with its number; undefined where it is 待补, or there is none. */
export function knownFigure(figure: Figure | undefined): Known | undefined {
  const range = figure && trueValues(figure)
  return figure?.exact && range ? { figure, text: figure.text, value: figure.exact, range } : undefined
}

type KnownProduct = readonly { readonly known: Known; readonly divides: boolean }[]

/** The right side of a relation with known operands, product by product. */
export interface RightSide {
  readonly products: readonly { readonly negative: boolean; readonly factors: KnownProduct }[]
  /** All values that the printed operands allow; null where there is none (a division by zero). */
  readonly range: Interval | null
  /** The value of the printed operands themselves; undefined after a division by zero. */
  readonly value: Exact | undefined
}

/** The right side by the figures of a year; undefined where an operand is not known. */
export function evaluateRight(relation: Relation, figures: FigureBook): RightSide | undefined {
  const products: { negative: boolean; factors: KnownProduct }[] = []
  for (const { negative, factors } of relation.right) {
    const known = knownProduct(factors, figures)
    if (!known) return undefined
    products.push({ negative, factors: known })
  }
  const total = (side: boolean) =>
    products
      .filter(({ negative }) => negative === side)
      .reduce<Interval | null>((sum, { factors }) => {
        const part = productRange(factors)
        return sum && part && addIntervals(sum, part)
      }, point(zero))
  const [plus, minus] = [total(false), total(true)]
  const range = plus && minus && (subtractIntervals(plus, minus) ?? withoutLowEnd(plus, minus))
  let value: Exact | undefined = zero
  for (const { negative, factors } of products) {
    const number = productValue(factors)
    value = value && number && add(value, negative ? negate(number) : number)
  }
  return { products, range, value }
}

/**
 * What is left of one when something that has no upper end is taken away: 甲 − 乙 ÷ 丙, where 丙 may be zero by rounding. It
 * may be anything below its upper end; what is reckoned so is hardly negative, so that zero is end enough.
 */
function withoutLowEnd(plus: Interval, minus: Interval): Interval {
  const high = plus.high && subtract(plus.high, minus.low)
  const low = high && high.numerator < 0n ? high : zero
  return { low, lowOpen: false, high, highOpen: high !== null && (plus.highOpen || minus.lowOpen) }
}

function knownProduct(factors: Product['factors'], figures: FigureBook): KnownProduct | undefined {
  const known = factors.map(({ operand, divides }) => ({ known: knownOperand(operand, figures), divides }))
  return known.every((each): each is { known: Known; divides: boolean } => each.known !== undefined) ? known : undefined
}

const productRange = (factors: KnownProduct): Interval | null =>
  factors.reduce<Interval | null>(
    (range, { known, divides }) =>
      range && (divides ? divideIntervals(range, known.range) : multiplyIntervals(range, known.range)),
    point(whole(1)),
  )

const productValue = (factors: KnownProduct): Exact | undefined =>
  factors.reduce<Exact | undefined>(
    (value, { known, divides }) => value && (divides ? divide(value, known.value) : multiply(value, known.value)),
    whole(1),
  )

/**
 * What an operand of the right side would have to be for an equation to hold, all others being right: for 甲 = 乙 ÷ 丙,
 * 乙 is 甲 × 丙 and 丙 is 乙 ÷ 甲. Undefined where that is no positive number, or the figure stands there twice.
 */
export function solveFor(figure: Figure, left: Exact, { products }: RightSide): Exact | undefined {
  const holding = products.filter(({ factors }) => factors.some(({ known }) => known.figure === figure))
  const [product, ...more] = holding
  if (!product || more.length > 0) return undefined
  const others = products
    .filter((each) => each !== product)
    .map(({ negative, factors }) => ({ negative, value: productValue(factors) }))
  let target: Exact | undefined = left
  for (const { negative, value } of others)
    target = target && value && subtract(target, negative ? negate(value) : value)
  if (!target) return undefined
  if (product.negative) target = negate(target)
  const own = product.factors.filter(({ known }) => known.figure === figure)
  const rest = productValue(product.factors.filter(({ known }) => known.figure !== figure))
  const [factor, ...again] = own
  if (!factor || again.length > 0 || !rest) return undefined
  const solution = factor.divides ? divide(rest, target) : divide(target, rest)
  return solution && solution.numerator > 0n ? solution : undefined
}
