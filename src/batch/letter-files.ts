import { type Diagnostic, hasErrors, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import type { OutputFormat } from '../document/output-format.js'
import { describeLetter } from '../editions/letters-record.js'
import type { FontSet } from '../fonts/font-set.js'
import { missingGlyphs } from '../fonts/missing-glyphs.js'
import { type Letter, layOutLetter } from '../letters/compose-letters.js'
import { renderers } from '../pipeline.js'

/** A letter that is to be made into files. */
export interface LetterJob {
  readonly letter: Letter
  readonly formats: readonly OutputFormat[]
}

/** A letter as files. */
export interface LetterFiles {
  readonly pages: number
  /** What it says and where, for the record of its edition. */
  readonly described: string
  readonly files: readonly { readonly format: OutputFormat; readonly bytes: Uint8Array }[]
}

/** Makes a verified letter into files: what most of the time goes into, and what workers do side by side. */
export async function makeLetterFiles({ letter, formats }: LetterJob, fonts: FontSet): Promise<Outcome<LetterFiles>> {
  const laidOut = layOutLetter(letter)
  if (!laidOut.ok) return laidOut
  const { document, pages } = laidOut.value
  const diagnostics: readonly Diagnostic[] = [...laidOut.diagnostics, ...missingGlyphs(document, pages, fonts)]
  if (hasErrors(diagnostics)) return { ok: false, diagnostics }
  const files: { format: OutputFormat; bytes: Uint8Array }[] = []
  for (const format of formats) files.push({ format, bytes: await renderers[format]({ ...laidOut.value, fonts }) })
  return outcome({ pages: pages.pages.length, described: describeLetter(document, pages), files }, diagnostics)
}
