import type { Figure, FigureBook } from '../../figures/figure-book.js'
import { ownName } from '../../figures/figure-names.js'
import { countedAs, sameUnit } from '../../figures/measure.js'
import type { Check, CheckInput } from '../check.js'
import { type Finding, finding } from '../finding.js'
import { ofFigure } from '../printed-values.js'
import { makeWordIndex, type WordIndex } from '../word-index.js'

/** Units of one measure should be the same, and be units that are in use. */
export const units: Check = (input) => [
  ...unusual(input),
  ...unlikeNoun(input),
  ...inconsistent(input),
  ...unlikeLastYear(input),
]

/** Units of what is divided, and of time, in every office. */
const SHARES = ['%', '‰', '个百分点', '倍', '']
const TIMES = ['年', '个月', '天', '日', '小时', '分钟']

/** Only with a list of units in 用语.yaml. */
function unusual({ dataset, figures, printed }: CheckInput): readonly Finding[] {
  const usual = new Set([...SHARES, ...TIMES, ...dataset.terms.units.map(({ value }) => value)])
  if (dataset.terms.units.length === 0) return []
  return figures.figures
    .filter(({ quantity }) => !usual.has(quantity.unit))
    .flatMap(({ name, quantity }) =>
      (printed.get(name) ?? []).slice(0, 1).map((spot) =>
        finding('unit-unusual', 'warning', `“${quantity.unit}”不是常用的单位`, {
          spot,
          hint: '请改用常用单位；如果确实要用，请加进 用语.yaml 的“单位”。',
        }),
      ),
    )
}

/** What is no household and no enterprise is never counted in 户: 服务队3户, 劳务品牌7户. */
const NO_HOUSEHOLD = /(?:载体|(?:服务|工作|小分)队|品牌|岗位|工作站|培训班|招聘会)(?:总?数)?$/u

function unlikeNoun({ figures, printed }: CheckInput): readonly Finding[] {
  return figures.figures.flatMap((figure) => {
    const { quantity, name, text } = figure
    if (quantity.unit !== '户' || !NO_HOUSEHOLD.test(name)) return []
    return (printed.get(name) ?? []).slice(0, 1).map((spot) =>
      finding('unit-unusual', 'warning', `“${ownName(figure)}”印作“${text}”，不用“户”计`, {
        spot,
        hint: '“户”用于人家、企业和别的经营主体，其余用“个”“家”等；确实按户计的，请在名称里写明，如“……户数”。',
      }),
    )
  })
}

/** What an indicator counts, under its name and its wording. */
interface Measure {
  readonly name: string
  readonly figure: Figure
}

/**
 * A place's figure has the unit of the province's figure of that name; and what is called a kind of an indicator
 * (残疾人职业技能培训 of 职业技能培训) counts heads or attendances (人, 人次) as that indicator does.
 */
function inconsistent({ dataset, figures, printed }: CheckInput): readonly Finding[] {
  const measures = new Map<string, Measure>()
  for (const { name, wording } of dataset.indicators) {
    const figure = figures.find(name.value, null)
    if (!figure) continue
    for (const each of [name.value, wording.value]) measures.set(each, { name: each, figure })
  }
  const known = { measures, find: makeWordIndex(measures.keys()) }
  return figures.figures.flatMap((figure) => {
    const own = ownName(figure)
    const measure = provinceOf(own, figure, figures) ?? measureOf(own, figure, known)
    if (!measure || measure.figure === figure) return []
    const [unit, expected] = [countedAs(figure.quantity.unit), countedAs(measure.figure.quantity.unit)]
    const differs = own === measure.name ? unit !== expected : isPair(unit, expected)
    if (!differs || unit === '%' || figure.exact === null || measure.figure.exact === null) return []
    return (printed.get(figure.name) ?? [])
      .slice(0, 1)
      .map((spot) =>
        finding(
          'unit-inconsistent',
          'warning',
          `“${figure.name}”用“${figure.quantity.unit}”，“${measure.figure.name}”用“${measure.figure.quantity.unit}”`,
          { spot, hint: '同一事项请用同一个单位：人数用“人”，人次用“人次”。' },
        ),
      )
  })
}

/** 人 last year and 人次 this year: one of them is wrong, or they cannot be compared. */
const unlikeLastYear = ({ dataset, figures, printed }: CheckInput): readonly Finding[] =>
  dataset.lastYear.flatMap(({ name: { value: name }, quantity: { value: before } }) => {
    const now = figures.find(name, null)
    if (!now?.exact || before.digits === '' || !printed.has(name) || sameUnit(now.quantity.unit, before.unit)) return []
    const message = `“${name}”用“${now.quantity.unit}”，上一年用“${before.unit}”`
    return finding('unit-inconsistent', 'warning', message, {
      ...ofFigure(now, printed),
      hint: '同一事项各年用同一个单位；确实改了的，写进 豁免.yaml。',
    })
  })

/** The province's figure of the same name, for a figure of a place. */
function provinceOf(label: string, own: Figure, figures: FigureBook): Measure | undefined {
  const figure = own.scope ? figures.find(label, null) : undefined
  return figure && { name: label, figure }
}

/** The indicator that a label names, or whose name is a part of it; a label is no part of itself. */
function measureOf(
  label: string,
  own: Figure,
  { measures, find }: { readonly measures: ReadonlyMap<string, Measure>; readonly find: WordIndex },
): Measure | undefined {
  for (let rest = label; rest !== ''; ) {
    const [hit] = find(rest)
    const measure = hit && measures.get(hit.word)
    if (!hit || measure?.figure !== own) return measure
    rest = hit.word.slice(1)
  }
  return undefined
}

/** 人 and 人次, 场 and 场次. */
const isPair = (a: string, b: string): boolean => a === `${b}次` || b === `${a}次`
