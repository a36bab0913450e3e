import type { Relation } from '../../data/relation.js'
import type { DiagnosticCode } from '../../diagnostics/codes.js'
import { meantOr } from '../../diagnostics/nearest-name.js'
import type { Spot } from '../../document/passages.js'
import type { Exact } from '../../figures/exact.js'
import type { Figure } from '../../figures/figure-book.js'
import { isCompletion } from '../../figures/figure-names.js'
import { formatExact, formatLike } from '../../figures/format-figure.js'
import { isBelow, overlap } from '../../figures/interval.js'
import { formOf, isExact, sameUnit } from '../../figures/measure.js'
import type { Check, CheckInput } from '../check.js'
import { type Finding, finding, numberIn } from '../finding.js'
import { ofFigure } from '../printed-values.js'
import { describeMisfit } from './approximations.js'
import { evaluateRight, type Known, knownOperand, type RightSide, solveFor } from './evaluate-relation.js'

/**
 * Reconciliation (勾稽): every relation of the data must hold between the numbers as printed. It is broken when no true
 * values that would be printed so can satisfy it; then each number that may be the wrong one is named with what it
 * would have to be. A figure that is 待补 leaves its relations open.
 */
export const relations: Check = (input) =>
  input.dataset.relations.flatMap((relation) => {
    const unknown = unknownFigures(relation, input)
    if (unknown.length > 0) return unknown
    const left = knownOperand(relation.left, input.figures)
    const right = evaluateRight(relation, input.figures)
    return left && right ? [...checkUnits(left, right, input), ...checkRelation({ relation, left, right }, input)] : []
  })

function unknownFigures({ operands }: Relation, { figures }: CheckInput): readonly Finding[] {
  return operands
    .filter(({ name }) => !figures.find(name.value, null))
    .map(({ name }) => {
      return finding('figure-unknown', 'error', `勾稽关系用到“${name.value}”，没有叫这个名称的数字`, {
        at: name.at,
        about: name.value,
        hint:
          figures.whyAbsent(name.value, null) ??
          meantOr(figures.nearest(name.value, null), '请写数字的名称；某个地方的数字写作 长春市/城镇新增就业。'),
      })
    })
}

interface Reckoned {
  readonly relation: Relation
  readonly left: Known
  readonly right: RightSide
}

function checkRelation({ relation, left, right }: Reckoned, { printed }: CheckInput): readonly Finding[] {
  const spot = spotOf(left, right, (figure) => printed.get(figure.name)?.[0])
  const report = (code: DiagnosticCode, severity: Finding['severity'], message: string, hint = '') => [
    finding(code, severity, message, {
      spot,
      // What contradicts is a number: it is put right where the data define it.
      at: left.figure?.origin ?? relation.at,
      about: left.figure?.name ?? relation.text,
      numbers: operandsOf(left, right).flatMap(({ figure }) => (figure ? numberIn(figure.quantity) : [])),
      hint: `${hint}${relation.note ? `（${relation.note.value}）` : ''}`,
    }),
  ]
  const { range, value } = right
  if (!range) return report(codeOf(relation, left), relation.severity, `${nameOf(left)}不能用零除`)
  // Printed as zero, but only by rounding (0.00万人): nothing definite follows.
  if (!value) return []

  const sum = formulaText(right)
  if (relation.sign !== '=') {
    const broken = relation.sign === '≤' ? isBelow(range, left.range) : isBelow(left.range, range)
    const words = relation.sign === '≤' ? '不应大于' : '不应小于'
    const limit = isSingle(right) ? sum : `${sum} = ${textOf(value, left)}`
    return broken
      ? report(
          'part-exceeds-whole',
          relation.severity,
          `${nameOf(left)} ${left.text}，${words} ${limit}`,
          '请核对这两个数字。',
        )
      : []
  }
  const should = textOf(value, left)
  if (left.figure && !isExact(left.figure.quantity)) {
    const misfit = describeMisfit(left.figure, range, value)
    if (!misfit) return []
    const severity = misfit.fit === 'wrong side' ? relation.severity : 'warning'
    return report(
      'approximation-misfit',
      severity,
      `${misfit.message}：${isSingle(right) ? sum : `${sum} 得 ${misfit.value}`}`,
      misfit.hint,
    )
  }
  if (overlap(left.range, range)) return []
  const message = `${nameOf(left)}印出 ${left.text}，按勾稽关系应为 ${should}（${sum}）`
  return report(codeOf(relation, left), relation.severity, message, candidates(left, right))
}

