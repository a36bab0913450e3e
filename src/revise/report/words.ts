import type { Causes } from '../cause/causes.js'
import type { InputChange, InputSide } from '../cause/input-changes.js'
import { inputKinds } from '../cause/input-names.js'
import type { ChangedRanking } from '../cause/ranking-changes.js'
import type { DocumentEffect, Effect, PrintedSentence, SentenceEffect } from '../effect.js'

/** What is said where there was, or is, nothing. */
export const NOTHING = '（无）'

/** Longer texts of inputs are cut in lists; sentences never are. */
const LONGEST_INPUT = 60

/** The changed inputs of an effect by number, from 1. */
export function numbering({ changes }: Pick<Effect, 'changes'>): (causes: Causes) => string {
  const numbers = new Map(changes.map((change, index) => [change, index + 1]))
  return (causes) =>
    [...causes]
      .flatMap((cause) => numbers.get(cause) ?? [])
      .sort((a, b) => a - b)
      .join('、')
}

/** An input on one side, on one line. */
export function inputText(side: InputSide | null): string {
  if (!side) return NOTHING
  const words = [...side.text.replaceAll('\n', ' ')]
  return words.length > LONGEST_INPUT ? `${words.slice(0, LONGEST_INPUT).join('')}……` : words.join('')
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

/** Letters by what becomes of them. */
export function lettersBy({ documents }: Pick<Effect, 'documents'>) {
  const letters = documents.filter(({ place }) => place !== null)
  const names = (wanted: (status: DocumentEffect['status']) => boolean) =>
    letters.filter(({ status }) => wanted(status)).flatMap(({ place }) => place ?? [])
  return {
    again: names((status) => status === 'text' || status === 'layout' || status === 'new'),
    same: names((status) => status === 'same'),
    gone: names((status) => status === 'gone'),
  }
}

/** Changes that nothing printed follows from. */
export function withoutEffect({ changes, documents }: Effect): readonly InputChange[] {
  const used = new Set(documents.flatMap(({ causes }) => [...causes]))
  return changes.filter((change) => !used.has(change))
}
