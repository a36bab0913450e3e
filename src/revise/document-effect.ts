import { makeLocate } from '../checks/locate.js'
import { CITED } from '../compose/excerpt-terms.js'
import { LETTER, ledgerDocument, NOTICE } from '../data/check-ledger.js'
import { yearFiles } from '../data/year-files.js'
import type { ElementKind } from '../document/element.js'
import { passagesOf, type Spot } from '../document/passages.js'
import { type Causes, union, type YearCauses } from './cause/causes.js'
import { regionsOf } from './cause/regions.js'
import type { Rename } from './cause/renamed-places.js'
import { type CitedCauses, explainSentences, figuresIn, type SentenceContext } from './cause/sentence-causes.js'
import type { Region } from './cause/walk-template.js'
import { type Edit, type Side, type Sides, sideOf } from './edits.js'
import { mayDiffer, piecesOf, termsOf } from './letter-terms.js'
import { labelOf, reviseDocument } from './revision.js'
import { sameDocument } from './same-document.js'
import { PARAGRAPH_END } from './split-paragraphs.js'
import { letterId, onPages, type VersionDocument, type YearVersion } from './year-version.js'

/** A sentence where it is printed. */
export interface PrintedSentence {
  readonly text: string
  /** The number that it begins with, 一、（一）1., where it is the first of a numbered paragraph; else empty. */
  readonly label: string
  /** 0 where the pages do not show it. */
  readonly page: number
  /** 0 outside the rows of a page. */
  readonly line: number
}

/** A sentence that does not read as it did, and why. */
export interface SentenceEffect {
  /** What it stands in: 标题, a paragraph, a cell … */
  readonly kind: ElementKind
  /** Row and column of a cell; empty elsewhere. */
  readonly context: string
  readonly old: PrintedSentence | null
  readonly now: PrintedSentence | null
  readonly edits: readonly Edit[]
  /** The names of the figures that read otherwise in it, on either side. */
  readonly figures: Sides<readonly string[]>
  readonly causes: Causes
}

/** What becomes of one document. */
export interface DocumentEffect {
  /** `2022/通报`, `2022/摘录函/长春市`. */
  readonly id: string
  /** The place of a letter; null for the notice. */
  readonly place: string | null
  /** What people call it: 通报; a letter by its 文种, 函 or 通知. */
  readonly genre: string
  /**
   * `text`: sentences changed; `layout`: only how they are set; `new`, `gone`: only one version has it; `same`: it stays
   * as it is, to the byte.
   */
  readonly status: 'text' | 'layout' | 'new' | 'gone' | 'same'
  readonly now: VersionDocument | null
  readonly sentences: readonly SentenceEffect[]
  /** What changed the document: of its sentences all together. */
  readonly causes: Causes
}

/** What becomes of the notice. */
export const noticeEffect = (old: YearVersion, now: YearVersion, causes: YearCauses): DocumentEffect =>
  documentEffect({
    id: ledgerDocument(now.dataset.folder, NOTICE),
    place: null,
    genre: NOTICE,
    versions: { old: () => old.notice, now: () => now.notice },
    same: sameDocument(old.notice.document, now.notice.document),
    regions: makeRegions(old, now, { old: null, now: null }),
    causes,
    ofCited: new Map(),
  })

/** Two versions of a year, and what changed between them. */
export interface ComparedYears {
  readonly old: YearVersion
  readonly now: YearVersion
  readonly causes: YearCauses
  /** What changed of the notice's own names, which letters cite. */
  readonly ofCited: CitedCauses
}

/** What becomes of the letter to a place, by the name that it has in either version. */
export function letterEffect(place: Rename, { old, now, causes, ofCited }: ComparedYears): DocumentEffect {
  const make = { old: () => old.letter(place.old), now: () => now.letter(place.now) }
  const same = () => {
    if (place.old === place.now && !mayDiffer(old, now, place.now)) return true
    const [before, after] = [make.old(), make.now()]
    return before !== null && after !== null && sameDocument(before.document, after.document)
  }
  return documentEffect({
    id: letterId(now.dataset.folder, place.now),
    place: place.now,
    genre: (now.dataset.letter ?? old.dataset.letter)?.genre.value ?? '函',
    versions: { old: () => onPages(make.old()), now: () => onPages(make.now()) },
    same: same(),
    regions: makeRegions(old, now, place),
    causes,
    ofCited,
  })
}

