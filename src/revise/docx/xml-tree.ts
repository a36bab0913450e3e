/** An element of an XML part; texts stay as they are written, with their entities. */
export interface XmlNode {
  /** With its prefix: `w:p`. */
  readonly name: string
  /** As written, with the space before: ` w:val="Body"`. */
  readonly attributes: string
  readonly children: readonly XmlChild[]
}

/** An element, or text between tags. */
export type XmlChild = XmlNode | string

/** An XML part: what stands before its root element, and the root. */
export interface XmlPart {
  readonly prolog: string
  readonly root: XmlNode
}

interface OpenNode {
  readonly name: string
  readonly attributes: string
  readonly children: XmlChild[]
}

/** One tag; quotes may hold a `>`. */
const TAG = /<(\/?)([^\s/>!?]+)((?:[^"'>/]|\/(?!>)|"[^"]*"|'[^']*')*)(\/?)>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>/gu
/** Deeper than any word processor nests, shallow enough for every reader. */
const DEEPEST = 200

/**
 * Reads an XML part of a package. Undefined for what is not well formed, has a document type (entities could be bombs)
 * or CDATA, which no word processor writes, or is nested too deep.
 */
export function parseXml(xml: string): XmlPart | undefined {
  if (/<!(?:DOCTYPE|ENTITY|\[CDATA\[)/iu.test(xml)) return undefined
  const open: OpenNode[] = []
  let root: XmlNode | undefined
  let prolog = ''
  let end = 0
  TAG.lastIndex = 0
  for (const { 0: tag, 1: closing, 2: name, 3: attributes = '', 4: empty, index } of xml.matchAll(TAG)) {
    const between = xml.slice(end, index)
    end = index + tag.length
    const parent = open.at(-1)
    if (between.includes('<') || (!parent && between.trim() !== '')) return undefined
    if (parent && between !== '') parent.children.push(between)
    if (name === undefined) {
      if (!parent && !root) prolog += tag
      continue
    }
    if (closing) {
      const node = open.pop()
      if (node?.name !== name) return undefined
      const above = open.at(-1)
      if (above) above.children.push(node)
      else root = node
      continue
    }
    if (root || open.length >= DEEPEST) return undefined
    const node: OpenNode = { name, attributes: attributes.trimEnd(), children: [] }
    if (!empty) open.push(node)
    else if (parent) parent.children.push(node)
    else root = node
  }
  return root && open.length === 0 && xml.slice(end).trim() === '' ? { prolog, root } : undefined
}

/** A node as it is written. */
export function writeXml({ name, attributes, children }: XmlNode): string {
  if (children.length === 0) return `<${name}${attributes}/>`
  const content = children.map((child) => (typeof child === 'string' ? child : writeXml(child))).join('')
  return `<${name}${attributes}>${content}</${name}>`
}

/** A node that we make. */
export const xml = (name: string, attributes: string, ...children: readonly XmlChild[]): XmlNode => ({
  name,
  attributes,
  children,
})

/** The child elements of a name. */
export const childrenOf = ({ children }: XmlNode, name: string): readonly XmlNode[] =>
  children.filter((child): child is XmlNode => typeof child !== 'string' && child.name === name)

/** The first child element of a name. */
export const childOf = (node: XmlNode, name: string): XmlNode | undefined => childrenOf(node, name)[0]

/** All child elements. */
export const elementsOf = ({ children }: XmlNode): readonly XmlNode[] =>
  children.filter((child): child is XmlNode => typeof child !== 'string')

/** The value of an attribute, entities and all. */
export const attributeOf = ({ attributes }: XmlNode, name: string): string | undefined =>
  new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u')
    .exec(attributes)
    ?.slice(1)
    .find((value) => value !== undefined)

/** Whether two nodes are written alike; absent ones are. */
export const sameXml = (a: XmlNode | undefined, b: XmlNode | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && writeXml(a) === writeXml(b))

/** Text as XML writes it. */
export const encodeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
