import type { OfficialDocument } from '../../document/document.js'
import { ForgettingMap } from '../../keyed/forgetting-map.js'
import { oncePerPair } from '../../keyed/once-per.js'
import type { Fit } from '../../layout/fit.js'
import { formAndText } from './form-and-text.js'
import { Frame } from './frame.js'
import type { FrameForm } from './frame-form.js'
import { officialNames } from './typeface-names.js'

/** More forms than any batch mixes. */
const frames = new ForgettingMap<string, Frame>(16)

/** The frame of a form, kept for the documents that follow; what a document is made in does not show in it. */
function frameOf(form: FrameForm): Frame {
  const key = JSON.stringify(form)
  const known = frames.get(key)
  if (known) return known
  const frame = new Frame(form)
  frames.set(key, frame)
  return frame
}

/**
 * A document as DOCX, for people who go on editing it in Word or WPS: named styles, no line breaks but in the title, pages
 * that break where the layout breaks them. The same document gives the same bytes.
 */
export function renderDocx(document: OfficialDocument, fit: Fit): Uint8Array {
  const { frame, text } = writeDocx(document, fit)
  return frame.pack(text, document.properties)
}

interface WrittenDocx {
  readonly frame: Frame
  readonly text: string
}

/**
 * A document as the writer makes it, before it is packed: what a redline is made of, from two versions. It is made once,
 * though document and redline both need it, and `--watch` holds each new version against the same old one.
 */
export const writeDocx = oncePerPair((document: OfficialDocument, fit: Fit): WrittenDocx => {
  const { form, text } = formAndText(document, fit, { ...officialNames, ...document.typefaceNames })
  const frame = frameOf(form)
  return { frame, text: frame.compile(text) }
})
