import type { Causes } from '../cause/causes.js'
import type { InputChange, InputSide } from '../cause/input-changes.js'
import { inputKinds } from '../cause/input-names.js'
import type { ChangedRanking } from '../cause/ranking-changes.js'
import { type Edit, editsBetween } from '../edits.js'
import type { DocumentEffect, Effect, FigureEffect, PrintedSentence, SentenceEffect } from '../effect.js'

/** What is said where there was, or is, nothing. */
export const NOTHING = '（无）'

/** Longer texts of inputs are cut in lists; sentences never are. */
const LONGEST_INPUT = 60

/** The changed inputs of an effect by number, from 1, in ascending order. */
export function numbersOf({ changes }: Pick<Effect, 'changes'>): (causes: Causes) => readonly number[] {
  const numbers = new Map(changes.map((change, index) => [change, index + 1]))
  return (causes) => [...causes].flatMap((cause) => numbers.get(cause) ?? []).sort((a, b) => a - b)
}

/** The same in words: `1、3`. */
export function numbering(effect: Pick<Effect, 'changes'>): (causes: Causes) => string {
  const of = numbersOf(effect)
  return (causes) => of(causes).join('、')
}

/** What an input said and says, each on one line; of long texts what is alike is left out. */
export function inputTexts({ old, now }: InputChange): { readonly old: string; readonly now: string } {
  const edits = old && now && longest(old, now) > LONGEST_INPUT ? editsBetween(old.text, now.text) : []
  const side = (input: InputSide | null, own: Edit['kind']) => {
    if (!input) return NOTHING
    const text = edits.length > 0 ? shortened(edits, own) : cut(input.text)
    return text.replaceAll('\n', ' ')
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

export const kindText = ({ kind }: InputChange): string => inputKinds[kind]

/** 第3页第5行; what stands outside the rows has no line. */
export const placeText = (sentence: PrintedSentence | null): string =>
  !sentence || sentence.page === 0 ? NOTHING : `第${sentence.page}页${sentence.line > 0 ? `第${sentence.line}行` : ''}`

/** Which document it is, for people: 通报, or the place of the letter. */
export const documentName = ({ place, id }: DocumentEffect): string =>
  place === null ? (id.split('/').at(-1) ?? id) : `${place}的函`

export const statusTexts = {
  text: '文字有改动',
  layout: '文字不变，版式有变',
  new: '新增',
  gone: '不再有',
  same: '不变',
} as const satisfies Record<DocumentEffect['status'], string>

/** What a ranking's change means for places, one remark each. */
export function rankingRemarks({ moves, newTies, goneTies, entered, left }: ChangedRanking): readonly string[] {
  const position = (value: number | null) => (value === null ? '不排名' : `第${value}`)
  return [
    ...moves.map(({ place, old, now }) => `${place}：${position(old)} → ${position(now)}`),
    ...newTies.map((names) => `新并列：${names.join('、')}`),
    ...goneTies.map((names) => `不再并列：${names.join('、')}`),
    ...(entered.length > 0 ? [`进入名单：${entered.join('、')}`] : []),
    ...(left.length > 0 ? [`退出名单：${left.join('、')}`] : []),
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
export function letterConclusions({ documents }: Pick<Effect, 'documents'>): readonly string[] {
  const letters = documents.filter(({ place }) => place !== null)
  const line = (wanted: (letter: DocumentEffect) => boolean, words: (count: number) => string): readonly string[] => {
    const names = letters.filter(wanted).flatMap(({ place }) => place ?? [])
    return names.length > 0 ? [`${words(names.length)}：${names.join('、')}`] : []
  }
  const again = ({ status }: DocumentEffect) => status === 'text' || status === 'layout' || status === 'new'
  return [
    ...line(
      (letter) => again(letter) && !onlyNumbered(letter),
      (count) => `要重做的函 ${count} 份（已经发出的要重发）`,
    ),
    ...line(onlyNumbered, (count) => `只添了文号的函 ${count} 份（别的没有变，已经按这个文号发出的不用重发）`),
    ...line(
      ({ status }) => status === 'gone',
      (count) => `不再有的函 ${count} 份`,
    ),
    ...line(
      ({ status }) => status === 'same',
      (count) => `不变的函 ${count} 份`,
    ),
  ]
}

/** Whether all that a document has got is the number that was still open. */
export const onlyNumbered = ({ status, sentences }: Pick<DocumentEffect, 'status' | 'sentences'>): boolean =>
  status === 'text' &&
  sentences.every(({ kind, old }) => kind === 'document-number' && /〕\s*号$/u.test(old?.text ?? ''))

/** Changes that nothing printed follows from. */
export function withoutEffect({ changes, documents }: Effect): readonly InputChange[] {
  const used = new Set(documents.flatMap(({ causes }) => [...causes]))
  return changes.filter((change) => !used.has(change))
}
