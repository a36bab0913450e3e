import type { OfficialDocument } from '../document/document.js'
import type { Passage, Spot } from '../document/passages.js'
import { type Edit, editsBetween, type Sides, sentencesOf, sideOf } from './edits.js'
import { type PassagePart, pairPassages } from './pair-passages.js'
import { PARAGRAPH_END, type Stretch } from './split-paragraphs.js'

/** A passage that does not read as it did. */
export interface ChangedPassage {
  readonly old: Passage | null
  readonly now: Passage | null
  /** Row and column of a cell; empty elsewhere. */
  readonly context: string
  /** A row of a table that only one version has. */
  readonly isRow: boolean
  /** Which stretch of a paragraph that was split or joined. */
  readonly part: PassagePart
  /** From the old words to the new ones, labels (一、1.) included. */
  readonly edits: readonly Edit[]
}

/** One sentence that does not read as it did: what a proofreader looks at. Several, where they were joined or parted. */
export interface ChangedSentence {
  readonly passage: ChangedPassage
  /** Where it stood and where it stands, without the label; null where it is new, or gone. */
  readonly old: Spot | null
  readonly now: Spot | null
  /** How many characters of the passage, without its label, stand before it: also where it is new, or gone. */
  readonly before: Sides<number>
  readonly edits: readonly Edit[]
}

/** What changed from one version of a document to another: passages in reading order, sentence by sentence. */
export const reviseDocument = (old: OfficialDocument, now: OfficialDocument): readonly ChangedSentence[] =>
  pairPassages(old, now).flatMap((pair) => {
    const { part } = pair
    const [before, after] = [stretchOf(printed(pair.old), part.old), stretchOf(printed(pair.now), part.now)]
    if (pair.old && pair.now && before === after && part.end === null) return []
    if (before === '' && after === '') return []
    const end = part.end === null ? [] : [{ kind: part.end, text: PARAGRAPH_END }]
    return changedSentences({ ...pair, edits: [...editsBetween(before, after), ...end] })
  })

/** What a reader sees of a passage; the label stands before its first run of text. */
const printed = (passage: Passage | null): string => (passage ? labelOf(passage) + passage.text : '')
const stretchOf = (text: string, stretch: Stretch | null): string =>
  stretch ? text.slice(stretch.from, stretch.to) : text

/** The number in front of a passage; the other runs of text of its element have none. */
export const labelOf = (passage: Passage | null): string => (passage?.list === 0 ? passage.label : '')

/** Cuts the edits where a sentence ends on both sides, and keeps the stretches that changed. */
function changedSentences(passage: ChangedPassage): readonly ChangedSentence[] {
  let [oldAt, nowAt] = [passage.part.old?.from ?? 0, passage.part.now?.from ?? 0]
  return stretchesOf(passage.edits).flatMap((edits): readonly ChangedSentence[] => {
    const [old, now] = [sideOf(edits, 'old'), sideOf(edits, 'now')]
    const sentence = {
      passage,
      old: spotIn(passage.old, oldAt, old.length),
      now: spotIn(passage.now, nowAt, now.length),
      before: { old: unlabelled(passage.old, oldAt), now: unlabelled(passage.now, nowAt) },
      edits,
    }
    oldAt += old.length
    nowAt += now.length
    return edits.some(({ kind }) => kind !== 'same') ? [sentence] : []
  })
}

/** Edits cut where a sentence ends on both sides. */
export function stretchesOf(edits: readonly Edit[]): readonly (readonly Edit[])[] {
  const stretches: Edit[][] = []
  let open: Edit[] = []
  const cut = () => {
    if (open.length > 0) stretches.push(open)
    open = []
  }
  for (const { kind, text } of edits) {
    if (kind !== 'same') {
      open.push({ kind, text })
      continue
    }
    // A sentence that only one side has ends here; what is taken and what is given for it stay together.
    if (isClosed(sideOf(open, 'old')) && isClosed(sideOf(open, 'now'))) cut()
    for (const sentence of sentencesOf(text)) {
      open.push({ kind, text: sentence })
      if (ENDS.test(sentence)) cut()
    }
  }
  cut()
  // The end of a paragraph is told with the sentence before it.
  const [before, last] = stretches.slice(-2)
  return before && last?.length === 1 && last[0]?.text === PARAGRAPH_END
    ? [...stretches.slice(0, -2), [...before, ...last]]
    : stretches
}

const ENDS = /[。！？；]$/u
const isClosed = (text: string): boolean => text === '' || ENDS.test(text)

/** Offsets count from the label; a spot counts from the text. */
function spotIn(passage: Passage | null, start: number, length: number): Spot | null {
  if (!passage || length === 0) return null
  return { passage, start: unlabelled(passage, start), end: unlabelled(passage, start + length) }
}

const unlabelled = (passage: Passage | null, offset: number): number => Math.max(0, offset - labelOf(passage).length)
