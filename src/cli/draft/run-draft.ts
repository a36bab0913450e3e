import { NOTICE } from '../../data/check-ledger.js'
import { newestYear } from '../../data/years.js'
import { type Diagnostic, hasErrors, type Outcome } from '../../diagnostics/diagnostic.js'
import { recordingHost } from '../../editions/recording-host.js'
import { diskHost, type Host } from '../../host.js'
import { type PageFit, pageFit } from '../../layout/page-fit.js'
import { composeDocument, type LaidOutDocument, layOutDocument, renderDocument } from '../../pipeline.js'
import { answer, type Console, noYear } from '../answer.js'
import type { Request } from '../request/arguments.js'
import { fontOptions } from '../request/font-options.js'
import { outputFolder } from '../request/output-folder.js'
import { describeFit } from './describe-fit.js'
import { earlierFiles } from './earlier-files.js'
import { keepEdition } from './keep-edition.js'
import { refusals } from './refusals.js'
import { staleWeb } from './stale-web.js'

/** One document in the JSON answer (design: the command line is a contract; the JSON only ever grows). */
export interface ReportedDocument {
  readonly id: string
  readonly kind: string
  readonly number: string
  readonly title: string
  readonly place: string | null
  readonly pages: number
  readonly docx: string | null
  readonly pdf: string | null
  /** 版次; null for a check, which makes none. */
  readonly edition?: number | null
  /** Whether it is a new edition: false when every byte is that of an earlier one. */
  readonly fresh?: boolean | null
}

/** The notice says how its text fills its pages as well. */
interface FittedDocument extends ReportedDocument {
  readonly fit: PageFit
  /** The website edition, where it was asked for. */
  readonly html?: string
  readonly txt?: string
}

/** Runs one command and says the exit code. */
export async function run(request: Request, console: Console): Promise<number> {
  const host = recordingHost(diskHost(request.workspace))
  const year = request.year ?? newestYear(host)
  if (year === undefined) return report(request, console, host, [], [noYear])
  const laidOut = layOutYear(host, year, request)
  const documents: FittedDocument[] = []
  const diagnostics: Diagnostic[] = [...laidOut.diagnostics]
  if (laidOut.ok) {
    const refusal = request.final ? refusals(diagnostics, laidOut.value, request) : []
    if (refusal.length > 0) {
      report(request, console, host, [], [...diagnostics, ...refusal])
      return 3
    }
    if (request.command === 'check') documents.push(described(laidOut.value, year))
    else {
      const place = {
        ...{ host, template: NOTICE, inputs: host.inputs() },
        out: outputFolder(request, year),
      }
      const kept = keepEdition(await renderDocument(laidOut.value), place, request)
      diagnostics.push(...kept.diagnostics)
      if (kept.ok) {
        const { plan, docx, pdf, files } = kept.value
        const { edition, fresh } = plan
        diagnostics.push(...earlierFiles(host, kept.value, { folder: year, out: place.out }))
        if (!request.web) diagnostics.push(...(await staleWeb(laidOut.value, docx)))
        const web = request.web ? (await import('./web-files.js')).webFiles(laidOut.value, docx) : null
        diagnostics.push(...(web?.diagnostics ?? []))
        const all = new Map([...files, ...(web?.files ?? [])])
        if (!request.dryRun) diagnostics.push(...host.writeFiles(all).diagnostics)
        documents.push({ ...described(laidOut.value, year), docx, pdf, edition, fresh, ...web?.paths })
      }
    }
  }
  return report(request, console, host, hasErrors(diagnostics) ? [] : documents, diagnostics)
}

/** The notice of a year on its pages, checked. */
export function layOutYear(host: Host, folder: string, request: Request): Outcome<LaidOutDocument> {
  const document = composeDocument({ host, folder, template: NOTICE })
  if (!document.ok) return document
  const laidOut = layOutDocument(document.value, fontOptions(host, request))
  return { ...laidOut, diagnostics: [...document.diagnostics, ...laidOut.diagnostics] }
}

/** A document in the answer, before it is known where its files are. */
export function described(laidOut: LaidOutDocument, year: string): FittedDocument {
  const { properties } = laidOut.document
  return {
    id: `${year}/${NOTICE}`,
    kind: properties.genre,
    number: properties.number,
    title: properties.title,
    place: null,
    pages: laidOut.pages.pages.length,
    ...{ docx: null, pdf: null, edition: null, fresh: null },
    fit: pageFit(laidOut),
  }
}

/** Prints what was done and noticed. */
const report = (
  request: Request,
  console: Console,
  host: Host,
  documents: readonly FittedDocument[],
  diagnostics: readonly Diagnostic[],
): number =>
  answer(request, console, host, {
    json: { documents },
    lines: documents.map((document) => summary(document, request)),
    diagnostics,
  })

function summary(
  { number, title, pages, docx, pdf, edition, fresh, fit, html, txt }: FittedDocument,
  { dryRun }: Request,
): string {
  const which = edition ? `，第${edition}版${fresh ? '' : '（与这一版相同）'}` : ''
  const lines = [
    `${number} ${title}：${pages} 页${which}`,
    `  ${describeFit(fit)}`,
    ...[docx, pdf, html, txt].flatMap((file) => (file ? [`  ${dryRun ? '（未写）' : ''}${file}`] : [])),
  ]
  return lines.join('\n')
}
