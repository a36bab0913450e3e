type Attributes = Readonly<Record<string, string | number>>

/**
 * An element of WordprocessingML in the form that `docx` writes as XML: its name, then `_attr` and children. To make
 * it in this form at once, and not from components that are turned into it, halves the time of a document.
 */
export type Xml = Readonly<Record<string, readonly unknown[] | Readonly<Record<string, unknown>>>>

/** An element; `docx` escapes attributes and text when it writes. */
export function element(name: string, attributes: Attributes = {}, ...children: readonly (Xml | string)[]): Xml {
  const marked = Object.keys(attributes).length > 0
  if (children.length === 0) return { [name]: marked ? { _attr: attributes } : {} }
  return { [name]: marked ? [{ _attr: attributes }, ...children] : children }
}

/** An element whose only attribute is `w:val`. */
export const valued = (name: string, value: string | number): Xml => element(name, { 'w:val': value })

/** A width in twips. */
export const twips = (name: string, width: number): Xml => element(name, { 'w:w': width, 'w:type': 'dxa' })

/** A property that is on, or written as off. */
export const toggle = (name: string, on: boolean): Xml => (on ? element(name) : valued(name, 0))
