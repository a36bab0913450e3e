import { PACKED, packEntries, STORED } from './pack-entries.js'

/** What is packed already gains nothing from being packed again. */
const packedAlready = /\.(?:docx|pdf|xlsx|zip)$/i

/** Files as an archive, in the order of their names: the same files give the same bytes (see pack-entries.ts). */
export const writeZip = (files: ReadonlyMap<string, Uint8Array>): Uint8Array =>
  packEntries(
    [...files]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, bytes]) => ({ name, bytes, level: packedAlready.test(name) ? STORED : PACKED })),
  )
