import type { PrintForm } from '../data/dataset.js'
import type { Quantity } from '../data/quantity.js'
import { divide, type Exact, multiply, negate, parseExact, powerOfTen, roundExact, subtract, zero } from './exact.js'

const SCALE_POWERS = { '': 0, 万: 4, 亿: 8, 万亿: 12 } as const satisfies Record<Quantity['scale'], number>
/** Units that are themselves a part of one. */
const UNIT_POWERS: ReadonlyMap<string, number> = new Map([
  ['%', -2],
  ['‰', -3],
])

/** 人均可支配收入, 每万人专利, 平均办理时间; but 日均, 年平均 of people, of what is handled and of balances are parts of a whole. */
const AVERAGE = /[人户亩件次村校班生床]均|每(?![日天周月季年期]|半年|学期)|平均(?!.*(?:人口|人数|人员|人次|余额|量$))/u
/** What is called so tells how much or how well, and nowhere how many. */
const RATE = /(?:率|指数|系数|密度|浓度|满意度|中位数)$/u
/** 优良天数: the days of all places are the same ones; what people do on them is done in each place. */
const DAYS = /(?<!培训|授课|驻村|驻点|下沉|走访|服务|帮扶|累计|总)天数$/u
/** 人均收入超过2万元的村: those are counted. */
const COUNTED = /超|[高低]于|以[上下]|达到|不足|不到/u

/**
 * Whether the numbers of places make a total. Of percentages, of what is so much a something (公里/小时) and of averages
 * they do not; the unit of an average (天, 元) is that of what is added as well, so that the name tells.
 */
export const isAdded = (name: string, unit: string): boolean =>
  !UNIT_POWERS.has(unit) &&
  !unit.includes('/') &&
  !DAYS.test(name) &&
  (COUNTED.test(name) || !(AVERAGE.test(name) || RATE.test(name)))

/** What one of a scale and unit is worth in base units: 万人 → 10000, % → 1/100. */
export const worthOf = (scale: Quantity['scale'], unit: string): Exact =>
  powerOfTen(SCALE_POWERS[scale] + (UNIT_POWERS.get(unit) ?? 0))

/** The number that a quantity states, in base units, without its 近 or 余; null while it is 待补. */
export function exactOf({ digits, scale, unit }: Quantity): Exact | null {
  const number = parseExact(digits)
  if (!number) return null
  return scale === '' && !UNIT_POWERS.has(unit) ? number : multiply(number, worthOf(scale, unit))
}

/** How a percentage is printed, with so many decimals. */
export const percent = (decimals: number): PrintForm => ({ unit: '%', scale: '', decimals })

/** How a quantity is printed. */
export const formOf = ({ unit, scale, digits }: Quantity): PrintForm => ({
  unit,
  scale,
  decimals: digits.split('.')[1]?.length ?? 0,
})

/** One unit of the last digit that is printed, in base units: 25.17万人 → 100, 109% → 1/100. */
export const precisionOf = ({ unit, scale, decimals }: PrintForm): Exact =>
  multiply(worthOf(scale, unit), powerOfTen(-decimals))

/** A value in base units as it is printed, rounded half up (away from zero). */
export function quantityOf(value: Exact, form: PrintForm): Quantity {
  const digits = roundExact(divide(value, worthOf(form.scale, form.unit)) ?? zero, form.decimals)
  const { scale, unit } = form
  return { approximation: '', surplus: '', surplusBeforeScale: false, bound: '', digits, scale, unit }
}

/** Whether a quantity states its number without 近, 余, 以上. */
export const isExact = ({ approximation, surplus, bound }: Quantity): boolean => approximation + surplus + bound === ''

/** A value without its sign. */
export const magnitude = (value: Exact): Exact => (value.numerator < 0n ? negate(value) : value)

/** A quantity without its sign: what stands behind 下降. */
export const withoutSign = (quantity: Quantity): Quantity => ({ ...quantity, digits: quantity.digits.replace('-', '') })

/** The distance of two values. */
export const distance = (a: Exact, b: Exact): Exact => magnitude(subtract(a, b))

/** The fewest decimals that print a value exactly in a scale; at most six. */
export function exactForm(value: Exact, scale: Quantity['scale'], unit: string): PrintForm {
  const inScale = divide(value, worthOf(scale, unit)) ?? zero
  for (let decimals = 0; decimals < MOST_DECIMALS; decimals += 1)
    if ((inScale.numerator * 10n ** BigInt(decimals)) % inScale.denominator === 0n) return { unit, scale, decimals }
  return { unit, scale, decimals: MOST_DECIMALS }
}

const MOST_DECIMALS = 6

/** People are counted as 人, 名 or 位 alike. */
const COUNTED_ALIKE: ReadonlyMap<string, string> = new Map([
  ['名', '人'],
  ['位', '人'],
])

/** One name for all units that count the same. */
export const countedAs = (unit: string): string => COUNTED_ALIKE.get(unit) ?? unit

/** Whether two units may be added and compared. */
export const sameUnit = (a: string, b: string): boolean => countedAs(a) === countedAs(b)
