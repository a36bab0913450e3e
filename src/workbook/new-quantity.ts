import { parseQuantity } from '../data/parse-quantity.js'
import { isBelowZero, type Quantity } from '../data/quantity.js'
import type { DiagnosticCode } from '../diagnostics/codes.js'
import { type Diagnostic, fail, type Outcome, outcome, place } from '../diagnostics/diagnostic.js'
import { compare, type Exact, multiply, whole } from '../figures/exact.js'
import { formatFigure } from '../figures/format-figure.js'
import { exactOf, isExact, magnitude, sameUnit } from '../figures/measure.js'
import { cellProblem } from './cell-place.js'
import type { Entry } from './read-table.js'

/** What is wanted of the number. */
export interface Wanted {
  /** What the data say now; null when they say nothing. */
  readonly old: Quantity | null
  /** Where the data say nothing yet: the year before, the other places or the whole of them say it without a unit. */
  readonly unitless: boolean
  readonly percent: boolean
  /** Others are computed from it: no 近, no 余. */
  readonly exact: boolean
  /** A score: no unit. */
  readonly bare: boolean
  /** It is computed: what is stated is only compared. */
  readonly computed: boolean
}

/** A number of a workbook as the data will say it. */
export interface NewQuantity {
  readonly text: string
  readonly quantity: Quantity
  /** It says what the data say already. */
  readonly same: boolean
}

/** Reads an entry; what is doubtful about it against the old number is a warning. */
export function newQuantity(entry: Entry, wanted: Wanted): Outcome<NewQuantity> {
  const { at, amount, part } = entry
  const { old } = wanted
  const refuse = (message: string, hint: string) => fail(cellProblem('error', 'cell-malformed', at, message, hint))
  const bare = parseQuantity(amount.text, place(at.file, 1, 1))
  if (!bare.ok) {
    const [problem] = bare.diagnostics
    return refuse(`数字的写法不对：“${amount.text}”`, problem?.hint ?? '')
  }
  if (isBelowZero(bare.value) && (part === '计划' || part === '完成率'))
    return refuse(`${part}不能是负数：“${amount.text}”`, '请核对；要减少的，计划写减少多少。')
  const needsUnit = bare.value.unit === '' && !wanted.bare
  if (needsUnit && wanted.percent && old?.digits !== bare.value.digits)
    return refuse(`“${amount.text}”没有百分号`, '请写成 109%，或者在表头写“（%）”。')
  const says = wanted.unitless || (old && (old.digits !== '' || wanted.computed))
  if (needsUnit && !says)
    return refuse(
      `“${amount.text}”没有单位`,
      '请在表头、单位行或“单位”一列写上单位，例如：万人。本来就没有单位的（指数一类），先在“上报”里填好一个地方的，再导入。',
    )
  const quantity: Quantity =
    needsUnit && old
      ? bare.value.scale === ''
        ? { ...bare.value, scale: old.scale, unit: old.unit }
        : // 25.3万 of 万人: tables leave away what is counted.
          { ...bare.value, unit: old.unit === '%' ? '' : old.unit }
      : bare.value
  if (wanted.percent && quantity.unit !== '%') return refuse(`这里要写百分数：“${amount.text}”`, '例如：109%。')
  if (wanted.exact && !isExact(quantity))
    return refuse(`这里要写确数：“${amount.text}”`, '别的数字要用它计算，不要写近、约、余、以上。')
  const score = wanted.bare && quantity.unit === '分' ? { ...quantity, unit: '' } : quantity
  if (wanted.bare && score.unit + score.scale !== '')
    return refuse(`得分的写法不对：“${amount.text}”`, '请只写数字，例如：98.5。')

  const text = formatFigure(score)
  if (!old || old.digits === '') return outcome({ text, quantity: score, same: false })
  const same = text === formatFigure(old) || (part !== '更正' && saysTheSame(score, old, amount))
  const doubtful = same || wanted.computed ? [] : doubts(entry, score, old, needsUnit)
  return outcome({ text, quantity: score, same }, doubtful)
}

