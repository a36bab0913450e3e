import * as path from 'node:path'
import { ledgerDocument, NOTICE } from '../../data/check-ledger.js'
import { andThen, type Diagnostic, hasErrors, type Outcome, outcome, warning } from '../../diagnostics/diagnostic.js'
import { fileName } from '../../document/file-name.js'
import { filesOfEdition, isIssued, listEditions } from '../../editions/edition-files.js'
import type { EditionPlan } from '../../editions/plan-edition.js'
import { readTarget } from '../../host.js'
import { renderDocument } from '../../pipeline.js'
import { CORRECTION } from '../../revise/correction-letter.js'
import type { VersionDocument } from '../../revise/year-version.js'
import type { Console } from '../answer.js'
import { earlierFiles } from '../draft/earlier-files.js'
import { keepEdition } from '../draft/keep-edition.js'
import { type ReportedDocument, reportedDocument } from '../draft/reported-document.js'
import { staleWeb } from '../draft/stale-web.js'
import type { Request } from '../request/arguments.js'
import { commandLine } from '../request/command-line.js'
import { writeFiles } from '../request/dry-run.js'
import { outputFolder } from '../request/output-folder.js'
import type { ReadyRevision } from './revise-year.js'
import { guardPapers, listFiles, redlineFiles } from './revision-papers.js'
import { staleLetters } from './stale-letters.js'
import type { WatchSession } from './watch-session.js'
import { writeRevisedLetters } from './write-revised-letters.js'

/** What a correction has written. */
export interface WrittenRevision {
  readonly documents: readonly ReportedDocument[]
  /** The redline, the list, the index of letters: absolute paths. */
  readonly files: readonly string[]
}

/** For whom a correction is written. */
export interface Writing {
  readonly request: Request
  readonly console: Console
  /** What this run has written before, when it watches; a run that does not has written nothing. */
  readonly session: WatchSession
}

/** Writes the documents that change, each as an edition of its own, the redline and the list; nothing else is touched. */
export async function writeRevision(ready: ReadyRevision, writing: Writing): Promise<Outcome<WrittenRevision>> {
  const { effect } = ready
  const { request, session } = writing
  const moved = effect.changes.length > 0 || !session.isEmpty
  const found = session.isEmpty && request.since === undefined ? staleLetters(ready) : outcome(new Set<string>())
  if (!found.ok) return found
  const stale = found.value
  const out = outputFolder(request, effect.folder)
  const notice = moved ? await writeNotice(ready, out, writing) : outcome({ documents: [], files: [] })
  if (!notice.ok) return notice
  const letters = await writeRevisedLetters(ready, path.join(out, '函'), stale, writing)
  if (!letters.ok) return letters
  const left = session.isEmpty && notice.value.documents.length === 0 ? await notAsNow(ready, out, request) : []
  return outcome(
    {
      documents: [...notice.value.documents, ...letters.value.documents],
      files: [...notice.value.files, ...letters.value.files],
    },
    [
      ...notice.diagnostics,
      ...letters.diagnostics,
      ...(stale.size > 0 ? [outOfDate(stale)] : []),
      ...left,
      ...staleCorrections(ready, out),
    ],
  )
}

/**
 * Nothing is written where nothing differs from the base; but the files may be gone, or be those of another edition than
 * the base that was named, and then nobody has the document that was compared.
 */
async function notAsNow(ready: ReadyRevision, out: string, request: Request): Promise<readonly Diagnostic[]> {
  const { host, inputs, now, notice } = ready
  const rendered = await renderDocument({ ...notice, ...now.notice })
  const kept = keepEdition(rendered, { host, template: NOTICE, out, inputs }, request)
  // A hand has been in the files: that is told when they are written.
  if (!kept.ok) return []
  const { docx, pdf, plan, files } = kept.value
  const names = (of: readonly string[]) => of.map((file) => path.basename(file))
  const missing = names([docx, pdf].filter((file) => readTarget(file) === undefined))
  const hint = `请运行 ${commandLine(`draft ${ready.effect.folder}`, request)}，重新写出。`
  if (plan.fresh && request.since !== undefined)
    return [warning('document-missing', '与基准没有不同，但是最近一版不是现在的内容，没有写出公文', null, hint)]
  if (missing.length > 0)
    return [warning('document-missing', `没有改动，但是公文的文件不在了：${missing.join('、')}`, null, hint)]
  // Another `--out`, or files that a backup has brought back. With other fonts the edition would be fresh.
  const earlier = plan.fresh ? [] : names([docx, pdf].filter((file) => !sameBytes(readTarget(file), files.get(file))))
  return earlier.length > 0
    ? [warning('document-missing', `没有改动，但是文件夹里还是以前一版的公文：${earlier.join('、')}`, null, hint)]
    : []
}

