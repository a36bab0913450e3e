import type { OfficialDocument } from '../../document/document.js'
import type { Fit } from '../../layout/fit.js'
import { formAndText } from './form-and-text.js'
import { Frame } from './frame.js'
import type { FrameForm } from './frame-form.js'
import { officialNames } from './typeface-names.js'

/** More forms than any batch mixes. */
const MOST_FRAMES = 16
const frames = new Map<string, Frame>()

/** The frame of a form, kept for the documents that follow; what a document is made in does not show in it. */
function frameOf(form: FrameForm): Frame {
  const key = JSON.stringify(form)
  const known = frames.get(key)
  if (known) return known
  if (frames.size === MOST_FRAMES) frames.clear()
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

/** What was written of documents that are still in use, each with the fit that it was written with. */
const written = new WeakMap<OfficialDocument, WrittenDocx & { readonly fit: Fit }>()

/**
 * A document as the writer makes it, before it is packed: what a redline is made of, from two versions. It is made once,
 * though document and redline both need it, and `--watch` holds each new version against the same old one.
 */
export function writeDocx(document: OfficialDocument, fit: Fit): WrittenDocx {
  const known = written.get(document)
  if (known?.fit === fit) return known
  const { form, text } = formAndText(document, fit, { ...officialNames, ...document.typefaceNames })
  const frame = frameOf(form)
  const made = { frame, text: frame.compile(text), fit }
  written.set(document, made)
  return made
}
