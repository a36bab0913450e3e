import { align, type Pair } from '../align.js'
import { type Edit, editsBetween } from '../edits.js'
import { stretchesOf } from '../revision.js'
import type { FileParagraph, PartKind } from './read-paragraphs.js'

/** A sentence that a hand has changed, put in or taken out. */
export interface HandEdit {
  readonly kind: PartKind
  /** Table, row and column of a cell, `1/2/3`, as written where it was. */
  readonly cell: string
  /** The paragraph as it was written, and where in it the sentence begins; null for a paragraph that is new. */
  readonly written: { readonly paragraph: FileParagraph; readonly start: number } | null
  /** The written paragraph that a new one follows; null for one at the beginning, and for one that is not new. */
  readonly after: FileParagraph | null
  /** What differs, with the words around it to the ends of the sentence. */
  readonly edits: readonly Edit[]
}

/** Longer paragraphs are not looked into word by word: none of an office is as long. */
const LONGEST_PARAGRAPH = 20_000

/** What edges of pages say is there for every section and kind of page: the order of the parts means nothing. */
const UNORDERED: ReadonlySet<PartKind> = new Set<PartKind>(['header', 'footer', 'note'])
const ordered = ({ kind }: FileParagraph): boolean => !UNORDERED.has(kind)

/** What a hand has changed between a file as it was written and as it is. */
export function handEdits(written: readonly FileParagraph[], now: readonly FileParagraph[]): readonly HandEdit[] {
  const edges = (of: readonly FileParagraph[], other: readonly FileParagraph[]) => {
    const others = new Set(other.map(keyOf))
    const own = new Map(of.filter((each) => !ordered(each)).map((each) => [keyOf(each), each]))
    return [...own.values()].filter((each) => !others.has(keyOf(each)))
  }
  return [
    ...editsOf(align(written.filter(ordered), now.filter(ordered), likeness)),
    ...editsOf(align(edges(written, now), edges(now, written), likeness)),
  ]
}

/** How many of the paragraphs that were written are still there, from 0 to 1: what stands in the text, not at its edges. */
export function shareKept(written: readonly FileParagraph[], now: readonly FileParagraph[]): number {
  const there = new Set(now.map(keyOf))
  const text = written.filter(ordered)
  return text.length === 0 ? 1 : text.filter((each) => there.has(keyOf(each))).length / text.length
}

const keyOf = ({ kind, text }: FileParagraph): string => `${kind} ${text}`

const likeness = {
  kind: ({ kind }: FileParagraph) => kind,
  text: ({ text }: FileParagraph) => text,
  // A cell that is changed whole is still the same cell.
  identity: ({ cell }: FileParagraph) => cell,
}

function editsOf(pairs: readonly Pair<FileParagraph>[]): readonly HandEdit[] {
  let last: FileParagraph | null = null
  return pairs.flatMap(({ old, now }): readonly HandEdit[] => {
    const after = last
    last = old ?? last
    if (old?.text === now?.text) return []
    const { kind, cell } = old ?? now ?? { kind: 'body', cell: '' }
    if (!old) return [{ kind, cell, written: null, after, edits: [{ kind: 'added', text: now?.text ?? '' }] }]
    let start = 0
    return stretchesOf(wordEdits(old.text, now?.text ?? '')).flatMap((edits): readonly HandEdit[] => {
      const from = start
      for (const edit of edits) if (edit.kind !== 'added') start += edit.text.length
      if (edits.every((edit) => edit.kind === 'same')) return []
      return [{ kind, cell, written: { paragraph: old, start: from }, after: null, edits }]
    })
  })
}

function wordEdits(old: string, now: string): readonly Edit[] {
  if (Math.max(old.length, now.length) <= LONGEST_PARAGRAPH) return editsBetween(old, now)
  return [
    { kind: 'removed', text: old },
    { kind: 'added', text: now },
  ]
}
