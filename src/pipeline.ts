import type { CheckedWork } from './checks/check.js'
import { runChecks } from './checks/index.js'
import { layOutWaived } from './checks/waived-layout.js'
import { compose } from './compose/compose.js'
import { loadTemplates, type TemplateFile } from './compose/template-file.js'
import { loadDataset } from './data/load-dataset.js'
import { andThen, type Outcome, outcome } from './diagnostics/diagnostic.js'
import type { OutputFormat } from './document/output-format.js'
import { buildFigureBook } from './figures/figure-book.js'
import { missingGlyphs } from './fonts/missing-glyphs.js'
import { type FontOptions, type FontSet, resolveFonts } from './fonts/resolve-fonts.js'
import type { Host } from './host/host.js'
import type { Layout } from './layout/lay-out.js'

/** Which document: a year's folder of `data/` and the template that it fills. */
export interface DocumentRequest {
  readonly host: Host
  /** A folder of `data/`, e.g. `2022`. */
  readonly folder: string
  /** A template of `templates/`, e.g. `通报`. */
  readonly template: string
}

/** A document (公文) with what it was made from. */
export interface ComposedDocument extends CheckedWork {
  readonly templates: ReadonlyMap<string, TemplateFile>
}

/** A checked document with its pages: everything that is known before bytes are made. */
export interface LaidOutDocument extends ComposedDocument, Layout {
  readonly fonts: FontSet
}

/** A document as files. */
export interface RenderedDocument extends LaidOutDocument {
  readonly docx: Uint8Array
  readonly pdf: Uint8Array
}

/** Data and templates to the document. */
export function composeDocument({ host, folder, template }: DocumentRequest): Outcome<ComposedDocument> {
  const templates = loadTemplates(host)
  return andThen(withBoth(loadDataset(host, folder), templates), ([dataset, files]) =>
    andThen(buildFigureBook(dataset), (figures) =>
      andThen(compose({ dataset, figures, templates: files, template }), (document) =>
        outcome({ dataset, figures, templates: files, document }),
      ),
    ),
  )
}

/**
 * The document to pages, checked, with a font for every character. Checks come after the layout, so that each finding
 * says on which page and line it is printed.
 */
export const layOutDocument = (composed: ComposedDocument, fontOptions: FontOptions): Outcome<LaidOutDocument> =>
  andThen(layOutWaived(composed), (layout) => checkDocument(composed, layout, resolveFonts(fontOptions)))

/** A document on its pages, checked, with a font for every character out of those that were found. */
export function checkDocument(
  composed: ComposedDocument,
  layout: Layout,
  found: Outcome<FontSet>,
): Outcome<LaidOutDocument> {
  const findings = runChecks(composed, () => layout.pages)
  const fonts = andThen(found, (set) =>
    outcome({ ...composed, ...layout, fonts: set }, missingGlyphs(composed.document, layout.pages, set)),
  )
  return andThen(withBoth(outcome(null, findings), fonts), ([, laidOut]) => outcome(laidOut))
}

/** Pages to PDF, document and fit to DOCX. The writers are loaded only here: a check never pays for them. */
export async function renderDocument(laidOut: LaidOutDocument): Promise<RenderedDocument> {
  const [docx, pdf] = await Promise.all([renderers.docx(laidOut), renderers.pdf(laidOut)])
  return { ...laidOut, docx, pdf }
}

/** What a writer of files needs of a document. */
export type Renderable = Pick<LaidOutDocument, 'document' | 'fit' | 'pages' | 'fonts'>

/** One writer a format. */
export const renderers: { readonly [F in OutputFormat]: (from: Renderable) => Promise<Uint8Array> } = {
  docx: async ({ document, fit }) => (await import('./render/docx/render-docx.js')).renderDocx(document, fit),
  pdf: async ({ document, pages, fonts }) =>
    (await import('./render/pdf/render-pdf.js')).renderPdf(document, pages, fonts),
}

/** Both products, or the problems of both: a wrong template does not hide a wrong figure. */
function withBoth<A, B>(a: Outcome<A>, b: Outcome<B>): Outcome<readonly [A, B]> {
  const diagnostics = [...a.diagnostics, ...b.diagnostics]
  return a.ok && b.ok ? { ok: true, value: [a.value, b.value], diagnostics } : { ok: false, diagnostics }
}
