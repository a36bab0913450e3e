import type { Highlight } from '../data/dataset.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { FigureBook } from '../figures/figure-book.js'
import { checkNames } from './check-names.js'
import { type ParsedTemplate, parseSnippet } from './parse-handlebars.js'
import { fieldsOf, type Shape, shapeOf, shapeText } from './shape.js'
import type { TermRecord } from './vocabulary.js'

interface NameCheckInput {
  /** The terms of all documents from the template. */
  readonly shared: TermRecord
  readonly figures: FigureBook
  readonly partials: ReadonlyMap<string, ParsedTemplate>
  /** The template, its attachments and the snippets of the whole province. */
  readonly pieces: readonly ParsedTemplate[]
}

/** Checks the names of a document whose own terms are `own`, and those of the highlights that it is to print. */
export type NameCheck = (own: TermRecord, highlights: readonly Highlight[]) => readonly Diagnostic[]

/**
 * The check of names for many documents: what it says depends on the form of the terms alone, and letters to thousands of
 * places have a few forms.
 */
export function makeNameCheck({ shared, figures, partials, pieces }: NameCheckInput): NameCheck {
  const sharedShape = shapeOf(shared)
  const known = new Map<string, { readonly root: Shape; readonly found: readonly Diagnostic[] }>()

  const checked = (own: TermRecord) => {
    const shape = shapeOf(own)
    const key = shapeText(shape)
    const before = known.get(key)
    if (before) return before
    const fields = new Map([...(fieldsOf(sharedShape) ?? []), ...(fieldsOf(shape) ?? [])])
    const root: Shape = { kind: 'record', fields }
    const found = pieces.flatMap((piece) => checkNames(piece, { root, figures, partials }, null))
    known.set(key, { root, found })
    return { root, found }
  }

  return (own, highlights) => {
    const { root, found } = checked(own)
    const names = { root, figures, partials }
    const ofHighlights = highlights.flatMap((highlight) => {
      const { piece, diagnostics } = parseSnippet(highlight)
      return [...diagnostics, ...(piece ? checkNames(piece, names, highlight.place) : [])]
    })
    return [...found, ...ofHighlights]
  }
}
