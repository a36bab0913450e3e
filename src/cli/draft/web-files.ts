import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { guardTargets } from '../../editions/guard-targets.js'
import type { LaidOutDocument } from '../../pipeline.js'
import { renderWebPage } from '../../render/web/web-page.js'
import { renderWebText } from '../../render/web/web-text.js'

/** The website edition of a document: what is to be written, by absolute path, with copies of what it would overwrite. */
interface WebFiles {
  readonly paths: { readonly html: string; readonly txt: string }
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly diagnostics: readonly Diagnostic[]
}

/** The files of a website edition, beside the DOCX (absolute path), the page first. */
export function webTargets({ document, fit }: LaidOutDocument, docx: string): ReadonlyMap<string, Uint8Array> {
  const encoder = new TextEncoder()
  return new Map([
    [docx.replace(/docx$/u, 'html'), encoder.encode(renderWebPage(document, fit.titleLines))],
    [docx.replace(/docx$/u, 'txt'), encoder.encode(renderWebText(document, fit.titleLines))],
  ])
}

/**
 * The website edition goes beside the DOCX (absolute path). It is no part of the record, as it can be made again from the
 * same edition at any time: other bytes under its names are kept as a copy, whoever wrote them.
 */
export function webFiles(laidOut: LaidOutDocument, docx: string): WebFiles {
  const targets = webTargets(laidOut, docx)
  const [html = '', txt = ''] = targets.keys()
  const guarded = guardTargets(targets, { known: () => 'foreign', force: false })
  // Nothing foreign is refused, so there are always copies.
  const copies = guarded.ok ? guarded.value : new Map<string, Uint8Array>()
  return { paths: { html, txt }, files: new Map([...copies, ...targets]), diagnostics: guarded.diagnostics }
}
