import type { OfficialDocument } from '../../document/document.js'
import type { Pages } from '../../layout/pages.js'

/** One document in the JSON answer, which other programs read: it only ever grows. */
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

/** A document of no place in the answer, before it is known where its files are. */
export function reportedDocument(
  id: string,
  { document: { properties }, pages }: { readonly document: OfficialDocument; readonly pages: Pages },
): ReportedDocument {
  const { genre, number, title } = properties
  return { id, kind: genre, number, title, place: null, pages: pages.pages.length, docx: null, pdf: null }
}
