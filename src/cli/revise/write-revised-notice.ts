import { ledgerDocument, NOTICE } from '../../data/check-ledger.js'
import { andThen, hasErrors, type Outcome, outcome } from '../../diagnostics/diagnostic.js'
import { isIssued } from '../../editions/edition-files.js'
import type { EditionPlan } from '../../editions/plan-edition.js'
import { renderDocument } from '../../pipeline.js'
import { CORRECTION } from '../../revise/correction-letter.js'
import type { VersionDocument } from '../../revise/year-version.js'
import { earlierFiles } from '../draft/earlier-files.js'
import { type KeptEdition, keepEdition } from '../draft/keep-edition.js'
import { reportedDocument } from '../draft/reported-document.js'
import { staleWeb } from '../draft/stale-web.js'
import { writeFiles } from '../request/dry-run.js'
import type { ReadyRevision } from './revise-year.js'
import { guardPapers, listFiles, redlineFiles } from './revision-papers.js'
import type { Writing, WrittenRevision } from './written-revision.js'

/** The notice if it changed, its redline, the 更正函 and the list of what moved: all at once or none. */
export async function writeRevisedNotice(
  ready: ReadyRevision,
  out: string,
  writing: Writing,
): Promise<Outcome<WrittenRevision>> {
  const { effect, host, correction } = ready
  const { request, session } = writing
  const [own] = effect.documents
  const versions = { old: ready.old.notice, now: ready.now.notice }
  const notice =
    own && (own.status !== 'same' || session.hasWritten(own.id))
      ? await keepDocument({ id: own.id, template: NOTICE, version: versions.now }, ready, out, writing)
      : outcome(null)
  const marked = notice.ok && notice.value && !isTakenBack(ready, notice.value.plan) ? notice.value.docx : undefined
  const redline = marked ? await redlineFiles(versions, marked, ready.notice.fonts, request) : []
  const id = ledgerDocument(effect.folder, CORRECTION)
  const letter = correction
    ? await keepDocument({ id, template: CORRECTION, version: correction }, ready, out, writing)
    : outcome(null)
  const papers = new Map([...redline, ...(await listFiles(ready, out))])
  const guarded = guardPapers(papers, effect.folder, request)
  const diagnostics = [notice, letter, guarded].flatMap((each) => each.diagnostics)
  if (!notice.ok || !letter.ok || !guarded.ok || hasErrors(diagnostics)) return { ok: false, diagnostics }

  const kept = [notice.value, letter.value].filter((each) => each !== null)
  const written = writeFiles(host, new Map([...kept.flatMap(({ files }) => [...files]), ...guarded.value]), request)
  return andThen({ ...written, diagnostics: [...diagnostics, ...written.diagnostics] }, () => {
    for (const { id, version, plan } of kept) {
      session.wrote(id, version.document)
      session.madeEdition(id, plan)
    }
    const documents = kept.map(({ id, version, docx, pdf, plan: { edition, fresh } }) => ({
      ...reportedDocument(id, version),
      ...{ docx, pdf, edition, fresh },
    }))
    return outcome({ documents, files: [...papers.keys()] })
  })
}

/** A document that changed. */
interface RevisedDocument {
  /** `2022/通报`. */
  readonly id: string
  readonly template: string
  readonly version: VersionDocument
}

/** A document as an edition of its own; null where this watch has written it as it is. */
async function keepDocument(
  document: RevisedDocument,
  { host, inputs, notice, effect: { folder } }: ReadyRevision,
  out: string,
  { request, session }: Writing,
): Promise<Outcome<(RevisedDocument & KeptEdition) | null>> {
  const { id, template, version } = document
  if (!session.differs(id, version.document)) return outcome(null)
  const laidOut = { ...notice, ...version }
  const place = { host, template, out, inputs, replaces: session.edition(id) }
  const kept = keepEdition(await renderDocument(laidOut), place, request)
  if (!kept.ok) return kept
  const stale = await staleWeb(laidOut, kept.value.docx)
  const earlier = template === NOTICE && session.isEmpty ? earlierFiles(host, kept.value, { folder, out }) : []
  return outcome({ ...document, ...kept.value }, [...kept.diagnostics, ...stale, ...earlier])
}

/** A correction was taken back: what went out is as it was, and nothing beside it says that it was changed. */
const isTakenBack = ({ now, base }: ReadyRevision, { edition, fresh }: EditionPlan): boolean =>
  !fresh && isIssued({ state: now.dataset.facts.state.value }) && edition <= (base.record?.edition ?? 0)
