import { type Inline, isFigure } from '../../document/inline.js'
import { inlineSpots, type Passage } from '../../document/passages.js'
import { type Side, type Sides, sideOf } from '../edits.js'
import { type ChangedPassage, type ChangedSentence, labelOf } from '../revision.js'
import { PARAGRAPH_END } from '../split-paragraphs.js'
import { type Causes, union, type YearCauses } from './causes.js'
import { changesTags } from './changes-at.js'
import { causesOfGovernor } from './governing.js'
import type { InputChange } from './input-changes.js'
import { governorsAt } from './regions.js'
import type { Region } from './walk-template.js'

/** By the name of the value that a letter prints. */
export type CitedCauses = ReadonlyMap<string, Causes>

/** What explains the sentences of one document. */
export interface SentenceContext {
  readonly causes: YearCauses
  /** The parts of the templates that conditions and lists govern, of either version; made when they are needed. */
  readonly regions: Sides<() => readonly Region[]>
  /** What changed the title of the notice that a letter cites, and who issues it. */
  readonly ofCited: CitedCauses
}

/** A changed sentence with the inputs that changed it. */
export interface ExplainedSentence {
  readonly sentence: ChangedSentence
  readonly causes: Causes
}

/** The causes of every changed sentence of a document; one without any is a fault of this program. */
export function explainSentences(
  sentences: readonly ChangedSentence[],
  context: SentenceContext,
): readonly ExplainedSentence[] {
  const own = sentences.map((sentence) => ({ sentence, causes: ownCauses(sentence, context) }))
  // Numbers of the outline, and the mark that ends a list, follow from what else comes and goes.
  const whole = own.filter(({ sentence: { passage } }) => isWhole(passage))
  const around = union(whole.map(({ causes }) => causes))
  const labelled = whole.filter(({ sentence: { passage } }) => labelOf(passage.old ?? passage.now) !== '')
  const ofLabels = union(labelled.map(({ sentence, causes }) => presenceCauses(sentence.passage, context) ?? causes))
  return own.map(({ sentence, causes }) => ({
    sentence,
    causes:
      changesOutline(sentence) && ofLabels.size > 0
        ? union([causes, ofLabels])
        : changesOutline(sentence) || (causes.size === 0 && changesMarks(sentence))
          ? union([causes, around])
          : causes,
  }))
}

/** Why a passage is there at all, or is not, where a list or a condition decides that; null where none does. */
function presenceCauses({ old, now }: ChangedPassage, { causes, regions }: SentenceContext): Causes | null {
  const [side, passage] = now ? (['now', now] as const) : (['old', old] as const)
  const at = passage && inlineSpots(passage)[0]?.inline.at
  if (!at) return null
  const found = union(governorsAt(regions[side](), at).map((governor) => causesOfGovernor(governor, causes)))
  return found.size > 0 ? found : null
}

const isWhole = ({ old, now }: ChangedPassage): boolean => old === null || now === null

/** Whether the number in front of the passage is among what changed. */
const changesOutline = ({ passage }: ChangedSentence): boolean =>
  !isWhole(passage) && labelOf(passage.old) !== labelOf(passage.now)

/** Whether nothing but marks is otherwise: the ； of an item that is the last one now. */
const changesMarks = ({ edits }: ChangedSentence): boolean =>
  edits.every(({ kind, text }) => kind === 'same' || /^[，；。]+$/u.test(text))

function ownCauses(sentence: ChangedSentence, { causes, regions, ofCited }: SentenceContext): Causes {
  return union([
    ...changedInlines(sentence).map(({ inline, side }) => causesOfInline(inline, side)),
    ...[...firstInlines(sentence), ...endInlines(sentence)].map(({ inline, side }) => causes.at(inline.at, side)),
  ])

  function causesOfInline(inline: Inline, side: Side): Causes {
    if (inline.kind === 'value') {
      const ofValue = ofCited.get(inline.name) ?? causes.ofValue(inline, side)
      if (ofValue.size > 0) return ofValue
    }
    const written = causes.at(inline.at, side)
    if (inline.at === null || ![...written].every((change) => keeps(change, inline))) return written
    const governors = governorsAt(regions[side](), inline.at)
    const governed = union(governors.map((governor) => causesOfGovernor(governor, causes)))
    // An {{else}} that is gone governs nothing any more: what it kept away is there because of it all the same.
    if (governed.size > 0) return governed
    return written.size > 0 ? written : causes.ofBlocks(inline.at.file)
  }
}

/** Whether a change of some lines has left words, or tags, as they were: something else has brought these, or taken them away. */
const keeps = (change: InputChange, { kind, text }: Inline): boolean =>
  kind === 'value' ? !changesTags(change) : [change.old, change.now].every((own) => own?.text.includes(text))

/** Of a passage that became a heading, or is none any more: its first words, before which that is written. */
function firstInlines({ passage: { old, now } }: ChangedSentence) {
  if (!old || !now || old.kind === now.kind) return []
  const first = (of: Passage, side: Side) => of.inlines.slice(0, 1).map((inline) => ({ inline, side }))
  return [...first(old, 'old'), ...first(now, 'now')]
}

/** Where a paragraph ends in one version only: the words on either side of its end. */
function endInlines({ passage: { old, now, part }, edits, before }: ChangedSentence) {
  if (part.end === null || edits.at(-1)?.text !== PARAGRAPH_END) return []
  const around = (of: Passage | null, side: Side) => {
    const end = before[side] + sideOf(edits.slice(0, -1), side).length
    return of
      ? inlineSpots(of).flatMap(({ inline, spot }) => (spot.start <= end && end <= spot.end ? { inline, side } : []))
      : []
  }
  return [...around(old, 'old'), ...around(now, 'now')]
}

/** The names of the figures that a sentence prints on a side and that its edits touch there. */
export const figuresIn = (sentence: ChangedSentence, wanted: Side): readonly string[] =>
  changedInlines(sentence).flatMap(({ inline, side }) => (side === wanted && isFigure(inline) ? [inline.name] : []))

/** The runs of text that the edits of a sentence touch, on the side on which they stand. */
function changedInlines({ passage, old, now, edits }: ChangedSentence) {
  const touched: { readonly inline: Inline; readonly side: Side }[] = []
  const touch = (of: Passage | null, start: number, end: number, side: Side) => {
    if (!of) return
    for (const { inline, spot } of inlineSpots(of))
      if (spot.start < end && start < spot.end) touched.push({ inline, side })
  }
  const firstAt = (spot: ChangedSentence['old'], of: Passage | null) =>
    (spot?.start ?? 0) - (spot?.start === 0 ? labelOf(of).length : 0)
  let [oldAt, nowAt] = [firstAt(old, passage.old), firstAt(now, passage.now)]
  for (const { kind, text } of edits) {
    if (kind === 'removed') touch(passage.old, oldAt, oldAt + text.length, 'old')
    if (kind === 'added') touch(passage.now, nowAt, nowAt + text.length, 'now')
    if (kind !== 'added') oldAt += text.length
    if (kind !== 'removed') nowAt += text.length
  }
  return touched
}
