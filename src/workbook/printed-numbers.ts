import type { Dataset } from '../data/dataset.js'
import type { OfficialDocument } from '../document/document.js'
import type { ValueInline } from '../document/inline.js'
import { type InlineSpot, inlineSpots, type Passage, type Spot, startsOf } from '../document/passages.js'

/**
 * What a printed number is: a figure of the data; a fact of the document (year, date, document number); a number that
 * the program makes (一、1.); a part of a listed name (专名); or typed into the text, bound to nothing.
 */
export type NumberKind = 'figure' | 'fact' | 'made' | 'name' | 'typed'

/** Digits in the printed text, as one reads them: a figure, a date, one number of the outline. */
export interface PrintedNumber {
  readonly kind: NumberKind
  readonly spot: Spot
  /** The value that prints it; null for digits of a text. */
  readonly value: ValueInline | null
  /** How many groups of digits it has: 2023年4月3日 has three. */
  readonly groups: number
}

/** Groups of digits of one number, with its point. */
const DIGIT_GROUPS = /[0-9０-９]+(?:[.．][0-9０-９]+)?/gu

/** How many groups of digits a text has. */
const countGroups = (text: string): number => text.match(DIGIT_GROUPS)?.length ?? 0

/** Facts of the document that are digits by nature. */
const FACTS: ReadonlySet<string> = new Set(['年度', '时段', '奖励年度', '文号', '成文日期'])

/** Every number in the words of a document, in reading order; the numbers of the outline are counted apart. */
export function printedNumbers(passages: readonly Passage[], { facts }: Dataset): readonly PrintedNumber[] {
  const names = facts.properNames.map(({ value }) => value)
  return passages.flatMap((passage) => inlineSpots(passage).flatMap((each) => numbersIn(each, names)))
}

function numbersIn({ inline, spot }: InlineSpot, names: readonly string[]): readonly PrintedNumber[] {
  const groups = countGroups(inline.text)
  if (groups === 0) return []
  const value = inline.kind === 'value' ? inline : null
  const kind = value && kindOf(value)
  if (kind) return [{ kind, spot, value, groups }]
  const listed = names.flatMap((name) =>
    Array.from(startsOf(name, inline.text), (start) => ({ start, end: start + name.length })),
  )
  return [...inline.text.matchAll(DIGIT_GROUPS)].map(({ 0: digits, index }) => {
    const end = index + digits.length
    const inName = listed.some((each) => each.start <= index && end <= each.end)
    const own = { passage: spot.passage, start: spot.start + index, end: spot.start + end }
    return { kind: inName ? 'name' : 'typed', spot: own, value, groups: 1 }
  })
}

/** What a value is that is a number as a whole; null for one that has numbers in its words. */
function kindOf({ figure, name }: ValueInline): NumberKind | null {
  if (figure) return 'figure'
  if (FACTS.has(name)) return 'fact'
  return name === '' ? 'made' : null
}

/** Digits that the program puts in front of paragraphs and attachments. */
export const labelGroups = (passages: readonly Passage[], { elements }: OfficialDocument): number => {
  const first = passages.filter(({ list }) => list === 0)
  const attachments = elements.flatMap((element) => (element.kind === 'attachment' ? [element.label] : []))
  return [...first.map(({ label }) => label), ...attachments].reduce((sum, label) => sum + countGroups(label), 0)
}
