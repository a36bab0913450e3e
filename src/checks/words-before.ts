/** No sentence of a notice is longer; what a hostile file holds must not be looked through again for each of its words. */
const LONGEST = 2000

/**
 * The words in front of a place back to the last of some characters. (A pattern that ends in $ begins anew at every
 * character, so that it takes the square of the length.)
 */
export function wordsBefore(text: string, end: number, stops: string): string {
  const first = Math.max(0, end - LONGEST)
  let start = end
  while (start > first && !stops.includes(text[start - 1] ?? '')) start -= 1
  return text.slice(start, end)
}

/** The words from a place on, up to the first of some characters. */
export function wordsBehind(text: string, start: number, stops: string): string {
  const last = Math.min(text.length, start + LONGEST)
  let end = start
  while (end < last && !stops.includes(text[end] ?? '')) end += 1
  return text.slice(start, end)
}
