import type { Place, Ranking, RankingRule } from '../data/dataset.js'
import type { SourcePlace } from '../diagnostics/diagnostic.js'
import { groupBy } from '../keyed/group-by.js'
import { approximate, compare, type Exact } from './exact.js'
import { distance } from './measure.js'

/** A place and what it is ranked by. */
export interface Candidate {
  readonly place: Place
  /** Before rounding: two that only print the same are no tie. */
  readonly value: Exact
  /** Where the place reports it. */
  readonly at: SourcePlace
}

/** A place with its position in a computed ranking. */
export interface RankedPlace extends Candidate {
  /** From 1; places that share it are a tie. */
  readonly position: number
}

/** A place that a ranking leaves out, and why. */
export interface UnrankedPlace {
  readonly place: Place
  /** In words: 没有计划, 没有得分 … */
  readonly reason: string
  /** What it would be ranked by is 待补: it may yet take any position. */
  readonly pending: boolean
  /** Its 完成 is part of the total all the same. */
  readonly counted: boolean
  readonly at: SourcePlace
}

/** A ranking: what is printed, and all positions where it can be computed. */
export interface RankingResult {
  /** The indicator; null for the overall ranking. */
  readonly indicator: string | null
  readonly rule: RankingRule
  /** Cut off, as printed: the declared one if there is one. */
  readonly printed: Ranking
  /** Every place that can be ranked, best first, in official order within a tie; empty when no reports tell. */
  readonly ranked: readonly RankedPlace[]
  readonly unranked: readonly UnrankedPlace[]
  /** The places that it may yet list, and where they have 待补; none where the list is declared. */
  readonly open: ReadonlyMap<Place, SourcePlace>
}

/** The ranking by an indicator, null: by the overall score; null where there is none. */
export type RankingBy = (indicator: string | null) => RankingResult | null

/** Candidates in official order to positions. The sort is stable, so that a tie keeps the official order. */
export function rankPlaces(candidates: readonly Candidate[], { order, ties }: RankingRule): readonly RankedPlace[] {
  const sign = order === '降序' ? -1 : 1
  const keyed = candidates.map((candidate) => ({ candidate, near: approximate(candidate.value) }))
  keyed.sort((a, b) => sign * (clearly(a.near, b.near) || compare(a.candidate.value, b.candidate.value)))
  const ranked: RankedPlace[] = []
  let last: RankedPlace | undefined
  for (const [index, { candidate }] of keyed.entries()) {
    const { place, value, at } = candidate
    const tied = last && compare(last.value, value) === 0
    const next = ties === '连续' ? (last?.position ?? 0) + 1 : index + 1
    last = { place, value, at, position: tied && last ? last.position : next }
    ranked.push(last)
  }
  return ranked
}

/** Which of two machine numbers is the less, where no rounding can have turned them; else 0, to be told exactly. */
function clearly(a: number, b: number): number {
  const difference = a - b
  return Math.abs(difference) > ROUNDING * Math.max(1, Math.abs(a), Math.abs(b)) ? difference : 0
}
const ROUNDING = 1e-12

/** The positions up to the cut, those of a tie in one group. */
export function cutRanking(ranked: readonly RankedPlace[], cut: number, at: SourcePlace): Ranking {
  const printed = ranked.filter(({ position }) => position <= cut)
  const groups = [...groupBy(printed, ({ position }) => position).values()]
  return { groups: groups.map((group) => group.map(({ place, at: reported }) => ({ value: place, at: reported }))), at }
}

/** Neighbours of different positions, one of them printed, that lie closer together than what is printed can show. */
export function thinMargins(
  ranked: readonly RankedPlace[],
  cut: number,
  precision: Exact,
): readonly (readonly [RankedPlace, RankedPlace])[] {
  const thin: (readonly [RankedPlace, RankedPlace])[] = []
  for (const [index, worse] of ranked.entries()) {
    const better = ranked[index - 1]
    if (!better || better.position === worse.position) continue
    if (better.position > cut) break
    if (compare(distance(better.value, worse.value), precision) < 0) thin.push([better, worse])
  }
  return thin
}
