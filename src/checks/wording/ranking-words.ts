import { type Passage, spotAt } from '../../document/passages.js'
import { readNumeral } from '../../figures/chinese-numeral.js'
import type { RankingResult } from '../../figures/figure-book.js'
import { namesOf, rankListText } from '../../figures/rank-text.js'
import type { Check, CheckInput } from '../check.js'
import { sentenceBefore, sentenceBehind } from '../clause.js'
import { type Finding, finding } from '../finding.js'
import type { WordHit, WordIndex } from '../word-index.js'
import { fullNameIndexOf } from './place-index.js'
import { announced, behind, isTyped, listSpot, runs } from './place-lists.js'
import { rankedSubjects, rankingOf } from './ranked-subjects.js'

/** 前三名, 前四名 with what follows up to the end of the sentence; 前两名, 前三位, 前三个 only where a ranking is meant. */
const FIRST = /前([一二两三四五六七八九十]{1,3}|[0-9]{1,2})(名|位|个(?![月季年]))/gu
const LAST = /[后末]([一二两三四五六七八九十]{1,3}|[0-9]{1,2})[名位]/gu
/** What may stand between the name of what is ranked and 后三名; no 增速. */
const OF_RANKING =
  /^(?:考评|考核|综合|完成|进度|得分|情况|指标|率|比例|的|排名|排序|排在|排|居|列|全省|全市|处于|位于)*$/u
/** How a template says how many are listed. */
const CUTS = '{{综合前几名}}、{{单项前几名}}'
/** What may stand between two places of a list. */
const BETWEEN = /^(?:、|，|及|和|并列|与)$/u

/**
 * What the words say of a ranking agrees with it: 前三名 is one of the cuts, a list of places behind 前四名 is the
 * overall list wherever it is repeated, and the list behind the name of an indicator is its ranking. Printed from the
 * data they cannot differ; a list that a hand typed can.
 */
export const rankingWords: Check = (input) => {
  const find = fullNameIndexOf(input.dataset)
  return input.passages.flatMap((passage) => [
    ...cuts(input, passage, find),
    ...items(input, passage, find),
    ...lasts(input, passage, find),
  ])
}

function cuts({ dataset, figures }: CheckInput, passage: Passage, find: WordIndex): readonly Finding[] {
  const { overallCut, indicatorCut } = dataset
  const overall = figures.ranking(null)
  return [...passage.text.matchAll(FIRST)].flatMap(({ 0: words, 1: count = '', 2: counted, index }) => {
    const before = sentenceBefore(passage.text, index)
    // 综合得分排序前四名和单项指标前三名: the nearer word tells.
    const isOverall = before.lastIndexOf('综合') > before.lastIndexOf('单项')
    const isSingle = before.lastIndexOf('单项') > before.lastIndexOf('综合')
    if ((counted !== '名' || count === '两') && !isOverall && !isSingle) return []
    const cuts = isOverall ? [overallCut] : isSingle ? [indicatorCut] : [overallCut, indicatorCut]
    const expected = cuts.flatMap((cut) => cut?.value ?? [])
    if (expected.length === 0) return []
    const spot = spotAt(passage, index, words)
    if (!expected.some((each) => each === readNumeral(count))) {
      const cut = isOverall ? '综合取前' : isSingle ? '单项取前' : '取前'
      // Of another competition it may well be right.
      const message = `“${words}”与数据不符：${cut} ${expected.join(' 或 ')} 名`
      const hint = `请在模板里用 ${CUTS}。`
      return finding('count-mismatch', isOverall || isSingle ? 'error' : 'warning', message, { spot, hint })
    }
    if (readNumeral(count) === 1)
      return finding('count-mismatch', 'warning', `“${words}”读不通：只取一名的，写“第一${counted}”`, {
        spot,
        hint: `请在模板里用 ${CUTS}：取几名的印“前几名”，只取一名的印“第一名”。`,
      })
    const list = listAfter(passage.text, spot.end, find)
    return isOverall && list && overall ? compare(passage, list, overall, '综合排名') : []
  })
}

/** 综合得分后三名是甲市、乙市、丙市: no ranking prints its end, so that a hand types it. */
function lasts({ dataset, figures }: CheckInput, passage: Passage, find: WordIndex): readonly Finding[] {
  return [...passage.text.matchAll(LAST)].flatMap((match) => {
    const count = readNumeral(match[1] ?? '') ?? 0
    const list = announced(passage.text, match, find) ?? []
    const subjects = rankedSubjects(dataset)
    const sentence = rankedBefore(passage.text, match.index)
    const named = subjects.find(sentence).at(-1)
    if (list.length < Math.max(2, count)) return []
    if (!named)
      return list.length === count && list.some((hit) => isTyped(passage, hit))
        ? ofNone(sentence, { passage, list, count }, figures)
        : []
    if (!OF_RANKING.test(sentence.slice(named.end))) return []
    const ranking = rankingOf(subjects, figures, named.word)
    if (!ranking || ranking.ranked.length <= count || ranking.unranked.some(({ pending }) => pending)) return []
    if (COUNTED.test(named.word) && isFewest(ranking, count, list)) return []
    const wrong = outOfLast(ranking, count, list)
    // `countedPlaces` tells of too many where none of them share a position.
    if (!wrong || (list.length > count && !saysTie(passage.text, list))) return []
    return finding('ranking-text-mismatch', 'warning', `${wrong.truth}“${named.word}”的后${match[1]}名里`, {
      spot: listSpot(passage, list),
      hint: `数据里是：${wrong.right.join('、')}；不是这样排的，写进 豁免.yaml。`,
    })
  })
}

