import type { RankMove } from '../cause/ranking-changes.js'
import { inNewNames, type Rename } from '../cause/renamed-places.js'
import type { RankingEffect } from '../effect.js'

/** A ranking with the places under their new names (`own`: those that it has); `same`: that is all that has changed. */
export function renamedRanking(ranking: RankingEffect, renames: readonly Rename[]) {
  const names = new Map(renames.map(({ old, now }) => [old, now]))
  const named = (place: string): string => names.get(place) ?? place
  const own = renames.filter(({ old, now }) => [old, now].every((place) => ranking.moves.some(isOf(place))))
  if (own.length === 0) return { ranking, own, same: false }
  const positions = new Map<string, RankMove>()
  for (const { place, old, now } of ranking.moves) {
    const known = positions.get(named(place))
    positions.set(named(place), {
      place: named(place),
      old: old ?? known?.old ?? null,
      now: now ?? known?.now ?? null,
    })
  }
  const moves = [...positions.values()].filter(({ old, now }) => old !== now)
  const key = (tie: readonly string[]): string => [...tie].sort().join('\n')
  const wereTied = ranking.goneTies.map((tie) => tie.map(named))
  const [gone, come] = [wereTied, ranking.newTies].map((ties) => new Set(ties.map(key)))
  const left = ranking.left.map(named)
  const told: RankingEffect = {
    ...ranking,
    moves,
    goneTies: wereTied.filter((tie) => !come?.has(key(tie))),
    newTies: ranking.newTies.filter((tie) => !gone?.has(key(tie))),
    entered: ranking.entered.filter((place) => !left.includes(place)),
    left: left.filter((place) => !ranking.entered.includes(place)),
    // Of the place itself nobody knows here whom it has overtaken.
    keepsOrder: ranking.keepsOrder && !moves.some(({ place }) => own.some(({ now }) => now === place)),
  }
  const moved = told.moves.length + told.newTies.length + told.goneTies.length > 0
  return { ranking: told, own, same: !moved && inNewNames(ranking.old, renames) === ranking.now }
}

const isOf =
  (name: string) =>
  ({ place }: RankMove): boolean =>
    place === name
