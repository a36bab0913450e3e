import { FileChild, ImportedXmlComponent, type XmlComponent } from 'docx'

type Attributes = Readonly<Record<string, string | number>>

/** An element of WordprocessingML; `docx` escapes attributes and text when it writes. */
export function element(name: string, attributes: Attributes = {}, ...children: readonly (XmlComponent | string)[]) {
  const made = new ImportedXmlComponent(name, attributes)
  for (const child of children) made.push(child)
  return made
}

/** An element whose only attribute is `w:val`. */
export const valued = (name: string, value: string | number): XmlComponent => element(name, { 'w:val': value })

/** A property that is on, or written as off. */
export const toggle = (name: string, on: boolean): XmlComponent => (on ? element(name) : valued(name, 0))

/** A paragraph or table of the body, of a header or of a footer. */
export class BlockElement extends FileChild {
  constructor(name: 'w:p' | 'w:tbl', children: readonly XmlComponent[]) {
    super(name)
    this.root.push(...children)
  }
}