/** The words in front of 后三名; behind 前三名依次为……；后三名 or 最低的……；后三名 the ranking is named before the semicolon. */
function rankedBefore(text: string, index: number): string {
  const sentence = sentenceBefore(text, index)
  const isBare = /^(?:排名|排序|排在|排|居|列|位居|位列)*$/u.test(sentence)
  const before = isBare ? sentenceBefore(text, index - sentence.length - 1) : ''
  return (
    before.slice(0, Math.max(0, before.search(/[前首][一二两三四五六七八九十0-9]{1,3}[名位]|最[多少高低大小]的/u))) ||
    sentence
  )
}

/** How a number of things is called; of concentrations the last are the worst. */
const COUNTED = /(?:起|人|件|次)数$|数量$/u
/** 事故起数排在后三位的, where the least is the best: the fewest may be meant. */
const isFewest = ({ ranked, rule }: RankingResult, count: number, list: readonly WordHit[]): boolean =>
  rule.by === '完成' &&
  rule.order === '升序' &&
  list.every(({ word }) => ranked.some(({ place, position }) => place.name.value === word && position <= count))

/**
 * What is wrong with a list of the last places. Of places that share the first of their positions nobody can say which
 * are among them, but where the list has more than so many it must have them all.
 */
function outOfLast({ ranked }: RankingResult, count: number, list: readonly WordHit[]) {
  const from = ranked.at(-count)?.position ?? 0
  const last = ranked.filter(({ position }) => position >= from)
  const sure = last.length > list.length ? last.filter(({ position }) => position > from) : last
  const right = last.map(({ place }) => place.name.value)
  const strange = list.find(({ word }) => !right.includes(word))
  const strangePosition = ranked.find(({ place }) => place.name.value === strange?.word)?.position
  const where = strangePosition === undefined ? '' : `是第${strangePosition}名，`
  if (strange) return { right, truth: `“${strange.word}”${where}不在` }
  const missing = sure.flatMap(({ place: { name } }) =>
    list.some(({ word }) => word === name.value) ? [] : [name.value],
  )
  return missing.length > 0 ? { right, truth: `没有写“${missing.join('”“')}”，也在` } : undefined
}

/** Whether a list says that some of its places share a position: 白河市及金沙市, 白河市和金沙市（并列）. */
const saysTie = (text: string, list: readonly WordHit[]): boolean =>
  /及|与|并列/u.test(text.slice(list[0]?.start ?? 0, (list.at(-1)?.end ?? 0) + TIED.length))
const TIED = '（并列'

const SOME_RANKING = /(?:完成率|完成进度|进度|得分|排名|排序)(?:排名|排序|排|列|居|的)*$/u
const OTHER = /增幅|增速|增长|增量|人均|占比|满意/u

/** Nothing says which ranking is meant: then the list must be the end of one of them. */
function ofNone(
  sentence: string,
  { passage, list, count }: { passage: Passage; list: readonly WordHit[]; count: number },
  { rankings }: CheckInput['figures'],
): readonly Finding[] {
  if (!SOME_RANKING.test(sentence) || OTHER.test(sentence) || rankings.length === 0) return []
  const listed = new Set(list.map(({ word }) => word))
  const isEnd = ({ ranked, unranked }: RankingResult): boolean => {
    const lowest = ranked.at(-count)?.position ?? 0
    const last = new Set(ranked.filter(({ position }) => position >= lowest).map(({ place }) => place.name.value))
    return (
      ranked.length <= count || unranked.some(({ pending }) => pending) || [...listed].every((name) => last.has(name))
    )
  }
  if (rankings.some(isEnd)) return []
  return [
    finding('ranking-text-mismatch', 'warning', `这里列的后${count}名，与哪一项排名的后${count}名都不一样`, {
      spot: listSpot(passage, list),
      hint: '请核对名单，并写明是哪一项的排名；不是这样排的，写进 豁免.yaml。',
    }),
  ]
}

/** 1.城镇新增就业：白山市、白城市、长白山保护开发区； */
function items({ figures }: CheckInput, passage: Passage, find: WordIndex): readonly Finding[] {
  const colon = passage.kind === 'item' ? passage.text.indexOf('：') : -1
  const name = passage.text.slice(0, Math.max(0, colon))
  const ranking = figures.ranking(name)
  const list = ranking && listAfter(passage.text, colon + 1, find)
  return ranking && list ? compare(passage, list, ranking, name) : []
}

/** How many characters may stand between 前四名 and the list of them. */
export const NEAR = 4

/** The list of places that begins within the next few characters; undefined where none does. */
function listAfter(text: string, from: number, find: WordIndex): readonly WordHit[] | undefined {
  const rest = sentenceBehind(text, from)
  const [list = []] = runs(rest, find(rest), BETWEEN)
  const [first] = list
  // 居前四名，甲市要迎头赶上: the comma has ended what is said of the first four.
  if (!first || first.start > NEAR || rest.slice(0, first.start).includes('，')) return undefined
  return behind(list, from)
}

function compare(
  passage: Passage,
  list: readonly WordHit[],
  ranking: RankingResult,
  label: string,
): readonly Finding[] {
  // What is printed from the data is the ranking, however its ties are worded.
  if (!list.some((hit) => isTyped(passage, hit))) return []
  const expected = ranking.printed.groups.flatMap(namesOf)
  const found = list.map(({ word }) => word)
  if (found.join() === expected.join()) return []
  return [
    finding('ranking-text-mismatch', 'error', `这里的名单与“${label}”不符`, {
      spot: listSpot(passage, list),
      hint: `数据里是：${rankListText(ranking.printed, ranking.rule.tieWord)}。请用 {{名单 …}} 引用。`,
    }),
  ]
}
