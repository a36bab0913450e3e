import { pageAndRow } from '../../diagnostics/page-and-row.js'
import type { PrintedSentence, SentenceEffect } from '../document-effect.js'

/** What is said where there was, or is, nothing. */
export const NOTHING = '（无）'

/** 第3页第5行, or that it stands nowhere. */
export const placeText = (sentence: PrintedSentence | null): string => (sentence && pageAndRow(sentence)) || NOTHING

/** Where a sentence stands; where it stood, if it is gone or its new place is not known. */
export const shownPlace = ({ old, now }: Pick<SentenceEffect, 'old' | 'now'>): string =>
  placeText(old && (!now || now.page === 0) ? old : now)

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
