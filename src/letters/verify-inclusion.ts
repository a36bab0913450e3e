import { type Finding, finding } from '../checks/finding.js'
import { rankedSubjects, rankingOf } from '../checks/wording/ranked-subjects.js'
import { formFor } from '../compose/excerpt-terms.js'
import { inlineSpots, type Passage, type Spot, spotAt } from '../document/passages.js'
import { printedPosition } from '../figures/printed-position.js'
import type { LetterToVerify } from './letter-to-verify.js'
import { namesOf } from './place-names.js'
import { inside } from './quotations.js'
import { isCut } from './verify-ranks.js'

/** （含你市）, （即你市）, （不包括你市） behind whom a clause speaks of. */
const INCLUDED = /（(?<how>不?(?:含|包含|包括)|即)(?<whom>[^（）]+)）/gu

/**
 * 综合得分排序前四名的单位（含你市）: the ranking lists the place, and 即 no other one. That a letter does not say so where it
 * might is nothing false.
 */
export function verifyInclusion(
  { dataset, figures, place }: LetterToVerify,
  passages: readonly Passage[],
  quotations: readonly Spot[],
): readonly Finding[] {
  const subjects = rankedSubjects(dataset)
  const own = new Set([...namesOf(place), ...(dataset.letter ? [formFor(dataset.letter, place.name).value] : [])])
  return passages.flatMap((passage) =>
    [...passage.text.matchAll(INCLUDED)].flatMap(({ 0: words, index, groups }) => {
      const spot = spotAt(passage, index, words)
      if (!own.has(groups?.whom ?? '') || quotations.some((each) => inside(spot, each))) return []
      const start = Math.max(...[...'，；。：'].map((mark) => passage.text.lastIndexOf(mark, index))) + 1
      const clause = spotAt(passage, start, passage.text.slice(start, index))
      // Other words than those of the data may count otherwise: 前十名 is no list that is printed.
      const named = subjects.find(passage.text.slice(start, index)).at(-1)
      if (!named || !inlineSpots(passage).some((each) => isCut(each.inline) && inside(each.spot, clause))) return []
      const ranking = rankingOf(subjects, figures, named.word)
      const listed = ranking?.printed.groups.flat() ?? []
      if (listed.length === 0) return []
      const isListed = printedPosition(ranking, place) !== null
      const how = groups?.how ?? ''
      const isRight = how === '即' ? isListed && listed.length === 1 : isListed !== how.startsWith('不')
      if (isRight) return []
      const truth = isListed ? (how === '即' ? '排名里不止它一个' : '排名里有它') : '排名里没有它'
      const message = `给${place.name.value}的函写着“${named.word}”${words}，${truth}`
      const hint = '请写在 {{#if 本地.综合名次}} 里面；“即”只用在 {{#if 综合只取一名}} 而没有并列的时候。'
      return [finding('letter-rank', 'error', message, { spot, hint })]
    }),
  )
}
