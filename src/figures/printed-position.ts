import type { Place } from '../data/dataset.js'
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
  let before = 0
  for (const [index, group] of (ranking?.printed.groups ?? []).entries()) {
    const found = group.find(({ value }) => value === place)
    const position = ranking?.rule.ties === '跳号' ? before + 1 : index + 1
    if (found) return { position, tied: group.length > 1, at: found.at }
    before += group.length
  }
  return null
}
