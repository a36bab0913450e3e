import type { Causes } from '../cause/causes.js'
import type { InputChange, InputSide } from '../cause/input-changes.js'
import { inputKinds } from '../cause/input-names.js'
import type { ChangedRanking } from '../cause/ranking-changes.js'
import { whereOf } from '../corrected-spots.js'
import { type Edit, editsBetween } from '../edits.js'
import type { DocumentEffect, Effect, FigureEffect, PrintedSentence, SentenceEffect } from '../effect.js'
import type { ToldChange, ToldDocument, ToldEffect, ToldRename } from './told.js'

/** What is said where there was, or is, nothing. */
export const NOTHING = '（无）'

/** Longer texts of inputs are cut in lists; sentences never are. */
const LONGEST_INPUT = 60

/** The changed inputs of an effect by number, from 1, in ascending order. */
export function numbersOf({ changes }: Pick<Effect, 'changes'>): (causes: Causes) => readonly number[] {
  const numbers = new Map(changes.map((change, index) => [change, index + 1]))
  return (causes) => [...causes].flatMap((cause) => numbers.get(cause) ?? []).sort((a, b) => a - b)
}

/** The same in words: `1、3～7`. */
export function numbering(effect: Pick<Effect, 'changes'>): (causes: Causes) => string {
  const of = numbersOf(effect)
  return (causes) => numberRanges(of(causes))
}

/** Numbers in order, three and more in a row by their ends: 1、3～7、9. */
export function numberRanges(numbers: readonly number[]): string {
  const runs: number[][] = []
  for (const number of numbers) {
    const run = runs.at(-1)
    if (run && run.at(-1) === number - 1) run.push(number)
    else runs.push([number])
  }
  return runs.map((run) => (run.length > 2 ? `${run[0]}～${run.at(-1)}` : run.join('、'))).join('、')
}

/** What an input said and says, each on one line; of long texts what is alike is left out. */
export function inputTexts({ old, now }: InputChange): { readonly old: string; readonly now: string } {
  const edits = old && now && longest(old, now) > LONGEST_INPUT ? editsBetween(old.text, now.text) : []
  const side = (input: InputSide | null, own: Edit['kind']) => {
    if (!input || input.text.trim() === '') return NOTHING
    const text = edits.length > 0 ? shortened(edits, own) : cut(input.text.trim())
    return text.replaceAll(/\s*\n\s*/gu, ' ').trim()
  }
  return { old: side(old, 'removed'), now: side(now, 'added') }
}

const longest = (...sides: readonly InputSide[]): number => Math.max(...sides.map(({ text }) => [...text].length))

function cut(text: string): string {
  const characters = [...text]
  return characters.length > LONGEST_INPUT ? `${characters.slice(0, LONGEST_INPUT).join('')}……` : text
}

/** How much of what is alike is shown on either side of a change. */
const AROUND = 8

/** One side of edits, with only the ends of what is alike. */
function shortened(edits: readonly Edit[], own: Edit['kind']): string {
  return edits
    .filter(({ kind }) => kind === 'same' || kind === own)
    .map(({ kind, text }, index, all) => {
      const characters = [...text]
      const keep = { before: index > 0 ? AROUND : 0, after: index < all.length - 1 ? AROUND : 0 }
      if (kind !== 'same' || characters.length <= keep.before + keep.after + 2) return text
      const tail = keep.after > 0 ? characters.slice(-keep.after) : []
      return `${characters.slice(0, keep.before).join('')}……${tail.join('')}`
    })
    .join('')
}

/** `data/2023/上报/长春市.yaml:5`, and the cell that it was imported from. */
export function inputPlace({ file, old, now }: InputChange): string {
  const side = now ?? old
  const cell = now?.cell
  return `${file}:${side?.at.line ?? 1}${now ? '' : '（已删）'}${cell ? `（来自 ${cell}）` : ''}`
}

/** Of the change of a name: how many inputs have it too. */
export const alsoText = ({ also = 0 }: ToldChange): string => (also > 0 ? `（另有 ${also} 处只换了名称）` : '')

/** What a new name leaves as it was, one sentence each. */
export function renameTexts({ old, now, figures, rankings }: ToldRename): readonly string[] {
  return [
    ...(figures > 0 ? [`${old}的 ${figures} 个数字改用${now}的名称，数值不变`] : []),
    ...(rankings.length > 0 ? [`有${now}的排名 ${rankings.length} 个，名次不变，名单只换了名称`] : []),
  ]
}

/** Keys that say how places are ranked; the others of 指标.yaml say what an indicator is called and how it is printed. */
const rankingKeys: ReadonlySet<string> = new Set([
  '排名',
  '综合排名',
  '排名依据',
  '次序',
  '并列',
  '并列用语',
  '取前',
  '单项取前',
  '综合取前',
  '不考核',
])

export const kindText = ({ kind, path }: InputChange): string =>
  kind === 'ranking' && !path.some((key) => rankingKeys.has(key)) ? '指标' : inputKinds[kind]

/** Where in the document a sentence stands, beside page and line: a cell, 标志, 抄送; empty in the running text. */
export const spotText = ({ kind, context }: Pick<SentenceEffect, 'kind' | 'context'>): string => whereOf(kind, context)

/** 第3页第5行; what stands outside the rows has no line. */
export const placeText = (sentence: PrintedSentence | null): string =>
  !sentence || sentence.page === 0 ? NOTHING : `第${sentence.page}页${sentence.line > 0 ? `第${sentence.line}行` : ''}`

/** Which document it is, for people: 通报, or the place of the letter. */
export const documentName = ({ place, id }: DocumentEffect): string =>
  place === null ? (id.split('/').at(-1) ?? id) : `${place}的函`

