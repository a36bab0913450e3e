import { areaLevel } from '../../data/whole-area.js'
import { sourceOf, spotAt } from '../../document/passages.js'
import type { Check } from '../check.js'
import { sentenceBefore, sentenceBehind } from '../clause.js'
import { finding } from '../finding.js'
import { highlightPlace } from '../highlight-places.js'

/** What is below an area of a kind, where nobody can take it for the kind itself: 全区 may be 自治区. */
const BELOW: Readonly<Record<string, string>> = { 省: '市州县', 区: '市州县', 市: '县', 州: '县', 盟: '县' }
/** A sentence of several areas, or of one of them: 各市要在全市推广, 某县…全县. */
const OF_PLACES = /[各每该某两]|所在|当地|本地|地区|地方|试点|\p{Script=Han}{2}[市州县区盟旗](?![以级域场民委政人])/u

/**
 * 全市, 我市, 市委 and 市政府 in what a province says of itself: 省 and 市 are one key apart. A highlight speaks of its own
 * place, and so does a sentence that names one, or all of them.
 */
export const lowerAreas: Check = ({ dataset, passages }) => {
  const level = areaLevel(dataset)
  const below = level && BELOW[level]
  if (!below) return []
  const lower = new RegExp(
    `[全我][${below}](?![场县区域级民辖])|(?<=按照|遵照|贯彻|贯彻落实)[${below}](?:委|政府|人民政府)`,
    'gu',
  )
  return passages.flatMap((passage) =>
    [...passage.text.matchAll(lower)].flatMap(({ 0: words, index }) => {
      const spot = spotAt(passage, index, words)
      const before = sentenceBefore(passage.text, index)
      const behind = sentenceBehind(passage.text, spot.end)
      if (OF_PLACES.test(before) || OF_PLACES.test(behind) || highlightPlace(sourceOf(spot), dataset)) return []
      return finding('area-mismatch', 'warning', `“${words}”：发文机关是“${dataset.facts.organ.value}”`, {
        spot,
        hint: `说的是全${level}的，请改过来；说的是一个地方的，请写明是哪里。`,
      })
    }),
  )
}
