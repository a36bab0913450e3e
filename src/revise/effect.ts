import { makeLocate } from '../checks/locate.js'
import { formFor } from '../compose/excerpt-terms.js'
import { ledgerDocument, NOTICE } from '../data/check-ledger.js'
import { type Diagnostic, warning } from '../diagnostics/diagnostic.js'
import type { ElementKind } from '../document/element.js'
import { passagesOf, type Spot } from '../document/passages.js'
import { explainDerivation } from '../figures/explain-derivation.js'
import type { Figure } from '../figures/figure-book.js'
import { LETTER, type Letter, layOutLetter } from '../letters/compose-letters.js'
import { type Causes, findCauses, type Side, type YearCauses } from './cause/causes.js'
import type { ChangedFigure } from './cause/figure-changes.js'
import type { InputChange } from './cause/input-changes.js'
import type { ChangedRanking } from './cause/ranking-changes.js'
import { type Region, regionsOf } from './cause/regions.js'
import { type Rename, renamesIn } from './cause/renamed-places.js'
import { explainSentences } from './cause/sentence-causes.js'
import type { Edit } from './edits.js'
import { mayDiffer, piecesOf, termsOf } from './letter-terms.js'
import { reviseDocument } from './revision.js'
import { sameDocument } from './same-document.js'
import { PARAGRAPH_END } from './split-paragraphs.js'
import { letterId, type VersionDocument, type YearVersion } from './year-version.js'

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
  readonly causes: Causes
}

/** What becomes of one document. */
export interface DocumentEffect {
  /** `2022/通报`, `2022/摘录函/长春市`. */
  readonly id: string
  /** The place of a letter; null for the notice. */
  readonly place: string | null
  /**
   * `text`: sentences changed; `layout`: only how they are set; `new`, `gone`: only one version has it; `same`: it stays
   * as it is, to the byte.
   */
  readonly status: 'text' | 'layout' | 'new' | 'gone' | 'same'
  readonly old: VersionDocument | null
  readonly now: VersionDocument | null
  readonly sentences: readonly SentenceEffect[]
  /** What changed the document: of its sentences all together. */
  readonly causes: Causes
}

/** A changed figure with what it follows from. */
export interface FigureEffect extends ChangedFigure {
  /** As 城镇新增就业 ÷ 城镇新增就业/计划; empty for one that is given. */
  readonly formula: string
  readonly causes: Causes
}

export interface RankingEffect extends ChangedRanking {
  readonly causes: Causes
}

/** A place that goes by another name. */
export interface RenamedPlace {
  readonly rename: Rename
  /** The letter to it held against the one under the old name; null where none is sent. */
  readonly letter: DocumentEffect | null
  /** 称呼: how that letter speaks to it, 你市 → 你区. */
  readonly form: Rename | null
}

/** 更正影响: everything that some changed inputs move, and nothing else. */
export interface Effect {
  readonly folder: string
  readonly changes: readonly InputChange[]
  readonly figures: readonly FigureEffect[]
  readonly rankings: readonly RankingEffect[]
  /** The notice first, then the letters in official order. */
  readonly documents: readonly DocumentEffect[]
  /** The places whose letters nobody has ever made, as far as the records say; nobody has to send those again. */
  readonly unmade: ReadonlySet<string>
  readonly renamed: readonly RenamedPlace[]
  /** Margins of rankings that are thinner than what is printed: those that appeared, and those that are no more. */
  readonly margins: { readonly appeared: readonly string[]; readonly gone: readonly string[] }
}

