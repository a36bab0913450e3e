import type { RankingResult } from '../../figures/figure-book.js'
import { positionsOf } from './ranking-changes.js'

/** More changed places than this are not held against all others one by one: all of them count as causes. */
const MOST_COMPARED = 500

/** The changed measures of places that stand to some other place as they did not: these turned the ranking. */
export function measuresThatTurned(
  old: RankingResult | undefined,
  now: RankingResult | undefined,
  isChanged: (figure: string) => boolean,
): readonly string[] {
  const [before, after] = [positionsOf(old), positionsOf(now)]
  const { indicator = null, rule } = now ?? old ?? {}
  const measureOf = (place: string) =>
    indicator === null ? `${place}/上报/综合得分` : `${place}/上报/${indicator}/${rule?.by ?? ''}`
  const places = [...new Set([...before.keys(), ...after.keys()])]
  const changed = places.filter((place) => isChanged(measureOf(place)))
  const order = (positions: ReadonlyMap<string, number>, a: string, b: string): number | null => {
    const [first, second] = [positions.get(a), positions.get(b)]
    return first === undefined || second === undefined ? null : Math.sign(first - second)
  }
  const turned = (place: string) => places.some((other) => order(before, place, other) !== order(after, place, other))
  return changed.filter((place) => changed.length > MOST_COMPARED || turned(place)).map(measureOf)
}
