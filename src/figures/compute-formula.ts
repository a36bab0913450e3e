import type { Formula, Place, PrintForm } from '../data/dataset.js'
import type { Sourced } from '../data/sourced.js'
import { error, fail, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import { divide, type Exact, subtract, sum, whole } from './exact.js'
import type { Figure } from './figure.js'
import { computedFigure } from './make-figure.js'
import { formOf, isExact, percent, sameUnit } from './measure.js'

/** Finds the figure that a formula means by a name, or says why there is none. */
export type FindOperand = (name: Sourced<string>, scope: Place | null) => Outcome<Figure>

/** The figure that a formula of 数字 makes of its operands. */
export function computeFormula(
  { name, scope, formula }: { readonly name: string; readonly scope: Place | null; readonly formula: Formula },
  find: FindOperand,
): Outcome<Figure> {
  const found = formula.operands.map((operand) => find(operand, scope))
  const problems = found.flatMap(({ diagnostics }) => diagnostics)
  const operands = found.flatMap((each) => (each.ok ? [each.value] : []))
  const [first] = operands
  if (operands.length < found.length || !first) return fail(...problems)

  // A figure that is still to come has no unit.
  const measure = operands.find(({ quantity }) => quantity.digits !== '') ?? first
  for (const [index, { quantity, text, name: called }] of operands.entries()) {
    const at = formula.operands[index]?.at ?? formula.at
    if (quantity.digits === '') continue
    if (!isExact(quantity)) {
      const message = `“${called}”是“${text}”，不是确数，不能用来计算`
      return fail(...problems, error('formula-operand', message, at, '请填写确数，或者把结果直接填写出来。'))
    }
    if (!sameUnit(quantity.unit, measure.quantity.unit)) {
      const message = `“${called}”的单位是“${quantity.unit}”，“${measure.name}”的是“${measure.quantity.unit}”`
      return fail(...problems, error('unit-mismatch', message, at, '单位不同的数不能相加、相比。'))
    }
  }
  const value = resultOf(formula, operands)
  if (!value.ok) return value
  const derivation = { kind: formula.kind, operands: operands.map((operand) => operand.name) }
  const figure = computedFigure({ name, scope, derivation }, value.value, {
    form: formFor(formula, first),
    at: formula.at,
  })
  return outcome(figure, problems)
}

/** The value of a formula; null when an operand is still to come. */
function resultOf({ kind, operands: names, at }: Formula, operands: readonly Figure[]): Outcome<Exact | null> {
  const values = operands.flatMap(({ exact }) => exact ?? [])
  if (values.length < operands.length) return outcome(null)
  if (kind === 'sum') return outcome(sum(values))
  const [part, base] = values
  const loss = operands.findIndex(({ exact }) => exact && exact.numerator < 0n)
  if (loss >= 0) {
    const message = `“${names[loss]?.value ?? ''}”是“${operands[loss]?.text ?? ''}”，负数不能用来相除`
    return fail(error('formula-operand', message, names[loss]?.at ?? at, '请把要说的直接写成数字。'))
  }
  const ratio = part && base && divide(part, base)
  if (!ratio) {
    const message = `“${names[1]?.value ?? ''}”是零，不能用来除`
    return fail(error('formula-operand', message, names[1]?.at ?? at))
  }
  if (kind === 'share') return outcome(ratio)
  const change = kind === 'decline' ? subtract(whole(1), ratio) : subtract(ratio, whole(1))
  if (kind === 'change' || change.numerator >= 0n) return outcome(change)
  const [wrong, right] = kind === 'growth' ? ['增长', '下降'] : ['下降', '增长']
  const message = `实际是${right}，不是${wrong}`
  const hint = `请改用“${right}”，文字也作相应修改；要随数字自己变的，这里写“增减”，文字里写 {{增减 "名称"}}。`
  return fail(error('formula-operand', message, at, hint))
}

/** How the result is printed: as the formula says, else like the first operand, or in whole percent. */
function formFor({ kind, unit, decimals }: Formula, first: Figure): PrintForm {
  if (kind !== 'sum') return percent(decimals ?? 0)
  const like = formOf(first.quantity)
  return { ...like, ...unit?.value, decimals: decimals ?? like.decimals }
}
