import type { Ranking } from '../data/dataset.js'

/**
 * The places that share one position, as printed: 四平市及白山市; with three, 甲市、乙市及丙市. `tieWord` is the
 * data's 并列用语 (及 unless it says otherwise).
 */
export function rankGroupText(names: readonly string[], tieWord = '及'): string {
  const last = names.at(-1)
  if (last === undefined) return ''
  const others = names.slice(0, -1)
  return others.length === 0 ? last : `${others.join('、')}${tieWord}${last}`
}

/** The whole list of a ranking, first position first: 四平市及白山市、吉林市、长白山保护开发区. */
export const rankListText = (ranking: Ranking, tieWord = '及'): string =>
  ranking.groups
    .map((group) =>
      rankGroupText(
        group.map(({ value }) => value.name.value),
        tieWord,
      ),
    )
    .join('、')
