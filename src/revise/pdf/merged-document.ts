import type { OfficialDocument } from '../../document/document.js'
import type { Attachment, Block, Element, ElementKind } from '../../document/element.js'
import { type Inline, plainText } from '../../document/inline.js'
import { listsOf } from '../../document/inline-lists.js'
import type { Pair } from '../align.js'
import type { Edit, Fate } from '../edits.js'
import {
  blockText,
  isTextBlock,
  labelOf,
  pairBlocks,
  pairElements,
  pairNames,
  type TextBlock,
} from '../pair-elements.js'
import { type Part, splitParagraphs } from '../split-paragraphs.js'
import { mergeTable } from './merged-table.js'
import { joinWords, mergeLabels, mergeText, mergeWords, textBlock, type Words, withEnd } from './merged-text.js'

interface Merged extends Words<Element> {
  /** What became of the element as a whole; null where both versions have it. */
  readonly whole: Fate | null
}

/** Both versions of a document as one that can be laid out: words that went stand before those that came. */
export interface MergedDocument {
  readonly document: OfficialDocument
  /** By index of the element: what became of each stretch of its words, in printing order. */
  readonly marks: readonly (readonly (readonly Edit[])[])[]
  /** By index of the element: what became of all of it; null where both versions have it. */
  readonly whole: readonly Merged['whole'][]
}

/** Which tables stand for which among pairs, beyond those of the same columns. */
export type PairTables = <B extends Element>(pairs: readonly Pair<B>[]) => readonly Pair<B>[]

/** The words of two versions in one document, which the layout sets like any other. */
export function mergeDocuments(old: OfficialDocument, now: OfficialDocument, pairTables: PairTables): MergedDocument {
  const pairs = splitParagraphs(pairTables(pairElements(old, now)), blockText)
  const merged = mergeParts(pairs, (pair) => mergePair(pair, pairTables), joined)
  const { properties } = now
  return {
    document: {
      ...now,
      properties: { ...properties, title: `${properties.title}（花脸稿）` },
      elements: merged.map(({ element }) => element),
    },
    marks: merged.map(({ marks }) => marks),
    whole: merged.map((each) => each.whole),
  }
}

function mergePair(pair: Pair<Element>, pairTables: PairTables): Merged {
  if (!pair.old) return { element: pair.now, marks: [], whole: 'added' }
  return pair.now
    ? { ...mergeSame(pair.old, pair.now, pairTables), whole: null }
    : { element: pair.old, marks: [], whole: 'removed' }
}

/**
 * Pair by pair; of a paragraph that was split each is an element with its end marked, of several that were joined all are
 * one, with the ends between them struck.
 */
function mergeParts<B extends Element, W>(
  parts: readonly Part<B>[],
  merge: (pair: Pair<B>) => W,
  join: (words: Words<TextBlock>) => W,
): readonly W[] {
  const merged: W[] = []
  for (const [index, { pair, old, now, end }] of parts.entries()) {
    if (!old && !now) merged.push(merge(pair))
    else if (old) merged.push(join(withEnd(mergeText(textBlock(pair.old, old), textBlock(pair.now, null)), end)))
    else if (now?.from === 0) {
      const own = parts.slice(index).filter((each) => each.pair.now === pair.now)
      merged.push(
        join(
          joinWords(
            own.map((each) =>
              withEnd(mergeText(textBlock(each.pair.old, null), textBlock(pair.now, each.now)), each.end),
            ),
          ),
        ),
      )
    }
  }
  return merged
}

const joined = (words: Words<TextBlock>): Merged => ({ ...words, whole: null })

const alone = <E extends Element>(element: E, kind: Fate): Words<E> => ({
  element,
  marks: [labelOf(element), ...listsOf<ElementKind>(element).map(plainText)]
    .filter((words) => words !== '')
    .map((words) => [{ kind, text: words }]),
})

function mergeLists(old: readonly (readonly Inline[])[], now: readonly (readonly Inline[])[]) {
  const merged = pairNames(old, now).map((pair) => mergeWords(pair.old ?? [], pair.now ?? []))
  return { lists: merged.map(({ inlines }) => inlines), marks: merged.map(({ edits }) => edits) }
}

/** Two versions of one element: pairs are of one kind (see `pairElements`). */
function mergeSame(old: Element, now: Element, pairTables: PairTables): Words<Element> {
  switch (now.kind) {
    case 'heading':
    case 'run-in':
    case 'paragraph':
    case 'item':
    case 'table':
      return mergeBlock(old, now)
    case 'issuer-mark':
    case 'issuing-organs': {
      const { lists, marks } = mergeLists(listsOf<ElementKind>(old), now.organs)
      return { element: { ...now, organs: lists }, marks }
    }
    case 'signatories':
    case 'attachment-note': {
      const { lists, marks } = mergeLists(listsOf<ElementKind>(old), now.names)
      return { element: { ...now, names: lists }, marks }
    }
    case 'signature-stamps': {
      const { lists, marks } = mergeLists(listsOf<ElementKind>(old), now.posts)
      return { element: { ...now, posts: lists }, marks }
    }
    case 'title': {
      const { inlines, edits } = mergeWords(listsOf<ElementKind>(old)[0] ?? [], now.inlines)
      // The office ordered the lines of one title, not of two.
      const same = edits.every(({ kind }) => kind === 'same')
      return { element: { ...now, inlines, lines: same ? now.lines : null }, marks: [edits] }
    }
    case 'attachment':
      return old.kind === 'attachment' ? mergeAttachment(old, now, pairTables) : alone(now, 'added')
    case 'printing': {
      const [organ, date] = listsOf<ElementKind>(old)
      const [organs, dates] = [mergeWords(organ ?? [], now.organ), mergeWords(date ?? [], now.date)]
      return { element: { ...now, organ: organs.inlines, date: dates.inlines }, marks: [organs.edits, dates.edits] }
    }
    case 'copy-number':
    case 'classification':
    case 'urgency':
    case 'document-number':
    case 'addressees':
    case 'issue-date':
    case 'note':
    case 'carbon-copy': {
      const { inlines, edits } = mergeWords(listsOf<ElementKind>(old)[0] ?? [], now.inlines)
      return { element: { ...now, inlines }, marks: [edits] }
    }
  }
}

function mergeBlock(old: Element, now: Block): Words<Block> {
  if (old.kind === 'table' && now.kind === 'table') return mergeTable(old, now)
  return isTextBlock(old) && isTextBlock(now) ? mergeText(old, now) : alone(now, 'added')
}

function mergeAttachment(old: Attachment, now: Attachment, pairTables: PairTables): Words<Attachment> {
  const labels = mergeLabels(old.label, now.label)
  const title = mergeWords(old.title, now.title)
  const pairs = splitParagraphs(pairTables(pairBlocks(old.blocks, now.blocks)), blockText)
  const merge = (pair: Pair<Block>): Words<Block> => {
    if (!pair.old) return alone(pair.now, 'added')
    return pair.now ? mergeBlock(pair.old, pair.now) : alone(pair.old, 'removed')
  }
  const blocks = mergeParts(pairs, merge, (words): Words<Block> => words)
  return {
    element: { ...now, label: labels.label, title: title.inlines, blocks: blocks.map(({ element }) => element) },
    marks: [labels.edits, title.edits, ...blocks.flatMap(({ marks }) => marks)],
  }
}
