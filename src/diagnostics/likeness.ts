/** How often each pair of neighbouring characters stands in a text: much cheaper than its words, and as telling. */
export function countPairs(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (let at = 0; at < text.length; at += 1) {
    const pair = text.slice(at, at + 2)
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return counts
}

const sum = (counts: Iterable<number>): number => [...counts].reduce((all, count) => all + count, 0)

const common = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number =>
  sum([...a].map(([pair, count]) => Math.min(count, b.get(pair) ?? 0)))

/** The part of two texts that they have in common, by their pairs, from 0 to 1 (Dice); 1 where neither has any. */
export function overlap(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const all = sum(a.values()) + sum(b.values())
  return all === 0 ? 1 : (2 * common(a, b)) / all
}

/** The part of two texts that they have in common, from 0 to 1. */
export const likeness = (a: string, b: string): number => overlap(countPairs(a), countPairs(b))

/** The part of a text that stands in another, from 0 to 1. */
export function sharedPart(text: string, other: string): number {
  const counts = countPairs(text)
  const all = sum(counts.values())
  return all === 0 ? 1 : common(counts, countPairs(other)) / all
}
