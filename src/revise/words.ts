/** What is never taken apart: a number with its sign, point and per cent sign, a Latin word. */
const ATOM = /(?:(?<![0-9A-Za-z%])-)?[0-9]+(?:[.,][0-9]+)*[%‰]?|[A-Za-z]+/gu

/** What ends the name of a place: 四平 and 市 are one word. */
const UNIT: ReadonlySet<string> = new Set('省市州盟县区旗')
/** What stands before and behind a name in a list: ：甲市、龙河县及红岩区。 */
const OPENS: ReadonlySet<string | undefined> = new Set([undefined, ...'：、及和'])
const CLOSES: ReadonlySet<string | undefined> = new Set([undefined, ...'、及和，；。'])
const LISTED_NAME = /^\p{Script=Han}{2,8}$/u
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
  return withListedNames(words)
}

/** Puts together the names of a list, of which not every one is in the dictionary (丙｜市, 红｜岩｜区). */
function withListedNames(words: readonly string[]): readonly string[] {
  const together: string[] = []
  let opened: string | undefined
  for (let from = 0; from < words.length; ) {
    let to = from
    while (to < words.length && !OPENS.has(words[to]) && !CLOSES.has(words[to])) to += 1
    const stretch = words.slice(from, to)
    const name = stretch.join('')
    const isListed = OPENS.has(opened) && CLOSES.has(words[to]) && LISTED_NAME.test(name) && UNIT.has(name.at(-1) ?? '')
    together.push(...(isListed ? [name] : stretch))
    opened = words[to]
    if (opened !== undefined) together.push(opened)
    from = to + 1
  }
  return together
}

/** Whether a word is a number. */
export const isNumber = (word: string): boolean => /^-?[0-9]/u.test(word)
