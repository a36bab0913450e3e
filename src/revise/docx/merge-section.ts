import { childOf, elementsOf, sameXml, type XmlNode, xml } from '../../markup/xml-tree.js'
import type { Tracking } from './tracking.js'

/** Which header and footer a section shows cannot be tracked; what stands in them is. */
const references: ReadonlySet<string> = new Set(['w:headerReference', 'w:footerReference', 'w:sectPrChange'])

/** The page of a section: its margins and numbering, with the old ones where they differ. */
export function mergeSection(old: XmlNode | undefined, now: XmlNode, tracking: Tracking): XmlNode {
  const bare = (section: XmlNode) =>
    xml('w:sectPr', '', ...elementsOf(section).filter(({ name }) => !references.has(name)))
  if (!old || sameXml(bare(old), bare(now))) return now
  return { ...now, children: [...now.children, tracking.before('w:sectPrChange', bare(old))] }
}

const sectionOf = (paragraph: XmlNode): XmlNode | undefined => {
  const properties = childOf(paragraph, 'w:pPr')
  return properties && childOf(properties, 'w:sectPr')
}

/**
 * Paragraphs of the old version that end a section show headers of the new one, for theirs are in no package of ours: the
 * first those of the first section, which page 1 of a letter has of its own, the others those of the last.
 */
export function sectioned(
  old: readonly XmlNode[],
  now: readonly XmlNode[],
  last: XmlNode | undefined,
): readonly XmlNode[] {
  const first = old.find((paragraph) => sectionOf(paragraph) !== undefined)
  const firstNow = now.map(sectionOf).find((section) => section !== undefined) ?? last
  return old.map((paragraph) => {
    const properties = childOf(paragraph, 'w:pPr')
    const section = sectionOf(paragraph)
    if (!properties || !section) return paragraph
    const own = elementsOf(section).filter(({ name }) => !references.has(name))
    const shows = paragraph === first ? firstNow : last
    const shown = (shows ? elementsOf(shows) : []).filter(({ name }) => name.endsWith('Reference'))
    const renewed = { ...section, children: [...shown, ...own] }
    const replace = (from: XmlNode, old: XmlNode, by: XmlNode): XmlNode => ({
      ...from,
      children: elementsOf(from).map((child) => (child === old ? by : child)),
    })
    return replace(paragraph, properties, replace(properties, section, renewed))
  })
}
