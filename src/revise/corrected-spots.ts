import { makeLocate } from '../checks/locate.js'
import type { CorrectedSpot } from '../compose/correction-terms.js'
import type { ElementKind } from '../document/element.js'
import { elementNames } from '../document/element-names.js'
import { type Passage, passagesOf } from '../document/passages.js'
import { type Edit, type Sides, sideOf } from './edits.js'
import { textKinds } from './pair-elements.js'
import { pairPassages } from './pair-passages.js'
import { type ChangedSentence, reviseDocument } from './revision.js'
import { PARAGRAPH_END } from './split-paragraphs.js'
import type { VersionDocument } from './year-version.js'

/**
 * The places of an issued document that read otherwise now, as a 更正函 tells them: by the page and line of the issued
 * copy, and clause by clause, so that a reader finds the words and sees what becomes of them.
 */
export function correctedSpots(old: VersionDocument, now: VersionDocument): readonly CorrectedSpot[] {
  const passages = passagesOf(old.document)
  const locate = makeLocate(passages, old.pages)
  const before = passagesBefore(old, now)
  return reviseDocument(old.document, now.document).map((sentence) => {
    const { passage } = sentence
    const quote = quoteOf(sentence)
    // A row that comes or goes is quoted whole, as a paragraph is.
    const where = passage.isRow
      ? ''
      : whereOf({ kind: (passage.old ?? passage.now)?.kind ?? 'paragraph', context: passage.context })
    // A cell, or what stands outside the text, is found by its name.
    const front = passage.old === null && where === '' ? before(passage.now) : undefined
    const printed = printedPassage(passages, passage.old ?? front ?? null)
    const end = printed?.text.length ?? 0
    const spot = front
      ? { start: Math.max(0, end - 1), end }
      : { start: quote.start, end: quote.start + quote.old.length }
    const place = printed && locate({ passage: printed, ...spot })
    return {
      page: place?.page ?? 0,
      line: place?.line ?? 0,
      after: front !== undefined && (place?.page ?? 0) > 0,
      where,
      old: inner(quote.old),
      now: inner(quote.now),
    }
  })
}

/** A passage as the pages of the issued copy know it. */
const printedPassage = (passages: readonly Passage[], old: Passage | null): Passage | undefined =>
  old ? passages.find(({ element, list }) => element === old.element && list === old.list) : undefined

/** For a passage that is new: the last one of the issued copy in front of it. */
function passagesBefore(old: VersionDocument, now: VersionDocument) {
  const pairs = pairPassages(old.document, now.document)
  return (passage: Passage | null): Passage | undefined => {
    const at = pairs.findIndex(
      (pair) => passage && pair.now?.element === passage.element && pair.now.list === passage.list,
    )
    return pairs.slice(0, Math.max(0, at)).findLast((pair) => pair.old !== null)?.old ?? undefined
  }
}

/** What people call the spot of a change: row and column of a cell, else the element; empty in the running text. */
export function whereOf({ kind, context }: { readonly kind: ElementKind; readonly context: string }): string {
  if (context !== '') return context
  return textKinds.has(kind) ? '' : elementNames[kind]
}

/** Ends of clauses. A list (甲、乙) is quoted whole: of its members none can be found by itself. */
const MARKS = '，。；！？'

interface Quote {
  /** Where the old words begin in the passage of the issued copy. */
  readonly start: number
  readonly old: string
  readonly now: string
}

/** The clauses of a sentence that changed, from the first change to the last. */
function quoteOf(sentence: ChangedSentence): Quote {
  const { old, passage } = sentence
  const edits = sentence.edits.map(asInstruction)
  const [before, after] = [sideOf(edits, 'old'), sideOf(edits, 'now')]
  if (before === '') return insertedQuote(sentence, after)
  const from = old?.start ?? 0
  const label = passage.old?.label ?? ''
  const [head, tail] = [alikeAt(edits, 0), alikeAt(edits, -1)]
  // What comes right behind an end of a clause is told with that clause.
  const behind = before === head
  const start = lastMark(behind ? head.slice(0, -1) : head)
  const rest = tail.length - firstMark(tail)
  const cut = (text: string) => text.slice(start, text.length - rest)
  const quote = [cut(before), cut(after)].every(isBalanced)
    ? { old: cut(before), now: cut(after), skipped: start }
    : { old: before, now: after, skipped: 0 }
  // The number of an item is no words of it, as long as it stays.
  const labelled = quote.skipped === 0 && from === 0 && head.startsWith(label)
  const unlabelled = (text: string) => (labelled ? text.slice(label.length) : text)
  const shift = from === 0 ? label.length : 0
  return {
    start: from + Math.max(0, quote.skipped - shift),
    ...withoutMark(unlabelled(quote.old), unlabelled(quote.now)),
  }
}

/** The issued copy ends a paragraph without saying so: that it does no longer is said as what to do. */
const asInstruction = (edit: Edit): Edit =>
  edit.kind === 'removed' && edit.text === PARAGRAPH_END ? { kind: 'added', text: '（与下一段接排）' } : edit

/** What is put into a paragraph is quoted with the clause before it, or behind it, that stays: so that it finds its place. */
function insertedQuote({ passage: { old, now }, before }: ChangedSentence, added: string): Quote {
  const none = { start: before.old, ...withoutMark('', added) }
  if (!old || !now) return none
  const [front, behind] = [old.text.slice(0, before.old), old.text.slice(before.old)]
  const clause = front.slice(lastMark(front.slice(0, -1)))
  if (clause !== '' && isBalanced(clause) && now.text.slice(0, before.now).endsWith(clause))
    return { start: before.old - clause.length, ...withoutMark(clause, clause + added) }
  const next = behind.slice(0, firstMark(behind) + 1)
  if (next !== '' && isBalanced(next) && now.text.slice(before.now + added.length).startsWith(next))
    return { start: before.old, ...withoutMark(next, added + next) }
  return none
}

/** What both sides have alike at one end. */
function alikeAt(edits: readonly Edit[], index: 0 | -1): string {
  const edit = edits.at(index)
  return edit?.kind === 'same' ? edit.text : ''
}

/** Behind the last end of a clause. */
const lastMark = (text: string): number => Math.max(...[...MARKS].map((mark) => text.lastIndexOf(mark))) + 1

/** At the first end of a clause. */
function firstMark(text: string): number {
  const found = [...MARKS].map((mark) => text.indexOf(mark)).filter((at) => at >= 0)
  return Math.min(text.length, ...found)
}

const pairs = ['“”', '‘’', '《》', '（）', '〔〕'] as const
const isBalanced = (text: string): boolean =>
  pairs.every(([open = '', close = '']) => text.split(open).length === text.split(close).length)

/** Of whole sentences: the mark that ends both is no part of the quotation. */
function withoutMark(old: string, now: string): Sides<string> {
  const [a, b] = [old.at(-1) ?? '', now.at(-1) ?? '']
  const both = (old === '' || MARKS.includes(a)) && (now === '' || MARKS.includes(b)) && (a === b || !old || !now)
  const bare = (text: string) => (both && text.length > 1 ? text.slice(0, -1) : text)
  return { old: bare(old), now: bare(now) }
}

/** Quotation marks within a quotation (GB/T 15834-2011, 4.8.3.3). */
const inner = (text: string): string =>
  text.replace(/[“”‘’]/gu, (mark) => ({ '“': '‘', '”': '’', '‘': '“', '’': '”' })[mark] ?? mark)
