/** Zip: the end record, without a comment; where the records of an entry have its time stamp, and each other. */
const END = { length: 22, entries: 10, directory: 16 } as const
const CENTRAL = { fixed: 46, stamp: 12, name: 28, extra: 30, comment: 32, local: 42 } as const
const LOCAL_STAMP = 10
/** 1 January 1980, midnight: date in the upper half, time in the lower. */
const FIRST_DAY = 0x00210000

/**
 * An archive that a library has just written, with the first day that a zip can bear in place of the moment: the same
 * content gives the same bytes. The bytes given are changed.
 */
export function datedAlike(archive: Uint8Array): Uint8Array {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  const end = archive.length - END.length
  let at = view.getUint32(end + END.directory, true)
  for (let left = view.getUint16(end + END.entries, true); left > 0; left -= 1) {
    view.setUint32(at + CENTRAL.stamp, FIRST_DAY, true)
    view.setUint32(view.getUint32(at + CENTRAL.local, true) + LOCAL_STAMP, FIRST_DAY, true)
    const [name, extra, comment] = [CENTRAL.name, CENTRAL.extra, CENTRAL.comment].map((of) =>
      view.getUint16(at + of, true),
    )
    at += CENTRAL.fixed + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return archive
}
