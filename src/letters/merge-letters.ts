import type { OfficialDocument } from '../document/document.js'
import type { Layout } from '../layout/lay-out.js'
import type { OutlineEntry, Page, StructureNode } from '../layout/pages.js'
import { leafCount, moveLeaf, moveNode } from '../layout/structure-leaves.js'
import { points } from '../layout/units.js'
import type { LaidOutLetter } from './compose-letters.js'

/** Letters as one print: the pages one after the other, and the properties that the file bears. */
export interface MergedLetters extends Layout {
  readonly document: OfficialDocument
}

/**
 * All letters in one PDF for printing on both sides of the paper: each starts on an odd page, behind a blank one where
 * the letter before ends on an odd page. What is printed on a page stays as it is, its own page number too. Of each letter
 * only its pages are kept, so that the letters may be made one by one; undefined where there is none.
 */
export function mergeLetters(letters: Iterable<LaidOutLetter>): MergedLetters | undefined {
  let first: LaidOutLetter | undefined
  const pages: Page[] = []
  const outline: OutlineEntry[] = []
  const structure: StructureNode[] = []
  let leaves = 0
  for (const letter of letters) {
    first ??= letter
    const { place, pages: own } = letter
    const last = pages.at(-1)
    if (last && pages.length % 2 === 1) pages.push({ ...last, number: pages.length + 1, items: [] })
    const offset = pages.length
    const number = new Map(own.pages.map((page, index) => [page.number, offset + index + 1]))
    outline.push({ level: 1, title: place.name.value, page: offset + 1, top: points(0) })
    for (const entry of own.outline)
      outline.push({ ...entry, level: entry.level + 1, page: number.get(entry.page) ?? offset + 1 })
    pages.push(
      ...own.pages.map(({ items, ...page }, index) => ({
        ...page,
        number: offset + index + 1,
        items: items.map((item) => moveLeaf(item, leaves)),
      })),
    )
    structure.push(...own.structure.map((node) => moveNode(node, leaves)))
    leaves += leafCount(own.structure)
  }
  if (!first) return undefined
  const { document } = first
  return {
    fit: first.fit,
    flow: first.flow,
    document: { ...document, properties: { ...document.properties, number: '' } },
    pages: { format: first.pages.format, pages, outline, structure },
  }
}
