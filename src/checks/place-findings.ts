import { type Diagnostic, diagnosticOf } from '../diagnostics/diagnostic.js'
import type { Passage } from '../document/passages.js'
import type { Pages } from '../layout/pages.js'
import type { Finding } from './finding.js'
import { makeLocate } from './locate.js'

/** The pages of a document, asked for only when something is found: to say where it is printed. Null: it has none. */
export type PrintedPages = () => Pages | null

/** Findings as diagnostics that say on which page and in which row each is printed. */
export function placeFindings(
  findings: readonly Finding[],
  passages: readonly Passage[],
  printed: PrintedPages,
): readonly Diagnostic[] {
  if (findings.length === 0) return []
  const pages = printed()
  const locate = pages ? makeLocate(passages, pages) : () => null
  return findings.map(
    ({ code, severity, message, at, hint, spot, waiver }): Diagnostic => ({
      ...diagnosticOf(severity)(code, message, at, hint),
      printed: spot && locate(spot),
      ...(waiver ? { waiver } : {}),
    }),
  )
}
