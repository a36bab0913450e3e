import type { Tracking } from './tracking.js'
import { childOf, elementsOf, sameXml, type XmlNode, xml } from './xml-tree.js'

/** Which header and footer a section shows cannot be tracked; what stands in them is. */
const references: ReadonlySet<string> = new Set(['w:headerReference', 'w:footerReference', 'w:sectPrChange'])

/** The page of a section: its margins and numbering, with the old ones where they differ. */
export function mergeSection(old: XmlNode | undefined, now: XmlNode, tracking: Tracking): XmlNode {
  const bare = (section: XmlNode) =>
    xml('w:sectPr', '', ...elementsOf(section).filter(({ name }) => !references.has(name)))
  if (!old || sameXml(bare(old), bare(now))) return now
  return { ...now, children: [...now.children, tracking.before('w:sectPrChange', bare(old))] }
}

/** Paragraphs of the old version that end a section show the headers of the new one: theirs are in no package of ours. */
export const sectioned = (paragraphs: readonly XmlNode[], now: XmlNode | undefined): readonly XmlNode[] =>
  paragraphs.map((paragraph) => {
    const properties = childOf(paragraph, 'w:pPr')
    const section = properties && childOf(properties, 'w:sectPr')
    if (!section) return paragraph
    const own = elementsOf(section).filter(({ name }) => !references.has(name))
    const shown = (now ? elementsOf(now) : []).filter(({ name }) => name.endsWith('Reference'))
    const renewed = { ...section, children: [...shown, ...own] }
    const replace = (from: XmlNode, old: XmlNode, by: XmlNode): XmlNode => ({
      ...from,
      children: elementsOf(from).map((child) => (child === old ? by : child)),
    })
    return replace(paragraph, properties, replace(properties, section, renewed))
  })
