import { andThen, type Outcome, outcome } from '../../diagnostics/diagnostic.js'
import type { OfficialDocument } from '../../document/document.js'
import { layOut } from '../../layout/lay-out.js'
import type { Pages } from '../../layout/pages.js'
import { markPages } from './marked-pages.js'
import { mergeDocuments } from './merged-document.js'

/** A redline ready for the PDF writer: its pages, and the document whose properties the file bears. */
export interface RedlinePages {
  readonly document: OfficialDocument
  readonly pages: Pages
}

/** 花脸稿 on paper: both versions on the grid of the standard, what differs marked. */
export function redlinePages(old: OfficialDocument, now: OfficialDocument): Outcome<RedlinePages> {
  const merged = mergeDocuments(old, now)
  // What the layout says of the merged words concerns neither version.
  return andThen(withoutWarnings(layOut(merged.document)), ({ pages }) =>
    outcome({ document: merged.document, pages: markPages(merged, pages) }),
  )
}

const withoutWarnings = <T>(from: Outcome<T>): Outcome<T> => (from.ok ? { ...from, diagnostics: [] } : from)
