import type { Dataset, Place } from '../../data/dataset.js'
import { reportOf } from '../../data/of-place.js'
import type { SourcePlace } from '../../diagnostics/diagnostic.js'
import { isFigure } from '../../document/inline.js'
import { inlineSpots, type Passage, type Spot, spotText, wholeSpot } from '../../document/passages.js'
import { reportedIn } from '../../figures/figure-names.js'
import { oncePer } from '../../keyed/once-per.js'
import type { Check, CheckInput } from '../check.js'
import { type Finding, finding } from '../finding.js'
import { highlightPlace } from '../highlight-places.js'
import { makeWordIndex, type WordIndex } from '../word-index.js'
import { fullNameIndexOf } from './place-index.js'
import { type PrintedTable, printedTables } from './tables.js'

/**
 * A figure of one place stands under the name of that place, and a table of the places has all of them: a row that was
 * copied and changed by half prints a number that is right, but somebody else's.
 */
export const whoseFigures: Check = (input) => {
  const tables = printedTables(input.document, input.passages)
  const known = knownNames(input.dataset)
  const inTables = new Set(tables.flatMap(({ header, rows }) => [...header, ...rows.flat()]))
  return [
    ...tables.flatMap((table) => [...underOtherName(table, known), ...withoutPlace(table, input, known)]),
    ...input.passages.flatMap((passage) => (inTables.has(passage) ? [] : inSentence(passage, known))),
  ]
}

interface KnownNames {
  readonly dataset: Dataset
  /** By its full name. */
  readonly full: ReadonlyMap<string, Place>
  /** By every name. */
  readonly any: ReadonlyMap<string, Place>
  readonly find: WordIndex
}

const knownNames = oncePer((dataset: Dataset): KnownNames => {
  const full = new Map(dataset.places.map((place) => [place.name.value, place]))
  const any = new Map(full)
  for (const place of dataset.places) for (const name of namesOf(place)) if (!any.has(name)) any.set(name, place)
  return { dataset, full, any, find: makeWordIndex(any.keys()) }
})

const namesOf = ({ name, shortName, aliases }: Place): readonly string[] =>
  [name, shortName, ...aliases].map(({ value }) => value)

/** A figure of a place where it is printed. */
interface Owned {
  readonly place: Place
  readonly spot: Spot
  /** Where a template or a snippet names it: there the mistake is, not in the data. */
  readonly at: SourcePlace | null
}

function* ownedFigures(passage: Passage, { full }: KnownNames): Generator<Owned> {
  for (const { inline, spot } of inlineSpots(passage)) {
    if (!isFigure(inline)) continue
    const place = full.get(inline.name.slice(0, Math.max(0, inline.name.indexOf('/'))))
    if (place) yield { place, spot, at: inline.at }
  }
}

/** The place that a cell names, with nothing else in it. */
const placeIn = ({ text }: Passage, { any }: KnownNames): Place | undefined => any.get(text.replaceAll(/\s/gu, ''))

function underOtherName({ header, rows }: PrintedTable, known: KnownNames): readonly Finding[] {
  const heads = header.map((cell) => placeIn(cell, known))
  return rows.flatMap((row) => {
    const named = row.map((cell) => placeIn(cell, known)).find((place) => place !== undefined)
    return row.flatMap((cell, column) => {
      const owner = named ?? heads[column]
      return owner ? [...ownedFigures(cell, known)].flatMap((each) => otherPlace(each, owner)) : []
    })
  })
}

function withoutPlace({ header, rows }: PrintedTable, { dataset }: CheckInput, known: KnownNames): readonly Finding[] {
  const lists = [header, ...header.map((_, column) => rows.flatMap((row) => row[column] ?? []))]
  const indicators = new Set(rows.flat().flatMap((cell) => [...indicatorsIn(cell)]))
  const isAssessed = (place: Place): boolean =>
    indicators.size === 0 || [...indicators].some((name) => !reportOf(dataset, place)?.exempt.has(name))
  return lists.flatMap((cells) => {
    const listed = new Set(cells.flatMap((cell) => placeIn(cell, known) ?? []))
    // Fewer are a choice: the first three, those of one kind.
    if (listed.size < 3 || listed.size * 2 <= dataset.places.length) return []
    const missing = dataset.places.filter((place) => !listed.has(place) && isAssessed(place))
    if (missing.length === 0) return []
    const passage = cells.find((cell) => placeIn(cell, known))
    const names = missing.map(({ name }) => name.value).join('、')
    return finding('table-place-missing', 'warning', `表里列了${listed.size}个地方，没有“${names}”`, {
      spot: passage ? wholeSpot(passage) : null,
      hint: '请补上；确实只列这些地方的，写进 豁免.yaml。',
    })
  })
}

/** The indicators whose reports a cell prints. */
function* indicatorsIn(cell: Passage): Generator<string> {
  for (const inline of cell.inlines) {
    const reported = isFigure(inline) ? reportedIn(inline) : undefined
    if (reported) yield reported.indicator
  }
}

/** The place that a sentence, or the last before it that names any, is about. */
function inSentence(passage: Passage, known: KnownNames): readonly Finding[] {
  const owned = [...ownedFigures(passage, known)]
  if (owned.length === 0) return []
  const hits = fullNameIndexOf(known.dataset)(passage.text)
  const sentences = sentencesOf(passage.text)
  return owned.flatMap((each) => {
    const own = highlightPlace(each.at, known.dataset)
    // Its own text says of whom it speaks.
    if (own === each.place) return []
    const { start, end } = sentences.find((sentence) => sentence.end >= each.spot.end) ?? sentences[0] ?? each.spot
    const sentence = passage.text.slice(start, end)
    // 长白山 is no mention of 白山.
    if (known.find(sentence).some(({ word }) => namesOf(each.place).includes(word))) return []
    const last = hits.findLast((hit) => hit.end <= end)
    const before = last && last.start >= start ? last : hits.findLast((hit) => hit.end <= each.spot.start)
    const about = known.full.get(before?.word ?? '') ?? own
    return about ? otherPlace(each, about) : []
  })
}

const sentencesOf = (text: string): readonly { readonly start: number; readonly end: number }[] =>
  [...text.matchAll(/[^。；]+/gu)].map(({ 0: words, index }) => ({ start: index, end: index + words.length }))

function otherPlace({ place, spot, at }: Owned, about: Place): readonly Finding[] {
  if (place === about) return []
  const [own, other] = [place.name.value, about.name.value]
  return [
    finding('figure-other-place', 'warning', `这里说的是“${other}”，印的“${spotText(spot)}”却是“${own}”的数字`, {
      spot,
      at,
      hint: `请核对模板、片段里数字的名称：“${other}”的写作 {{数 "${other}/…"}}。`,
    }),
  ]
}
