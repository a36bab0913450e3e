import { ledgerDocument, NOTICE } from '../../data/check-ledger.js'
import { andThen, type Diagnostic, type Outcome, outcome } from '../../diagnostics/diagnostic.js'
import { type RecordingHost, recordingHost } from '../../editions/recording-host.js'
import { diskHost, type Host } from '../../host/host.js'
import { type PageFit, pageFit } from '../../layout/page-fit.js'
import { composeDocument, type LaidOutDocument, layOutDocument, renderDocument } from '../../pipeline.js'
import type { Answer } from '../answer.js'
import type { Request } from '../request/arguments.js'
import { askedYear } from '../request/asked-year.js'
import { unwritten, writeFiles } from '../request/dry-run.js'
import { fontOptions } from '../request/font-options.js'
import { outputFolder } from '../request/output-folder.js'
import { describeFit } from './describe-fit.js'
import { earlierFiles } from './earlier-files.js'
import { keepEdition } from './keep-edition.js'
import { refusals } from './refusals.js'
import { type ReportedDocument, reportedDocument } from './reported-document.js'
import { staleWeb } from './stale-web.js'

/** The notice says how its text fills its pages as well. */
interface FittedDocument extends ReportedDocument {
  readonly fit: PageFit
  /** The website edition, where it was asked for. */
  readonly html?: string
  readonly txt?: string
}

/** `draft`: the notice of a year, checked, and kept as an edition. */
export async function runDraft(request: Request): Promise<Answer> {
  const host = recordingHost(diskHost(request.workspace))
  const asked = askedNotice(host, request)
  if ('answer' in asked) return asked.answer
  const made = await keepDraft(asked.laidOut, host, request)
  return noticeAnswer(made.ok ? [made.value] : [], [...asked.diagnostics, ...made.diagnostics], request)
}

/** The notice that is asked for; the answer where there is none, or `--final` refuses it. */
export function askedNotice(host: Host, request: Request) {
  const laidOut = andThen(askedYear(host, request), (folder) => layOutYear(host, folder, request))
  const { diagnostics } = laidOut
  if (!laidOut.ok) return { answer: noticeAnswer([], diagnostics, request) }
  const refusal = request.final ? refusals(diagnostics, laidOut.value, request) : []
  if (refusal.length > 0) return { answer: { ...noticeAnswer([], [...diagnostics, ...refusal], request), exit: 3 } }
  return { laidOut: laidOut.value, diagnostics }
}

/** Writes a notice as an edition, with its website edition where that is asked for. */
async function keepDraft(
  laidOut: LaidOutDocument,
  host: RecordingHost,
  request: Request,
): Promise<Outcome<FittedDocument>> {
  const { folder } = laidOut.dataset
  const out = outputFolder(request, folder)
  const place = { host, template: NOTICE, inputs: host.inputs(), out }
  const kept = keepEdition(await renderDocument(laidOut), place, request)
  if (!kept.ok) return kept
  const { docx, pdf, plan, files } = kept.value
  const { edition, fresh } = plan
  const web = request.web ? (await import('./web-files.js')).webFiles(laidOut, docx) : null
  // What lies there, before anything is written.
  const left = [
    ...earlierFiles(host, kept.value, { folder, out }),
    ...(web?.diagnostics ?? (await staleWeb(laidOut, docx))),
  ]
  const written = writeFiles(host, new Map([...files, ...(web?.files ?? [])]), request)
  return outcome({ ...reportedNotice(laidOut), docx, pdf, edition, fresh, ...web?.paths }, [
    ...kept.diagnostics,
    ...left,
    ...written.diagnostics,
  ])
}

/** The notice of a year on its pages, checked. */
export const layOutYear = (host: Host, folder: string, request: Request): Outcome<LaidOutDocument> =>
  andThen(composeDocument({ host, folder, template: NOTICE }), (composed) =>
    layOutDocument(composed, fontOptions(host, request)),
  )

/** The notice in the answer, before it is known where its files are. */
export const reportedNotice = (laidOut: LaidOutDocument): FittedDocument => ({
  ...reportedDocument(ledgerDocument(laidOut.dataset.folder, NOTICE), laidOut),
  ...{ edition: null, fresh: null, fit: pageFit(laidOut) },
})

/** What `draft` and `check` answer. */
export const noticeAnswer = (
  documents: readonly FittedDocument[],
  diagnostics: readonly Diagnostic[],
  request: Request,
): Answer => ({ json: { documents }, lines: documents.map((document) => summary(document, request)), diagnostics })

function summary(
  { number, title, pages, docx, pdf, edition, fresh, fit, html, txt }: FittedDocument,
  request: Request,
): string {
  const which = edition ? `，第${edition}版${fresh ? '' : '（与这一版相同）'}` : ''
  const lines = [
    `${number} ${title}：${pages} 页${which}`,
    `  ${describeFit(fit)}`,
    ...[docx, pdf, html, txt].flatMap((file) => (file ? [`  ${unwritten(request)}${file}`] : [])),
  ]
  return lines.join('\n')
}
