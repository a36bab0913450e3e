import type { Dataset, Place } from '../../data/dataset.js'
import { reportOf } from '../../data/of-place.js'
import { wholeName } from '../../data/whole-area.js'
import { approximate } from '../../figures/exact.js'
import type { Figure } from '../../figures/figure-book.js'
import { ownName, reportName } from '../../figures/figure-names.js'
import { formatFigure } from '../../figures/format-figure.js'
import { isBelow, overlap } from '../../figures/interval.js'
import { countedAs, isAdded, sameUnit } from '../../figures/measure.js'
import { printedInterval, trueValues } from '../../figures/printed-interval.js'
import { groupBy } from '../../keyed/group-by.js'
import type { Check, CheckInput } from '../check.js'
import { type Finding, finding, numberIn } from '../finding.js'
import { relationOperands } from '../operand-names.js'
import { ofFigure } from '../printed-values.js'

/** Fewer places than this tell nothing about what is usual. */
const FEWEST = 4
/** A percentage so many times as great as the middle one, or as small, has a slip of the decimal point in it. */
const FAR = 5

/**
 * The figures that a place writes into its own highlight against what it reports under the same name, and against what
 * the other places write there. The text prints the highlight's figure, so that nobody sees the two side by side.
 */
export const highlightFigures: Check = (input) => {
  const own = input.figures.figures.flatMap((figure): readonly Own[] =>
    figure.scope && figure.quantity.digits !== '' ? [{ figure, place: figure.scope, label: ownName(figure) }] : [],
  )
  return [
    ...againstReports(own, input),
    ...againstProvince(own, input),
    ...amongPlaces(own, input),
    ...withoutPercent(input),
  ]
}

interface Own {
  readonly figure: Figure
  readonly place: Place
  /** The name without the place. */
  readonly label: string
}

/** What a label may be called that repeats a part of a report: 青年见习, 青年见习完成数, 青年见习完成率. */
const PARTS = [
  ['完成', ['', '数', '完成', '完成数']],
  ['完成率', ['完成率']],
  ['计划', ['计划', '计划数']],
] as const

/** By the label that says so: which part of which indicator it repeats. */
const meantIn = ({ indicators }: Dataset) =>
  new Map(
    indicators.flatMap(({ name, wording }) =>
      [name.value, wording.value].flatMap((each) =>
        PARTS.flatMap(([part, endings]) =>
          endings.map((ending) => [`${each}${ending}`, { indicator: name.value, part }] as const),
        ),
      ),
    ),
  )

function againstReports(own: readonly Own[], { dataset, figures, printed }: CheckInput): readonly Finding[] {
  const meant = meantIn(dataset)
  return own.flatMap(({ figure, place, label }) => {
    const part = reportOf(dataset, place) ? meant.get(label) : undefined
    const reported = part && figures.find(reportName(place, part.indicator, part.part), null)
    const written = printedInterval(figure.quantity)
    const known = reported && trueValues(reported)
    if (!part || !reported || !known || !written || overlap(written, known)) return []
    const message = `“${figure.name}”写的是${figure.text}，${place.name.value}上报的是${formatFigure(reported.quantity)}`
    const hint = `请核对；也可以从亮点里删去，引用上报的：{{数 "上报/${part.indicator}/${part.part}"}}。`
    return finding('highlight-figure', 'warning', message, {
      ...ofFigure(figure, printed),
      numbers: [...numberIn(figure.quantity), ...numberIn(reported.quantity)],
      hint,
    })
  })
}

/** No place has done more than all have together; what it reports itself, or a relation says, is held already. */
function againstProvince(own: readonly Own[], { dataset, figures, printed }: CheckInput): readonly Finding[] {
  const meant = meantIn(dataset)
  const held = relationOperands(dataset)
  return own.flatMap(({ figure, place, label }) => {
    const { indicator = label, part = '完成' } = meant.get(label) ?? {}
    const whole = figures.find(indicator, null)
    if (!whole || whole.scope || part !== '完成' || held.has(figure.name)) return []
    const { unit } = figure.quantity
    if (!isAdded(label, unit) || !sameUnit(unit, whole.quantity.unit)) return []
    if (figures.find(reportName(place, indicator, '完成'), null)?.exact) return []
    const [written, all] = [printedInterval(figure.quantity), trueValues(whole)]
    if (!written || !all || !isBelow(all, written)) return []
    const message = `“${figure.name}”写的是${figure.text}，${wholeName(dataset)}的“${whole.name}”才${whole.text}`
    return finding('highlight-figure', 'warning', message, {
      ...ofFigure(figure, printed),
      numbers: [...numberIn(figure.quantity), ...numberIn(whole.quantity)],
      hint: '请核对数字和单位；说的不是同一件事的，请改用另一个名称，或者写进 豁免.yaml。',
    })
  })
}

/** Of figures that many places have under one name: another unit than the others', a percentage far from all. */
function amongPlaces(own: readonly Own[], { figures, printed }: CheckInput): readonly Finding[] {
  return [...groupBy(own, ({ label }) => label)].flatMap(([label, same]) => {
    // A figure of the province under that name says what the unit is (units.ts).
    if (same.length < FEWEST || figures.find(label, null)) return []
    const unit = most(same.map(({ figure }) => countedAs(figure.quantity.unit)))
    const values = same.flatMap(({ figure }) => (figure.exact ? [approximate(figure.exact)] : []))
    const middle = values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
    return same.flatMap(({ figure }) => {
      const options = { ...ofFigure(figure, printed), numbers: numberIn(figure.quantity) }
      if (unit !== undefined && countedAs(figure.quantity.unit) !== unit)
        return finding('unit-inconsistent', 'warning', `“${label}”各地多用“${unit}”，这里印作“${figure.text}”`, {
          ...options,
          hint: '请核对单位。',
        })
      const value = figure.exact ? approximate(figure.exact) : middle
      if (unit !== '%' || (value <= middle * FAR && value >= middle / FAR)) return []
      return finding('report-outlier', 'warning', `“${figure.name}”是${figure.text}，和各地相差很大`, {
        ...options,
        hint: '请核对小数点；确实如此，就在 豁免.yaml 里写明。',
      })
    })
  })
}

/** The value that more than half have. */
function most(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].find(([, count]) => count * 2 > values.length)?.[0]
}

/** A rate (but 求人倍率, 汇率) without a unit: a cell of Excel that shows 91.5% holds 0.915. */
function withoutPercent({ figures, printed }: CheckInput): readonly Finding[] {
  return figures.figures.flatMap((figure) => {
    const { quantity, name, text, origin } = figure
    if (
      quantity.digits === '' ||
      quantity.unit !== '' ||
      quantity.scale !== '' ||
      !/(?:(?<![倍频汇])率|占比|比重|增幅)$/u.test(name)
    )
      return []
    const spot = printed.get(name)?.[0]
    if (!spot) return []
    return finding('unit-unusual', 'warning', `“${name}”印作“${text}”，没有百分号`, {
      at: origin,
      spot,
      hint: '百分数照印出的样子写，例如 91.5%。',
    })
  })
}
