import { type Finding, finding } from '../checks/finding.js'
import type { Place } from '../data/dataset.js'
import type { Quantity } from '../data/quantity.js'
import { isFigure } from '../document/inline.js'
import { inlineSpots, type Passage, type Spot, spotAt, startsOf } from '../document/passages.js'
import type { Figure, FigureBook } from '../figures/figure-book.js'
import { lastYearName, placeName } from '../figures/figure-names.js'
import { countedAs } from '../figures/measure.js'
import type { NoticeIndex } from './notice-index.js'
import { type NamedPlace, namesOf } from './place-names.js'
import { inside, type Quotation } from './quotations.js'

/** The highlights of other places. They need not name the place, nor have a figure. */
export const otherHighlights = (
  place: Place,
  index: NoticeIndex,
  quotations: readonly Quotation[],
): readonly Finding[] =>
  quotations.flatMap((spot) => {
    const other = ownerOfHighlight(spot, index)
    if (!other || other === place) return []
    const message = `给${place.name.value}的函里印了${other.name.value}的亮点`
    return finding('letter-other-place', 'error', message, { spot, hint: '请在模板里用 {{本地.亮点}}。' })
  })

const ownerOfHighlight = ({ file }: Quotation, { highlightFiles }: NoticeIndex): Place | undefined =>
  file === undefined ? undefined : highlightFiles.get(file)

/** Names of other places. In a quotation it is the notice's own word, so it is only shown to the clerk. */
export function otherNames(
  place: Place,
  index: NoticeIndex,
  passages: readonly Passage[],
  quotations: readonly Quotation[],
): readonly Finding[] {
  const { names, organs } = index
  const own = [...namesOf(place), ...organs]
  // Whose highlight it is has been told.
  const foreign = quotations.filter((each) => (ownerOfHighlight(each, index) ?? place) !== place)
  return passages.flatMap((passage) => {
    const { text } = passage
    const named = names(text)
    if (named.every(({ place: other }) => other === place)) return []
    const ours = own.flatMap((name) => [...startsOf(name, text)].map((start): NamedPlace => ({ name, start, place })))
    const taken: Spot[] = []
    // The longest names first, its own before another's: 长白山 holds no 白山, be it of this place or of another.
    return [...ours, ...named]
      .toSorted((a, b) => b.name.length - a.name.length || a.start - b.start)
      .flatMap(({ name, start, place: other }) => {
        const spot = spotAt(passage, start, name)
        if (taken.some((each) => each.start < spot.end && spot.start < each.end)) return []
        taken.push(spot)
        if (other === place || foreign.some((each) => inside(spot, each))) return []
        const cited = quotations.some((each) => inside(spot, each))
        const message = `给${place.name.value}的函里出现了别的地方：“${name}”`
        const advice = cited ? '这是引用的原文，请核对能否发给这个地方' : '一份函只写一个地方，请改模板'
        const word = name === other.shortName.value ? `；“${name}”在这里不是地名的，写进豁免` : ''
        const hint = `${advice}${word}。`
        return finding('letter-other-place', cited ? 'warning' : 'error', message, { spot, hint })
      })
  })
}

/**
 * Figures that are another place's, unless this one has the same number of the same unit (3个 is no 3场) under that name;
 * under another name it is so by chance. 近 and 余 depend on the sentence.
 */
export function otherFigures(
  place: Place,
  { places, ownFigures }: NoticeIndex,
  figures: FigureBook,
  passages: readonly Passage[],
): readonly Finding[] {
  const own = [...(ownFigures.get(place) ?? []), ...figures.reported(place)]
  const byName = new Map(own.map((figure) => [figure.name.slice(placeName(place, '').length), figure]))
  return passages.flatMap((passage) =>
    inlineSpots(passage).flatMap(({ inline, spot }) => {
      // Digits that are no figure (years, numbers of documents) belong to nobody; typed ones have a check of their own.
      if (!isFigure(inline)) return []
      const figure = figures.find(inline.name, null)
      const other = figure && ownerOf(figure, places, figures)
      if (!other || other === place || figure.quantity.digits === '') return []
      const same = byName.get(inline.name.slice(placeName(other, '').length))
      if (same && numberOf(same.quantity) === numberOf(figure.quantity)) return []
      const message = `给${place.name.value}的函里出现了${other.name.value}的数字：“${inline.text}”`
      // The mistake is where the figure is named; the other place has reported it rightly.
      const hint = '一份函只写一个地方，请改模板或亮点。'
      return finding('letter-other-figure', 'error', message, { spot, at: inline.at, hint })
    }),
  )
}

/**
 * Whose figure it is: by its name, be it of the year before; and what the province makes of figures of one place alone (its
 * growth, a share) is that place's. Totals of indicators are the province's, however few report them.
 */
function ownerOf({ name, derivation }: Figure, places: NoticeIndex['places'], figures: FigureBook): Place | undefined {
  const year = lastYearName('')
  const [first = ''] = (name.startsWith(year) ? name.slice(year.length) : name).split('/')
  const named = places.get(first)
  if (named || !derivation || figures.indicators.has(first)) return named
  const owners = new Set<Place | undefined>()
  for (const operand of derivation.operands) {
    const figure = figures.find(operand, null)
    owners.add(figure && ownerOf(figure, places, figures))
  }
  return owners.size === 1 ? [...owners][0] : undefined
}

/** 3个, 16.3万个次. */
const numberOf = ({ digits, scale, unit }: Quantity): string => `${digits}${scale}${countedAs(unit)}`
