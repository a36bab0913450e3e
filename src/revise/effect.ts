import { formFor } from '../compose/excerpt-terms.js'
import { type Diagnostic, warning } from '../diagnostics/diagnostic.js'
import { explainDerivation } from '../figures/explain-derivation.js'
import type { Figure } from '../figures/figure-book.js'
import { type Causes, findCauses } from './cause/causes.js'
import type { ChangedFigure } from './cause/figure-changes.js'
import type { InputChange } from './cause/input-changes.js'
import type { ChangedRanking } from './cause/ranking-changes.js'
import { type Rename, renamesIn } from './cause/renamed-places.js'
import { citedCauses, type DocumentEffect, letterEffect, noticeEffect } from './document-effect.js'
import type { YearVersion } from './year-version.js'

/** A changed figure with what it follows from. */
export interface FigureEffect extends ChangedFigure {
  /** As 城镇新增就业 ÷ 城镇新增就业/计划; empty for one that is given. */
  readonly formula: string
  readonly causes: Causes
}

/** A changed ranking with what it follows from. */
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
  /** The places whose letters were made since the base, word for word as they are now. */
  readonly settled: ReadonlySet<string>
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
  const notice = noticeEffect(old, now, causes)
  const ofCited = citedCauses(notice)
  const letters = placesOf(old, now).map((place) =>
    letterEffect({ old: place, now: place }, { old, now, causes, ofCited }),
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
    settled: new Set(),
    renamed: renamesIn(changes).map((rename) => {
      const form = { old: formIn(old, rename.old), now: formIn(now, rename.now) }
      if (form.old === null || form.now === null) return { rename, letter: null, form: null }
      const letter = letterEffect(rename, { old, now, causes, ofCited })
      return { rename, letter, form: { old: form.old, now: form.now } }
    }),
    margins: marginsOf(old, now),
  }
  return { effect, diagnostics: uncaused(effect) }
}

/** All places of either version, in official order. */
const placesOf = (old: YearVersion, now: YearVersion): readonly string[] => [
  ...new Set([...now.letterPlaces.keys(), ...old.letterPlaces.keys()]),
]

/** How letters speak to a place; null where none is sent to it. */
function formIn({ dataset: { letter }, letterPlaces }: YearVersion, name: string): string | null {
  const place = letterPlaces.get(name)
  return place && letter ? formFor(letter, place.name).value : null
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
