import type { Report } from '../../data/dataset.js'
import type { Quantity } from '../../data/quantity.js'
import type { Sourced } from '../../data/sourced.js'
import { wholeName } from '../../data/whole-area.js'
import type { Spot } from '../../document/passages.js'
import { approximate, divide, type Exact } from '../../figures/exact.js'
import type { Figure } from '../../figures/figure-book.js'
import { formatFigure } from '../../figures/format-figure.js'
import { exactOf, isAdded } from '../../figures/measure.js'
import type { Check, CheckInput } from '../check.js'
import { sentenceBefore } from '../clause.js'
import { type Finding, finding, numberIn } from '../finding.js'
import { ofFigure } from '../printed-values.js'

/**
 * A slip of the decimal point multiplies by ten, one of 万 by ten thousand. What is done lies between half and twice of
 * what was planned, so that a number with a slip in it is five times too great or too small at least.
 */
const FAR = 5
/** Of a plan of a few units (建设2个基地) several times as much may well be done … */
const SMALL_PLAN = 10
/** … but not a thousand times: then 万 or 亿 was written with one number only. */
const ABSURD = 1000

/**
 * 完成 and 计划 of one line that are of different magnitude. Unlike `outliers` it needs no other places to compare with:
 * of four places one cannot tell what is usual.
 */
export const magnitudes: Check = (input) => [
  ...ofLines(input),
  ...ofPlaces(input),
  ...ofParts(input),
  ...ofReportedParts(input),
]

const ofLines: Check = ({ dataset, figures, printed }) =>
  dataset.indicators.flatMap(({ name: { value: name }, plan, actual }) => {
    const reported = dataset.reports.flatMap((of): readonly Finding[] => {
      const report = of.reports.get(name)
      return report && isOfOtherMagnitude(report)
        ? [tell(`“${of.place.name.value}”的“${name}”`, `${of.place.name.value} ${name}`, report)]
        : []
    })
    // Totals that are computed are wrong only where a report is.
    if (reported.length > 0 || !(plan || actual)) return reported
    const whole = wholeOf(name, figures)
    if (!whole || !isOfOtherMagnitude(whole)) return []
    const declared = (actual ?? plan)?.at ?? null
    return [
      { ...tell(`${wholeName(dataset)}的“${name}”`, name, whole), at: declared, spot: printed.get(name)?.[0] ?? null },
    ]
  })

/** Fewer places than this may well be so unlike. */
const FEWEST = 5
const TIMES = 10

/** Ten times what all the others have together is no place, but a 万 too many: also where nothing was planned, or both have it. */
const ofPlaces: Check = ({ dataset: { indicators, reports } }) =>
  indicators.flatMap(({ name: { value: name } }) => {
    const amounts = reports.flatMap(({ place, reports: own }) => {
      const [report, actual] = [own.get(name), own.get(name)?.actual]
      const exact = actual && isAdded(name, actual.value.unit) ? exactIn(actual) : null
      return report && actual && exact ? [{ place, report, actual, amount: approximate(exact) }] : []
    })
    // Of accidents most places may have none.
    const some = amounts.filter(({ amount }) => amount > 0)
    if (amounts.length < FEWEST || some.length * 2 <= amounts.length) return []
    const total = some.reduce((sum, { amount }) => sum + amount, 0)
    return some
      .filter(({ amount, report }) => amount > TIMES * (total - amount) && !isOfOtherMagnitude(report))
      .map(({ place: { name: who }, actual }) => {
        const message = `“${who.value}”的“${name}”${formatFigure(actual.value)}，是其他各地之和的${TIMES}倍以上`
        const about = `${who.value} ${name}`
        const numbers = numberIn(actual.value)
        return finding('report-magnitude', 'warning', message, { at: actual.at, about, numbers, hint: hintFor(about) })
      })
  })

/** What comes whole: half a person is a number whose 万 was forgotten. */
const WHOLE = /^(?:人|人次|个次|户|户次|家|家次|个|名|所|场|场次|件|期|台|辆|趟|次|位)$/u
/** 户均2.3人, 每万人5.1个, 平均1.5次: an average comes in parts. */
const AVERAGE = /均|每|率|比|密度|指数|系数|倍/u

/** The same in the sentence, whatever the figure is called: 每千人口执业医师由2.9人提高到3.4人; 日均办件121.4件. */
const AVERAGED = /[人户亩件次村校班生床日月年周]均|平均|每[万千百十个位名户家件人场起]/u
/** 提高0.6个和0.7个百分点 */
const OF_POINTS = /^(?:[和与及、][\d.]+个){0,8}[和与及、][\d.]+个百分点/u

/** So many numbers in 万 beyond 亿 are how an office writes: the country counts 74041万人 employed and 93267万人 in towns. */
const HABIT = 3

