import { type Diagnostic, error, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import type { Place, RankGroup, Ranking, Sourced } from './dataset.js'
import type { PlaceIndex } from './place-index.js'

/** How the entries of a ranking are to be read. */
export interface RankingForm {
  readonly places: PlaceIndex
  /** How many positions are printed. */
  readonly cut: Sourced<number>
  readonly tieWord: string
  /** What is ranked, for messages. */
  readonly label: string
}

/**
 * A ranking from its entries, one for each position, first position first. Places that share a position stand in one
 * entry, with the tie word or 、 between them: 四平市及白山市. That counts as one position.
 */
export function readRanking(entries: readonly Sourced<string>[], form: RankingForm): Outcome<Ranking | null> {
  const { places, cut, label } = form
  const diagnostics: Diagnostic[] = []
  const seen = new Set<Place>()
  const groups = entries.map((entry): RankGroup => {
    return splitTie(entry, form).flatMap(({ value: name, at }) => {
      const place = places.find(name)
      if (!place) {
        diagnostics.push(places.unknown(name, at))
        return []
      }
      if (seen.has(place)) diagnostics.push(error('rank-repeated', `“${name}”在“${label}”里出现了两次`, at))
      seen.add(place)
      return [{ value: place, at }]
    })
  })
  const first = entries[0]
  if (!first) return outcome(null)
  if (groups.length !== cut.value) {
    const message = `“${label}”应有 ${cut.value} 个名次，现在有 ${groups.length} 个`
    diagnostics.push(error('rank-count', message, first.at, `并列的地方写在一起，例如：甲市${form.tieWord}乙市。`))
  }
  return outcome({ groups, at: first.at }, diagnostics)
}

/** The names in one entry, each with its own place. */
function splitTie({ value, at }: Sourced<string>, { places, tieWord }: RankingForm): readonly Sourced<string>[] {
  if (places.find(value)) return [{ value, at }]
  const parts: Sourced<string>[] = []
  let column = at.column
  for (const withTie of value.split('、')) {
    for (const name of withTie.split(tieWord)) {
      const length = [...name].length
      parts.push({ value: name, at: { ...at, column, length } })
      column += length + [...tieWord].length
    }
    column += 1 - [...tieWord].length
  }
  return parts
}
