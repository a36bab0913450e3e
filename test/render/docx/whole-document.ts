import type { Document } from 'docx'
import type { OfficialDocument } from '../../../src/document/document.js'
import type { Fit } from '../../../src/layout/fit.js'
import { formAndText } from '../../../src/render/docx/form-and-text.js'
import { Frame } from '../../../src/render/docx/frame.js'
import type { TypefaceNames } from '../../../src/render/docx/typeface-names.js'

/** A document as `docx` has it before it is packed: its text in a frame of its own. */
export function wholeDocument(document: OfficialDocument, fit: Fit, names: TypefaceNames): Document {
  const { form, text } = formAndText(document, fit, names)
  const frame = new Frame(form)
  frame.fill(text)
  return frame.document
}