/**
 * 299.73人 and 21707万人次: a number of people with decimals has lost its 万, and one of so many 万 has got it for
 * nothing, or else it would be written in 亿, unless others are written so too.
 */
const ofParts: Check = ({ figures, printed }) => {
  const slips = figures.figures.flatMap((figure) => {
    const slip = scaleSlip(figure)
    return slip ? [{ figure, slip }] : []
  })
  const habitual = slips.filter(({ slip }) => slip === 'doubled').length >= HABIT
  return slips.flatMap(({ figure, slip }): readonly Finding[] => {
    if (slip === 'doubled' ? habitual : isAveraged(printed.get(figure.name))) return []
    const { name, text, quantity } = figure
    const { unit } = quantity
    const message = slip === 'lost' ? `“${name}”是${text}，“${unit}”不会有小数` : `“${name}”是${text}，上了亿还写“万”`
    return [
      finding('report-magnitude', 'warning', message, {
        ...ofFigure(figure, printed),
        numbers: numberIn(quantity),
        hint:
          slip === 'lost'
            ? '请核对小数点和单位里的万、亿；是平均数的，名称里请写“均”“每”。'
            : '请核对是不是多写了“万”；没有多写的，改用“亿”，或者写进 豁免.yaml。',
      }),
    ]
  })
}

const isAveraged = (spots: readonly Spot[] = []): boolean =>
  spots.some(
    ({ passage: { text }, start, end }) =>
      AVERAGED.test(sentenceBefore(text, start)) || OF_POINTS.test(text.slice(end)),
  )

/** The same of what places report: a share of a plan, or a number that a table has rounded for the eye only. */
const ofReportedParts: Check = ({ dataset: { reports } }) =>
  reports.flatMap(({ place: { name: who }, reports: own }) =>
    [...own].flatMap(([name, report]) => {
      if (isOfOtherMagnitude(report)) return []
      return [report.plan, report.actual].flatMap((reported): readonly Finding[] => {
        if (!reported || !hasParts(name, reported.value)) return []
        const { at, value } = reported
        const message = `“${who.value}”的“${name}”是${formatFigure(value)}，“${value.unit}”不会有小数`
        const about = `${who.value} ${name}`
        return [
          finding('report-magnitude', 'warning', message, {
            at,
            about,
            numbers: numberIn(value),
            hint: hintFor(about),
          }),
        ]
      })
    }),
  )

/** Whether a number of people or things has lost its 万, or has got one for nothing. */
export function scaleSlip({ name, source, quantity }: Figure): 'lost' | 'doubled' | null {
  if (source !== 'declared' || !comesWhole(name, quantity)) return null
  if (hasParts(name, quantity)) return 'lost'
  // 30187.3万人次 was never counted one by one.
  return quantity.scale === '万' && /^\d{5,}$/.test(quantity.digits) ? 'doubled' : null
}

const comesWhole = (name: string, { unit }: Quantity): boolean => WHOLE.test(unit) && !AVERAGE.test(name)

const hasParts = (name: string, quantity: Quantity): boolean =>
  comesWhole(name, quantity) && quantity.scale === '' && /\.\d*[1-9]/.test(quantity.digits)

type Line = Pick<Report, 'plan' | 'actual'>

/** 计划 and 完成 of the province, declared or computed. */
function wholeOf(name: string, figures: CheckInput['figures']): Line | null {
  const { plan, actual } = figures.indicators.get(name) ?? {}
  if (!plan || !actual) return null
  return {
    plan: { value: plan.quantity, at: plan.origin },
    actual: { value: actual.quantity, at: actual.origin },
  }
}

/** Whether 完成 and 计划 of a line can hardly both be written right. */
export function isOfOtherMagnitude({ plan, actual }: Line): boolean {
  const [planned, done] = [exactIn(plan), exactIn(actual)]
  const ratio = planned && done && divide(done, planned)
  if (!planned || !ratio) return false
  const times = approximate(ratio)
  const far = approximate(planned) < SMALL_PLAN ? ABSURD : FAR
  return times > far || times < 1 / far
}

const exactIn = (quantity: Sourced<Quantity> | null): Exact | null => quantity && exactOf(quantity.value)

function tell(who: string, about: string, { plan, actual }: Line): Finding {
  const [planned, done] = [plan, actual].map((quantity) => (quantity ? formatFigure(quantity.value) : ''))
  return finding('report-magnitude', 'warning', `${who}计划${planned}，完成${done}，大小相差悬殊`, {
    at: actual?.at ?? null,
    about,
    numbers: [plan, actual].flatMap((quantity) => (quantity ? numberIn(quantity.value) : [])),
    hint: hintFor(about),
  })
}

const hintFor = (about: string): string =>
  `请核对小数点和单位里的万、亿；确实如此的，在 豁免.yaml 里写明（原文写“${about}”，理由里写明报来的数）。`
