import type { Dataset, Place } from '../../data/dataset.js'
import type { Passage } from '../../document/passages.js'
import { divide, type Exact, negate, subtract } from '../../figures/exact.js'
import type { Figure } from '../../figures/figure-book.js'
import { lastYearName, OVERALL, overallName, placeName, reportName } from '../../figures/figure-names.js'
import { formatLike } from '../../figures/format-figure.js'
import { overlap, point } from '../../figures/interval.js'
import { exactOf, sameUnit } from '../../figures/measure.js'
import { printedInterval } from '../../figures/printed-interval.js'
import { groupNeighbours } from '../../keyed/group-by.js'
import type { Check, CheckInput } from '../check.js'
import { sentenceBefore } from '../clause.js'
import type { Finding } from '../finding.js'
import type { WordHit } from '../word-index.js'
import { tellAt } from './at-figures.js'
import { FALLS, RISES } from './change-words.js'
import { NUMERAL, PLACES } from './count-words.js'
import { type FigureInText, figuresIn, isOpen } from './figures-in-text.js'
import { isOfUnit, LONGEST, tellsOtherTime } from './measured-places.js'
import { placeIndexOf, placeNamed } from './place-index.js'
import { JOINS, JOINS_PLACES, runs } from './place-lists.js'

/** 甲市、乙县、丙区三地，分别为: what leads from the names to their figures. */
const RESPECTIVELY = new RegExp(
  `^(?:(?:${NUMERAL})?个?(?:${PLACES}|地))?，?[^，。；：（）]{0,12}分别[^，。；：（）]{0,14}$`,
  'u',
)
/** What places report that a text may print. */
const PARTS = ['完成', '完成率', '计划', '得分'] as const
/** 甲市（98.5分）、乙县6起: the name right in front of its figure. */
const BESIDE = /^(?:（|为|达到?|完成(?:投资)?)?$/u
const NEXT = /^）?[、，和及]?$/u
const CHANGES = new RegExp(`(?:(?<rises>${RISES})|(?<falls>${FALLS}))(?:了)?$`, 'u')

/** Longer lists are tables. */
const LONGEST_LIST = 60

/** A place and the figure that the words give it. */
interface Given {
  readonly place: Place
  readonly printed: FigureInText
}

/** What places report, by one measure. */
interface Reported {
  /** As a message calls it. */
  readonly name: string
  readonly of: (place: Place) => Exact | null
}

/**
 * A figure that a hand has typed beside the name of a place is the one that the place reports: 甲市、乙县分别为62.1亿元、45.6亿元.
 * Nothing says which indicator is meant; the one that fits most figures of the list is, where it fits half of them.
 */
export const placeFigures: Check = (input) =>
  input.dataset.reports.length === 0
    ? []
    : input.passages.flatMap((passage) => {
        if (passage.kind === 'table') return []
        const printed = figuresIn(passage, input.figures)
        if (!printed.some(isTypedIn)) return []
        const hits = placeIndexOf(input.dataset)(passage.text)
        return [
          ...respectively(passage, hits, printed, input.dataset),
          ...besides(passage, hits, printed, input.dataset),
        ].flatMap((list) => misgiven(list, input))
      })

/** What a place reports bears its name, which other checks hold against the words. */
const isTypedIn = ({ figure }: FigureInText): boolean => !figure.name.includes('/上报/')

function respectively(
  { text }: Passage,
  hits: readonly WordHit[],
  printed: readonly FigureInText[],
  dataset: Dataset,
): readonly (readonly Given[])[] {
  if (!text.includes('分别')) return []
  return runs(text, hits, JOINS_PLACES).flatMap((names) => {
    const end = names.at(-1)?.end ?? 0
    const from = printed.findIndex(({ spot }) => spot.start >= end)
    const list = printed.slice(from, from + names.length)
    const [first] = list
    if (from < 0 || names.length < 2 || names.length > LONGEST_LIST || list.length < names.length || !first) return []
    const joined = list.slice(1).every((each, index) => JOINS.test(text.slice(list[index]?.spot.end, each.spot.start)))
    return joined && RESPECTIVELY.test(text.slice(end, first.spot.start)) ? [given(names, list, dataset)] : []
  })
}

function besides(
  { text }: Passage,
  hits: readonly WordHit[],
  printed: readonly FigureInText[],
  dataset: Dataset,
): readonly (readonly Given[])[] {
  let index = 0
  const pairs = hits.flatMap((name) => {
    while ((printed[index]?.spot.start ?? Infinity) < name.end) index += 1
    const figure = printed[index]
    return figure && BESIDE.test(text.slice(name.end, figure.spot.start)) ? [{ name, figure }] : []
  })
  return groupNeighbours(pairs, ({ figure }, next) => NEXT.test(text.slice(figure.spot.end, next.name.start)))
    .filter(({ length }) => length > 1 && length <= LONGEST_LIST)
    .map((list) =>
      given(
        list.map(({ name }) => name),
        list.map(({ figure }) => figure),
        dataset,
      ),
    )
}

