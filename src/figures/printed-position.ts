import type { Place, RankGroup, Ranking, RankingRule } from '../data/dataset.js'
import type { SourcePlace } from '../diagnostics/diagnostic.js'
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
export function printedPosition(ranking: RankingResult | null | undefined, place: Place): PrintedPosition | null {
  for (const [position, group] of ranking ? byPosition(ranking.printed, ranking.rule) : []) {
    const found = group.find(({ value }) => value === place)
    if (found) return { position, tied: group.length > 1, at: found.at }
  }
  return null
}

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
