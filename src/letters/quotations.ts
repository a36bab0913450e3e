import type { OfficialDocument } from '../document/document.js'
import { inlineSpots, type Passage, passagesOf, type Spot, spotAt } from '../document/passages.js'

/** Everything that a document says, passage by passage: what a quotation must stand in. */
export const wordsOf = (document: OfficialDocument): string =>
  passagesOf(document)
    .map(({ text }) => text)
    .join('\n')

/**
 * The quotations of a letter: what comes from a snippet or a highlight, and what stands in quotation marks outside of
 * them. Both say that these are the notice's own words.
 */
export function quotationsOf(passages: readonly Passage[], snippetFiles: ReadonlySet<string>): readonly Quotation[] {
  return passages.flatMap((passage) => {
    const snippets = snippetSpots(passage, snippetFiles)
    const marked = [...passage.text.matchAll(/“([^“”]+)”/gu)].map(({ 1: words = '', index }) =>
      spotAt(passage, index + 1, words),
    )
    return [...snippets, ...marked.filter((spot) => !snippets.some((each) => inside(spot, each)))]
  })
}

/** A stretch that is quoted. */
export interface Quotation extends Spot {
  /** The snippet or highlight that it comes from; none where it is put between quotation marks. */
  readonly file?: string
}

/** The stretches of a passage that come from one of these files each. */
function snippetSpots(passage: Passage, files: ReadonlySet<string>): readonly Quotation[] {
  const found: Quotation[] = []
  let last = ''
  for (const { inline, spot } of inlineSpots(passage)) {
    const file = inline.at?.file ?? ''
    const before = found.at(-1)
    if (files.has(file)) {
      if (before && file === last) found.splice(-1, 1, { ...before, end: spot.end })
      else found.push({ ...spot, file })
    }
    last = file
  }
  return found
}

/** Whether a stretch lies within another. */
export const inside = (inner: Spot, outer: Spot): boolean =>
  inner.passage === outer.passage && inner.start >= outer.start && inner.end <= outer.end

/** Whether a quotation stands between quotation marks. */
export const isMarked = ({ passage: { text }, start, end }: Spot): boolean =>
  text[start - 1] === '“' && text[end] === '”'
