import type { OfficialDocument } from '../../document/document.js'
import type { Fit } from '../../layout/fit.js'
import { makeDocument } from './make-document.js'
import { documentParts, packParts } from './pack-parts.js'
import { officialNames } from './typeface-names.js'

/**
 * A document as DOCX, for people who go on editing it in Word or WPS: named styles, no line breaks but in the title, pages
 * that break where the layout breaks them. The same document gives the same bytes.
 */
export function renderDocx(document: OfficialDocument, fit: Fit): Uint8Array {
  const made = makeDocument(document, fit, { ...officialNames, ...document.typefaceNames })
  return packParts(documentParts(made), document.properties.date)
}
