import type { ChangedRanking } from '../cause/ranking-changes.js'

/**
 * What a ranking's change means for places, one remark each; those that move up or down together, because others came or
 * went, in one.
 */
export function rankingRemarks(ranking: ChangedRanking): readonly string[] {
  const { moves, newTies, goneTies, entered, left, keepsOrder } = ranking
  const position = (value: number | null) => (value === null ? '不排名' : `第${value}`)
  if (ranking.old !== '' && ranking.now === '' && moves.every(({ now }) => now === null)) return ['不再排名']
  if (ranking.old === '' && ranking.now !== '' && moves.every(({ old }) => old === null)) return ['新的排名']
  const stay = moves.filter(({ old, now }) => old !== null && now !== null)
  const shifted = keepsOrder && stay.length < moves.length ? stay : []
  return [
    ...moves
      .filter((move) => !shifted.includes(move))
      .map(({ place, old, now }) => `${place}：${position(old)} → ${position(now)}`),
    ...(shifted.length > 0 ? [`其余先后不变，名次顺移的 ${shifted.length} 个`] : []),
    ...tieRemarks(newTies, goneTies),
    ...(entered.length > 0 ? [`进入名单：${entered.join('、')}`] : []),
    ...(left.length > 0 ? [`退出名单：${left.join('、')}`] : []),
  ]
}

/** A tie that grows or shrinks is told by who joins or leaves it: the others are tied as they were. */
function tieRemarks(newTies: ChangedRanking['newTies'], goneTies: ChangedRanking['goneTies']): readonly string[] {
  const within = (names: readonly string[], all: readonly string[]) => names.every((name) => all.includes(name))
  const without = (names: readonly string[], others: readonly string[]) =>
    names.filter((name) => !others.includes(name)).join('、')
  return [
    ...newTies.flatMap((names) => {
      const [grown] = goneTies.filter((tie) => within(tie, names))
      if (grown) return [`${without(names, grown)}与${grown.join('、')}并列`]
      return goneTies.some((tie) => within(names, tie)) ? [] : [`新并列：${names.join('、')}`]
    }),
    ...goneTies.flatMap((names) => {
      const left = newTies.filter((tie) => within(tie, names))
      const [rest] = left
      if (rest && left.length === 1) return [`${without(names, rest)}不再与${rest.join('、')}并列`]
      return newTies.some((tie) => within(names, tie)) ? [] : [`不再并列：${names.join('、')}`]
    }),
  ]
}
