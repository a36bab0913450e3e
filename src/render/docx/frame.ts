import { Document, type ISectionOptions, SectionType } from 'docx'
import type { DocumentFormat, DocumentProperties } from '../../document/document.js'
import { letterFirstBottom, margins, paper, toTwips } from '../../layout/geometry.js'
import type { Masthead } from '../../layout/masthead.js'
import { emptyFooters, footerDistance, headersAndFooters } from './footers.js'
import { joinArchives } from './join-archives.js'
import { compileParts, compileText, type Parts, packAgain, packParts } from './pack-parts.js'
import { styles } from './styles.js'
import type { TypefaceNames } from './typeface-names.js'
import { BlockSlot, type Xml, XmlPart } from './xml.js'

/** All that the frame of a document depends on: two documents of one form differ in their text alone. */
export interface FrameForm {
  readonly format: DocumentFormat
  /** What every page says outside the type area, e.g. 讨论稿; empty: nothing. */
  readonly mark: string
  readonly head: Pick<Masthead, 'marks' | 'rules'>
  readonly names: TypefaceNames
  /** 版记 stands on a page of its own behind a blank one: a section that has no page numbers. */
  readonly imprintApart: boolean
}

/** What is put into a frame: the blocks of the text, and those of 版记 behind them. */
export interface FrameText {
  readonly main: readonly Xml[]
  readonly foot: readonly Xml[]
}

/** Stand in the frame's core properties until a document is written; `docx` leaves out what is empty. */
const placeholders = { title: '@title', subject: '@subject', creator: '@creator', keywords: '@keywords' } as const

/**
 * Everything of a DOCX but its text: styles, settings, headers, footers and a dozen parts more. `docx` makes and packs
 * them once for all documents of one form; what it writes for each is the text.
 */
export class Frame {
  readonly document: Document
  readonly #main = new BlockSlot()
  readonly #foot = new BlockSlot()
  #packed: { readonly archive: Uint8Array; readonly core: string } | undefined

  constructor(form: FrameForm) {
    const furniture = headersAndFooters(form)
    const { headers } = furniture
    const sections: readonly ISectionOptions[] = form.imprintApart
      ? [
          { ...furniture, properties: pageOf(form, true), children: [this.#main] },
          { headers, footers: emptyFooters(), properties: pageOf(form, false), children: [this.#foot] },
        ]
      : [{ ...furniture, properties: pageOf(form, true), children: [this.#main, this.#foot] }]
    this.document = new Document({
      ...placeholders,
      lastModifiedBy: placeholders.creator,
      evenAndOddHeaderAndFooters: true,
      styles: { importedStyles: styles(form.names).map((style) => new XmlPart(style)) },
      sections,
    })
  }

  /** Puts a text into the frame, for whoever looks at the document before the next is put in. */
  fill({ main, foot }: FrameText): void {
    this.#main.fill(main)
    this.#foot.fill(foot)
  }

  /** `word/document.xml` of a text in this frame. */
  compile(text: FrameText): string {
    this.fill(text)
    const xml = compileText(this.document)
    this.fill({ main: [], foot: [] })
    return xml
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

function pageOf({ format }: FrameForm, first: boolean): NonNullable<ISectionOptions['properties']> {
  const bottom = format === 'letter' && first ? letterFirstBottom : margins.bottom
  return {
    type: SectionType.NEXT_PAGE,
    titlePage: first,
    page: {
      size: { width: toTwips(paper.width), height: toTwips(paper.height) },
      margin: { ...margins, bottom, header: 708, footer: footerDistance },
    },
  }
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The properties of one document in place of the frame's, and its own date in place of the moment. */
function coreProperties(xml: string, { title, organ, number, genre, date }: DocumentProperties): string {
  const keywords = [genre, number].filter((word) => word !== '').join(' ')
  const values: Readonly<Record<string, string>> = { title, subject: number, creator: organ, keywords }
  const stamp = `${date.year}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}T00:00:00Z`
  return xml
    .replace(/@(title|subject|creator|keywords)/gu, (_, name: string) => escaped(values[name] ?? ''))
    .replace(/<([a-zA-Z:]+)><\/\1>/gu, '')
    .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/gu, `$1${stamp}`)
}
