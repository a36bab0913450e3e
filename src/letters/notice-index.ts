import type { Dataset, Place } from '../data/dataset.js'
import { printDate } from '../data/parse-date.js'
import type { Sourced } from '../data/sourced.js'
import type { OfficialDocument } from '../document/document.js'
import type { IssuedWords } from '../document/issued-words.js'
import { type Cited, citedOf } from '../document/issuers.js'
import type { Figure, FigureBook } from '../figures/figure-book.js'
import { groupBy } from '../keyed/group-by.js'
import { type Commended, commendedBy } from './commendation.js'
import { otherRankings } from './issued-rankings.js'
import { makeNameFinder, type NameFinder, namesOf } from './place-names.js'
import { wordsOf } from './quotations.js'
import { toldRankings } from './told-rankings.js'

/** What all letters of a year are held against, looked through once. */
export interface NoticeIndex {
  readonly notice: CitedNotice
  /** All that the notice says: every quotation stands in it. */
  readonly words: string
  /** What the notice says as it was issued, where it was: every quotation stands there as well. */
  readonly issued: IssuedWords | null
  /** By name (`综合排名`): how the issued notice prints the rankings that the data at hand print otherwise. */
  readonly issuedRankings: ReadonlyMap<string, string>
  /** What the rankings are about that the notice tells: no letter need restate another. */
  readonly told: ReadonlySet<string>
  /** Whom the notice commends; null where its words leave that open. */
  readonly commended: Commended | null
  /** The files of snippets and highlights: what comes from them is quoted. */
  readonly snippetFiles: ReadonlySet<string>
  /** Whose highlight a file is. */
  readonly highlightFiles: ReadonlyMap<string, Place>
  /** Names of the data, which are quoted as such wherever they stand: indicators, figures, places, 专名. */
  readonly wordings: ReadonlySet<string>
  /** Finds every way to name a place. */
  readonly names: NameFinder
  /** Names that hold the name of a place and mean none: 吉林省人民政府 holds 吉林. */
  readonly organs: readonly string[]
  /** By full name: whose figure `长春市/上报/…` is. */
  readonly places: ReadonlyMap<string, Place>
  /** The figures of 数字.yaml and 亮点 that belong to a place; under null those of the province. */
  readonly ownFigures: ReadonlyMap<Place | null, readonly Figure[]>
}

/** What a letter calls the notice. */
export interface CitedNotice extends Cited {
  /** Its date as printed; null as long as nobody has set it. */
  readonly date: string | null
}

/** Makes the index. The notice's title and the organs may stand in every letter. */
export function indexNotice(
  dataset: Dataset,
  figures: FigureBook,
  notice: OfficialDocument,
  issued: IssuedWords | null = null,
): NoticeIndex {
  const { places, indicators, facts, letter, snippets, highlights } = dataset
  const cited = citedOf(notice)
  const organs = [cited.title, facts.organ.value, ...cited.issuers, facts.assessor?.value ?? '']
  if (letter) organs.push(letter.organ.value, letter.mark.value)
  // An organ of the province may bear the name of a place; a place itself that gets a copy would read of another.
  const ofPlaces = new Set(places.flatMap(namesOf))
  for (const copied of letter?.carbonCopy?.value.split(/[，、；。]/u) ?? [])
    if (!ofPlaces.has(copied)) organs.push(copied)
  const names = makeNameFinder(places.flatMap((place) => namesOf(place).map((name) => [name, place] as const)))
  const ofProvince = organs.filter((name) => name !== '')
  const told = toldRankings(dataset, figures, notice, names)
  return {
    notice: { ...cited, date: facts.datePending ? null : printDate(facts.date.value) },
    words: wordsOf(notice),
    issued,
    issuedRankings: issued ? otherRankings(notice, issued.words) : new Map(),
    told,
    commended: commendedBy(dataset, figures, notice, { told, names, organs: ofProvince }),
    wordings: new Set([
      ...[...indicators.flatMap(({ name, wording }) => [name, wording]), ...facts.properNames].map(textOf),
      ...dataset.figures.map(({ name }) => name.value),
      ...ofPlaces,
    ]),
    snippetFiles: new Set([...snippets, ...highlights].map(({ at }) => at.file)),
    highlightFiles: new Map(highlights.map(({ at, place }) => [at.file, place])),
    names,
    organs: ofProvince,
    places: new Map(places.map((place) => [place.name.value, place])),
    ownFigures: groupBy(figures.figures, ({ scope }) => scope),
  }
}

const textOf = ({ value }: Sourced<string>): string => value