/** What changed the title of a document, and who issues it. */
export const citedCauses = ({ sentences }: DocumentEffect): CitedCauses => {
  const of = (kinds: readonly ElementKind[]) =>
    union(sentences.filter(({ kind }) => kinds.includes(kind)).map(({ causes }) => causes))
  return new Map([
    [CITED.title, of(['title'])],
    [CITED.issuers, of(['title', 'issuing-organs', 'issuer-mark'])],
  ])
}

interface DocumentInput extends SentenceContext {
  readonly id: string
  readonly place: string | null
  readonly genre: string
  /** Laid out when they are needed: most letters stay as they are. */
  readonly versions: Sides<() => VersionDocument | null>
  readonly same: boolean
}

function documentEffect({ versions, same, regions, causes, ofCited, ...which }: DocumentInput): DocumentEffect {
  if (same) return { ...which, status: 'same', now: null, sentences: [], causes: new Set() }
  const [old, now] = [versions.old(), versions.now()]
  if (!old || !now) {
    const ofPlace = union((['place', 'fact', 'template'] as const).map(causes.ofKind))
    return { ...which, status: now ? 'new' : 'gone', now, sentences: [], causes: ofPlace }
  }
  const sentences = reviseDocument(old.document, now.document)
  const locate = { old: makePrinted(old), now: makePrinted(now) }
  const explained = explainSentences(sentences, { causes, regions, ofCited })
  if (explained.length === 0) {
    const ofLayout = union([causes.ofKind('template'), causes.under(yearFiles.facts), causes.under(yearFiles.letter)])
    return { ...which, status: 'layout', now, sentences: [], causes: ofLayout }
  }
  return {
    ...which,
    status: 'text',
    now,
    sentences: explained.map(({ sentence, causes: own }) => ({
      kind: (sentence.passage.now ?? sentence.passage.old)?.kind ?? 'paragraph',
      context: sentence.passage.context,
      old: locate.old(sentence.old, sentence.edits, 'old'),
      now: locate.now(sentence.now, sentence.edits, 'now'),
      edits: sentence.edits,
      figures: { old: figuresIn(sentence, 'old'), now: figuresIn(sentence, 'now') },
      causes: own,
    })),
    causes: union(explained.map((each) => each.causes)),
  }
}

/** Finds the printed place of sentences of a document. */
function makePrinted({ document, pages }: VersionDocument) {
  const passages = passagesOf(document)
  const locate = makeLocate(passages, pages)
  const own = new Map(passages.map((passage) => [`${passage.element} ${passage.list}`, passage]))
  return (spot: Spot | null, edits: readonly Edit[], side: Side): PrintedSentence | null => {
    const text = sideOf(
      edits.filter((edit) => edit.text !== PARAGRAPH_END),
      side,
    )
    if (text === '') return null
    const passage = spot && own.get(`${spot.passage.element} ${spot.passage.list}`)
    const printed = passage ? locate({ ...spot, passage }) : null
    const label = spot?.start === 0 ? labelOf(spot.passage) : ''
    return { text, label: text.startsWith(label) ? label : '', page: printed?.page ?? 0, line: printed?.line ?? 0 }
  }
}

/** The governed parts of the templates of a document, old and new, with the terms of both versions. */
function makeRegions(old: YearVersion, now: YearVersion, place: Sides<string | null>) {
  const made = new Map<Side, readonly Region[]>()
  const regions = (side: Side, version: YearVersion) => {
    const { pieces, partials } = piecesOf(version, place[side] === null ? NOTICE : LETTER)
    const known =
      made.get(side) ?? regionsOf(pieces, partials, { old: termsOf(old, place.old), now: termsOf(now, place.now) })
    made.set(side, known)
    return known
  }
  return { old: () => regions('old', old), now: () => regions('now', now) }
}
