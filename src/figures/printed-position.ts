import type { Place, RankGroup, Ranking, RankingRule } from '../data/dataset.js'
import type { SourcePlace } from '../diagnostics/diagnostic.js'
import { oncePer } from '../keyed/once-per.js'
import type { RankingResult } from './rank-places.js'

/** Where a ranking as printed lists a place. */
export interface PrintedPosition {
  /** From 1. */
  readonly position: number
  /** Whether another place shares it. */
  readonly tied: boolean
  readonly at: SourcePlace
}

/** The position of a place in a printed ranking; null where it is not listed. */
export const printedPosition = (ranking: RankingResult | null | undefined, place: Place): PrintedPosition | null =>
  (ranking && printedPositions(ranking).get(place)) ?? null

/** The position of a place among all that can be ranked, listed or not; null where it cannot be. */
export function rankedPosition(ranking: RankingResult | null | undefined, place: Place): PrintedPosition | null {
  const { ranked = [] } = ranking ?? {}
  const index = (ranking && rankedIndexes(ranking).get(place)) ?? -1
  const own = ranked[index]
  if (!own) return null
  const tied = [ranked[index - 1], ranked[index + 1]].some((beside) => beside?.position === own.position)
  return { position: own.position, tied, at: own.at }
}

// Looked up for every place by every letter: made once, ten thousand places cost no more than ten.
const printedPositions = oncePer(({ printed, rule }: RankingResult): ReadonlyMap<Place, PrintedPosition> => {
  const positions = new Map<Place, PrintedPosition>()
  for (const [position, group] of byPosition(printed, rule))
    for (const { value: place, at } of group)
      if (!positions.has(place)) positions.set(place, { position, tied: group.length > 1, at })
  return positions
})

const rankedIndexes = oncePer(
  ({ ranked }: RankingResult): ReadonlyMap<Place, number> => new Map(ranked.map(({ place }, index) => [place, index])),
)

/** Who stands at each position of a ranking, from 1; 跳号 leaves out as many behind a tie as share it. */
export function byPosition({ groups }: Ranking, { ties }: RankingRule): ReadonlyMap<number, RankGroup> {
  const positions = new Map<number, RankGroup>()
  let before = 0
  for (const [index, group] of groups.entries()) {
    positions.set(ties === '跳号' ? before + 1 : index + 1, group)
    before += group.length
  }
  return positions
}
