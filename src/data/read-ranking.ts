import { type Diagnostic, error, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import type { Place, RankGroup, Ranking, RankingRule } from './dataset.js'
import type { PlaceIndex } from './place-index.js'
import type { Sourced } from './sourced.js'
import { rankGroupText, tieWords } from './tie-wording.js'

/** How the entries of a ranking are to be read. */
export interface RankingForm {
  readonly places: PlaceIndex
  readonly rule: RankingRule
  /** What is ranked, for messages. */
  readonly label: string
  /** All positions up to the cut must be there, unless there are no more places. */
  readonly complete: boolean
}

/**
 * A ranking from its entries, one for each position, first position first. Places that share a position stand in one
 * entry, with the tie word or 、 between them: 四平市及白山市. That counts as one position.
 */
export function readRanking(entries: readonly Sourced<string>[], form: RankingForm): Outcome<Ranking | null> {
  const { places, rule, label, complete } = form
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
  const { last, next } = lastPositions(groups, rule)
  if (complete && seen.size < places.places.length && (last > rule.cut || next <= rule.cut)) {
    const message = `“${label}”取前${rule.cut}名，${last > rule.cut ? `列到了第${last}名` : `没有第${next}名`}`
    const hint = `并列的地方写在一起，例如：${rankGroupText(['甲市', '乙市'], rule.tieWord)}。`
    diagnostics.push(error('rank-count', message, first.at, hint))
  }
  return outcome({ groups, at: first.at }, diagnostics)
}

/** The position of the last group, and that of the one that would come next. */
function lastPositions(groups: readonly RankGroup[], { ties }: RankingRule) {
  const taken = groups.map((group) => (ties === '连续' ? 1 : group.length))
  const next = taken.reduce((sum, each) => sum + each, 1)
  return { last: next - (taken.at(-1) ?? 0), next }
}

/** The names in one entry, each with its own place. */
function splitTie({ value, at }: Sourced<string>, { places, rule }: RankingForm): readonly Sourced<string>[] {
  if (places.find(value)) return [{ value, at }]
  const { before, after } = tieWords(rule.tieWord)
  const names = after && value.endsWith(after) ? value.slice(0, -after.length) : value
  const parts: Sourced<string>[] = []
  let column = at.column
  for (const withTie of names.split('、')) {
    for (const name of withTie.split(before)) {
      const length = [...name].length
      parts.push({ value: name, at: { ...at, column, length } })
      column += length + [...before].length
    }
    column += 1 - [...before].length
  }
  return parts
}
