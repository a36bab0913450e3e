/** What ends a clause, or sets a wording apart: every punctuation mark, and the end of a paragraph. */
const MARK = /[\p{P}\n]/u
/** What may stand in front of the words of a clause without a meaning of its own: 对以上, 一是, 各地. */
const LEAD =
  /^(?:[一二三四五六七八九十]+是|对|将|把|对于|其中|同时|并|并且|以上|上述|前述|这些|此次|全省|全市|全州|各地|各单位|第[一二三四五六七八九十]+)*$/u
/** What turns the words behind or before it about. */
const TURNS =
  /[未没否莫勿]|无(?!息|障碍|偿|缝)|非(?!常|农|公|物质)|不(?!断|仅|只|但)|尚待|难以|缺乏|欠缺|取消|停止|暂停|禁止|拒绝|避免|防止|除外|例外|如果|假如|若(?!干)|力争|争取|拟|预计|有望|几乎|差点/u

/** What a quotation leaves out of the clause that it is taken from. */
export interface CutQuotation {
  readonly before: string
  readonly after: string
  /** What is left out says the contrary, or that it is yet to come. */
  readonly turned: boolean
}

/**
 * Words that stand in a text may say there what they do not say alone: 全面完成 is no quotation of 未能全面完成. Undefined
 * where they are whole clauses somewhere, but for words that lead in; else the place that leaves out the least meaning.
 */
export function cutOf(words: string, text: string): CutQuotation | undefined {
  let found: CutQuotation | undefined
  for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + 1)) {
    const end = start + words.length
    const before = MARK.test(words[0] ?? '') ? '' : clauseBefore(text, start)
    const after = MARK.test(words.at(-1) ?? '') ? '' : clauseAfter(text, end)
    if (LEAD.test(before) && after === '') return undefined
    const turned = TURNS.test(before) || TURNS.test(after)
    if (!found || (found.turned && !turned)) found = { before, after, turned }
  }
  return found
}

/** Longer than any clause: what is shown of one, and looked at. */
const LONGEST = 200

function clauseBefore(text: string, end: number): string {
  let start = end
  while (start > 0 && end - start < LONGEST && !MARK.test(text[start - 1] ?? '')) start -= 1
  return text.slice(start, end)
}

function clauseAfter(text: string, start: number): string {
  let end = start
  while (end < text.length && end - start < LONGEST && !MARK.test(text[end] ?? '')) end += 1
  return text.slice(start, end)
}
