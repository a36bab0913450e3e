import { type Finding, finding } from '../checks/finding.js'
import { type RankedSubjects, rankedSubjects } from '../checks/wording/ranked-subjects.js'
import type { Dataset, Place } from '../data/dataset.js'
import { rankingName } from '../data/ranking-name.js'
import type { OfficialDocument } from '../document/document.js'
import { isFigure } from '../document/inline.js'
import { inlineSpots, type Passage, passagesOf, type Spot, spotAt, spotText } from '../document/passages.js'
import { chineseNumeral, readNumeral } from '../figures/chinese-numeral.js'
import type { FigureBook, RankingResult } from '../figures/figure-book.js'
import { OVERALL } from '../figures/figure-names.js'
import { type PrintedPosition, printedPosition, rankedPosition } from '../figures/printed-position.js'
import type { NoticeIndex } from './notice-index.js'
import { otherFigures, otherNames } from './other-places.js'
import { placesNamed } from './place-names.js'
import { inside, isMarked, quotationsOf } from './quotations.js'
import { rankingTold } from './told-rankings.js'
import { verifyCitation } from './verify-citation.js'
import { cutOf } from './whole-quotation.js'

/** A letter with all that its words are held against. */
export interface LetterToVerify {
  readonly dataset: Dataset
  readonly figures: FigureBook
  /** The notice composed from the same data, and the names and figures of all places. */
  readonly index: NoticeIndex
  readonly place: Place
  readonly letter: OfficialDocument
}

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
    ...verifyCitation(place, index.notice, passages),
    ...verifyRanks(work, passages, quotations),
    ...verifyIssuedRanks(work),
    ...verifyIssuedFigures(work, passages, quotations),
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

/** 第二名, 并列第一位, 第3名（并列）, 排名第三: a rank that the letter restates. Without 名 or 位 a word or its value says that it is one. */
const RANK =
  /(?<before>并列)?第(?<stated>[一二三四五六七八九十]+|[0-9]+)(?:(?<plain>[名位])|(?=[\p{P}]|$))(?<after>（并列）)?/gu
const LED = /(?:排名|[排列居])(?:全[省市州县区旗盟])?$|全[省市州县区旗盟]$/u

/** The ranks of a passage, each with what the ranking is about of which it prints a position, where it prints one. */
const ranksIn = (passage: Passage) =>
  [...passage.text.matchAll(RANK)].flatMap(({ 0: words, index, groups }) => {
    const spot = spotAt(passage, index, words)
    const [about] = inlineSpots(passage).flatMap((each) => (inside(each.spot, spot) && rankingTold(each.inline)) || [])
    const isRank = groups?.plain !== undefined || about !== undefined || LED.test(passage.text.slice(0, index))
    return isRank ? [{ groups, spot, about }] : []
  })

/** What a restated rank is about: the last thing named before it, in quotation marks or by a name of the data. */
function subjectBefore(text: string, subjects: RankedSubjects): string | undefined {
  const quoted = [...text.matchAll(/“([^“”]+)”/gu)].at(-1)
  const named = subjects.find(text).at(-1)
  const word = quoted && (!named || quoted.index + quoted[0].length > named.end) ? quoted[1] : named?.word
  const indicator = subjects.indicators.get(word ?? '')
  return indicator === null ? OVERALL : (indicator ?? word)
}

