import { type Finding, finding } from '../checks/finding.js'
import type { Place } from '../data/dataset.js'
import { inlineSpots, type Passage, type Spot } from '../document/passages.js'
import type { FigureBook } from '../figures/figure-book.js'
import type { NoticeIndex } from './notice-index.js'
import { namesOf } from './place-names.js'
import { inside } from './quotations.js'

/** Digits with their point and 万 or 亿: 16.3万. What stands around it depends on the sentence. */
const NUMBER = /[0-9]+(?:\.[0-9]+)?[万亿]?/gu

/** Names of other places. In a quotation it is the notice's own word, so it is only shown to the clerk. */
export function otherNames(
  place: Place,
  { names, organs }: NoticeIndex,
  passages: readonly Passage[],
  quotations: readonly Spot[],
): readonly Finding[] {
  // The longest names first: 长白山 is looked for before 白山.
  const own = [...namesOf(place), ...organs].sort((a, b) => b.length - a.length)
  return passages.flatMap((passage) => {
    let text = passage.text
    for (const name of own) text = text.replaceAll(name, '\0'.repeat(name.length))
    const taken: Spot[] = []
    return names(text)
      .toSorted((a, b) => b.name.length - a.name.length || a.start - b.start)
      .flatMap(({ name, start, place: other }) => {
        const spot = { passage, start, end: start + name.length }
        if (other === place || taken.some((each) => each.start < spot.end && spot.start < each.end)) return []
        taken.push(spot)
        const cited = quotations.some((each) => inside(spot, each))
        const message = `给${place.name.value}的函里出现了别的地方：“${name}”`
        const hint = cited ? '这是引用的原文，请核对能否发给这个地方。' : '一份函只写一个地方，请改模板。'
        return finding('letter-other-place', cited ? 'warning' : 'error', message, { spot, hint })
      })
  })
}

/** Figures that are another place's, unless this one or the province has the same number. */
export function otherFigures(
  place: Place,
  { places, ownFigures }: NoticeIndex,
  figures: FigureBook,
  passages: readonly Passage[],
): readonly Finding[] {
  const own = new Set(
    [...(ownFigures.get(place) ?? []), ...figures.reported(place)].flatMap(({ text }) => text.match(NUMBER) ?? []),
  )
  return passages.flatMap((passage) =>
    [...inlineSpots(passage)].flatMap(({ inline, spot }) => {
      // Digits that are no figure (years, numbers of documents) belong to nobody; typed ones have a check of their own.
      if (inline.kind !== 'value' || !inline.figure) return []
      const other = places.get(inline.name.split('/')[0] ?? '')
      if (!other || other === place) return []
      return [...inline.text.matchAll(NUMBER)].flatMap(({ 0: number, index }) => {
        if (own.has(number)) return []
        const start = spot.start + index
        const message = `给${place.name.value}的函里出现了${other.name.value}的数字：“${inline.text}”`
        return finding('letter-other-figure', 'error', message, {
          spot: { passage, start, end: start + number.length },
          hint: '一份函只写一个地方，请改模板或亮点。',
        })
      })
    }),
  )
}
