import { type Zippable, zipSync } from 'fflate'

/** What is packed already gains nothing from being packed again. */
const PACKED = /\.(?:docx|pdf|xlsx|zip)$/i

/**
 * An archive in which nothing depends on the machine or the moment: entries in the order of their names, all with the
 * first day that a zip can bear, packed in JavaScript.
 */
export function writeZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries: Zippable = {}
  for (const [name, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    entries[name] = [bytes, { level: PACKED.test(name) ? 0 : 6 }]
  return zipSync(entries, { mtime: new Date(1980, 0, 1) })
}
