import type { PrintedSentence } from '../document-effect.js'
import { editsBetween } from '../edits.js'
import type { ToldSentence } from './told.js'

/**
 * Sentences and rows that are gone in one place and new in another, in the same words: each told once, where it stands
 * now. The number in front (一、2.), and the mark that ends an item of a list, go by the place.
 */
export function withMoves(sentences: readonly ToldSentence[]): readonly ToldSentence[] {
  const gone = new Map<string, ToldSentence[]>()
  for (const sentence of sentences)
    if (!sentence.now) gone.set(keyOf(sentence), [...(gone.get(keyOf(sentence)) ?? []), sentence])
  const taken = new Set<ToldSentence>()
  const told = sentences.map((sentence): ToldSentence => {
    const from = sentence.old ? undefined : gone.get(keyOf(sentence))?.shift()
    if (!from) return sentence
    taken.add(from)
    return {
      ...sentence,
      old: from.old,
      edits: editsBetween(from.old?.text ?? '', sentence.now?.text ?? ''),
      causes: new Set([...from.causes, ...sentence.causes]),
      fate: 'moved',
    }
  })
  return told.filter((sentence) => !taken.has(sentence))
}

const keyOf = ({ kind, context, old, now }: ToldSentence): string =>
  [kind, context, unnumbered(now ?? old).replace(/[，；。]$/u, '')].join('\n')

/** A sentence without the number in front of it. */
export const unnumbered = (sentence: PrintedSentence | null): string =>
  sentence ? sentence.text.slice(sentence.label.length) : ''