/** What the changes between two versions of a year move. A change without a cause is told: it is a fault of ours. */
export function findEffect(
  old: YearVersion,
  now: YearVersion,
  changes: readonly InputChange[],
  unmade: ReadonlySet<string> = new Set(),
): { readonly effect: Effect; readonly diagnostics: readonly Diagnostic[] } {
  const causes = findCauses(old, now, changes)
  const { folder } = now.dataset
  const notice = documentEffect({
    id: ledgerDocument(folder, NOTICE),
    place: null,
    versions: { old: () => old.notice, now: () => now.notice },
    same: sameDocument(old.notice.document, now.notice.document),
    regions: makeRegions(old, now, { old: null, now: null }),
    causes,
    ofTitle: new Set(),
  })
  const ofTitle = titleCauses(notice)
  const letters = placesOf(old, now).map((place) =>
    letterEffect({ old: place, now: place }, { old, now, causes, ofTitle }),
  )
  const documents = [notice, ...letters]
  const effect: Effect = {
    folder,
    changes,
    figures: causes.figures.map((figure) => ({
      ...figure,
      formula: formulaOf(figure.now ?? figure.old, figure.now ? now : old),
      causes: causes.ofFigure(figure.name),
    })),
    rankings: causes.rankings.map((ranking) => ({ ...ranking, causes: causes.ofRanking(ranking.name) })),
    documents,
    unmade,
    renamed: renamesIn(changes).map((rename) => {
      const form = { old: formIn(old, rename.old), now: formIn(now, rename.now) }
      if (form.old === null || form.now === null) return { rename, letter: null, form: null }
      const letter = letterEffect(rename, { old, now, causes, ofTitle })
      return { rename, letter, form: { old: form.old, now: form.now } }
    }),
    margins: marginsOf(old, now),
  }
  return { effect, diagnostics: uncaused(effect) }
}

interface DocumentInput {
  readonly id: string
  readonly place: string | null
  /** Laid out when they are needed: most letters stay as they are. */
  readonly versions: { readonly [S in Side]: () => VersionDocument | null }
  readonly same: boolean
  readonly regions: { readonly [S in Side]: () => readonly Region[] }
  readonly causes: YearCauses
  readonly ofTitle: Causes
}

function documentEffect({ id, place, versions, same, regions, causes, ofTitle }: DocumentInput): DocumentEffect {
  const none = { sentences: [], causes: new Set<InputChange>() }
  if (same) return { id, place, status: 'same', old: null, now: null, ...none }
  const [old, now] = [versions.old(), versions.now()]
  if (!old || !now) {
    const ofPlace = new Set([...causes.ofKind('place'), ...causes.ofKind('fact'), ...causes.ofKind('template')])
    return { id, place, status: now ? 'new' : 'gone', old, now, sentences: [], causes: ofPlace }
  }
  const { sentences } = reviseDocument(old.document, now.document)
  const locate = { old: makePrinted(old), now: makePrinted(now) }
  const explained = explainSentences(sentences, { causes, regions, ofTitle })
  if (explained.length === 0) {
    const ofLayout = new Set([...causes.ofKind('template'), ...causes.under('文件.yaml'), ...causes.under('函.yaml')])
    return { id, place, status: 'layout', old, now, sentences: [], causes: ofLayout }
  }
  return {
    ...{ id, place, status: 'text', old, now },
    sentences: explained.map(({ sentence, causes: own }) => ({
      kind: (sentence.passage.now ?? sentence.passage.old)?.kind ?? 'paragraph',
      context: sentence.passage.context,
      old: locate.old(sentence.old, sentence.edits, 'old'),
      now: locate.now(sentence.now, sentence.edits, 'now'),
      edits: sentence.edits,
      causes: own,
    })),
    causes: new Set(explained.flatMap((each) => [...each.causes])),
  }
}

/** Finds the printed place of sentences of a document. */
function makePrinted({ document, pages }: VersionDocument) {
  const passages = passagesOf(document)
  const locate = makeLocate(passages, pages)
  const own = new Map(passages.map((passage) => [`${passage.element} ${passage.list}`, passage]))
  return (spot: Spot | null, edits: readonly Edit[], side: Side): PrintedSentence | null => {
    const text = edits
      .filter(({ kind, text: words }) => kind !== (side === 'old' ? 'added' : 'removed') && words !== PARAGRAPH_END)
      .map((edit) => edit.text)
      .join('')
    if (text === '') return null
    const passage = spot && own.get(`${spot.passage.element} ${spot.passage.list}`)
    const printed = passage ? locate({ ...spot, passage }) : null
    const label = spot?.start === 0 && spot.passage.list === 0 ? spot.passage.label : ''
    return { text, label: text.startsWith(label) ? label : '', page: printed?.page ?? 0, line: printed?.line ?? 0 }
  }
}

