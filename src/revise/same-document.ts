import type { OfficialDocument } from '../document/document.js'
import { type Inline, plainText } from '../document/inline.js'

/**
 * All of a document that its files depend on, as text: the same text gives the same bytes. Where its words come from is
 * none of it, so that a line put in above a figure changes no document.
 */
export function documentText(document: OfficialDocument): string {
  return JSON.stringify(document, (_, value: unknown) => {
    if (!Array.isArray(value) || value.length === 0) return value
    const inlines: readonly unknown[] = value
    return inlines.every(isInline) ? plainText(inlines) : value
  })
}

const isInline = (value: unknown): value is Inline =>
  typeof value === 'object' && value !== null && 'kind' in value && (value.kind === 'text' || value.kind === 'value')

/** Whether two documents are written as the same files. */
export const sameDocument = (a: OfficialDocument, b: OfficialDocument): boolean => documentText(a) === documentText(b)
