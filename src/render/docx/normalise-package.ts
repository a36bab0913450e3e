import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'

/** The first day that a zip entry can bear: no entry says when or where it was made. */
const epoch = new Date(1980, 0, 1)
/** Bytes below which packing costs time and saves nothing. */
const worthPacking = 1000
const leading = ['[Content_Types].xml', '_rels/.rels']

/** Date of a document, as year, month, day. */
interface IssueDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

/**
 * The package with all that changes from run to run settled: part order, time stamps (the document's own date), and with
 * the settings that `docx` cannot write.
 */
export function normalisePackage(bytes: Uint8Array, date: IssueDay): Uint8Array {
  const parts = unzipSync(bytes)
  const names = [
    ...leading,
    ...Object.keys(parts)
      .filter((name) => !leading.includes(name))
      .sort(),
  ]
  const settled: Zippable = {}
  for (const name of names) {
    const part = parts[name]
    const edit = edits[name]
    if (!part) continue
    settled[name] = [edit ? strToU8(edit(strFromU8(part), date)) : part, { level: part.length < worthPacking ? 0 : 6 }]
  }
  return zipSync(settled, { mtime: epoch })
}

const edits: Readonly<Record<string, (xml: string, date: IssueDay) => string>> = {
  'docProps/core.xml': (xml, { year, month, day }) => {
    const stamp = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}T00:00:00Z`
    return xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${stamp}`)
  },
  // Marks at the end of a line keep their full width: 28 characters a line, whatever they are.
  'word/settings.xml': (xml) =>
    xml.replace('<w:compat>', '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'),
}
