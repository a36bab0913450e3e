import type { Passage } from '../../document/passages.js'
import type { Check } from '../check.js'
import { type Finding, finding } from '../finding.js'

const closers: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['‘', '’'],
  ['（', '）'],
  ['《', '》'],
  ['〈', '〉'],
  ['〔', '〕'],
  ['【', '】'],
])
const openers: ReadonlyMap<string, string> = new Map([...closers].map(([open, close]) => [close, open]))

/** What stands inside its like, and what it should be there (GB/T 15834-2011, 4.8 and 4.15). */
const inner: ReadonlyMap<string, string> = new Map([
  ['“', '‘’'],
  ['《', '〈〉'],
])
/** What should not stand alone: the inner marks belong inside the outer ones. */
const outer: ReadonlyMap<string, string> = new Map([
  ['‘', '“'],
  ['〈', '《'],
])

/** Quotation marks, brackets and book title marks come in pairs, closed in the reverse order, “ outside ‘. */
export const brackets: Check = ({ passages }) => passages.flatMap(inPassage)

/** A paragraph that is told so often of its marks is no text. */
const MOST = 100

function inPassage(passage: Passage): readonly Finding[] {
  const found: Finding[] = []
  const open: { readonly mark: string; readonly index: number }[] = []
  const at = (index: number) => ({ passage, start: index, end: index + 1 })
  const unpaired = (mark: string, index: number) =>
    finding('text-unpaired', 'error', `“${mark}”没有配对（GB/T 15834-2011 4.8、4.9、4.15，必须）`, {
      spot: at(index),
      hint: '引号、括号、书名号成对使用，先开的后关。',
    })
  const misplaced = (message: string, index: number, hint: string) =>
    finding('text-nesting', 'warning', `${message}（GB/T 15834-2011 4.8、4.15，一般）`, { spot: at(index), hint })

  for (let index = 0; index < passage.text.length && found.length < MOST; index += 1) {
    const mark = passage.text[index] ?? ''
    if (closers.has(mark)) {
      const wanted = inner.get(mark)
      const outside = outer.get(mark)
      if (wanted && nearestQuote(open, mark) === mark)
        found.push(misplaced(`“${mark}”里面又用了“${mark}”`, index, `里层请用 ${wanted}。`))
      if (outside && !open.some((each) => each.mark === outside))
        found.push(misplaced(`“${mark}”用在了外层`, index, `外层请用 ${outside}${closers.get(outside) ?? ''}。`))
      open.push({ mark, index })
      continue
    }
    const opener = openers.get(mark)
    if (opener === undefined) continue
    const last = open.at(-1)
    if (last?.mark === opener) {
      open.pop()
      continue
    }
    // The marks opened since then were never closed; with none of the kind open, this one has no beginning.
    const depth = open.findLastIndex((each) => each.mark === opener)
    if (depth < 0) found.push(unpaired(mark, index))
    else for (const each of open.splice(depth).slice(1)) found.push(unpaired(each.mark, each.index))
  }
  return [...found, ...open.slice(0, MOST).map(({ mark, index }) => unpaired(mark, index))]
}

/** The nearest open mark of the same kind of pair, outer or inner: “ inside ‘ inside “ is right again. */
function nearestQuote(open: readonly { readonly mark: string }[], mark: string): string | undefined {
  const other = inner.get(mark)?.[0]
  return open.findLast((each) => each.mark === mark || each.mark === other)?.mark
}
