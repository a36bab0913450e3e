import { rankingName } from '../../data/ranking-name.js'
import { yearFile } from '../../data/years.js'
import type { SourcePlace } from '../../diagnostics/diagnostic.js'
import type { ValueInline } from '../../document/inline.js'
import { compare } from '../../figures/exact.js'
import { isChange } from '../../figures/figure.js'
import type { Figure } from '../../figures/figure-book.js'
import type { Side } from '../edits.js'
import { type ChangedFigure, changedFigures, type YearFigures } from './figure-changes.js'
import { definesFigure } from './figure-definition.js'
import type { InputChange } from './input-changes.js'
import type { InputKind } from './input-names.js'
import { type ChangedRanking, changedRankings, rankingsOf } from './ranking-changes.js'
import { rulesRanking } from './ranking-definition.js'
import { measuresThatTurned } from './turned-measures.js'
import { definingWords, ownerOfBasis } from './word-definition.js'

/** The inputs that something follows from, of those that changed. */
export type Causes = ReadonlySet<InputChange>

const none: Causes = new Set()

/** All causes of several things. */
export const union = (sets: readonly Causes[]): Causes => new Set(sets.flatMap((set) => [...set]))

/** What changed between two versions of a year, each with the changed inputs that it follows from. */
export interface YearCauses {
  readonly figures: readonly ChangedFigure[]
  readonly rankings: readonly ChangedRanking[]
  /** Of a figure by its full name; nothing for one that did not change. */
  ofFigure(name: string): Causes
  /** Of `城镇新增就业/排名` or `综合排名`. */
  ofRanking(name: string): Causes
  /** Of a value as a text prints it; nothing where it did not change. */
  ofValue(value: ValueInline, side: Side): Causes
  /** What was changed in some lines of a file. */
  at(place: SourcePlace | null, side: Side): Causes
  /** What was changed under some keys of a file of the year. */
  under(file: string, ...path: readonly string[]): Causes
  ofKind(kind: InputKind): Causes
  /** What was changed of the tags of a template that open, part and close its blocks. */
  ofBlocks(file: string): Causes
}

/**
 * Follows what changed back to the inputs. Only what changed is walked through, so that nothing is a cause that has no
 * effect; each step is one of the ways in which a figure is made: its own definition, what it is computed from, the
 * ranking that it is a position of.
 */
export function findCauses(old: YearFigures, now: YearFigures, changes: readonly InputChange[]): YearCauses {
  const years = { old, now }
  const figures = changedFigures(old, now)
  const rankings = changedRankings(old.figures, now.figures)
  const figureByName = new Map(figures.map((figure) => [figure.name, figure]))
  const rankingByName = new Map(rankings.map((ranking) => [ranking.name, ranking]))
  const ranked = { old: rankingsOf(old.figures), now: rankingsOf(now.figures) }
  const known = new Map<string, Causes>()
  const changesOf = (wanted: (change: InputChange) => boolean): Causes => new Set(changes.filter(wanted))

  const once = (key: string, find: () => Causes): Causes => {
    const found = known.get(key)
    if (found) return found
    // A formula cannot need itself; what is still being followed adds nothing.
    known.set(key, none)
    const causes = find()
    known.set(key, causes)
    return causes
  }

  const ofFigure = (name: string): Causes => {
    const figure = figureByName.get(name)
    if (!figure) return none
    return once(`figure ${name}`, () => {
      const { old: was, now: is } = figure
      const operands = new Set([...(was?.derivation?.operands ?? []), ...(is?.derivation?.operands ?? [])])
      const ranking = positionIn(is ?? was)
      const changed = [...operands].flatMap((operand) => figureByName.get(operand) ?? [])
      // A ratio does not mind in how many digits, or by which unit, its operands are printed.
      const moved = isRatio(is ?? was) ? changed.filter(movesExactly) : changed
      return union([
        changesOf(definesFigure(figure, years)),
        ...moved.map((operand) => ofFigure(operand.name)),
        ranking === null ? none : ofRanking(ranking),
      ])
    })
  }

  const ofRanking = (name: string): Causes => {
    if (!rankingByName.has(name)) return none
    return once(`ranking ${name}`, () => {
      const [was, is] = [ranked.old.get(name), ranked.now.get(name)]
      const rules = changesOf(rulesRanking((is ?? was)?.indicator ?? null, years))
      const measured = measuresThatTurned(was, is, (figure) => figureByName.has(figure))
      return union([rules, ...measured.map(ofFigure)])
    })
  }

  const ofValue = (value: ValueInline, side: Side): Causes => {
    if (figureByName.has(value.name)) return ofFigure(value.name)
    if (rankingByName.has(value.name)) return ofRanking(value.name)
    const position = positionName(value.name)
    if (position !== null) return ofRanking(position)
    // A ranking that lists a place now, or does no more, has its part in what those that list it go by.
    const listed = ownerOfBasis(value.name)
    const joining = rankings.filter(({ entered, left }) => listed !== null && [...entered, ...left].includes(listed))
    return union([
      new Set(definingWords(value, side, { years, changes })),
      ...joining.map(({ name }) => ofRanking(name)),
    ])
  }

  return {
    figures,
    rankings,
    ofFigure,
    ofRanking,
    ofValue,
    at: (place, side) =>
      place === null
        ? none
        : changesOf((change) => {
            const own = change[side]
            return change.file === place.file && own !== null && own.at.line <= place.line && place.line <= own.lastLine
          }),
    ofKind: (kind) => changesOf((change) => change.kind === kind),
    ofBlocks: (file) =>
      changesOf(
        (change) => change.file === file && [change.old, change.now].some((own) => blockTag.test(own?.text ?? '')),
      ),
    under: (file, ...path) =>
      changesOf(
        (change) =>
          change.file === yearFile(now.dataset.folder, file) && path.every((key, index) => change.path[index] === key),
      ),
  }
}

/** `{{#if`, `{{else}}`, `{{^`, `{{/if}}` */
const blockTag = /\{\{~?\s*(?:else\b|[#^/])/u

const isRatio = (figure: Figure | null): boolean => {
  const kind = figure?.derivation?.kind
  return kind === 'completion' || kind === 'share' || isChange(kind)
}

/** Whether a figure is another number now, not only another text. */
const movesExactly = ({ old, now }: ChangedFigure): boolean =>
  !old?.exact || !now?.exact || compare(old.exact, now.exact) !== 0

/** The ranking that a figure is a position of; null for any other figure. */
const positionIn = (figure: Figure | null): string | null =>
  figure?.derivation?.kind === 'rank' ? positionName(figure.name) : null

/** 长春市/上报/城镇新增就业/名次 → 城镇新增就业/排名 */
function positionName(name: string): string | null {
  if (name.endsWith('/上报/综合名次')) return rankingName(null)
  const single = /\/上报\/(.+)\/名次$/u.exec(name)?.[1]
  return single === undefined ? null : rankingName(single)
}
