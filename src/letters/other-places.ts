import { type Finding, finding } from '../checks/finding.js'
import type { Dataset, Place } from '../data/dataset.js'
import type { OfficialDocument } from '../document/document.js'
import { inlineSpots, type Passage, type Spot } from '../document/passages.js'
import type { FigureBook } from '../figures/figure-book.js'
import { inside } from './quotations.js'

/** The names and the figures of all places, indexed once for all letters. */
export interface PlaceWords {
  /** Every way to name a place. */
  readonly names: ReadonlyMap<string, Place>
  /** A number as printed, without its unit → whose it is; null for the province. */
  readonly numbers: ReadonlyMap<string, ReadonlySet<Place | null>>
  /** Names that hold the name of a place and mean none: 吉林省人民政府 holds 吉林. */
  readonly organs: readonly string[]
}

/** Digits with their point and 万 or 亿: 16.3万. What stands around it depends on the sentence. */
const NUMBER = /[0-9]+(?:\.[0-9]+)?[万亿]?/gu

/** Makes the index. The notice's title and the organs may stand in every letter. */
export function placeWords(dataset: Dataset, figures: FigureBook, notice: OfficialDocument): PlaceWords {
  const { places, facts, letter } = dataset
  const numbers = new Map<string, Set<Place | null>>()
  const add = (text: string, owner: Place | null) => {
    for (const [number] of text.matchAll(NUMBER)) {
      const owners = numbers.get(number)
      if (owners) owners.add(owner)
      else numbers.set(number, new Set([owner]))
    }
  }
  for (const { text, scope } of figures.figures) add(text, scope)
  for (const place of places) for (const { text } of figures.reported(place)) add(text, place)
  const organs = [notice.properties.title, facts.organ.value, facts.assessor.value]
  if (letter) organs.push(letter.organ.value, letter.mark.value, letter.carbonCopy?.value ?? '')
  return {
    names: new Map(places.flatMap((place) => namesOf(place).map((name): [string, Place] => [name, place]))),
    numbers,
    organs: organs.filter((name) => name !== ''),
  }
}

const namesOf = ({ name, shortName, organ, aliases }: Place): readonly string[] =>
  [name, shortName, organ, ...aliases].map(({ value }) => value)

/** The longest names first: 长白山 is looked for before 白山. */
const longestFirst = (names: Iterable<string>): readonly string[] =>
  [...new Set(names)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))

/** Names of other places. In a quotation it is the notice's own word, so it is only shown to the clerk. */
export function otherNames(
  place: Place,
  { names, organs }: PlaceWords,
  passages: readonly Passage[],
  quotations: readonly Spot[],
): readonly Finding[] {
  const own = longestFirst([...namesOf(place), ...organs])
  const others = longestFirst([...names].flatMap(([name, other]) => (other === place ? [] : [name])))
  return passages.flatMap((passage) => {
    let text = passage.text
    for (const name of own) text = text.replaceAll(name, '\0'.repeat(name.length))
    return others.flatMap((name) => {
      const found: Finding[] = []
      for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + 1)) {
        const spot = { passage, start, end: start + name.length }
        const cited = quotations.some((each) => inside(spot, each))
        const message = `给${place.name.value}的函里出现了别的地方：“${name}”`
        const hint = cited ? '这是引用的原文，请核对能否发给这个地方。' : '一份函只写一个地方，请改模板。'
        found.push(finding('letter-other-place', cited ? 'warning' : 'error', message, { spot, hint }))
        text = text.slice(0, start) + '\0'.repeat(name.length) + text.slice(start + name.length)
      }
      return found
    })
  })
}

/** Figures that are another place's and neither this one's nor the province's. */
export function otherFigures(
  place: Place,
  { names, numbers }: PlaceWords,
  passages: readonly Passage[],
): readonly Finding[] {
  return passages.flatMap((passage) =>
    [...inlineSpots(passage)].flatMap(({ inline, spot }) => {
      // Digits that are no figure (years, numbers of documents) belong to nobody; typed ones have a check of their own.
      if (inline.kind !== 'value' || !inline.figure) return []
      return [...inline.text.matchAll(NUMBER)].flatMap(({ 0: number, index }) => {
        const owners = numbers.get(number)
        if (!owners || owners.has(place)) return []
        // Told by its name; else by a number that only others have.
        const named = names.get(inline.name.split('/')[0] ?? '')
        if (!named && owners.has(null)) return []
        const [other] = named ? [named] : owners
        const message = `给${place.name.value}的函里出现了${other?.name.value ?? ''}的数字：“${inline.text}”`
        const start = spot.start + index
        return finding('letter-other-figure', 'error', message, {
          spot: { passage, start, end: start + number.length },
          hint: '一份函只写一个地方，请改模板或亮点。',
        })
      })
    }),
  )
}
