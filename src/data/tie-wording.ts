/** What is written behind places that share a position, and what then joins the last of them. */
const BEHIND: ReadonlyMap<string, string> = new Map([
  ['并列', '与'],
  ['（并列）', '和'],
])

/** 并列用语: a word between the places (甲市及乙市), or 并列 after them (甲市与乙市并列, 甲市和乙市（并列）). */
export function tieWords(tieWord: string): { readonly before: string; readonly after: string } {
  const before = BEHIND.get(tieWord)
  return before === undefined ? { before: tieWord, after: '' } : { before, after: tieWord }
}

/** The places that share one position, as printed: 四平市及白山市; with three, 甲市、乙市及丙市. */
export function rankGroupText(names: readonly string[], tieWord: string): string {
  const last = names.at(-1)
  if (last === undefined) return ''
  const others = names.slice(0, -1)
  if (others.length === 0) return last
  const { before, after } = tieWords(tieWord)
  return `${others.join('、')}${before}${last}${after}`
}
