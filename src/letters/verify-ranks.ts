import { type Finding, finding } from '../checks/finding.js'
import { type RankedSubjects, rankedSubjects } from '../checks/wording/ranked-subjects.js'
import type { Place } from '../data/dataset.js'
import { rankingName } from '../data/ranking-name.js'
import type { Inline } from '../document/inline.js'
import { inlineSpots, type Passage, type Spot, spotAt, spotText, wholeSpot } from '../document/passages.js'
import { chineseNumeral, readNumeral } from '../figures/chinese-numeral.js'
import { OVERALL } from '../figures/figure-names.js'
import { type PrintedPosition, printedPosition, rankedPosition } from '../figures/printed-position.js'
import type { LetterToVerify } from './letter-to-verify.js'
import { placesNamed } from './place-names.js'
import { inside } from './quotations.js'
import { rankingTold } from './told-rankings.js'

/**
 * 第二名, 并列第一位, 第3名（并列）, 排名第三: a rank that the letter restates. Without 名 or 位 a word or its value says that it is
 * one. Counted from behind, 倒数第一, it is none that a ranking has.
 */
const RANK =
  /(?<before>并列)?(?<behind>倒数)?第(?<stated>[一二三四五六七八九十]+|[0-9]+)(?:(?<plain>[名位])|(?=[\p{P}]|$))(?<after>（并列）)?/gu
const LED = /(?:排名|[排列居])(?:全[省市州县区旗盟])?$|全[省市州县区旗盟]$/u

/** The ranks that a letter restates are those of the rankings, and it restates every one that the notice tells. */
export function verifyRanks(
  work: LetterToVerify,
  passages: readonly Passage[],
  quotations: readonly Spot[],
): readonly Finding[] {
  const { dataset, index, letter, place } = work
  const positions = positionsOf(work)
  const subjects = rankedSubjects(dataset)
  const restated = passages.flatMap((passage) => ranksIn(passage, subjects, quotations))
  // A wrong rank is complained of once, not as a missing one too.
  const named = new Set(restated.map(({ subject }) => subject))
  const missing = [...positions.listed].filter(([subject]) => index.told.has(subject) && !named.has(subject))
  return [
    ...restated.flatMap((rank) => verifyRank(rank, positions, work)),
    ...missing.map(([subject, position]) =>
      finding('letter-rank', 'error', `给${place.name.value}的函漏写了“${subject}”${rankWords(position)}`, {
        at: null,
        hint: `请写“${subject}${rankWords(position)}”：名次用 {{本地.综合名次}}、{{本地.单项}} 印出，前面要有“${subject}”。`,
        about: letter.properties.title,
      }),
    ),
  ]
}

/** The positions of a place, by what the rankings are about. */
interface OwnPositions {
  readonly listed: ReadonlyMap<string, PrintedPosition>
  /** Behind the cut, where reports tell it: an attachment may print the positions of all places. */
  readonly unlisted: ReadonlyMap<string, PrintedPosition>
}

function positionsOf({ figures, place }: LetterToVerify): OwnPositions {
  const listed = new Map<string, PrintedPosition>()
  const unlisted = new Map<string, PrintedPosition>()
  for (const ranking of figures.rankings) {
    const subject = ranking.indicator ?? OVERALL
    const found = printedPosition(ranking, place)
    const below = found ? null : rankedPosition(ranking, place)
    if (found) listed.set(subject, found)
    if (below) unlisted.set(subject, below)
  }
  return { listed, unlisted }
}

/** A rank that a letter restates. */
interface RestatedRank {
  readonly spot: Spot
  /** What it is about, as far as the letter says it. */
  readonly subject: string
  readonly position: number | null
  readonly tied: boolean
}

/** A cell below 名次 that prints a position and nothing else: 三, （三）, 并列三. */
const BARE = /^（?(?<before>并列)?(?<stated>[一二三四五六七八九十]+)[名位]?(?<after>（并列）)?）?$/u

/** 综合得分排序第一名的单位: whom the notice lists, where it lists one, and no rank of this place. */
export const isCut = (inline: Inline): boolean => inline.kind === 'value' && /取前$/u.test(inline.name)

