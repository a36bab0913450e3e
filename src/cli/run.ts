import * as path from 'node:path'
import { NOTICE } from '../data/check-ledger.js'
import { newestYear } from '../data/years.js'
import { type Diagnostic, error, hasErrors, type Outcome } from '../diagnostics/diagnostic.js'
import { typefaces } from '../document/typeface.js'
import { recordingHost } from '../editions/recording-host.js'
import type { FontOptions } from '../fonts/resolve-fonts.js'
import { diskHost, type Host } from '../host.js'
import { type PageFit, pageFit } from '../layout/page-fit.js'
import { composeDocument, type LaidOutDocument, layOutDocument, renderDocument } from '../pipeline.js'
import { answer, type Console, noYear } from './answer.js'
import type { Request } from './arguments.js'
import { describeFit } from './describe-fit.js'
import { earlierFiles } from './earlier-files.js'
import { keepEdition } from './keep-edition.js'
import { outputFolder } from './output-folder.js'
import { staleWeb } from './stale-web.js'
import { UsageError } from './usage-error.js'

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

/** The fonts that the user wants. */
export function fontOptions(host: Host, { bundledFonts, fontPaths }: Request): FontOptions {
  const named = [...fontPaths].map(([name, file]) => {
    const face = (Object.keys(typefaces) as (keyof typeof typefaces)[]).find((key) => typefaces[key] === name)
    if (!face) throw new UsageError(`没有叫“${name}”的字体位置；可用的有：${Object.values(typefaces).join('、')}。`)
    return [face, path.resolve(file)] as const
  })
  return { host, bundledOnly: bundledFonts, named: new Map(named) }
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

/** What `--final` refuses and a draft only marks. */
export function refusals(
  diagnostics: readonly Diagnostic[],
  { fonts }: Pick<LaidOutDocument, 'fonts'>,
  { strictFonts }: Request,
): readonly Diagnostic[] {
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning')
  const refused: Diagnostic[] = []
  if (warnings.length > 0) {
    refused.push(
      error(
        'final-refused',
        `定稿被拒绝：还有 ${warnings.length} 条警告没有处理`,
        null,
        '请逐条改正，或在 豁免.yaml 里写明理由。',
      ),
    )
  }
  const substitutes = fonts.report.filter(({ substitute }) => substitute)
  if (strictFonts && substitutes.length > 0) {
    const names = substitutes.map(({ face }) => typefaces[face]).join('、')
    refused.push(
      error(
        'final-refused',
        `定稿被拒绝：这些字体用的是替代字体：${names}`,
        null,
        '请安装公文字体，或用 --font 指定字体文件。',
      ),
    )
  }
  return refused
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
