import type { RankGroup, Ranking } from '../data/dataset.js'
import { rankGroupText } from '../data/tie-wording.js'

/** The whole list of a ranking, first position first: 四平市及白山市、吉林市、长白山保护开发区. */
export const rankListText = (ranking: Ranking, tieWord: string): string =>
  ranking.groups.map((group) => rankGroupText(namesOf(group), tieWord)).join('、')

/** The names of places that share a position. */
export const namesOf = (group: RankGroup): readonly string[] => group.map(({ value }) => value.name.value)
