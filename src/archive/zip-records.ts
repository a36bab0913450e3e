/**
 * Where the records of a zip archive have their fields, in bytes from the record's beginning (APPNOTE.TXT 4.3.7, 4.3.12,
 * 4.3.16). All numbers are little-endian; `length` is that of a record without its name, extra field and comment.
 */
export const LOCAL = { signature: 0x04034b50, length: 30, stamp: 10, name: 26, extra: 28 } as const
/** A file in the directory of the archive. */
export const CENTRAL = {
  ...{ signature: 0x02014b50, length: 46, flags: 8, method: 10, stamp: 12, packedSize: 20, size: 24 },
  ...{ name: 28, extra: 30, comment: 32, local: 42 },
} as const
/** The end of the archive. */
export const END = { signature: 0x06054b50, length: 22, entriesHere: 8, entries: 10, size: 12, directory: 16 } as const

/** An archive as numbers are read from it and written into it. */
export const viewOf = (archive: Uint8Array): DataView =>
  new DataView(archive.buffer, archive.byteOffset, archive.byteLength)

/** The length of a central record, with all that belongs to it. */
export const centralLength = (view: DataView, at: number): number =>
  CENTRAL.length +
  view.getUint16(at + CENTRAL.name, true) +
  view.getUint16(at + CENTRAL.extra, true) +
  view.getUint16(at + CENTRAL.comment, true)

/** The central records of an archive that we or a library of ours have just written: it has no comment. */
export function* centralRecords(view: DataView): Iterable<number> {
  const end = view.byteLength - END.length
  let at = view.getUint32(end + END.directory, true)
  for (let left = view.getUint16(end + END.entries, true); left > 0; left -= 1) {
    yield at
    at += centralLength(view, at)
  }
}
