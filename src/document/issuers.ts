import { findElement, type OfficialDocument } from './document.js'
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
