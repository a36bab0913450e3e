import type { OfficialDocument } from '../../document/document.js'
import type { Fit } from '../../layout/fit.js'
import { makeDocument } from './make-document.js'
import { documentParts, type Parts, packParts } from './pack-parts.js'
import { officialNames } from './typeface-names.js'

/**
 * A document as DOCX, for people who go on editing it in Word or WPS: named styles, no line breaks but in the title, pages
 * that break where the layout breaks them. The same document gives the same bytes.
 */
export function renderDocx(document: OfficialDocument, fit: Fit): Uint8Array {
  return packParts(docxParts(document, fit), document.properties.date)
}

/** The parts of its package: what a redline is made of, from those of two versions. */
export const docxParts = (document: OfficialDocument, fit: Fit): Parts =>
  documentParts(makeDocument(document, fit, { ...officialNames, ...document.typefaceNames }))
