import type { RankGroup, RetypedRanking } from '../../data/dataset.js'
import { rankingName } from '../../data/ranking-name.js'
import { rankGroupText } from '../../data/tie-wording.js'
import { byPosition } from '../../figures/printed-position.js'
import { namesOf } from '../../figures/rank-text.js'
import type { Check, CheckInput } from '../check.js'
import { type Finding, finding } from '../finding.js'

/** The rankings that a second person has typed from the originals (复录.yaml), position by position. */
export const retypedRankings: Check = (input) =>
  input.dataset.retypedRankings.flatMap((again) => compared(again, input))

function compared({ name, ranking }: RetypedRanking, { figures, printed }: CheckInput): readonly Finding[] {
  const is = figures.rankings.find(({ indicator }) => rankingName(indicator) === name.value)
  // What is still 待补, or gone, has nothing to compare.
  if (!is || is.printed.groups.length === 0) return []
  const [here, there] = [byPosition(is.printed, is.rule), byPosition(ranking, is.rule)]
  const positions = [...new Set([...here.keys(), ...there.keys()])].sort((a, b) => a - b)
  const differ = positions.filter((position) => !sameTie(here.get(position), there.get(position)))
  const [first] = differ
  if (first === undefined) return []
  const words = (group: RankGroup | undefined) =>
    group ? `是${rankGroupText(namesOf(group), is.rule.tieWord)}` : '没有'
  const each = differ.map(
    (position) => `第${position}名${words(here.get(position))}，复录的${words(there.get(position))}`,
  )
  const at = here.get(first)?.[0]?.at ?? is.printed.at
  return [
    finding('retyped-differs', 'warning', `“${name.value}”${each.join('；')}`, {
      at,
      about: name.value,
      spot: printed.get(name.value)?.[0] ?? null,
      numbers: differ.flatMap((position) => [here, there].flatMap((of) => namesOf(of.get(position) ?? []))),
      hint: `请两人一起看原件：数据错了的改 ${at.file}:${at.line}，复录错了的改 ${name.at.file}:${name.at.line}。`,
    }),
  ]
}

/** The same places, in whichever order. */
const sameTie = (one: RankGroup = [], other: RankGroup = []): boolean =>
  one.length === other.length && one.every(({ value }) => other.some((each) => each.value === value))
