/** What is never taken apart: a number with its point and per cent sign, a Latin word. */
const ATOM = /[0-9]+(?:[.,][0-9]+)*[%‰]?|[A-Za-z]+/gu

/** What ends the name of a place: 四平 and 市 are one word. */
const UNIT: ReadonlySet<string> = new Set('省市州盟县区旗')
const NAME = /^\p{Script=Han}{2,}$/u

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/**
 * The words of a text, in order; together they are the text. Numbers and Latin words are whole, so that a changed figure
 * is struck out whole; Chinese is parted by meaning, and every mark stands alone.
 */
export function wordsOf(text: string): readonly string[] {
  const words: string[] = []
  const part = (stretch: string) => {
    if (stretch === '') return
    const first = words.length
    for (const { segment } of segmenter.segment(stretch)) {
      const before = words.length > first ? (words.at(-1) ?? '') : ''
      if (UNIT.has(segment) && NAME.test(before)) words[words.length - 1] = before + segment
      else words.push(segment)
    }
  }
  let end = 0
  for (const { 0: atom, index } of text.matchAll(ATOM)) {
    part(text.slice(end, index))
    words.push(atom)
    end = index + atom.length
  }
  part(text.slice(end))
  return words
}

/** Whether a word is a number. */
export const isNumber = (word: string): boolean => /^[0-9]/u.test(word)
