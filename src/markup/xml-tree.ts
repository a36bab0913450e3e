import { tagsOf } from './xml.js'

/** An element of an XML text; texts and attributes stay as they are written, with their entities. */
export interface XmlNode {
  readonly name: string
  /** As written, with the space before: ` w:val="Body"`. */
  readonly attributes: string
  readonly children: readonly XmlChild[]
}

/** An element, or text between tags. */
export type XmlChild = XmlNode | string

/** An XML text: what stands before its root element, and the root. */
export interface XmlText {
  readonly prolog: string
  readonly root: XmlNode
}

interface OpenNode extends XmlNode {
  readonly children: XmlChild[]
}

/** Deeper than tables in text boxes in tables; shallow enough to be walked. */
const DEEPEST = 400

/**
 * Reads an XML text, looking at each character once; undefined when it is not well formed, or nested beyond reason.
 * Elements are called by their names with the prefix (`w:p`), or without, for what others write may have another prefix.
 */
export function readXml(xml: string, names: 'prefixed' | 'local'): XmlText | undefined {
  const open: OpenNode[] = []
  const top: XmlNode[] = []
  let prolog = 0
  let end = 0
  for (const tag of tagsOf(xml)) {
    if (!tag) return undefined
    const inside = open.at(-1)?.children
    if (tag.start > end) inside?.push(xml.slice(end, tag.start))
    end = tag.end
    if (tag.name.startsWith('?')) continue
    const name = names === 'local' ? tag.name : tag.prefix + tag.name
    if (tag.kind === 'close') {
      if (open.pop()?.name !== name) return undefined
      continue
    }
    if (open.length >= DEEPEST) return undefined
    const node: OpenNode = { name, attributes: tag.attributes.trimEnd(), children: [] }
    if (top.length === 0) prolog = tag.start
    if (inside) inside.push(node)
    else top.push(node)
    if (tag.kind === 'open') open.push(node)
  }
  const [root, ...others] = top
  return root && open.length === 0 && others.length === 0 ? { prolog: xml.slice(0, prolog), root } : undefined
}

/** A node as it is written. */
export function writeXml({ name, attributes, children }: XmlNode): string {
  if (children.length === 0) return `<${name}${attributes}/>`
  const content = children.map((child) => (typeof child === 'string' ? child : writeXml(child))).join('')
  return `<${name}${attributes}>${content}</${name}>`
}

/** The child elements. */
export const elementsOf = ({ children }: XmlNode): readonly XmlNode[] =>
  children.filter((child): child is XmlNode => typeof child !== 'string')

/** The child elements of a name. */
export const childrenOf = (node: XmlNode, name: string): readonly XmlNode[] =>
  elementsOf(node).filter((child) => child.name === name)

/** The first child element of a name. */
export const childOf = (node: XmlNode, name: string): XmlNode | undefined =>
  elementsOf(node).find((child) => child.name === name)

/** An element that we make. */
export const xml = (name: string, attributes: string, ...children: readonly XmlChild[]): XmlNode => ({
  name,
  attributes,
  children,
})

/** Whether two elements are written alike; absent ones are. */
export const sameXml = (a: XmlNode | undefined, b: XmlNode | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && writeXml(a) === writeXml(b))
