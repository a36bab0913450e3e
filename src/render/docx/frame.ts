import { Document } from 'docx'
import { joinArchives } from '../../archive/join-archives.js'
import type { DocumentProperties } from '../../document/document.js'
import { timeStamp } from '../../document/time-stamp.js'
import { escapeMarkup } from '../../markup/escape-markup.js'
import { BlockSlot, XmlPart } from './components.js'
import type { FrameForm, FrameText } from './frame-form.js'
import { compileAround, compileBlocks, compileParts, gap, type Parts, packAgain, packParts } from './pack-parts.js'
import { sectionOf } from './sections.js'
import { styles } from './styles.js'

/** Stand in the frame's core properties until a document is written; `docx` leaves out what is empty. */
const placeholders = { title: '@title', subject: '@subject', creator: '@creator', keywords: '@keywords' } as const

/**
 * Everything of a DOCX but its text: styles, settings, headers, footers and a dozen parts more. `docx` makes and packs
 * them once for all documents of one form; what it writes for each is the text.
 */
export class Frame {
  readonly document: Document
  readonly #slots: readonly BlockSlot[]
  #pieces: readonly string[] | undefined
  #packed: { readonly archive: Uint8Array; readonly core: string } | undefined

  constructor(form: FrameForm) {
    this.#slots = form.sections.map(() => new BlockSlot())
    this.document = new Document({
      ...placeholders,
      lastModifiedBy: placeholders.creator,
      evenAndOddHeaderAndFooters: true,
      styles: { importedStyles: styles(form.names).map((style) => new XmlPart(style)) },
      sections: form.sections.flatMap((section, index) => {
        const slot = this.#slots[index]
        return slot ? [sectionOf(form, section, index === 0, slot)] : []
      }),
    })
  }

  /** Puts a text into the frame, for whoever looks at the document before the next is put in. */
  fill(text: FrameText): void {
    for (const [index, slot] of this.#slots.entries()) slot.fill(text[index] ?? [])
  }

  /** `word/document.xml` of a text in this frame. */
  compile(text: FrameText): string {
    const texts = compileBlocks(this.document, text)
    return this.#around().reduce((all, piece, index) => all + texts[index - 1] + piece)
  }

  /** The file of a document of this form, from its `word/document.xml`. */
  pack(text: string, properties: DocumentProperties): Uint8Array {
    const { archive, core } = this.#frame()
    const own = new Map([
      ['docProps/core.xml', coreProperties(core, properties)],
      ['word/document.xml', text],
    ])
    return joinArchives(archive, packParts(own))
  }

  /** All parts of its package. */
  parts(text: string, properties: DocumentProperties): Parts {
    const parts = new Map(compileParts(this.document))
    parts.set('docProps/core.xml', coreProperties(String(parts.get('docProps/core.xml')), properties))
    parts.set('word/document.xml', text)
    return parts
  }

  #around(): readonly string[] {
    if (this.#pieces) return this.#pieces
    this.fill(this.#slots.map(() => [gap]))
    this.#pieces = compileAround(this.document)
    this.fill([])
    return this.#pieces
  }

  #frame() {
    if (this.#packed) return this.#packed
    const parts = new Map(compileParts(this.document))
    const core = String(parts.get('docProps/core.xml'))
    parts.delete('docProps/core.xml')
    parts.delete('word/document.xml')
    this.#packed = { archive: packAgain(parts), core }
    return this.#packed
  }
}

/** The properties of one document in place of the frame's, and its own date in place of the moment. */
function coreProperties(xml: string, { title, organ, number, genre, date }: DocumentProperties): string {
  const keywords = [genre, number].filter((word) => word !== '').join(' ')
  const values: Readonly<Record<string, string>> = { title, subject: number, creator: organ, keywords }
  return xml
    .replace(/@(title|subject|creator|keywords)/gu, (_, name: string) => escapeMarkup(values[name] ?? ''))
    .replace(/<([a-zA-Z:]+)><\/\1>/gu, '')
    .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/gu, `$1${timeStamp(date)}`)
}
