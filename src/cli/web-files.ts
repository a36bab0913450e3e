import * as path from 'node:path'
import { type Diagnostic, warning } from '../diagnostics/diagnostic.js'
import { guardTargets } from '../editions/guard-targets.js'
import { readTarget } from '../host.js'
import type { LaidOutDocument } from '../pipeline.js'
import { renderWebPage } from '../render/web/web-page.js'
import { renderWebText } from '../render/web/web-text.js'

/** The website edition of a document: what is to be written, by absolute path, with copies of what it would overwrite. */
interface WebFiles {
  readonly paths: { readonly html: string; readonly txt: string }
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly diagnostics: readonly Diagnostic[]
}

/** Says that a website edition which lies beside a document (the DOCX, absolute) does not say what the document says now. */
export function staleWebFiles({ document, fit }: LaidOutDocument, docx: string): readonly Diagnostic[] {
  const decoder = new TextDecoder()
  const stale = [
    [docx.replace(/docx$/u, 'html'), () => renderWebPage(document, fit.titleLines)] as const,
    [docx.replace(/docx$/u, 'txt'), () => renderWebText(document, fit.titleLines)] as const,
  ].filter(([file, render]) => {
    const bytes = readTarget(file)
    return bytes !== undefined && decoder.decode(bytes) !== render()
  })
  if (stale.length === 0) return []
  const names = stale.map(([file]) => path.basename(file)).join('、')
  const hint = '请加 --format web 再做一次：tongbao draft --format web。'
  return [warning('web-stale', `网页版与现在的公文不同：${names}`, null, hint)]
}

/**
 * The website edition goes beside the DOCX (absolute path). It is no part of the record, as it can be made again from the
 * same edition at any time: other bytes under its names are kept as a copy, whoever wrote them.
 */
export function webFiles({ document, fit }: LaidOutDocument, docx: string): WebFiles {
  const beside = (extension: string): string => docx.replace(/docx$/u, extension)
  const paths = { html: beside('html'), txt: beside('txt') }
  const encoder = new TextEncoder()
  const targets = new Map([
    [paths.html, encoder.encode(renderWebPage(document, fit.titleLines))],
    [paths.txt, encoder.encode(renderWebText(document, fit.titleLines))],
  ])
  const guarded = guardTargets(targets, { known: () => 'foreign', readTarget, force: false })
  // Nothing foreign is refused, so there are always copies.
  const copies = guarded.ok ? guarded.value : new Map<string, Uint8Array>()
  return { paths, files: new Map([...copies, ...targets]), diagnostics: guarded.diagnostics }
}
