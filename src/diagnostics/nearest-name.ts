/**
 * The known name that a misspelt one most likely means, for hints; undefined when none is near. Two names are near when
 * at most two fifths of the longer one have to change, or when one is a part of the other (长春 and 长春市).
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > LONGEST) return undefined
  const wanted = [...name.normalize('NFKC')]
  let best: { readonly candidate: string; readonly cost: number } | undefined
  for (const candidate of candidates) {
    const known = [...candidate.normalize('NFKC')]
    const longer = Math.max(wanted.length, known.length)
    const limit = Math.min(longer - 1, Math.max(1, Math.floor(longer * 0.4)))
    const part = isPart(wanted, known) || isPart(known, wanted)
    if (!part && Math.abs(wanted.length - known.length) > limit) continue
    const distance = editDistance(wanted, known)
    if (distance > limit && !part) continue
    // Among equally near names the one of the same length comes first: a slip replaces more often than it adds.
    const cost = distance + (known.length === wanted.length ? 0 : 0.5)
    if (!best || cost < best.cost) best = { candidate, cost }
  }
  return best?.candidate
}

/** A hint that asks whether the nearest name was meant; where none is near, what else to do. */
export const meantOr = (near: string | undefined, otherwise: string): string => (near ? `是不是“${near}”？` : otherwise)

/** A longer text is no name: a paragraph that has come into the column of names. */
const LONGEST = 200

const isPart = (part: readonly string[], whole: readonly string[]): boolean =>
  part.length >= 2 && whole.join('').includes(part.join(''))

/** Insertions, deletions, replacements and swaps of neighbours that turn one list of characters into another. */
function editDistance(from: readonly string[], to: readonly string[]): number {
  let beforeLast: readonly number[] = []
  let last: readonly number[] = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [i, left] of from.entries()) {
    const row: number[] = [i + 1]
    for (const [j, right] of to.entries()) {
      const replaced = (last[j] ?? 0) + (left === right ? 0 : 1)
      const swapped = i > 0 && j > 0 && left === to[j - 1] && from[i - 1] === right
      const choices = [replaced, (last[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1]
      row.push(Math.min(...choices, ...(swapped ? [(beforeLast[j - 1] ?? 0) + 1] : [])))
    }
    beforeLast = last
    last = row
  }
  return last[to.length] ?? 0
}
