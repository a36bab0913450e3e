import * as path from 'node:path'
import { ledgerDocument } from '../data/check-ledger.js'
import { andThen, type Diagnostic, hasErrors, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import { renderDocument } from '../pipeline.js'
import { CORRECTION } from '../revise/correction-letter.js'
import { NOTICE, type VersionDocument } from '../revise/year-version.js'
import type { Console } from './answer.js'
import type { Request } from './arguments.js'
import { keepEdition } from './keep-edition.js'
import { guardPapers, listFiles, redlineFiles } from './revision-papers.js'
import type { ReportedDocument } from './run.js'
import type { ReadyRevision } from './run-revise.js'
import { writeRevisedLetters } from './write-revised-letters.js'

/** What a correction has written. */
export interface WrittenRevision {
  readonly documents: readonly ReportedDocument[]
  /** The redline, the list, the index of letters: absolute paths. */
  readonly files: readonly string[]
}

/** Writes the documents that change, each as an edition of its own, the redline and the list; nothing else is touched. */
export async function writeRevision(
  ready: ReadyRevision,
  request: Request,
  console: Console,
): Promise<Outcome<WrittenRevision>> {
  const { effect } = ready
  if (effect.changes.length === 0) return outcome({ documents: [], files: [] })
  const out = request.out ? path.resolve(request.out) : path.resolve(request.workspace, 'out', effect.folder)
  const notice = await writeNotice(ready, out, request)
  if (!notice.ok) return notice
  const letters = await writeRevisedLetters(ready, { out: path.join(out, '函'), request, console })
  if (!letters.ok) return letters
  return outcome(
    {
      documents: [...notice.value.documents, ...letters.value.documents],
      files: [...notice.value.files, ...letters.value.files],
    },
    [...notice.diagnostics, ...letters.diagnostics],
  )
}

/** The notice if it changed, its redline, the 更正函 and the list of what moved: all at once or none. */
async function writeNotice(ready: ReadyRevision, out: string, request: Request): Promise<Outcome<WrittenRevision>> {
  const { effect, host, inputs, correction } = ready
  const [own] = effect.documents
  const files = new Map<string, Uint8Array>()
  const papers = new Map<string, Uint8Array>()
  const documents: ReportedDocument[] = []
  const diagnostics: Diagnostic[] = []
  /** Keeps a document as an edition of its own; what stands in the way is told, and nothing is written. */
  const keep = async (id: string, template: string, version: VersionDocument) => {
    const rendered = await renderDocument({ ...ready.notice, ...version })
    const kept = keepEdition(rendered, { host, template, out, inputs }, request)
    diagnostics.push(...kept.diagnostics)
    if (!kept.ok) return undefined
    const { plan, docx, pdf } = kept.value
    for (const [file, bytes] of kept.value.files) files.set(file, bytes)
    documents.push({ ...described(id, version), docx, pdf, edition: plan.edition, fresh: plan.fresh })
    return docx
  }
  if (own?.now) {
    const docx = await keep(own.id, NOTICE, own.now)
    if (docx)
      for (const [file, bytes] of await redlineFiles(own, docx, ready.notice.fonts, request)) papers.set(file, bytes)
  }
  if (correction) await keep(ledgerDocument(effect.folder, CORRECTION), CORRECTION, correction)
  for (const [file, bytes] of await listFiles(ready, out)) papers.set(file, bytes)
  const guarded = guardPapers(papers, effect.folder, request)
  diagnostics.push(...guarded.diagnostics)
  if (!guarded.ok || hasErrors(diagnostics)) return { ok: false, diagnostics }
  const all = new Map([...files, ...guarded.value])
  const written = request.dryRun ? outcome([]) : host.writeFiles(all)
  return andThen({ ...written, diagnostics: [...diagnostics, ...written.diagnostics] }, () =>
    outcome({ documents, files: [...papers.keys()] }),
  )
}

function described(
  id: string,
  { document: { properties }, pages }: VersionDocument,
): Omit<ReportedDocument, 'edition' | 'fresh'> {
  return {
    ...{ id, kind: properties.genre, number: properties.number, title: properties.title, place: null },
    ...{ pages: pages.pages.length, docx: null, pdf: null },
  }
}
