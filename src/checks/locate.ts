import type { PrintedPlace } from '../diagnostics/diagnostic.js'
import type { Passage, Spot } from '../document/passages.js'
import { oncePer } from '../keyed/once-per.js'
import type { Pages, TextRun } from '../layout/pages.js'

/** Where a run of an element is printed. */
interface Mark {
  /** Where the run begins in the text of its element, or leaf. */
  readonly start: number
  readonly page: number
  readonly row: number
}

interface PrintedElement {
  /** All printed characters but white space, which the layout may drop at the end of a line. */
  readonly text: string
  /** One for each run, in the order of `text`. */
  readonly marks: readonly Mark[]
}

/** Says on which page and in which row a spot is printed; null where the pages do not show it. */
export type Locate = (spot: Spot) => PrintedPlace | null

/**
 * Finds printed words again on the pages. An element is printed with its label, broken into runs and rows; its
 * paragraphs follow one another, so each is sought behind the one before.
 */
export function makeLocate(passages: readonly Passage[], pages: Pages): Locate {
  const printed = printedElements(pages)
  const starts = new Map<Passage, number>()
  const ends = new Map<number, number>()
  for (const passage of passages) {
    const from = ends.get(passage.element) ?? 0
    const text = bare(passage.text)
    const start = printed.get(passage.element)?.text.indexOf(text, from) ?? -1
    starts.set(passage, start)
    if (start >= 0) ends.set(passage.element, start + text.length)
  }
  const spaced = new Map(passages.filter(({ text }) => /\s/u.test(text)).map((each) => [each, bareOffsets(each.text)]))
  return ({ passage, start }) => {
    const marks = printed.get(passage.element)?.marks ?? []
    const inside = spaced.get(passage)?.[start] ?? start
    const offset = Math.max(0, starts.get(passage) ?? 0) + inside
    const mark = marks[runAt(marks, offset)]
    return mark ? { element: passage.kind, paragraph: passage.paragraph, page: mark.page, line: mark.row } : null
  }
}

/** The index of the run in which an offset lies. */
function runAt(marks: readonly Mark[], offset: number): number {
  let [low, high] = [0, marks.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((marks[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

const bare = (text: string): string => (/\s/u.test(text) ? text.replace(/\s+/gu, '') : text)

/** For each offset of a text, how many characters that are no white space stand before it. */
function bareOffsets(text: string): Uint32Array {
  const offsets = new Uint32Array(text.length + 1)
  for (let index = 0; index < text.length; index += 1)
    offsets[index + 1] = (offsets[index] ?? 0) + (/\s/u.test(text[index] ?? '') ? 0 : 1)
  return offsets
}

/** Cells of a row that goes on to the next page stand beside each other on both: each is one leaf. */
interface Leaf {
  text: string
  readonly marks: Mark[]
}

/** Looked through once for all that is sought on the same pages: by checks, the record, the list of what moved. */
const printedElements = oncePer(({ pages }: Pages): ReadonlyMap<number, PrintedElement> => {
  const found = new Map<number, Map<number, Leaf>>()
  for (const { number, items } of pages) {
    for (const item of items) {
      // A head that is set again has no leaf.
      if (item.kind !== 'text' || item.element === null || item.leaf === null) continue
      const leaves = found.get(item.element) ?? new Map<number, Leaf>()
      found.set(item.element, leaves)
      const leaf = leaves.get(item.leaf) ?? { text: '', marks: [] }
      leaves.set(item.leaf, leaf)
      const text = bare(textOf(item))
      if (text === '') continue
      leaf.marks.push({ start: leaf.text.length, page: number, row: item.row })
      leaf.text += text
    }
  }
  return new Map([...found].map(([element, leaves]) => [element, joined([...leaves.values()])]))
})

function textOf({ characters }: TextRun): string {
  let text = ''
  for (const { character } of characters) text += character
  return text
}

function joined(leaves: readonly Leaf[]): PrintedElement {
  let text = ''
  const marks: Mark[] = []
  for (const leaf of leaves) {
    for (const { start, page, row } of leaf.marks) marks.push({ start: text.length + start, page, row })
    text += leaf.text
  }
  return { text, marks }
}
