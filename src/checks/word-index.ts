/** Where a word of a list stands in a text. */
export interface WordHit {
  readonly word: string
  readonly start: number
  readonly end: number
}

/** Finds words in a text; offsets in UTF-16 units, in order. */
export type WordIndex = (text: string) => readonly WordHit[]

/**
 * Finds any of many words in a text; of words that begin at the same place the longest counts, and words do not
 * overlap. The words are sorted into drawers by their beginning, so that ten thousand places cost no more than ten.
 */
export function makeWordIndex(words: Iterable<string>): WordIndex {
  const list = [...new Set(words)].filter((word) => word !== '')
  const key = Math.min(...list.map((word) => word.length), 8)
  const drawers = new Map<string, string[]>()
  for (const word of list.toSorted((a, b) => b.length - a.length)) {
    const drawer = drawers.get(word.slice(0, key))
    if (drawer) drawer.push(word)
    else drawers.set(word.slice(0, key), [word])
  }
  // Cutting out and looking up takes long; at most places of a text no word begins.
  const firsts = new Set(list.map((word) => word.charCodeAt(0)))
  // No longer than they are: an array that has grown keeps room for seventeen, and ten thousand have one or two words.
  for (const [start, drawer] of drawers) drawers.set(start, drawer.slice())
  const wordAt = (text: string, start: number) =>
    drawers.get(text.slice(start, start + key))?.find((each) => text.startsWith(each, start))
  return (text) => {
    const hits: WordHit[] = []
    for (let start = 0; start + key <= text.length; ) {
      const word = firsts.has(text.charCodeAt(start)) ? wordAt(text, start) : undefined
      if (word !== undefined) hits.push({ word, start, end: start + word.length })
      start += word?.length ?? 1
    }
    return hits
  }
}
