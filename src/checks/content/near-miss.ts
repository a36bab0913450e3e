import { groupBy } from '../../keyed/group-by.js'

/** A stretch of text that is one character away from a term. */
interface NearMiss {
  readonly term: string
  readonly start: number
  readonly end: number
}

/** Terms shorter than this are one character away from too many right words. */
const SHORTEST = 4
/** In a shorter term another first character makes another word (离校毕业生), in a longer one a slip (成镇新增就业). */
const SURE = 6
/** A half that more terms share than this (人民政府 of ten thousand places) would be looked at for each of them. */
const MOST_SHARING = 100
const HAN = /^\p{Script=Han}+$/u

/**
 * Finds what is a term but for one character missing, added or replaced. `taken` says which characters belong to a
 * known word as it stands: what touches them is no slip. Half of a term with one wrong character is unchanged, so a
 * text is only compared where a half of some term stands; thus many terms cost little more than one.
 */
export function makeNearMisses(terms: Iterable<string>) {
  const wholes = [...new Set(terms)].filter((term) => term.length >= SHORTEST && HAN.test(term))
  const parted = wholes.flatMap((term) => {
    const middle = Math.floor(term.length / 2)
    return [
      { term, half: term.slice(0, middle), offset: 0 },
      { term, half: term.slice(middle), offset: middle },
    ]
  })
  const halves = new Map([...groupBy(parted, ({ half }) => half)].filter(([, list]) => list.length <= MOST_SHARING))
  // By its first character most places of a text are known to begin no half.
  const lengths = new Map<string, number[]>()
  for (const length of new Set([...halves.keys()].map((half) => half.length))) {
    const firsts = new Set([...halves.keys()].filter((half) => half.length === length).map((half) => half.charAt(0)))
    for (const first of firsts) lengths.set(first, [...(lengths.get(first) ?? []), length])
  }

  return (text: string, taken: readonly boolean[]): readonly NearMiss[] => {
    const found: NearMiss[] = []
    for (let at = 0; at < text.length; at += 1) {
      for (const length of lengths.get(text.charAt(at)) ?? []) {
        for (const { term, offset } of halves.get(text.slice(at, at + length)) ?? []) {
          const miss = offset === 0 ? startingAt(text, term, at) : endingAt(text, term, at + length)
          if (miss && !taken.slice(miss.start, miss.end).some(Boolean)) found.push(miss)
        }
      }
    }
    return distinct(found)
  }
}

/** A near miss whose first half is right: the slip is in the second. */
function startingAt(text: string, term: string, start: number): NearMiss | undefined {
  for (const length of [term.length, term.length + 1, term.length - 1]) {
    const words = text.slice(start, start + length)
    if (words.length !== length || !isSlip(words, term)) continue
    if (isItsField(text, term, start + length) || isItsGrowth(words, term)) return undefined
    return { term, start, end: start + length }
  }
  return undefined
}

/** 局 of 市医疗保障局 */
const ORGAN = /[局厅委办处院会]$/u

/** 市医疗保障|工作 is what 市医疗保障局 is for: its name without 局, and a word of its own. */
function isItsField(text: string, term: string, end: number): boolean {
  const field = term.slice(0, -1)
  if (!ORGAN.test(term) || text.slice(end - term.length, end - 1) !== field) return false
  const next = text.slice(end - 1, end + 1)
  if (next.length < 2 || !HAN.test(next)) return false
  return [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(next)].length === 1
}

/** 工业增加值增长3.2% tells of 工业增加值增速. */
const isItsGrowth = (words: string, term: string): boolean =>
  /增[速幅长]$/u.test(term) && /增[速幅长加]$/u.test(words) && words.slice(0, -1) === term.slice(0, -1)

/** One whose second half is right: the slip is in the first. */
function endingAt(text: string, term: string, end: number): NearMiss | undefined {
  for (const length of [term.length, term.length + 1, term.length - 1]) {
    // Before anything is cut out: names of places by the hundred end in 人民政府.
    if (length > end || !canBegin(text[end - length], term, length)) continue
    if (isSlip(text.slice(end - length, end), term)) return { term, start: end - length, end }
  }
  return undefined
}

/** Whether words are a term with exactly one character missing, added or replaced. */
export function isSlip(words: string, term: string): boolean {
  if (words === term || Math.abs(words.length - term.length) > 1) return false
  if (!canBegin(words[0], term, words.length)) return false
  let same = 0
  while (same < Math.min(words.length, term.length) && words[same] === term[same]) same += 1
  // A character before or behind the whole term is no part of it.
  if (words.length > term.length && same === term.length) return false
  const rest = term.slice(words.length > term.length ? same : same + 1)
  return words.endsWith(rest) && HAN.test(words)
}

/** Whether a slip of a term, so many characters long, could begin with this one. */
const canBegin = (first: string | undefined, term: string, length: number): boolean =>
  first === term[0] || (term.length >= SURE && length === term.length)

/** Of those that overlap only the first: one slip is one finding. */
function distinct(found: readonly NearMiss[]): readonly NearMiss[] {
  const kept: NearMiss[] = []
  for (const each of found.toSorted((a, b) => a.start - b.start || b.term.length - a.term.length)) {
    if (kept.every(({ start, end }) => each.end <= start || each.start >= end)) kept.push(each)
  }
  return kept
}
