import { type XmlChild, type XmlNode, xml } from '../../markup/xml-tree.js'
import type { Fate } from '../edits.js'

/** Who changed a document, and when: what Word shows beside a change. */
export interface Reviser {
  readonly author: string
  /** As DOCX writes it: 2023-04-03T00:00:00Z. */
  readonly date: string
}

/** Makes the marks of changes; each bears a number of its own. */
export interface Tracking {
  /** `w:ins` or `w:del` around runs, or empty as the mark of a paragraph or row. */
  mark(fate: Fate, ...children: readonly XmlChild[]): XmlNode
  /** `w:pPrChange` and the like: how something was before. */
  before(name: string, old: XmlNode): XmlNode
}

/** Marks for one package: numbers run through all its parts. */
export function makeTracking({ author, date }: Reviser): Tracking {
  let last = 0
  const attributes = () => {
    last += 1
    return ` w:id="${last}" w:author="${encodeText(author)}" w:date="${encodeText(date)}"`
  }
  return {
    mark: (fate, ...children) => xml(fate === 'added' ? 'w:ins' : 'w:del', attributes(), ...children),
    before: (name, old) => xml(name, attributes(), old),
  }
}

/** Text as the marks and what stands in them write it; unlike `escapeMarkup`, it leaves an apostrophe, which ends nothing here. */
export const encodeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