const sameBytes = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a !== undefined && b !== undefined && Buffer.compare(a, b) === 0

/**
 * Drafts of a 更正函 that lie there from before and are none now: the data are as they were issued again, or the notice was
 * issued anew under another number. Nobody sends them by mistake.
 */
function staleCorrections({ host, effect, correction }: ReadyRevision, out: string): readonly Diagnostic[] {
  const own = correction && fileName(correction.document)
  const document = ledgerDocument(effect.folder, CORRECTION)
  const made = new Set(listEditions(host, document).flatMap((edition) => [...filesOfEdition(host, edition).keys()]))
  const left = [...made].filter((name) => path.parse(name).name !== own && readTarget(path.join(out, name)))
  if (left.length === 0) return []
  const hint = '没有发出的请删去；已经发出的，请核对它与现在的数据。'
  return [warning('correction-stale', `以前起草的更正函还在，与现在的改动对不上：${left.join('、')}`, null, hint)]
}

/** The notice if it changed, its redline, the 更正函 and the list of what moved: all at once or none. */
async function writeNotice(
  ready: ReadyRevision,
  out: string,
  { request, session }: Writing,
): Promise<Outcome<WrittenRevision>> {
  const { effect, host, inputs, correction } = ready
  const [own] = effect.documents
  const files = new Map<string, Uint8Array>()
  const papers = new Map<string, Uint8Array>()
  const documents: ReportedDocument[] = []
  const diagnostics: Diagnostic[] = []
  const done: (() => void)[] = []
  /** Keeps a document as an edition of its own; what stands in the way is told, and nothing is written. */
  const keep = async (id: string, template: string, version: VersionDocument) => {
    if (!session.differs(id, version.document)) return undefined
    const rendered = await renderDocument({ ...ready.notice, ...version })
    const kept = keepEdition(rendered, { host, template, out, inputs, replaces: session.edition(id) }, request)
    diagnostics.push(...kept.diagnostics)
    if (!kept.ok) return undefined
    const { plan, docx, pdf } = kept.value
    diagnostics.push(...(await staleWeb({ ...ready.notice, ...version }, docx)))
    if (template === NOTICE && session.isEmpty)
      diagnostics.push(...earlierFiles(host, kept.value, { folder: effect.folder, out }))
    for (const [file, bytes] of kept.value.files) files.set(file, bytes)
    documents.push({ ...reportedDocument(id, version), docx, pdf, edition: plan.edition, fresh: plan.fresh })
    done.push(
      () => session.wrote(id, version.document),
      () => session.madeEdition(id, plan),
    )
    return { docx, plan }
  }
  if (own && (own.status !== 'same' || session.hasWritten(own.id))) {
    const versions = { old: ready.old.notice, now: ready.now.notice }
    const kept = await keep(own.id, NOTICE, versions.now)
    const marked = kept && !isTakenBack(ready, kept.plan) ? kept.docx : undefined
    const redline = marked ? await redlineFiles(versions, marked, ready.notice.fonts, request) : []
    for (const [file, bytes] of redline) papers.set(file, bytes)
  }
  if (correction) await keep(ledgerDocument(effect.folder, CORRECTION), CORRECTION, correction)
  for (const [file, bytes] of await listFiles(ready, out)) papers.set(file, bytes)
  const guarded = guardPapers(papers, effect.folder, request)
  diagnostics.push(...guarded.diagnostics)
  if (!guarded.ok || hasErrors(diagnostics)) return { ok: false, diagnostics }
  const all = new Map([...files, ...guarded.value])
  const written = writeFiles(host, all, request)
  return andThen({ ...written, diagnostics: [...diagnostics, ...written.diagnostics] }, () => {
    for (const each of done) each()
    return outcome({ documents, files: [...papers.keys()] })
  })
}

/** A correction was taken back: what went out is as it was, and nothing beside it says that it was changed. */
const isTakenBack = ({ now, base }: ReadyRevision, { edition, fresh }: EditionPlan): boolean =>
  !fresh && isIssued({ state: now.dataset.facts.state.value }) && edition <= (base.record?.edition ?? 0)

const outOfDate = (places: ReadonlySet<string>): Diagnostic =>
  warning(
    'letter-stale',
    `这些地方的函与现在的数据不符，已经重做：${[...places].join('、')}`,
    null,
    '它们没有跟上以前的改动，所以不在“要重做的函”里；已经发出的要重发。',
  )
