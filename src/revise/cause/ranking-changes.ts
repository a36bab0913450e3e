import { rankingName } from '../../data/ranking-name.js'
import type { FigureBook, RankingResult } from '../../figures/figure-book.js'
import { namesOf, rankListText } from '../../figures/rank-text.js'
import { groupBy } from '../../keyed/group-by.js'

/** A place that changed its position. */
export interface RankMove {
  readonly place: string
  /** Null where it had none. */
  readonly old: number | null
  readonly now: number | null
}

/** A ranking that is not what it was. */
export interface ChangedRanking {
  /** `城镇新增就业/排名` or `综合排名`. */
  readonly name: string
  /** The list as printed; empty where there was none. */
  readonly old: string
  readonly now: string
  readonly moves: readonly RankMove[]
  /** Places that share a position now and did not, and the other way round. */
  readonly newTies: readonly (readonly string[])[]
  readonly goneTies: readonly (readonly string[])[]
  /** Places that came into the printed list, and that left it. */
  readonly entered: readonly string[]
  readonly left: readonly string[]
  /** Whether the places that have a position in both versions stand to one another as they did. */
  readonly keepsOrder: boolean
}

/** The rankings of a year by name, the overall one last. */
export const rankingsOf = ({ rankings }: FigureBook): ReadonlyMap<string, RankingResult> =>
  new Map(
    rankings
      .toSorted((a, b) => Number(a.indicator === null) - Number(b.indicator === null))
      .map((ranking) => [rankingName(ranking.indicator), ranking]),
  )

/** Every place with its position: all that can be ranked, or those of the printed list where no reports tell more. */
export function positionsOf(ranking: RankingResult | undefined): ReadonlyMap<string, number> {
  if (!ranking) return new Map()
  const { ranked, printed, rule } = ranking
  if (ranked.length > 0) return new Map(ranked.map(({ place, position }) => [place.name.value, position]))
  const positions = new Map<string, number>()
  let before = 0
  for (const [index, group] of printed.groups.entries()) {
    for (const { value } of group) positions.set(value.name.value, rule.ties === '跳号' ? before + 1 : index + 1)
    before += group.length
  }
  return positions
}

/** The rankings that changed: in their printed list or, beyond it, in the position of any place. */
export function changedRankings(old: FigureBook, now: FigureBook): readonly ChangedRanking[] {
  const [before, after] = [rankingsOf(old), rankingsOf(now)]
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((name): readonly ChangedRanking[] => {
    const [was, is] = [before.get(name), after.get(name)]
    const [oldPositions, nowPositions] = [positionsOf(was), positionsOf(is)]
    const places = [...new Set([...nowPositions.keys(), ...oldPositions.keys()])]
    const moves = places
      .map((place) => ({ place, old: oldPositions.get(place) ?? null, now: nowPositions.get(place) ?? null }))
      .filter((move) => move.old !== move.now)
    const [oldText, nowText] = [listText(was), listText(is)]
    const [oldTies, nowTies] = [tiesOf(oldPositions), tiesOf(nowPositions)]
    const [listed, lists] = [listedIn(was), listedIn(is)]
    const newTies = nowTies.filter((tie) => !oldTies.some((other) => sameNames(tie, other)))
    const goneTies = oldTies.filter((tie) => !nowTies.some((other) => sameNames(tie, other)))
    if (oldText === nowText && moves.length + newTies.length + goneTies.length === 0) return []
    return [
      {
        ...{ name, old: oldText, now: nowText, moves, newTies, goneTies },
        entered: lists.filter((place) => !listed.includes(place)),
        left: listed.filter((place) => !lists.includes(place)),
        keepsOrder: keepsOrder(oldPositions, nowPositions),
      },
    ]
  })
}

function keepsOrder(old: ReadonlyMap<string, number>, now: ReadonlyMap<string, number>): boolean {
  const stay = [...old]
    .flatMap(([place, before]) => {
      const after = now.get(place)
      return after === undefined ? [] : [{ before, after }]
    })
    .sort((a, b) => a.before - b.before || a.after - b.after)
  return stay.every(({ before, after }, index) => {
    const last = stay[index - 1]
    return !last || Math.sign(before - last.before) === Math.sign(after - last.after)
  })
}

const listText = (ranking: RankingResult | undefined): string =>
  ranking ? rankListText(ranking.printed, ranking.rule.tieWord) : ''

const listedIn = (ranking: RankingResult | undefined): readonly string[] =>
  ranking?.printed.groups.flatMap(namesOf) ?? []

/** The places that share a position, position by position. */
function tiesOf(positions: ReadonlyMap<string, number>): readonly (readonly string[])[] {
  const groups = [...groupBy(positions, ([, position]) => position).values()]
  return groups.filter((group) => group.length > 1).map((group) => group.map(([place]) => place))
}

const sameNames = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((name) => b.includes(name))
