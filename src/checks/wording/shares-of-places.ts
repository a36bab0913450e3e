import type { Dataset, Place } from '../../data/dataset.js'
import { wholeArea } from '../../data/whole-area.js'
import { compare, divide } from '../../figures/exact.js'
import type { Figure, FigureBook } from '../../figures/figure-book.js'
import { planName, reportName } from '../../figures/figure-names.js'
import { formatLike } from '../../figures/format-figure.js'
import { divideIntervals, overlap, point } from '../../figures/interval.js'
import { sameUnit } from '../../figures/measure.js'
import { printedInterval } from '../../figures/printed-interval.js'
import type { Check, CheckInput } from '../check.js'
import type { Finding } from '../finding.js'
import { isHeld } from '../operand-names.js'
import { atFigures, tellAt } from './at-figures.js'
import { NUMERAL, PLACES } from './count-words.js'
import { added, type FigureInText, isOpen, isQualified, wordsBetween } from './figures-in-text.js'
import { placeIndexOf, placeNamed } from './place-index.js'

/** ，三地合计占全市的65.2%; of one place ，占全市死亡人数的25.0% */
const SHARE = new RegExp(
  `^）?，(?:(?:${NUMERAL})(?:个?(?:${PLACES})|地|家))?(?<together>合计|共计|总计|共)?约?占(?<of>[^占，。；]{0,16}?)(?:的?比[重例]|的)?(?:为|达到?)?$`,
  'u',
)
/** 甲县6起、乙区5起: between one figure and the next stands the name of a place. */
const NEXT = /^）?[、和与及][^，。；、]{1,12}$/u
const TOTAL = /总(?:数|量|额|人数|件数|起数)$/u
/** Of what places report, what adds up to that of the whole. */
const PARTS = ['完成', '计划'] as const

/**
 * What places report, in 甲县6起、乙区5起、丙县4起，合计占全市的65.2%, is that share of what all of them do. 占转办总量的 names another figure
 * as the whole.
 */
export const sharesOfPlaces: Check = (input) =>
  input.dataset.reports.length === 0
    ? []
    : atFigures(input, { says: /占/u, prose: true }, (share, index, printed) =>
        otherShare(share, printed.slice(0, index), input),
      )

function otherShare(share: FigureInText, earlier: readonly FigureInText[], input: CheckInput): readonly Finding[] {
  const last = earlier.at(-1)
  const said = last && SHARE.exec(wordsBetween(last, share))?.groups
  if (!last || !said || share.figure.quantity.unit !== '%' || isOpen(share) || isQualified(share)) return []
  if (isHeld(share.figure, input.dataset)) return []
  const parts = said.together ? listBefore(earlier) : [last]
  const places = parts.map((part) => placeOf(part, input.dataset))
  const whole = wholeOf(parts, places, said.of ?? '', input)
  const total = added(parts)
  const [all, stated] = [whole && printedInterval(whole.quantity), printedInterval(share.figure.quantity)]
  const right = all && divideIntervals(point(total), all)
  const value = whole?.exact && divide(total, whole.exact)
  if (!whole || !right || !stated || !value || overlap(right, stated)) return []
  const should = formatLike(value, share.figure.quantity)
  const from = parts.map(({ figure }) => figure.text).join('、')
  const message = `${from}占“${whole.name}”${whole.text}的 ${should}，印的是${share.figure.text}`
  return tellAt(share, 'share-mismatch', message, {
    hint: '请核对这几个数字；占的是别的总数的，写进 豁免.yaml。',
    from: [...parts.map(({ figure }) => figure), whole, share.figure],
  })
}

/** The figures that end in the last, one place behind the other. */
function listBefore(earlier: readonly FigureInText[]): readonly FigureInText[] {
  let from = earlier.length - 1
  for (
    let [one, next] = [earlier[from - 1], earlier[from]];
    one && next;
    [one, next] = [earlier[from - 1], earlier[from]]
  ) {
    if (!NEXT.test(wordsBetween(one, next))) break
    from -= 1
  }
  return earlier.slice(Math.max(0, from))
}

/** The place that a figure is of, by its name or by the words right in front of it. */
function placeOf({ figure, before }: FigureInText, dataset: Dataset): Place | undefined {
  const named = placeIndexOf(dataset)(before).at(-1)
  return figure.scope ?? (named && named.end === before.length ? placeNamed(dataset, named.word) : undefined)
}

function wholeOf(
  parts: readonly FigureInText[],
  places: readonly (Place | undefined)[],
  of: string,
  { dataset, figures }: CheckInput,
): Figure | undefined {
  const name = of.replace(wholeArea(dataset), '').replace(TOTAL, '').replace(/^的/u, '')
  const [measure, ...others] = measuresOf(parts, places, dataset, figures)
  if (!measure) return undefined
  const isOwn = name === '' ? of !== '' : measure.name.includes(name) || name.includes(measure.name)
  if (isOwn && others.length === 0) return measure.whole
  const named = name === '' ? null : figures.find(name, null)
  const [first] = parts
  return named && first && sameUnit(named.quantity.unit, first.figure.quantity.unit) ? named : undefined
}

/** What the figures are of, each that which its place reports. */
function measuresOf(
  parts: readonly FigureInText[],
  places: readonly (Place | undefined)[],
  { indicators }: Dataset,
  figures: FigureBook,
): readonly { readonly name: string; readonly whole: Figure }[] {
  return indicators.flatMap(({ name: { value: name } }) =>
    PARTS.flatMap((part) => {
      const whole = figures.find(part === '计划' ? planName(name) : name, null)
      const isOf = parts.every(({ figure }, index) => {
        const place = places[index]
        const own = place && figures.find(reportName(place, name, part), null)
        return own?.exact && figure.exact && sameUnit(own.quantity.unit, figure.quantity.unit)
          ? own.name === figure.name || (!figure.scope && compare(own.exact, figure.exact) === 0)
          : false
      })
      return whole && isOf ? [{ name, whole }] : []
    }),
  )
}
