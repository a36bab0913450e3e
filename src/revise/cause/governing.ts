import { fieldOf } from '../../compose/choose-items.js'
import { yearFiles } from '../../data/year-files.js'
import type { ValueInline } from '../../document/inline.js'
import type { Side } from '../edits.js'
import { type Causes, union, type YearCauses } from './causes.js'
import { ORDER } from './input-leaves.js'
import type { Governor } from './scope.js'
import { isTrue, type Meaning, turnKey, valuesIn } from './terms.js'

/** A value with the version of the data that it is from. */
interface SidedValue {
  readonly value: ValueInline
  readonly side: Side
}

/** Why something is printed that was not, or the other way round: what changed a condition, a list, a call. */
export function causesOfGovernor(governor: Governor, causes: YearCauses): Causes {
  const { kind, path, by, meanings } = governor
  const changed = kind === 'loop' ? changedTurns(meanings) : changedConditions(meanings)
  const ofPositions = by === null ? [] : movedTurns(meanings, by).map(({ value, side }) => causes.ofValue(value, side))
  const ofTerms = changed.terms.flatMap(([name, ...others]): readonly Causes[] => {
    const named = name ? causes.ofValue(name.value, name.side) : new Set<never>()
    // What is new by its very name is there because of that; its figures only say what is told of it.
    if (kind === 'loop' && named.size > 0) return [named]
    return [named, ...others.map(({ value, side }) => causes.ofValue(value, side))]
  })
  return union([
    causes.ofTagsAt(governor.at, 'old'),
    causes.ofTagsAt(governor.at, 'now'),
    ...ofTerms,
    ...ofPositions,
    ...(changed.any ? [listCauses(path, causes)] : []),
  ])
}

interface Changed {
  /** The values of each term that is there in one version only; the first of a turn says what it is about. */
  readonly terms: readonly (readonly SidedValue[])[]
  readonly any: boolean
}

/** Turns of a loop that only one version has. */
function changedTurns({ old, now }: Governor['meanings']): Changed {
  const keys = (turns: readonly Meaning[]) => turns.map(({ term }) => turnKey(term))
  const [before, after] = [keys(old), keys(now)]
  const alone = (turns: readonly Meaning[], others: readonly string[], side: Side) =>
    turns
      .filter(({ term }) => !others.includes(turnKey(term)))
      .map(({ term }) => valuesIn(term).map((value) => ({ value, side })))
  return {
    terms: [...alone(old, after, 'old'), ...alone(now, before, 'now')],
    any: before.join('\n') !== after.join('\n'),
  }
}

/** The positions of the turns of an ordered loop that stand elsewhere now, or in one version only. */
function movedTurns({ old, now }: Governor['meanings'], by: string): readonly SidedValue[] {
  const places = (turns: readonly Meaning[]) => new Map(turns.map(({ term }, index) => [turnKey(term), index]))
  const [before, after] = [places(old), places(now)]
  const moved = (turns: readonly Meaning[], side: Side) =>
    turns
      .filter(({ term }) => before.get(turnKey(term)) !== after.get(turnKey(term)))
      .flatMap(({ term }) => valuesIn(fieldOf(term, by)))
      .map((value) => ({ value, side }))
  return [...moved(old, 'old'), ...moved(now, 'now')]
}

/** Conditions, and calls of snippets, that hold in one version only. */
function changedConditions({ old, now }: Governor['meanings']): Changed {
  const terms: (readonly SidedValue[])[] = []
  let any = old.length !== now.length
  for (let index = 0; index < Math.max(old.length, now.length); index += 1) {
    const [before, after] = [old[index], now[index]]
    if (isTrue(before?.term ?? null) === isTrue(after?.term ?? null) && sameCall(before, after)) continue
    any = true
    terms.push(namedBy(before, 'old'), namedBy(after, 'now'))
  }
  return { terms, any }
}

const sameCall = (a: Meaning | undefined, b: Meaning | undefined): boolean =>
  turnKey(a?.term ?? null) === turnKey(b?.term ?? null) || valuesIn(a?.term ?? null).length > 0

/** The values of a term; of one that only says 并列, the position beside it. */
function namedBy(meaning: Meaning | undefined, side: Side): readonly SidedValue[] {
  if (!meaning) return []
  const own = valuesIn(meaning.term)
  const beside = Object.values(meaning.parent ?? {}).flatMap((term) =>
    term !== null && 'kind' in term && term.kind === 'value' && /名次$/u.test(String(term.name)) ? [term] : [],
  )
  const wanted = own.some(({ name }) => name !== '并列') ? own : [...own, ...beside.flatMap((term) => valuesIn(term))]
  return wanted.map((value) => ({ value, side }))
}

/** Lists that the data order, and what stands in them. */
function listCauses(path: string, causes: YearCauses): Causes {
  const [root = '', list = ''] = path.split('.')
  if (root === '片段顺序') return causes.under(yearFiles.facts, root, list)
  // What is told of a place (本地.上报, 本地.单项) stands in the order of the indicators.
  if (root === '指标' || root === '本地') return causes.under(yearFiles.indicators, '指标', ORDER)
  if (root === '地方') return causes.ofKind('place')
  return new Set()
}
