import { attributesOf, tagsOf, unescapeXml } from '../../workbook/xml.js'

/** An element of a part, by its name without prefix; texts are without entities. */
export interface PartNode {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (PartNode | string)[]
}

/** Deeper than tables in text boxes in tables; shallow enough to be walked. */
const DEEPEST = 400

const NONE: ReadonlyMap<string, string> = new Map()

/** Reads a part, looking at each character once; undefined when it is not well formed, or nested beyond reason. */
export function readPart(xml: string): PartNode | undefined {
  const root: { children: (PartNode | string)[] } = { children: [] }
  const open: { name: string; children: (PartNode | string)[] }[] = []
  let end = 0
  for (const tag of tagsOf(xml)) {
    if (!tag) return undefined
    const inside = open.at(-1) ?? root
    if (tag.start > end) inside.children.push(unescapeXml(xml.slice(end, tag.start)))
    end = tag.end
    if (tag.name.startsWith('?')) continue
    if (tag.kind === 'close') {
      if (open.pop()?.name !== tag.name) return undefined
      continue
    }
    if (open.length >= DEEPEST) return undefined
    const children: (PartNode | string)[] = []
    inside.children.push({
      name: tag.name,
      attributes: tag.attributes === '' ? NONE : attributesOf(tag),
      children,
    })
    if (tag.kind === 'open') open.push({ name: tag.name, children })
  }
  const [first, ...others] = elementsOf(root)
  return open.length === 0 && others.length === 0 ? first : undefined
}

/** The children that are elements, not text. */
export const elementsOf = ({ children }: Pick<PartNode, 'children'>): readonly PartNode[] =>
  children.filter((child): child is PartNode => typeof child !== 'string')

/** The first child of a name. */
export const childOf = (node: PartNode, name: string): PartNode | undefined =>
  elementsOf(node).find((child) => child.name === name)
