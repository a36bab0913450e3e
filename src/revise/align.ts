import { countPairs, overlap } from '../diagnostics/likeness.js'
import { oncePerKey } from '../keyed/once-per.js'
import { stepsBetween } from './steps.js'

/** What stood and what stands in its place; one of them is there. */
export type Pair<T> =
  | { readonly old: T; readonly now: T }
  | { readonly old: T; readonly now: null }
  | { readonly old: null; readonly now: T }

/** How things of two versions are known to be the same. */
export interface Likeness<T> {
  /** What kind of thing it is: things of two kinds never stand for each other. */
  readonly kind: (thing: T) => string
  /** All that is printed of it. */
  readonly text: (thing: T) => string
  /** Where it comes from, such as the file of a snippet and the indicator; empty when that says nothing. */
  readonly identity: (thing: T) => string
}

/** How much of two texts must be alike for them to be versions of one another, where nothing else says so. */
const ALIKE = 0.4
/** What two empty things are worth to each other: less than any two that say something. */
const EMPTY = 0.1
/** Beyond so many comparisons only identity counts: no office changes that much at once. */
const MOST_COMPARISONS = 40_000

/**
 * Pairs the things of two versions, keeping both orders: first those that did not change, then between them those that
 * come from the same source or read alike. What moved elsewhere is removed and added.
 */
export function align<T>(old: readonly T[], now: readonly T[], likeness: Likeness<T>): readonly Pair<T>[] {
  const keyed = (things: readonly T[]) =>
    things.map((thing) => {
      const text = likeness.text(thing)
      return { thing, key: text === '' ? null : `${likeness.kind(thing)}\n${text}` }
    })
  const pairs: Pair<T>[] = []
  // What says nothing is like anything of its kind: it is paired by what stands around it.
  const equal = (a: { key: string | null }, b: { key: string | null }) => a.key !== null && a.key === b.key
  for (const { same, removed, added } of stepsBetween(keyed(old), keyed(now), equal)) {
    pairs.push(...same.map(([before, after]) => ({ old: before.thing, now: after.thing })))
    const things = (list: readonly { readonly thing: T }[]) => list.map(({ thing }) => thing)
    pairs.push(...alignGap(things(removed), things(added), likeness))
  }
  return pairs
}

/** The pairing of greatest likeness among changed things. */
function alignGap<T>(old: readonly T[], now: readonly T[], likeness: Likeness<T>): readonly Pair<T>[] {
  const readText = old.length * now.length <= MOST_COMPARISONS
  const countsFor = oncePerKey(Infinity, (thing: T) => countPairs(likeness.text(thing)))
  const score = (a: T, b: T): number => {
    if (likeness.kind(a) !== likeness.kind(b)) return 0
    const [first, second] = [likeness.identity(a), likeness.identity(b)]
    const known = first !== '' && first === second
    if (likeness.text(a) === '' && likeness.text(b) === '') return EMPTY
    if (!readText) return known ? 1 : 0
    const alike = overlap(countsFor(a), countsFor(b))
    if (known) return 1 + alike
    // Two sources that are both known and differ are two things, unless they read almost the same.
    return alike >= (first !== '' && second !== '' ? (1 + ALIKE) / 2 : ALIKE) ? alike : 0
  }
  return bestPairing(old, now, score)
}

/** The order-keeping pairing with the greatest sum of scores; a score of 0 forbids a pair. */
function bestPairing<T>(old: readonly T[], now: readonly T[], score: (a: T, b: T) => number): readonly Pair<T>[] {
  const scores = old.map((a) => now.map((b) => score(a, b)))
  const width = now.length + 1
  const best = new Float64Array((old.length + 1) * width)
  const at = (i: number, j: number) => best[i * width + j] ?? 0
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const pair = scores[i]?.[j] ?? 0
      const paired = pair > 0 ? pair + at(i + 1, j + 1) : 0
      best[i * width + j] = Math.max(paired, at(i + 1, j), at(i, j + 1))
    }
  }
  const pairs: Pair<T>[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < now.length) {
    const [a, b] = [old[i], now[j]]
    const pair = scores[i]?.[j] ?? 0
    if (a !== undefined && b !== undefined && pair > 0 && at(i, j) === pair + at(i + 1, j + 1)) {
      pairs.push({ old: a, now: b })
      i += 1
      j += 1
    } else if (a !== undefined && (b === undefined || at(i, j) === at(i + 1, j))) {
      pairs.push({ old: a, now: null })
      i += 1
    } else if (b !== undefined) {
      pairs.push({ old: null, now: b })
      j += 1
    }
  }
  return pairs
}
