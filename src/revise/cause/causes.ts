import { rankingName } from '../../data/ranking-name.js'
import type { ValueInline } from '../../document/inline.js'
import { compare } from '../../figures/exact.js'
import { isChange } from '../../figures/figure.js'
import type { Figure } from '../../figures/figure-book.js'
import type { Side } from '../edits.js'
import { type ChangesAt, changesAt } from './changes-at.js'
import { type ChangedFigure, type ComparedYears, changedFigures, type YearFigures } from './figure-changes.js'
import { definesFigure } from './figure-definition.js'
import type { InputChange } from './input-changes.js'
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
export interface YearCauses extends FollowedCauses, ChangesAt {
  readonly figures: readonly ChangedFigure[]
  readonly rankings: readonly ChangedRanking[]
}

export function findCauses(old: YearFigures, now: YearFigures, changes: readonly InputChange[]): YearCauses {
  const figures = changedFigures(old, now)
  const rankings = changedRankings(old.figures, now.figures)
  return {
    figures,
    rankings,
    ...followCauses({ years: { old, now }, figures, rankings, changes }),
    ...changesAt(changes, now.dataset.folder),
  }
}

interface FollowedCauses {
  /** Of a figure by its full name; nothing for one that did not change. */
  ofFigure(name: string): Causes
  /** Of `城镇新增就业/排名` or `综合排名`. */
  ofRanking(name: string): Causes
  /** Of a value as a text prints it; nothing where it did not change. */
  ofValue(value: ValueInline, side: Side): Causes
}

/** Two versions of a year with what changed between them. */
interface ChangedYear {
  readonly years: ComparedYears
  readonly figures: readonly ChangedFigure[]
  readonly rankings: readonly ChangedRanking[]
  readonly changes: readonly InputChange[]
}

/**
 * Follows what changed back to the inputs. Only what changed is walked through, so that nothing is a cause that has no
 * effect; each step is one of the ways in which a figure is made: its own definition, what it is computed from, the
 * ranking that it is a position of.
 */
function followCauses({ years, figures, rankings, changes }: ChangedYear): FollowedCauses {
  const figureByName = new Map(figures.map((figure) => [figure.name, figure]))
  const rankingNames = new Set(rankings.map(({ name }) => name))
  const ranked = { old: rankingsOf(years.old.figures), now: rankingsOf(years.now.figures) }
  const changesOf = (wanted: (change: InputChange) => boolean): Causes => new Set(changes.filter(wanted))

  const ofFigure = followedOnce((name) => {
    const figure = figureByName.get(name)
    if (!figure) return none
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

  const ofRanking = followedOnce((name) => {
    if (!rankingNames.has(name)) return none
    const [was, is] = [ranked.old.get(name), ranked.now.get(name)]
    const rules = changesOf(rulesRanking((is ?? was)?.indicator ?? null, years))
    const measured = measuresThatTurned(was, is, (figure) => figureByName.has(figure))
    return union([rules, ...measured.map(ofFigure)])
  })

  const ofValue = (value: ValueInline, side: Side): Causes => {
    if (figureByName.has(value.name)) return ofFigure(value.name)
    if (rankingNames.has(value.name)) return ofRanking(value.name)
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

  return { ofFigure, ofRanking, ofValue }
}

/** The same function, but that each name is followed once. */
function followedOnce(follow: (name: string) => Causes): (name: string) => Causes {
  const known = new Map<string, Causes>()
  return (name) => {
    const found = known.get(name)
    if (found) return found
    // A formula cannot need itself; what is still being followed adds nothing.
    known.set(name, none)
    const causes = follow(name)
    known.set(name, causes)
    return causes
  }
}

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