const given = (names: readonly WordHit[], list: readonly FigureInText[], dataset: Dataset): readonly Given[] =>
  list.flatMap((printed, index) => {
    const place = placeNamed(dataset, names[index]?.word ?? '')
    return place ? [{ place, printed }] : []
  })

/** Small whole numbers fit by chance. */
const TELLING = /\d.*\d.*\d|\d\.\d/u
const isTelling = ({ printed }: Given): boolean => TELLING.test(printed.figure.quantity.digits)

function misgiven(list: readonly Given[], input: CheckInput): readonly Finding[] {
  const [first] = list
  if (!first || list.some(({ printed }) => isOpen(printed))) return []
  const { spot, before, figure } = first.printed
  const { unit } = figure.quantity
  if (list.some(({ printed }) => !sameUnit(printed.figure.quantity.unit, unit))) return []
  if (tellsOtherTime(sentenceBefore(spot.passage.text, spot.start).slice(-LONGEST), input.dataset)) return []
  const change = CHANGES.exec(before)?.groups
  const measures = change ? growths(input, unit, change.falls !== undefined) : reported(input, unit)
  const fitting = measures.map((measure) => ({
    measure,
    fits: list.filter((each) => isFit(each, each.place, measure)),
  }))
  const [best] = fitting.toSorted((a, b) => b.fits.length - a.fits.length)
  if (!best || best.fits.length === list.length) return []
  const { measure, fits } = best
  if (list.some(({ place }) => !measure.of(place))) return []
  const exchanged = list.every((each) => list.some(({ place }) => isFit(each, place, measure)))
  if (exchanged ? !list.every(isTelling) : fits.length * 2 < list.length || !fits.some(isTelling)) return []
  return list.flatMap((each) => (fits.includes(each) || !isTypedIn(each.printed) ? [] : tell(each, measure)))
}

const isFit = ({ printed }: Given, place: Place, { of }: Reported): boolean => {
  const [value, stated] = [of(place), printedInterval(printed.figure.quantity)]
  return value !== null && stated !== null && overlap(stated, point(value))
}

/** What places report in a unit; a score has none. */
function reported({ dataset, figures }: CheckInput, unit: string): readonly Reported[] {
  const all = dataset.indicators.flatMap(({ name }) =>
    PARTS.map((part) => ({
      name: name.value,
      of: (place: Place) => figures.find(reportName(place, name.value, part), null),
    })),
  )
  const overall = { name: OVERALL, of: (place: Place) => figures.find(overallName(place, OVERALL), null) }
  const isOf = (figure: Figure | undefined): boolean => figure !== undefined && isOfUnit(figure, unit)
  return [...all, overall]
    .filter(({ of }) => dataset.places.some((place) => isOf(of(place))))
    .map(({ name, of }) => ({ name, of: (place) => of(place)?.exact ?? null }))
}

/** By how much what places report has changed since last year, where the data say what it was. */
function growths({ dataset, figures }: CheckInput, unit: string, falls: boolean): readonly Reported[] {
  const { copiedFrom } = dataset
  if (unit !== '%' || dataset.lastYear.length === 0) return []
  return dataset.indicators.map(({ name: { value: indicator } }) => ({
    name: indicator,
    of: (place) => {
      const name = reportName(place, indicator, '完成')
      const now = figures.find(name, null)?.exact
      const [said] = [name, placeName(place, indicator)].flatMap(
        (each) => figures.find(lastYearName(each), null)?.exact ?? [],
      )
      const before = said ?? earlier(place, indicator, copiedFrom)
      const growth = now && before && divide(subtract(now, before), before)
      return growth ? (falls ? negate(growth) : growth) : null
    },
  }))
}

/** What a place reported in the folder of last year. */
function earlier(place: Place, indicator: string, copiedFrom: Dataset['copiedFrom']): Exact | null {
  const report = copiedFrom?.reports.find(({ place: { name } }) => name.value === place.name.value)
  const actual = report?.reports.get(indicator)?.actual
  return actual ? exactOf(actual.value) : null
}

function tell({ place, printed }: Given, { name, of }: Reported): readonly Finding[] {
  const value = of(place)
  if (!value) return []
  const { figure } = printed
  const should = formatLike(value, figure.quantity)
  const message = `“${place.name.value}”的“${name}”按上报是${should}，这里印的是“${figure.name}”：${figure.text}`
  return tellAt(printed, 'figure-misplaced', message, {
    hint: '请核对这个数字和它前面的地方；上报的数可以引用：{{数 "地方/上报/指标/完成"}}。说的是别的数的，写进 豁免.yaml。',
    from: [figure],
  })
}
