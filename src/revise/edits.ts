import { slideEdits } from './slide.js'
import { type OpenStep, type Step, stepsBetween, type Word } from './steps.js'
import { isNumber, wordsOf } from './words.js'

/** Which of two versions something is of. */
export type Side = 'old' | 'now'

/** One thing of the old version, and one of the new. */
export type Sides<T> = { readonly [S in Side]: T }

/** What happened to something that one version alone has. */
export type Fate = 'added' | 'removed'

/** A stretch of text that both versions have, that only the old one has, or only the new one. */
export interface Edit {
  readonly kind: 'same' | Fate
  readonly text: string
}

/**
 * How words become others, word by word. Where next to nothing of a stretch stays, as in a sentence that was written
 * anew, the few words that happen to be alike are not picked out of it: no one can read that.
 */
function wordSteps<W extends Word>(old: readonly W[], now: readonly W[]): readonly Step<W>[] {
  const steps = stepsBetween(old, now, (a, b) => a.text === b.text)
  const joined: OpenStep<W>[] = []
  for (const [index, step] of steps.entries()) {
    const before = joined.at(-1)
    if (before && isChanged(before) && isIsland(step.same, before, step) && index > 0) {
      before.removed.push(...step.same.map(([word]) => word), ...step.removed)
      before.added.push(...step.same.map(([, word]) => word), ...step.added)
    } else joined.push({ same: [...step.same], removed: [...step.removed], added: [...step.added] })
  }
  return slideEdits(joined)
}

const isChanged = ({ removed, added }: Pick<Step<Word>, 'removed' | 'added'>): boolean =>
  removed.length + added.length > 0

const length = (words: readonly Word[]): number => words.reduce((sum, { text }) => sum + text.length, 0)

/** One or two characters of wording between two much longer changes of wording, both of which take and give. */
function isIsland(
  same: readonly (readonly [Word, Word])[],
  before: Pick<Step<Word>, 'removed' | 'added'>,
  after: Pick<Step<Word>, 'removed' | 'added'>,
): boolean {
  const island = length(same.map(([word]) => word))
  if (island === 0 || island > 2 || same.some(([{ text }]) => isNumber(text))) return false
  return [before, after].every(
    ({ removed, added }) => Math.min(length(removed), length(added)) >= 3 * island && !isNumbers(removed, added),
  )
}

const isNumbers = (removed: readonly Word[], added: readonly Word[]): boolean =>
  [...removed, ...added].every(({ text }) => isNumber(text))

/** Sentences, each with its end mark; together they are the text. */
export const sentencesOf = (text: string): readonly string[] => text.split(/(?<=[。；！？])/u)

/** Cuts a stretch into smaller ones of the same format, by some rule for its text. */
type Cut<W extends Word> = (word: W, by: (text: string) => readonly string[]) => readonly W[]

/**
 * How stretches of text become others, by word. Sentences that stay are found first and not looked into: of a paragraph
 * of thirty sentences mostly one has changed.
 */
export function textSteps<W extends Word>(old: readonly W[], now: readonly W[], cut: Cut<W>): readonly Step<W>[] {
  const cutAll = (stretches: readonly W[], by: (text: string) => readonly string[]) =>
    stretches.flatMap((each) => cut(each, by))
  const steps = stepsBetween(cutAll(old, sentencesOf), cutAll(now, sentencesOf), (a, b) => a.text === b.text)
  return steps.flatMap(({ same, removed, added }): readonly Step<W>[] => [
    { same, removed: [], added: [] },
    ...wordSteps(cutAll(removed, wordsOf), cutAll(added, wordsOf)),
  ])
}

const joinWords = (words: readonly Word[]): string => words.map(({ text }) => text).join('')
const cutPlain: Cut<Word> = ({ text }, by) => by(text).map((part) => ({ text: part }))

/** How a text becomes another, by word; no two neighbours are of one kind, and none is empty. */
export function editsBetween(old: string, now: string): readonly Edit[] {
  if (old === now) return old === '' ? [] : [{ kind: 'same', text: old }]
  if (old === '') return [{ kind: 'added', text: now }]
  if (now === '') return [{ kind: 'removed', text: old }]
  const edits: Edit[] = []
  const add = (kind: Edit['kind'], text: string) => {
    const before = edits.at(-1)
    if (text === '') return
    if (before?.kind === kind) edits[edits.length - 1] = { kind, text: before.text + text }
    else edits.push({ kind, text })
  }
  for (const { same, removed, added } of textSteps([{ text: old }], [{ text: now }], cutPlain)) {
    add('same', joinWords(same.map(([word]) => word)))
    add('removed', joinWords(removed))
    add('added', joinWords(added))
  }
  return edits
}

/** One side of edits: the old text or the new one. */
export const sideOf = (edits: readonly Edit[], side: Side): string =>
  edits
    .filter(({ kind }) => kind !== (side === 'old' ? 'added' : 'removed'))
    .map(({ text }) => text)
    .join('')
