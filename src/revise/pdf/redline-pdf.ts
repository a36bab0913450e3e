import { andThen, type Outcome, outcome } from '../../diagnostics/diagnostic.js'
import type { OfficialDocument } from '../../document/document.js'
import { layOut } from '../../layout/lay-out.js'
import { tablesApart, withTables } from '../pair-columns.js'
import type { VersionDocument } from '../year-version.js'
import { markPages } from './marked-pages.js'
import { mergeDocuments, type PairTables } from './merged-document.js'

/**
 * 花脸稿 on paper: both versions on the grid of the standard, what differs marked. A table that has got or lost columns
 * is printed once, with the columns of both, unless a page has no room for so many: then both are printed.
 */
export function redlinePages(
  old: OfficialDocument,
  now: OfficialDocument,
): Outcome<Pick<VersionDocument, 'document' | 'pages'>> {
  const lay = (pairTables: PairTables) => {
    const merged = mergeDocuments(old, now, pairTables)
    return andThen(layOut(merged.document), ({ pages }) =>
      outcome({ document: merged.document, pages: markPages(merged, pages) }),
    )
  }
  const once = lay(withTables)
  const isNarrow = once.diagnostics.some(({ code }) => code === 'layout-table-narrow')
  // What the layout says of the merged words concerns neither version.
  return withoutWarnings(once.ok && !isNarrow ? once : lay(tablesApart))
}

const withoutWarnings = <T>(from: Outcome<T>): Outcome<T> => (from.ok ? { ...from, diagnostics: [] } : from)
