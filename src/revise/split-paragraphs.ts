import { likeness, sharedPart } from '../diagnostics/likeness.js'
import type { Pair } from './align.js'
import { editsBetween, type Fate, type Side } from './edits.js'

/** A stretch of a text: from one character to before another. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/**
 * What stands for what when paragraphs were split or joined: a stretch of one for the whole of another. `end`: what
 * became of the end of the paragraph behind it, which only one version has.
 */
export interface Part<T> {
  readonly pair: Pair<T>
  /** Which stretch of the one that was split or joined; null for the whole. */
  readonly old: Stretch | null
  readonly now: Stretch | null
  readonly end: Fate | null
}

/** What is printed in a list, a redline on paper and a letter where a paragraph ends in one version only. */
export const PARAGRAPH_END = '（另起一段）'

/** How much of the one and the others together must be alike. */
const SAME_WORDS = 0.85
/** How much of each of the others must stand in the one. */
const TAKEN = 0.7
/** Into more paragraphs nobody splits one. */
const MOST = 6

/**
 * Pairs among which a paragraph that was split in several, or several that were joined, stand for one another stretch by
 * stretch, where before only one of them did. `text`: what is printed of a paragraph; empty for what cannot be split.
 */
export function splitParagraphs<T>(pairs: readonly Pair<T>[], text: (thing: T) => string): readonly Part<T>[] {
  const parts: Part<T>[] = []
  let at = 0
  while (at < pairs.length) {
    const found = groupAt(pairs, at, 'now', text) ?? groupAt(pairs, at, 'old', text)
    const pair = pairs[at]
    if (!pair) break
    if (found) parts.push(...found)
    else parts.push({ pair, old: null, now: null, end: null })
    at += found ? found.length : 1
  }
  return parts
}

/** The group that begins here: one paragraph of the one version, several of the other (`many`). */
function groupAt<T>(
  pairs: readonly Pair<T>[],
  start: number,
  many: Side,
  text: (thing: T) => string,
): readonly Part<T>[] | undefined {
  const single = many === 'now' ? 'old' : 'now'
  const run: { readonly one: T | null; readonly other: T; readonly words: string }[] = []
  for (const pair of pairs.slice(start, start + MOST)) {
    const other = pair[many]
    const one = pair[single]
    const words = other === null ? '' : text(other)
    if (other === null || words === '' || (one !== null && run.some((each) => each.one !== null))) break
    run.push({ one, other, words })
  }
  const kept = run.findIndex(({ one }) => one !== null)
  const one = run[kept]?.one
  if (one === null || one === undefined) return undefined
  const whole = text(one)
  const others = run.filter((_, index) => index !== kept)
  if (whole === '' || whole === run[kept]?.words || others.length === 0) return undefined
  let best: { readonly count: number; readonly alike: number } | undefined
  for (let count = Math.max(2, kept + 1); count <= run.length; count += 1) {
    const own = run.slice(0, count)
    if (own.some(({ words }, index) => index !== kept && sharedPart(words, whole) < TAKEN)) break
    const alike = likeness(whole, own.map(({ words }) => words).join(''))
    if (alike >= SAME_WORDS && alike > (best?.alike ?? likeness(whole, run[kept]?.words ?? ''))) best = { count, alike }
  }
  if (!best) return undefined
  const own = run.slice(0, best.count)
  const ends = cutsOf(
    whole,
    own.map(({ words }) => words),
  )
  // Of words in another order nothing stands for a stretch.
  const inner = ends.slice(0, -1)
  if ([...inner, whole.length].some((end, index) => end <= (inner[index - 1] ?? 0))) return undefined
  return own.map(({ other }, index): Part<T> => {
    const stretch = { from: inner[index - 1] ?? 0, to: inner[index] ?? whole.length }
    const last = index === own.length - 1
    return many === 'now'
      ? { pair: { old: one, now: other }, old: stretch, now: null, end: last ? null : 'added' }
      : { pair: { old: other, now: one }, old: null, now: stretch, end: last ? null : 'removed' }
  })
}

/** Where in a text the parts end that others are made of. */
function cutsOf(whole: string, parts: readonly string[]): readonly number[] {
  const edits = editsBetween(whole, parts.join(''))
  let end = 0
  return parts.map((part) => {
    end += part.length
    let [from, to] = [0, 0]
    for (const { kind, text } of edits) {
      if (to >= end && !(kind === 'removed' && to === end)) break
      if (kind === 'removed') from += text.length
      else if (kind === 'added') to += text.length
      else {
        const taken = Math.min(text.length, end - to)
        from += taken
        to += taken
        if (taken < text.length) break
      }
    }
    return from
  })
}
