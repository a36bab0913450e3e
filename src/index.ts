/** The library: data and templates to documents, without a command line. See `src/README.md` for the map. */

export { codes, type DiagnosticCode } from './diagnostics/codes.js'
export type { Diagnostic, Outcome, PrintedPlace, Severity, SourcePlace } from './diagnostics/diagnostic.js'
export type { DocumentFormat, DocumentProperties, OfficialDocument } from './document/document.js'
export type * from './document/element.js'
export type { Inline } from './document/inline.js'
export { diskHost, type Host } from './host/host.js'
export type { Fit } from './layout/fit.js'
export type { Pages } from './layout/pages.js'
export {
  type ComposedDocument,
  composeDocument,
  type DocumentRequest,
  type LaidOutDocument,
  layOutDocument,
  type RenderedDocument,
  renderDocument,
} from './pipeline.js'
