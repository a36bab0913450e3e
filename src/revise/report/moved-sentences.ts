import { union } from '../cause/causes.js'
import type { PrintedSentence } from '../document-effect.js'
import { editsBetween, type Side } from '../edits.js'
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
    const causes = union([from.causes, sentence.causes])
    return betweenSides({ ...sentence, old: from.old, causes, fate: 'moved' })
  })
  return told.filter((sentence) => !taken.has(sentence))
}

/** 一是, 二是: what a point of a paragraph begins with. */
const ORDINAL = '[一二三四五六七八九十]+是'

/**
 * Points of one paragraph (一是……二是……) that change places. Compared word by word, one of them is gone from in front of
 * another and new behind it: it is told as moved, and the other with its new number.
 */
export function withExchanges(sentences: readonly ToldSentence[]): readonly ToldSentence[] {
  const told = [...sentences]
  for (const whole of sentences) {
    if (whole.fate !== undefined || (whole.old && whole.now)) continue
    const [here, there] = whole.now ? (['now', 'old'] as const) : (['old', 'now'] as const)
    const [own = '', words = ''] = new RegExp(`^${ORDINAL}(.+)$`, 'su').exec(whole[here]?.text ?? '') ?? []
    const index = told.findIndex((each) => own !== '' && standsBefore(each, words, here))
    const other = told[index]
    const [before, after] = [other?.[there], other?.[here]]
    if (!other || !before || !after) continue
    const [first = ''] = new RegExp(`^${ORDINAL}`, 'u').exec(before.text) ?? []
    const causes = union([whole.causes, other.causes])
    // Where the other stood is not known: the pages were asked for the paragraph.
    const rest = { ...before, text: before.text.slice(first.length + words.length), page: 0, line: 0 }
    const moved = { ...whole, [there]: { ...before, text: first + words }, causes, fate: 'moved' as const }
    told[told.indexOf(whole)] = betweenSides(moved)
    told[index] = betweenSides({ ...other, [there]: rest, causes })
  }
  return told
}

const betweenSides = (sentence: ToldSentence): ToldSentence => ({
  ...sentence,
  edits: editsBetween(sentence.old?.text ?? '', sentence.now?.text ?? ''),
})

/** Whether all that a sentence lost (or got) is these words, behind its number and with the number of what follows. */
function standsBefore({ old, now, edits, fate }: ToldSentence, words: string, here: Side): boolean {
  if (!old || !now || fate !== undefined) return false
  const changed = edits.filter(({ kind }) => kind !== 'same')
  const [only] = changed
  const [first] = edits
  return (
    changed.length === 1 &&
    only?.kind === (here === 'now' ? 'removed' : 'added') &&
    first?.kind === 'same' &&
    new RegExp(`^${ORDINAL}$`, 'u').test(first.text) &&
    only.text.startsWith(words) &&
    new RegExp(`^${ORDINAL}$`, 'u').test(only.text.slice(words.length))
  )
}

const keyOf = ({ kind, context, old, now }: ToldSentence): string =>
  [kind, context, unnumbered(now ?? old).replace(/[，；。]$/u, '')].join('\n')

/** A sentence without the number in front of it. */
export const unnumbered = (sentence: PrintedSentence | null): string =>
  sentence ? sentence.text.slice(sentence.label.length) : ''
