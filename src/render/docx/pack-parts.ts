import { type Document, Packer } from 'docx'
import { strToU8, type Zippable, zipSync } from 'fflate'
import { lineSettingsXml } from './line-settings.js'

/** The first day that a zip entry can bear, in the time zone of the moment: no entry says when or where it was made. */
const epoch = (): Date => new Date(1980, 0, 1)
/** Bytes below which packing costs time and saves nothing. */
const worthPacking = 1000
const leading = ['[Content_Types].xml', '_rels/.rels']

/** Date of a document, as year, month, day. */
interface IssueDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** The parts of a package by their paths. */
export type Parts = ReadonlyMap<string, string | Uint8Array>

/**
 * The parts of a document before they are packed. `Packer` packs them in an order and with time stamps that change, so
 * its result would have to be unpacked and packed again, which takes as long as all the rest; its compiler is private,
 * hence `docx` is pinned exactly and a test compares with what `Packer` packs.
 */
export function documentParts(document: Document): Parts {
  const { compiler } = Packer as unknown as { readonly compiler: { compile(file: Document, indent: string): Parts } }
  return compiler.compile(document, '')
}

/**
 * The package with all that changes from run to run settled: part order, time stamps (the document's own date), and with
 * the settings that `docx` cannot write. The packing is done in JavaScript, so it is the same on every processor.
 */
export function packParts(parts: Parts, date: IssueDay): Uint8Array {
  const names = [...leading, ...[...parts.keys()].filter((name) => !leading.includes(name)).sort()]
  const settled: Zippable = {}
  for (const name of names) {
    const part = parts.get(name)
    if (part === undefined) continue
    const edit = edits[name]
    const bytes = typeof part === 'string' ? strToU8(edit ? edit(part, date) : part) : part
    settled[name] = [bytes, { level: bytes.length < worthPacking ? 0 : 6 }]
  }
  return zipSync(settled, { mtime: epoch() })
}

const edits: Readonly<Record<string, (xml: string, date: IssueDay) => string>> = {
  'docProps/core.xml': (xml, { year, month, day }) => {
    const stamp = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}T00:00:00Z`
    return xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${stamp}`)
  },
  'word/settings.xml': (xml) => xml.replace('<w:compat>', () => `${lineSettingsXml}<w:compat>`),
}
