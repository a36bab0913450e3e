import type { Dataset, Place } from '../data/dataset.js'
import { rankingName } from '../data/ranking-name.js'
import type { OfficialDocument } from '../document/document.js'
import { blockKinds } from '../document/element.js'
import type { Inline } from '../document/inline.js'
import { type Passage, passagesOf } from '../document/passages.js'
import type { FigureBook } from '../figures/figure-book.js'
import { OVERALL } from '../figures/figure-names.js'
import { type NameFinder, placesNamed } from './place-names.js'

/**
 * The rankings that a notice tells, by what they are about (综合得分, an indicator): it prints the list, or positions, or
 * names all who are listed, as a template does that goes through the places itself. Scores make an overall ranking that
 * the notice may keep to itself.
 */
export function toldRankings(
  { indicators, highlights }: Dataset,
  figures: FigureBook,
  notice: OfficialDocument,
  names: NameFinder,
): ReadonlySet<string> {
  const passages = passagesOf(notice).filter(({ kind }) => kind === 'attachment' || blockKinds.has(kind))
  const printed = new Set(passages.flatMap(({ inlines }) => inlines.flatMap((each) => rankingTold(each) ?? [])))
  const ofHighlights = new Set(highlights.map(({ at }) => at.file))
  let named: ReadonlySet<Place> | undefined
  const isNamed = (place: Place): boolean => {
    named ??= placesOutside(passages, ofHighlights, names)
    return named.has(place)
  }
  return new Set(
    [null, ...indicators.map(({ name }) => name.value)].flatMap((indicator) => {
      const subject = indicator ?? OVERALL
      const listed = figures.ranking(indicator)?.printed.groups.flat()
      return printed.has(subject) || listed?.every(({ value }) => isNamed(value)) ? [subject] : []
    }),
  )
}

/** What the ranking is about that a value is of, or is a position in. */
export function rankingTold(inline: Inline): string | undefined {
  if (inline.kind !== 'value') return undefined
  if (inline.name === rankingName(null) || inline.name.endsWith('/上报/综合名次')) return OVERALL
  return /^(?:(.+)\/排名|.+\/上报\/(.+)\/名次)$/u
    .exec(inline.name)
    ?.slice(1)
    .find((each) => each !== undefined)
}

/** The places that a notice names in words of its own: not in their highlights, nor in the list of a ranking. */
function placesOutside(
  passages: readonly Passage[],
  highlights: ReadonlySet<string>,
  names: NameFinder,
): ReadonlySet<Place> {
  const ownWords = ({ inlines }: Passage) =>
    inlines
      .filter((each) => rankingTold(each) === undefined && !highlights.has(each.at?.file ?? ''))
      .map(({ text }) => text)
      .join('')
  return new Set(passages.flatMap((passage) => [...placesNamed(ownWords(passage), names)]))
}
