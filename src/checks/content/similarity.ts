import { overlap } from '../../diagnostics/likeness.js'

/**
 * How much two texts have in common: the share of their pairs of neighbouring letters that both have, from 0 to 1.
 * Tags, digits and punctuation do not count: what changes every year is no new wording.
 */
export function similarity(a: string, b: string): number {
  const [left, right] = [pairs(a), pairs(b)]
  return left.size + right.size === 0 ? 0 : overlap(left, right)
}

function pairs(text: string): ReadonlyMap<string, number> {
  const letters = [...text.replace(/\{\{[^{}]*\}\}/gu, '').replace(/[^\p{L}]/gu, '')]
  const counts = new Map<string, number>()
  for (const [index, letter] of letters.slice(0, -1).entries()) {
    const pair = letter + (letters[index + 1] ?? '')
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return counts
}
