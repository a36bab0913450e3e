import { type Document, Packer } from 'docx'
import { strToU8 } from 'fflate'
import { joinArchives } from '../../archive/join-archives.js'
import { PACKED, packEntries, STORED } from '../../archive/pack-entries.js'
import { lineSettingsXml } from './line-settings.js'
import { element, XmlPart } from './xml.js'

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

/**
 * `word/document.xml` alone. The compiler writes thirty parts each time, though only the text differs; so it is shown the
 * document with nothing in the others. A test holds the result against the whole.
 */
export function compileText(document: Document): string {
  const { Relationships: none } = document.FontTable
  const nothing = { View: blank, Relationships: none }
  const value = (hidden: unknown) => ({ value: hidden })
  const textOnly: Document = Object.create(document, {
    Styles: value(blank),
    CoreProperties: value(blank),
    CustomProperties: value(blank),
    AppProperties: value(blank),
    Settings: value(blank),
    Theme: value(blank),
    Numbering: value(noLists),
    ContentTypes: value(blank),
    FileRelationships: value(none),
    Headers: value([]),
    Footers: value([]),
    FootNotes: value(nothing),
    Endnotes: value(nothing),
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
const packed = new Map<string, Uint8Array>()

/** The same archive, but a part that was packed before is not packed again: the frames of two forms differ in few. */
export function packAgain(parts: Parts): Uint8Array {
  const archives = inOrder(parts).flatMap((name) => {
    const part = parts.get(name)
    if (part === undefined) return []
    if (typeof part !== 'string') return [packParts(new Map([[name, part]]))]
    const key = `${name}\n${part}`
    const known = packed.get(key) ?? packParts(new Map([[name, part]]))
    if (packed.size >= MOST_PACKED) packed.clear()
    packed.set(key, known)
    return [known]
  })
  return archives.reduce((all, archive) => joinArchives(all, archive))
}

const edits: Readonly<Record<string, (xml: string) => string>> = {
  'word/settings.xml': (xml) => xml.replace('<w:compat>', () => `${lineSettingsXml}<w:compat>`),
}
