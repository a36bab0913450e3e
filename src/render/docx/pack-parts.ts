import { type Document, Packer } from 'docx'
import { strToU8 } from 'fflate'
import { joinArchives } from '../../archive/join-archives.js'
import { PACKED, packEntries, STORED } from '../../archive/pack-entries.js'
import { oncePerText } from '../../keyed/once-per.js'
import { XmlPart } from './components.js'
import { lineSettingsXml } from './line-settings.js'
import { writeShells } from './shell.js'
import { element, type Xml } from './xml.js'

/** Bytes below which packing costs time and saves nothing. */
const worthPacking = 1000
const leading = ['[Content_Types].xml', '_rels/.rels']

/** The parts of a package by their paths. */
export type Parts = ReadonlyMap<string, string | Uint8Array>

/**
 * The parts of a document before they are packed. `Packer` packs them in an order and with time stamps that change, so
 * its result would have to be unpacked and packed again, which takes as long as all the rest; its compiler is private,
 * hence `docx` is pinned exactly and a test compares with what `Packer` packs.
 */
export function compileParts(document: Document): Parts {
  const { compiler } = Packer as unknown as { readonly compiler: { compile(file: Document, indent: string): Parts } }
  return compiler.compile(document, '')
}

/** A part that is written and thrown away. */
const blank = new XmlPart(element('w:blank'))
const noLists = Object.assign(new XmlPart(element('w:blank')), { ConcreteNumbering: [] })

/** Stands where a text ends or comes in. No text holds it: `docx` escapes what looks like it. */
export const gap: Xml = element('w:gap')
const GAP = '<w:gap/>'

/** What is around the texts of a document whose sections hold a `gap` each: one piece more than there are sections. */
export const compileAround = (document: Document): readonly string[] =>
  compileText(document, document.Document).split(GAP)

/**
 * The texts of sections, each as it stands in `word/document.xml`. What is around them is some ten thousand characters
 * that are the same in all documents of one form, and take `docx` as long as the text of a letter.
 */
export function compileBlocks(document: Document, sections: readonly (readonly Xml[])[]): readonly string[] {
  const all = element('w:blocks', {}, gap, ...sections.flatMap((blocks) => [...blocks, gap]))
  const text = compileText(document, { View: new XmlPart(all), Relationships: none(document) })
  const whole = writeShells(text, (around) => {
    const [before = '', after = ''] = compileBlocks(document, [[around(gap)]])
    return [before, after]
  })
  return whole.split(GAP).slice(1, -1)
}

const none = (document: Document) => document.FontTable.Relationships

/**
 * `word/document.xml` alone. The compiler writes thirty parts each time, though only the text differs; so it is shown the
 * document with nothing in the others.
 */
function compileText(document: Document, text: { readonly View: unknown; readonly Relationships: unknown }): string {
  const nothing = { View: blank, Relationships: none(document) }
  const noComments = Object.assign(new XmlPart(element('w:blank')), { Relationships: none(document), IsEmpty: true })
  const value = (hidden: unknown) => ({ value: hidden })
  const textOnly: Document = Object.create(document, {
    Document: value(text),
    Styles: value(blank),
    CoreProperties: value(blank),
    CustomProperties: value(blank),
    AppProperties: value(blank),
    Settings: value(blank),
    Theme: value(blank),
    Numbering: value(noLists),
    ContentTypes: value(blank),
    FileRelationships: value(nothing.Relationships),
    Headers: value([]),
    Footers: value([]),
    FootNotes: value(nothing),
    Endnotes: value(nothing),
    Comments: value(noComments),
    FontTable: value({ ...nothing, files: [] }),
  })
  return String(compileParts(textOnly).get('word/document.xml'))
}

/** An archive with all that changes from run to run settled, and with the settings that `docx` cannot write. */
export function packParts(parts: Parts): Uint8Array {
  return packEntries(
    inOrder(parts).flatMap((name) => {
      const part = parts.get(name)
      if (part === undefined) return []
      const edit = edits[name]
      const bytes = typeof part === 'string' ? strToU8(edit ? edit(part) : part) : part
      return [{ name, bytes, level: bytes.length < worthPacking ? STORED : PACKED }]
    }),
  )
}

const inOrder = (parts: Parts): readonly string[] => [
  ...leading,
  ...[...parts.keys()].filter((name) => !leading.includes(name)).sort(),
]

/** More parts than the frames of any batch have. */
const MOST_PACKED = 400
const packOnce = oncePerText(MOST_PACKED, (part, name: string) => packParts(new Map([[name, part]])))

/** The same archive, but a part that was packed before is not packed again: the frames of two forms differ in few. */
export function packAgain(parts: Parts): Uint8Array {
  const archives = inOrder(parts).flatMap((name) => {
    const part = parts.get(name)
    if (part === undefined) return []
    if (typeof part !== 'string') return [packParts(new Map([[name, part]]))]
    return [packOnce(part, name)]
  })
  return archives.reduce((all, archive) => joinArchives(all, archive))
}

const edits: Readonly<Record<string, (xml: string) => string>> = {
  'word/settings.xml': (xml) => xml.replace('<w:compat>', () => `${lineSettingsXml}<w:compat>`),
}
