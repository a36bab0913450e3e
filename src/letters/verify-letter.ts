import { type Finding, finding } from '../checks/finding.js'
import { isFigure } from '../document/inline.js'
import { inlineSpots, type Passage, passagesOf, type Spot, spotText } from '../document/passages.js'
import { verifyCommendation } from './commendation.js'
import type { LetterToVerify } from './letter-to-verify.js'
import type { NoticeIndex } from './notice-index.js'
import { otherFigures, otherHighlights, otherNames } from './other-places.js'
import { inside, isMarked, quotationsOf } from './quotations.js'
import { verifyCitation } from './verify-citation.js'
import { verifyInclusion } from './verify-inclusion.js'
import { verifyIssuedRanks, verifyRanks } from './verify-ranks.js'
import { cutOf } from './whole-quotation.js'

/**
 * Holds a letter against its notice: what it quotes stands there verbatim, the ranks that it restates are those of the
 * rankings, every one of them, and nothing in it is of another place.
 */
export function verifyLetter(work: LetterToVerify): readonly Finding[] {
  const { figures, index, letter, place } = work
  const passages = passagesOf(letter)
  const quotations = quotationsOf(passages, index.snippetFiles)
  return [
    ...verifyQuotations(work, quotations),
    ...verifyCitation(place, index, passages),
    ...verifyRanks(work, passages, quotations),
    ...verifyInclusion(work, passages, quotations),
    ...verifyCommendation({ place, letter: work.dataset.letter, commended: index.commended }, passages, quotations),
    ...verifyIssuedRanks(work),
    ...verifyIssuedFigures(work, passages, quotations),
    ...otherHighlights(place, index, quotations),
    ...otherNames(place, index, passages, quotations),
    ...otherFigures(place, index, figures, passages),
  ]
}

function verifyQuotations({ index, place }: LetterToVerify, quotations: readonly Spot[]): readonly Finding[] {
  return quotations.flatMap((spot) => {
    const words = spotText(spot)
    const to = `给${place.name.value}的函`
    if (!index.words.includes(words))
      return finding('letter-quote', 'error', `${to}引用了通报里没有的话：“${words}”`, {
        spot,
        hint: '引号里的话、片段和亮点要与通报一字不差；不是引用的话，请不要加引号。',
      })
    if (index.issued && !index.issued.words.includes(words)) {
      const { edition } = index.issued
      return finding('letter-quote', 'error', `${to}引用的话，已印发的通报（${edition}）里没有：“${words}”`, {
        spot,
        hint: '印发的通报是怎么说的，函就怎么引；要更正的，先用 revise 更正，用新的文号印发通报。',
      })
    }
    return isMarked(spot) && !index.wordings.has(words) ? cutQuotation(to, spot, index) : []
  })
}

/** Words between quotation marks that are a part of a clause of the notice: what is left out may turn them about. */
function cutQuotation(to: string, spot: Spot, { words, issued }: NoticeIndex): readonly Finding[] {
  const quoted = spotText(spot)
  const cuts = [words, ...(issued ? [issued.words] : [])].flatMap((text) => cutOf(quoted, text) ?? [])
  const cut = cuts.find(({ turned }) => turned) ?? cuts[0]
  if (!cut) return []
  const message = `${to}引用的“${quoted}”，在通报里不是整句，原话是“${cut.before}${quoted}${cut.after}”`
  const hint = '请引用整句，标点到标点；不是引用的话，请不要加引号。'
  return [finding('letter-quote', cut.turned ? 'error' : 'warning', message, { spot, hint })]
}

/** A figure that was issued otherwise: whoever has the notice beside the letter finds two numbers for one thing. */
function verifyIssuedFigures(
  { figures, index: { issued }, place }: LetterToVerify,
  passages: readonly Passage[],
  quotations: readonly Spot[],
): readonly Finding[] {
  if (!issued || issued.figures.size === 0) return []
  return passages.flatMap((passage) =>
    inlineSpots(passage).flatMap(({ inline, spot }) => {
      if (!isFigure(inline) || quotations.some((each) => inside(spot, each))) return []
      const [now, before] = [figures.find(inline.name, null)?.text, issued.figures.get(inline.name)]
      if (now === undefined || before === undefined || now === before) return []
      const message = `给${place.name.value}的函里“${inline.name}”是${now}，已印发的通报（${issued.edition}）里是${before}`
      const hint = '函要与印发的通报一致：先用 revise 更正，用新的文号印发通报；已经另发更正函的，请在函里写明。'
      return finding('letter-quote', 'warning', message, { spot, at: inline.at, hint })
    }),
  )
}