/** Units beside the numbers: a warning, as the numbers are judged by themselves. */
function checkUnits(left: Known, right: RightSide, { printed }: CheckInput): readonly Finding[] {
  const unlike = otherUnit(left, right)
  if (!unlike) return []
  return [
    finding('unit-inconsistent', 'warning', unlike.message, {
      ...ofFigure(unlike.figure, printed),
      hint: '请核对单位，或改正 勾稽.yaml 里的常数。',
    }),
  ]
}

/**
 * A constant of a relation says what its number counts: 甲 = 5387人, 完成率 = 甲 ÷ 5000人. Where the figure beside it counts
 * something else, the numbers agree for nothing. Two figures may: a household that is helped is a person at work.
 */
function otherUnit(left: Known, { products }: RightSide) {
  const [factors = [], ...more] = products.map((product) => product.factors)
  const [first, second, third] = factors
  if (!first || more.length > 0 || third) return undefined
  const rate = left.figure?.quantity.unit === '%'
  const pair = second ? (rate && second.divides ? [first.known, second.known] : []) : [left, first.known]
  const figure = pair.find((each) => each.figure)?.figure
  const constant = pair.find((each) => !each.figure)?.text
  const unit = constant === undefined ? undefined : /[^0-9.万亿]*$/u.exec(constant)?.[0]
  if (!figure || !unit || sameUnit(figure.quantity.unit, unit)) return undefined
  return { figure, message: `“${figure.name}”印作“${figure.text}”，勾稽关系里与它相比的是“${constant}”，单位不同` }
}

/** The printed words that a finding is about: the left figure, else the first operand that is printed. */
function spotOf(left: Known, right: RightSide, printedAt: (figure: Figure) => Spot | undefined): Spot | null {
  for (const { figure } of operandsOf(left, right)) {
    const spot = figure && printedAt(figure)
    if (spot) return spot
  }
  return null
}

const operandsOf = (left: Known, { products }: RightSide): readonly Known[] => [
  left,
  ...products.flatMap(({ factors }) => factors.map(({ known }) => known)),
]

const nameOf = ({ figure, text }: Known): string => (figure ? `“${figure.name}”` : text)

const isSingle = ({ products }: RightSide): boolean => products.length === 1 && products[0]?.factors.length === 1

/** The right side with names and numbers: 县域内就业 132.89万人 ÷ 农村劳动力转移就业 299.73万人. */
function formulaText({ products }: RightSide): string {
  return products
    .map(({ negative, factors }, index) => {
      const sign = negative ? '− ' : index > 0 ? '+ ' : ''
      const terms = factors.map(({ known, divides }, order) => {
        const name = known.figure ? `${known.figure.name} ` : ''
        return `${order === 0 ? '' : divides ? '÷ ' : '× '}${name}${known.text}`
      })
      return sign + terms.join(' ')
    })
    .join(' ')
}

/** A computed value, written as the figure beside it is printed. */
function textOf(value: Exact, { figure }: Known): string {
  const form = figure ? formOf(figure.quantity) : { unit: '', scale: '' as const, decimals: 2 }
  return formatExact(value, form)
}

/** What each figure of the right side would have to be, if all others are right. */
function candidates(left: Known, right: RightSide): string {
  const figures = new Set(right.products.flatMap(({ factors }) => factors.flatMap(({ known }) => known.figure ?? [])))
  const found = [...figures].flatMap((figure) => {
    const solution = solveFor(figure, left.value, right)
    return solution ? `“${figure.name}”应为 ${formatLike(solution, figure.quantity)}` : []
  })
  return found.length > 0 ? `请核对这几个数字。若错在别处：${found.join('，或')}。` : '请核对这几个数字。'
}

/** By the shape of the relation, so that a waiver and a reader can tell shares, sums and products apart. */
function codeOf({ right }: Relation, { figure }: Known): DiagnosticCode {
  if (right.length > 1) return 'sum-mismatch'
  const factors = right[0]?.factors ?? []
  if (factors.length <= 1) return 'equal-mismatch'
  if (!factors.some(({ divides }) => divides)) return 'product-mismatch'
  if (figure && isCompletion(figure)) return 'completion-mismatch'
  return figure?.quantity.unit === '%' ? 'share-mismatch' : 'ratio-mismatch'
}
