import type { Element } from '../../document/element.js'
import { type Inline, plainText, text } from '../../document/inline.js'
import { type Edit, editsBetween, type Fate } from '../edits.js'
import { blockText, isTextBlock, labelOf, type TextBlock, wordsIn } from '../pair-elements.js'
import { PARAGRAPH_END, type Stretch } from '../split-paragraphs.js'

/** An element with the words of both versions, and what became of them in the order in which they are printed. */
export interface Words<E> {
  readonly element: E
  readonly marks: readonly (readonly Edit[])[]
}

/** Words of both versions, as they are printed, and what became of them. */
interface MergedWords {
  readonly inlines: readonly Inline[]
  readonly edits: readonly Edit[]
}

/** The words of a run of text in both versions. */
export const mergeWords = (old: readonly Inline[], now: readonly Inline[]): MergedWords =>
  asWords(editsBetween(plainText(old), plainText(now)))

const asWords = (edits: readonly Edit[]): MergedWords => ({
  inlines: edits.map((edit, index) => text(parted(edits[index - 1], edit) + edit.text)),
  edits,
})

/** A space between a number and the one that it became, or no line could end between them. */
const parted = (before: Edit | undefined, { kind, text: words }: Edit): string =>
  before?.kind === 'removed' && kind === 'added' && /[!-~]$/u.test(before.text) && /^[!-~]/u.test(words) ? ' ' : ''

/** Numbers of the outline, such as 三、: both are printed. */
export function mergeLabels(old: string, now: string): { label: string; edits: readonly Edit[] } {
  const edits = editsBetween(old, now)
  return { label: edits.map((edit) => edit.text).join(''), edits }
}

/** Two paragraphs of the text, set as what the new one is; a number that only the old one had is the first of its words. */
export function mergeText(old: TextBlock, now: TextBlock): Words<TextBlock> {
  const [before, after] = [wordsIn(old), wordsIn(now)]
  if (now.kind === 'paragraph') {
    const words = mergeWords([text(labelOf(old)), ...before], after)
    return { element: { ...now, inlines: words.inlines }, marks: [words.edits] }
  }
  const { label, edits } = mergeLabels(labelOf(old), labelOf(now))
  if (now.kind !== 'run-in') {
    const words = mergeWords(before, after)
    return { element: { ...now, label, inlines: words.inlines }, marks: [edits, words.edits] }
  }
  const [heading, rest] =
    old.kind === 'run-in'
      ? [mergeWords(old.heading, now.heading), mergeWords(old.inlines, now.inlines)]
      : cutWords(editsBetween(plainText(before), plainText(after)), plainText(now.heading).length)
  return {
    element: { ...now, label, heading: heading.inlines, inlines: rest.inlines },
    marks: [edits, heading.edits, rest.edits],
  }
}

/** Edits parted behind so many characters of the new words. */
function cutWords(edits: readonly Edit[], length: number): readonly [MergedWords, MergedWords] {
  const parts: readonly [Edit[], Edit[]] = [[], []]
  let left = length
  for (const { kind, text: words } of edits) {
    const first = kind === 'removed' ? (left > 0 ? words.length : 0) : Math.min(left, words.length)
    if (first > 0) parts[0].push({ kind, text: words.slice(0, first) })
    if (first < words.length) parts[1].push({ kind, text: words.slice(first) })
    if (kind !== 'removed') left -= first
  }
  return [asWords(parts[0]), asWords(parts[1])]
}

/** A stretch of what is printed of a paragraph; only its beginning has its number and its level. */
export function textBlock(element: Element | null, stretch: Stretch | null): TextBlock {
  if (!element || !isTextBlock(element)) throw new Error('only paragraphs of the text are split')
  if (!stretch) return element
  const words = blockText(element).slice(stretch.from, stretch.to)
  if (stretch.from > 0) return { kind: 'paragraph', inlines: [text(words)] }
  const own = words.slice(labelOf(element).length)
  if (element.kind !== 'run-in') return { ...element, inlines: [text(own)] }
  const heading = plainText(element.heading).length
  return { ...element, heading: [text(own.slice(0, heading))], inlines: [text(own.slice(heading))] }
}

/** The end of a paragraph that only one version has, behind its words. */
export function withEnd({ element, marks }: Words<TextBlock>, end: Fate | null): Words<TextBlock> {
  if (end === null) return { element, marks }
  return {
    element: { ...element, inlines: [...element.inlines, text(PARAGRAPH_END)] },
    marks: [...marks, [{ kind: end, text: PARAGRAPH_END }]],
  }
}

/** Paragraphs set as one, which is what the first is. */
export function joinWords(parts: readonly Words<TextBlock>[]): Words<TextBlock> {
  const [first, ...others] = parts
  if (!first) throw new Error('at least one paragraph')
  const { element } = first
  return {
    element: { ...element, inlines: [...element.inlines, ...others.flatMap((each) => each.element.inlines)] },
    marks: parts.flatMap(({ marks }) => marks),
  }
}
