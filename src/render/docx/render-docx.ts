import type { OfficialDocument } from '../../document/document.js'
import type { Fit } from '../../layout/fit.js'
import { makeDocument } from './make-document.js'
import { documentParts, packParts } from './pack-parts.js'
import { officialNames, type TypefaceNames } from './typeface-names.js'

/** What an office may change about its DOCX files. */
export interface DocxOptions {
  /** Font names other than the official ones. */
  readonly typefaceNames?: Partial<TypefaceNames>
}

/**
 * A document as DOCX, for people who go on editing it in Word or WPS: named styles, no line breaks but in the title, pages
 * that break where the layout breaks them. The same document gives the same bytes.
 */
export function renderDocx(document: OfficialDocument, fit: Fit, { typefaceNames = {} }: DocxOptions = {}): Uint8Array {
  const made = makeDocument(document, fit, { ...officialNames, ...typefaceNames })
  return packParts(documentParts(made), document.properties.date)
}