function ranksIn(passage: Passage, subjects: RankedSubjects, quotations: readonly Spot[]): readonly RestatedRank[] {
  const inlines = inlineSpots(passage)
  const rank = (groups: RegExpExecArray['groups'], spot: Spot, subject: string): RestatedRank => ({
    ...{ spot, subject },
    position: groups?.behind === undefined ? readNumeral(groups?.stated ?? '') : null,
    tied: (groups?.before ?? groups?.after) !== undefined,
  })
  const bare = BARE.exec(passage.text)
  const told = bare && inlines.map(({ inline }) => rankingTold(inline)).find((about) => about !== undefined)
  if (told) return [rank(bare.groups, wholeSpot(passage), told)]
  return [...passage.text.matchAll(RANK)].flatMap(({ 0: words, index, groups }) => {
    const spot = spotAt(passage, index, words)
    if (quotations.some((each) => inside(spot, each))) return []
    const before = passage.text.slice(0, index)
    // What the ranking is about of which a position is printed here.
    const printed = inlines.filter((each) => inside(each.spot, spot) || inside(spot, each.spot))
    if (printed.some(({ inline }) => isCut(inline))) return []
    const [about] = printed.flatMap((each) => (inside(each.spot, spot) && rankingTold(each.inline)) || [])
    if (groups?.plain === undefined && about === undefined && !LED.test(before)) return []
    // In a cell of its own, or by other words than the data have, the value says what it is a position in.
    return rank(groups, spot, subjectBefore(before, subjects) ?? about ?? '')
  })
}

/** What a restated rank is about: the last thing named before it, in quotation marks or by a name of the data. */
function subjectBefore(text: string, subjects: RankedSubjects): string | undefined {
  const quoted = [...text.matchAll(/“([^“”]+)”/gu)].at(-1)
  const named = subjects.find(text).at(-1)
  const word = quoted && (!named || quoted.index + quoted[0].length > named.end) ? quoted[1] : named?.word
  const indicator = subjects.indicators.get(word ?? '')
  return indicator === null ? OVERALL : (indicator ?? word)
}

function verifyRank(
  { spot, subject, position, tied }: RestatedRank,
  { listed, unlisted }: OwnPositions,
  { index, place }: LetterToVerify,
): readonly Finding[] {
  const right = listed.get(subject)
  if (right && position === right.position && tied === right.tied)
    return index.told.has(subject) ? [] : [untoldRank(place, subject, spot)]
  const below = unlisted.get(subject)
  // Nobody has said in the notice that it is shared: 第4位 and 并列第4位 are both true.
  if (below && position === below.position && (below.tied || !tied)) return []
  const unranked = below ? `排名里没有，算出的是${rankWords(below)}` : '排名里没有'
  const truth = right ? `应是“${rankWords(right)}”` : unranked
  const message = `给${place.name.value}的函写着${subject ? `“${subject}”` : ''}${spotText(spot)}，${truth}`
  const hint = '名次请用 {{本地.综合名次}}、{{本地.单项}} 印出；没有列入排名的，用 {{本地.上报}} 里的名次。'
  return [finding('letter-rank', 'error', message, { spot, hint })]
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
export function verifyIssuedRanks({ dataset, figures, index, place, letter }: LetterToVerify): readonly Finding[] {
  const { issued, issuedRankings } = index
  if (!issued || issuedRankings.size === 0) return []
  const about = letter.properties.title
  return [null, ...dataset.indicators.map(({ name }) => name.value)].flatMap((indicator) => {
    const name = rankingName(indicator)
    const line = issuedRankings.get(name)
    if (line === undefined) return []
    const named = placesNamed(line, index.names).has(place)
    if (!named && !printedPosition(figures.ranking(indicator), place)) return []
    const message = `已印发的通报（${issued.edition}）里“${name}”与现在的数据不同，涉及${place.name.value}：“${line}”`
    const hint = '函要与印发的通报一致；要更正的，先用 revise 更正，用新的文号印发通报。'
    return [finding('letter-rank', 'error', message, { at: null, about, hint })]
  })
}
