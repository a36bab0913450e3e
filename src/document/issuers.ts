import { type DocumentProperties, findElement, type OfficialDocument } from './document.js'
import { plainText } from './inline.js'

/**
 * All who issue a document, the leading one first: who signs it; where the stamp of a person stands in their place, who is on
 * the mark. Of what is not joint (联合行文) the one that the data name.
 */
export function issuersOf(document: OfficialDocument): readonly [string, ...string[]] {
  const { organs } = findElement(document, 'issuing-organs') ?? findElement(document, 'issuer-mark') ?? { organs: [] }
  const [first, ...others] = organs.map(plainText)
  return first === undefined || others.length === 0 ? [document.properties.organ] : [first, ...others]
}

/** What others say of a document that they cite. */
export interface Cited extends Pick<DocumentProperties, 'title' | 'number'> {
  /** The leading one first. */
  readonly issuers: readonly [string, ...string[]]
}

/** The same apart from the document, which may be of ten thousand places and is not to be kept for it. */
export const citedOf = (document: OfficialDocument): Cited => {
  const { title, number } = document.properties
  return { title, number, issuers: issuersOf(document) }
}
