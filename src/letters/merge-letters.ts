import type { OfficialDocument } from '../document/document.js'
import type { OutlineEntry, Page, Pages, StructureNode } from '../layout/pages.js'
import { leafCount, moveLeaf, moveNode } from '../layout/structure-leaves.js'
import { points } from '../layout/units.js'
import type { LaidOutLetter } from './compose-letters.js'

/** Letters as one print: the pages one after the other, and the properties that the file bears. */
export interface MergedLetters {
  readonly document: OfficialDocument
  readonly pages: Pages
}

/**
 * All letters in one PDF for printing on both sides of the paper: each starts on an odd page, behind a blank one where
 * the letter before ends on an odd page. What is printed on a page stays as it is, its own page number too.
 */
export function mergeLetters(letters: readonly [LaidOutLetter, ...LaidOutLetter[]]): MergedLetters {
  const [first] = letters
  const pages: Page[] = []
  const outline: OutlineEntry[] = []
  const structure: StructureNode[] = []
  let leaves = 0
  for (const { place, pages: own } of letters) {
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
  const { document } = first
  return {
    document: { ...document, properties: { ...document.properties, number: '' } },
    pages: { format: first.pages.format, pages, outline, structure },
  }
}