const titleCauses = ({ sentences }: DocumentEffect): Causes =>
  new Set(sentences.flatMap(({ kind, causes }) => (kind === 'title' ? [...causes] : [])))

/** All places of either version, in official order. */
const placesOf = (old: YearVersion, now: YearVersion): readonly string[] => [
  ...new Set([...now.letterPlaces.keys(), ...old.letterPlaces.keys()]),
]

interface Versions {
  readonly old: YearVersion
  readonly now: YearVersion
  readonly causes: YearCauses
  readonly ofTitle: Causes
}

/** How letters speak to a place; null where none is sent to it. */
function formIn({ dataset: { letter }, letterPlaces }: YearVersion, name: string): string | null {
  const place = letterPlaces.get(name)
  return place && letter ? formFor(letter, place.name).value : null
}

/** The letter to a place, by the name that it has in either version. */
function letterEffect(place: Rename, { old, now, causes, ofTitle }: Versions): DocumentEffect {
  const make = { old: () => old.letter(place.old), now: () => now.letter(place.now) }
  const same = () => {
    if (place.old === place.now && !mayDiffer(old, now, place.now)) return true
    const [before, after] = [make.old(), make.now()]
    return before !== null && after !== null && sameDocument(before.document, after.document)
  }
  return documentEffect({
    id: letterId(now.dataset.folder, place.now),
    place: place.now,
    versions: { old: () => onPages(make.old()), now: () => onPages(make.now()) },
    same: same(),
    regions: makeRegions(old, now, place),
    causes,
    ofTitle,
  })
}

/** A letter on its pages; null for none, and for one that cannot be set. */
export function onPages(letter: Letter | null): VersionDocument | null {
  const laidOut = letter && layOutLetter(letter)
  return laidOut?.ok ? laidOut.value : null
}

/** The governed parts of the templates of a document, old and new, with the terms of both versions. */
function makeRegions(old: YearVersion, now: YearVersion, place: { readonly [S in Side]: string | null }) {
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

const formulaOf = (figure: Figure | null, { figures }: YearVersion): string =>
  figure?.derivation && figure.derivation.kind !== 'rank' ? (explainDerivation(figure, figures)?.formula ?? '') : ''

function marginsOf(old: YearVersion, now: YearVersion): Effect['margins'] {
  const margins = ({ figures }: YearVersion) =>
    figures.findings
      .filter(({ diagnostic }) => diagnostic.code === 'rank-margin-thin')
      .map(({ diagnostic }) => diagnostic.message)
  const [before, after] = [margins(old), margins(now)]
  return {
    appeared: after.filter((message) => !before.includes(message)),
    gone: before.filter((message) => !after.includes(message)),
  }
}

/** What changed and follows from no input that did. */
function uncaused({ figures, rankings, documents, renamed }: Effect): readonly Diagnostic[] {
  const tell = (what: string) =>
    warning(
      'change-uncaused',
      `${what}变了，却查不出是哪个改动引起的`,
      null,
      '这是程序的疏漏：请人工核对这一处，并把数据和这句话发给维护人员。',
    )
  return [
    ...figures.filter(({ causes }) => causes.size === 0).map(({ name }) => tell(`“${name}”`)),
    ...rankings.filter(({ causes }) => causes.size === 0).map(({ name }) => tell(`“${name}”`)),
    ...[...documents, ...renamed.flatMap(({ letter }) => letter ?? [])].flatMap(({ id, status, sentences, causes }) => [
      ...(status !== 'same' && causes.size === 0 && sentences.length === 0 ? [tell(`“${id}”`)] : []),
      ...sentences
        .filter((sentence) => sentence.causes.size === 0)
        .map(({ old, now }) => tell(`${id}里的“${(now ?? old)?.text ?? ''}”`)),
    ]),
  ]
}