function verifyRanks(
  { dataset, figures, index: { told }, place, letter }: LetterToVerify,
  passages: readonly Passage[],
  quotations: readonly Spot[],
): readonly Finding[] {
  const expected = new Map<string, PrintedPosition>()
  const unlisted = new Map<string, PrintedPosition>()
  const expect = (subject: string, ranking: RankingResult | null | undefined) => {
    const found = printedPosition(ranking, place)
    // Behind the cut, where reports tell it: an attachment may print the positions of all places.
    const below = found ? null : rankedPosition(ranking, place)
    if (found) expected.set(subject, found)
    if (below) unlisted.set(subject, below)
  }
  const subjects = rankedSubjects(dataset)
  expect(OVERALL, figures.overall)
  for (const { name } of dataset.indicators) expect(name.value, figures.indicators.get(name.value)?.ranking)

  const restated = new Set<string>()
  const wrong: Finding[] = []
  for (const passage of passages) {
    for (const { groups, spot, about } of ranksIn(passage)) {
      if (quotations.some((each) => inside(spot, each))) continue
      // In a cell of its own, or by other words than the data have, the value says what it is a position in.
      const subject = subjectBefore(passage.text.slice(0, spot.start), subjects) ?? about ?? ''
      const right = expected.get(subject)
      // A wrong rank is complained of once, not as a missing one too.
      restated.add(subject)
      const is = {
        position: readNumeral(groups?.stated ?? ''),
        tied: (groups?.before ?? groups?.after) !== undefined,
      }
      const below = unlisted.get(subject)
      if (right && is.position === right.position && is.tied === right.tied) {
        if (!told.has(subject)) wrong.push(untoldRank(place, subject, spot))
        continue
      }
      // Nobody has said in the notice that it is shared: 第4位 and 并列第4位 are both true.
      if (below && is.position === below.position && (below.tied || !is.tied)) continue
      const truth = right
        ? `应是“${rankWords(right)}”`
        : below
          ? `排名里没有，算出的是${rankWords(below)}`
          : '排名里没有'
      const message = `给${place.name.value}的函写着${subject ? `“${subject}”` : ''}${spotText(spot)}，${truth}`
      const hint = '名次请用 {{本地.综合名次}}、{{本地.单项}} 印出；没有列入排名的，用 {{本地.上报}} 里的名次。'
      wrong.push(finding('letter-rank', 'error', message, { spot, hint }))
    }
  }
  const missing = [...expected].filter(([subject]) => told.has(subject) && !restated.has(subject))
  return [
    ...wrong,
    ...missing.map(([subject, rank]) =>
      finding('letter-rank', 'error', `给${place.name.value}的函漏写了“${subject}”${rankWords(rank)}`, {
        at: null,
        hint: `请写“${subject}${rankWords(rank)}”：名次用 {{本地.综合名次}}、{{本地.单项}} 印出，前面要有“${subject}”。`,
        about: letter.properties.title,
      }),
    ),
  ]
}

/** Right by the data, but nobody has been told it: the letter says that it is from the notice. */
function untoldRank(place: Place, subject: string, spot: Spot): Finding {
  const message = `给${place.name.value}的函写着“${subject}”${spotText(spot)}，通报里却没有印出这个排名`
  const hint = '通报不公布的，请从函的模板里删去；要公布的，请在通报的模板里用 {{名单 …}} 印出。'
  return finding('letter-rank', 'warning', message, { spot, hint })
}

const rankWords = ({ tied, position }: PrintedPosition): string =>
  `${tied ? '并列' : ''}第${chineseNumeral(position)}名`

/** A letter restates what was issued: where the data at hand rank otherwise, neither of the two can be sent. */
function verifyIssuedRanks({ dataset, figures, index, place, letter }: LetterToVerify): readonly Finding[] {
  const { issued, issuedRankings } = index
  if (!issued || issuedRankings.size === 0) return []
  const about = letter.properties.title
  const differs = (name: string, ranking: RankingResult | null | undefined) => {
    const line = issuedRankings.get(name)
    if (line === undefined) return []
    const named = placesNamed(line, index.names).has(place)
    if (!named && !printedPosition(ranking, place)) return []
    const message = `已印发的通报（${issued.edition}）里“${name}”与现在的数据不同，涉及${place.name.value}：“${line}”`
    const hint = '函要与印发的通报一致；要更正的，先用 revise 更正，用新的文号印发通报。'
    return [finding('letter-rank', 'error', message, { at: null, about, hint })]
  }
  return [
    ...differs(rankingName(null), figures.overall),
    ...dataset.indicators.flatMap(({ name }) =>
      differs(rankingName(name.value), figures.indicators.get(name.value)?.ranking),
    ),
  ]
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
