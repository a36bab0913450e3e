import type { SourcePlace } from '../diagnostics/diagnostic.js'
import { oncePer, oncePerRecent } from '../keyed/once-per.js'
import type { OfficialDocument } from './document.js'
import { blockKinds, type ElementKind } from './element.js'
import { type Inline, plainText } from './inline.js'
import { listsOf } from './inline-lists.js'

/** One paragraph (or cell, or organ) of a document as a reader sees it, with the way back to its source. */
export interface Passage {
  /** Index in `OfficialDocument.elements`. */
  readonly element: number
  readonly kind: ElementKind
  /** Which list of its element: 0 but for tables, attachments and lists of organs. */
  readonly list: number
  /** Number of the paragraph in the text (正文), from 1; 0 for what stands outside the text. */
  readonly paragraph: number
  /** The number in front of it, 一、（一）1., which is no part of `text`; else empty. */
  readonly label: string
  readonly inlines: readonly Inline[]
  /** The words, without the label. Offsets into a passage count its UTF-16 units. */
  readonly text: string
}

/** A stretch of a passage. */
export interface Spot {
  readonly passage: Passage
  readonly start: number
  readonly end: number
}

/** Everything that a document says in words, in reading order. Checks, records and comparisons all ask for it. */
export const passagesOf = oncePer((document: OfficialDocument): readonly Passage[] => {
  let paragraph = 0
  return document.elements.flatMap((element, index) => {
    const counted = blockKinds.has(element.kind)
    const label = 'label' in element && element.kind !== 'attachment' ? element.label : ''
    return listsOf(element).map((inlines, list): Passage => {
      if (counted) paragraph += 1
      return {
        element: index,
        kind: element.kind,
        list,
        paragraph: counted ? paragraph : 0,
        label,
        inlines,
        text: plainText(inlines),
      }
    })
  })
})

/** As many as a letter has: one check after the other goes through them. */
const SPOTTED = 100

/** An inline with its spot. */
export interface InlineSpot {
  readonly inline: Inline
  readonly spot: Spot
}

/** The inlines of a passage, each with its spot. */
export const inlineSpots = oncePerRecent(SPOTTED, (passage: Passage): readonly InlineSpot[] => {
  let start = 0
  return passage.inlines.map((inline) => {
    const spot = spotAt(passage, start, inline.text)
    start = spot.end
    return { inline, spot }
  })
})

/** Where words stand that have been found at a place of a passage. */
export const spotAt = (passage: Passage, start: number, words: string): Spot => ({
  passage,
  start,
  end: start + words.length,
})

/** All of a passage. */
export const wholeSpot = (passage: Passage): Spot => spotAt(passage, 0, passage.text)

/** The words of a spot. */
export const spotText = ({ passage, start, end }: Spot): string => passage.text.slice(start, end)

/**
 * Where the words of a spot are written: the place in the template or snippet, or, where a value of the data is
 * printed, the place in the data. Null for words that the program itself adds, such as the ； of a list.
 */
export function sourceOf({ passage, start, end }: Spot): SourcePlace | null {
  for (const { inline, spot } of inlineSpots(passage)) {
    const covers = start < spot.end || (start === end && start === spot.end)
    if (!covers || start < spot.start) continue
    if (inline.kind === 'value') return inline.origin ?? inline.at
    if (inline.at === null) continue
    const inside = inline.text.slice(start - spot.start, end - spot.start)
    return {
      ...inline.at,
      column: inline.at.column + charactersBefore(inline, start - spot.start),
      length: [...inside].length,
    }
  }
  return null
}

/** How far an inline has been counted: places are asked for from its beginning to its end, thousands in one text. */
const counted = new WeakMap<Inline, { readonly offset: number; readonly characters: number }>()

/** Characters, not UTF-16 units, in front of an offset. */
function charactersBefore(inline: Inline, offset: number): number {
  const last = counted.get(inline)
  const from = last && last.offset <= offset ? last : { offset: 0, characters: 0 }
  const characters = from.characters + [...inline.text.slice(from.offset, offset)].length
  counted.set(inline, { offset, characters })
  return characters
}

/** Where words begin in a text, each time behind the time before. */
export function* startsOf(words: string, text: string): Generator<number> {
  if (words === '') return
  for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + words.length)) yield start
}

/** Every place where words stand in a passage. */
export const occurrences = (passage: Passage, words: string): readonly Spot[] =>
  Array.from(startsOf(words, passage.text), (start) => spotAt(passage, start, words))