/** Which documents they are: letters that change alike are told together. */
export function documentsName([first, ...others]: readonly [ToldDocument, ...ToldDocument[]]): string {
  if (others.length === 0) return documentName(first)
  const places = [first, ...others].flatMap(({ place }) => place ?? [])
  return `${places.join('、')}的函（${places.length} 份，改动一样）`
}

/** Documents in their order; with the first of the letters that read otherwise in the same words, at the same place, all others. */
export function alikeDocuments(
  documents: readonly ToldDocument[],
): readonly (readonly [ToldDocument, ...ToldDocument[]])[] {
  const groups = new Map<string, [ToldDocument, ...ToldDocument[]]>()
  for (const document of documents) {
    const { id, place, status, sentences, causes } = document
    const told = sentences.map((each) => ({ ...each, causes: [...each.causes] }))
    const key = place === null || told.length === 0 ? id : JSON.stringify([status, told, [...causes]])
    const group = groups.get(key)
    if (group) group.push(document)
    else groups.set(key, [document])
  }
  return [...groups.values()]
}

/** What becomes of a document. */
export const statusText = ({ status, formerly }: ToldDocument): string =>
  formerly === undefined ? statusTexts[status] : `换了名称（原${formerly}），${statusTexts[status]}`

const statusTexts = {
  text: '文字有改动',
  layout: '文字不变，版式有变',
  new: '新增',
  gone: '不再有',
  same: '不变',
} as const satisfies Record<DocumentEffect['status'], string>

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

/** The edits of a sentence as one line: 【28.79 → 27.79】, 【删：…】, 【增：…】. */
export function markedSentence({ edits }: Pick<SentenceEffect, 'edits'>): string {
  let text = ''
  for (const [index, edit] of edits.entries()) {
    const next = edits[index + 1]
    if (edit.kind === 'same') text += edit.text
    else if (edit.kind === 'removed' && next?.kind === 'added') text += `【${edit.text} → ${next.text}】`
    else if (edit.kind === 'removed') text += `【删：${edit.text}】`
    else if (edits[index - 1]?.kind !== 'removed') text += `【增：${edit.text}】`
  }
  return text
}

/** The figures that print otherwise: digits that are not printed are the program's concern. */
export const printedFigures = ({ figures }: Pick<Effect, 'figures'>): readonly FigureEffect[] =>
  figures.filter(({ old, now }) => old?.text !== now?.text)

/** A formula on one line: of a long sum its ends, and how many it adds, which a very long one says itself. */
export function shortFormula(formula: string): string {
  const parts = formula.split('＋')
  if (parts.length <= 4) return formula
  const last = parts.at(-1) ?? ''
  return `${parts[0]}＋……＋${last}${/（共\d+项）$/u.test(last) ? '' : `（共${parts.length}项）`}`
}

export const formulaText = ({ formula }: FigureEffect): string => shortFormula(formula)

/** What becomes of the letters, one line a conclusion, without a stop; those with nothing but a new number need no second copy. */
export function letterConclusions({ documents, unmade }: Pick<ToldEffect, 'documents' | 'unmade'>): readonly string[] {
  const letters = documents.filter(({ place }) => place !== null)
  const line = (wanted: (letter: ToldDocument) => boolean, words: (count: number) => string): readonly string[] => {
    const names = letters.filter(wanted).flatMap(placeName)
    return names.length > 0 ? [`${words(names.length)}：${names.join('、')}`] : []
  }
  const isMade = ({ status, place }: ToldDocument) => status !== 'new' && !(place !== null && unmade.has(place))
  const isNamed = ({ formerly }: ToldDocument) => formerly !== undefined
  const again = ({ status }: DocumentEffect) => status === 'text' || status === 'layout' || status === 'new'
  return [
    ...line(
      (letter) => again(letter) && isMade(letter) && !isNamed(letter) && !onlyNumbered(letter),
      (count) => `要重做的函 ${count} 份（已经发出的要重发）`,
    ),
    ...line(isNamed, (count) => `换了名称的函 ${count} 份（已经发出的要重发）`),
    ...line(
      (letter) => again(letter) && !isMade(letter) && !isNamed(letter),
      (count) => `新做的函 ${count} 份（以前没有做过）`,
    ),
    ...line(
      (letter) => isMade(letter) && onlyNumbered(letter),
      (count) => `只添了文号的函 ${count} 份（别的没有变，已经按这个文号发出的不用重发）`,
    ),
    ...line(
      ({ status }) => status === 'gone',
      (count) => `不再有的函 ${count} 份`,
    ),
    ...line(
      (letter) => letter.status === 'same' && isMade(letter),
      (count) => `不变的函 ${count} 份`,
    ),
    ...line(
      (letter) => letter.status === 'same' && !isMade(letter),
      (count) => `还没有做过的函 ${count} 份（版次里没有记录，用 letters 做）`,
    ),
  ]
}

/** The place of a letter, with the name that it had. */
const placeName = ({ place, formerly }: ToldDocument): readonly string[] =>
  place === null ? [] : [formerly === undefined ? place : `${place}（原${formerly}）`]

/** Whether all that a document has got is the number that was still open. */
export const onlyNumbered = ({ status, sentences }: Pick<DocumentEffect, 'status' | 'sentences'>): boolean =>
  status === 'text' &&
  sentences.every(({ kind, old }) => kind === 'document-number' && /〕\s*号$/u.test(old?.text ?? ''))

/** Changes that nothing printed follows from. */
export function withoutEffect({ changes, documents }: Effect): readonly InputChange[] {
  const used = new Set(documents.flatMap(({ causes }) => [...causes]))
  return changes.filter((change) => !used.has(change))
}