/** A table may write the same number in another scale, without its 近, or with fewer zeros. */
function saysTheSame(now: Quantity, old: Quantity, { hasUnit, ownUnit }: Entry['amount']): boolean {
  const [value, before] = [exactOf(now), exactOf(old)]
  if (!value || !before || compare(value, before) !== 0 || !sameUnit(now.unit, old.unit)) return false
  if (!isExact(now) && isExact(old)) return false
  // 25.1万人 for 25.10万人 is a wish where it is typed so, and nothing where a number has lost its zero, 89 below （%）.
  const lostZeros = !ownUnit && now.digits.length < old.digits.length
  return !hasUnit || lostZeros || now.scale !== old.scale || now.digits === old.digits
}

const TEN = whole(10)
/** 万 and a year's growth or fall: no figure changes so much. */
const THOUSAND = whole(1000)

/** What is to be asked about a figure that changes. */
function doubts({ at }: Entry, now: Quantity, old: Quantity, assumed: boolean): readonly Diagnostic[] {
  const [before, after] = [formatFigure(old), formatFigure(now)]
  const size = sizesOf(now, old)
  const misread = assumed ? unitMisread(now, old, size) : undefined
  if (misread) return [cellProblem('error', 'import-size', at, ...misread)]
  const found: Diagnostic[] = []
  const ask = (code: DiagnosticCode, message: string, hint: string) =>
    found.push(cellProblem('warning', code, at, message, hint))
  const change = `原来是 ${before}，现在是 ${after}`
  if (!sameUnit(now.unit, old.unit) || now.scale !== old.scale)
    ask('import-unit', `单位变了：${change}`, '印出的单位也会跟着变，请核对。')
  if (size.vanished) ask('import-size', change, '请核对；没有要改的，请把这一格空着。')
  if (size.counted && isBelowZero(now) !== isBelowZero(old))
    ask('import-size', `正负变了：${change}`, '请核对是不是漏了或者多了负号。')
  else if (size.apart(TEN)) ask('import-size', `与原来相差十倍以上：${change}`, '请核对单位和小数点。')
  if (isExact(now) && !isExact(old)) {
    const message = `原来是“${before}”，现在是“${after}”`
    ask('import-form', message, '要写近、余、超，请在单元格里写全，例如：近5400人。')
  }
  return found
}

/** Two numbers by their magnitude. */
interface Sizes {
  /** Whether both have one: 0起 has none, any number is as far from it. */
  readonly counted: boolean
  /** 0 is also typed by who means that there is nothing to correct; 2起 may well come down to it. */
  readonly vanished: boolean
  /** Whether one is more than so many times the other. */
  readonly apart: (times: Exact) => boolean
}

function sizesOf(now: Quantity, old: Quantity): Sizes {
  const [a, b] = [exactOf(now), exactOf(old)]
  const isGreater = (one: Exact, other: Exact, times: Exact) =>
    compare(magnitude(one), multiply(magnitude(other), times)) > 0
  const both = a && b && a.numerator !== 0n && b.numerator !== 0n ? { a, b } : undefined
  return {
    counted: both !== undefined,
    vanished: a?.numerator === 0n && b !== null && isGreater(b, TEN, whole(1)),
    apart: (times) => both !== undefined && (isGreater(both.a, both.b, times) || isGreater(both.b, both.a, times)),
  }
}

/** Of a number without a unit, taken for one of the unit that stood there: what it must have been meant as, and what to do. */
function unitMisread(now: Quantity, old: Quantity, { apart }: Sizes): readonly [string, string] | undefined {
  const change = `原来是 ${formatFigure(old)}，这里是 ${now.digits}`
  // 0.905 where 91.5% stood: Excel shows and holds the two alike.
  if (old.unit === '%' && apart(TEN))
    return [`没有百分号，与原来相差十倍以上：${change}`, '请写成 90.5% 那样，或者把单元格设成百分比格式。']
  // 51000 where 5.1万人 stood: the number was meant in another unit than the one that it had.
  if (apart(THOUSAND))
    return [`没有写单位，与原来相差一千倍以上：${change}`, '请在单元格或表头里写上单位，例如：51000人。']
  return undefined
}
