import { FileChild, XmlComponent } from 'docx'
import { spellOut } from './shell.js'
import type { Xml } from './xml.js'

/** An element where `docx` wants a component of its own: a style. */
export class XmlPart extends XmlComponent {
  readonly #xml: Xml

  constructor(xml: Xml) {
    super('')
    this.#xml = xml
  }

  override prepForXml() {
    return this.#xml
  }
}

/** Paragraphs and tables where `docx` wants those of its own: in a body, a header or a footer. They can be put in later. */
export class BlockSlot extends FileChild {
  #blocks: readonly Xml[] = []

  constructor(blocks: readonly Xml[] = []) {
    super('')
    this.#blocks = blocks
  }

  fill(blocks: readonly Xml[]): void {
    this.#blocks = blocks
  }

  override get writtenAs() {
    return this.#blocks.map((block) => new XmlPart(spellOut(block)))
  }
}
