/** ZIP: the end record, without a comment; the offset of an entry's content is 42 bytes into its central record. */
const END = { length: 22, entries: [8, 10], size: 12, offset: 16 } as const
const CENTRAL = { fixed: 46, name: 28, extra: 30, comment: 32, offset: 42 } as const

/**
 * Two archives that were packed apart as one: the entries of the first, then those of the second. So what is the same in
 * thousands of files is packed once. Both are archives as `zipSync` writes them: no comment, no ZIP64.
 */
export function joinArchives(first: Uint8Array, second: Uint8Array): Uint8Array {
  const [a, b] = [partsOf(first), partsOf(second)]
  const joined = new Uint8Array(first.length + second.length - END.length)
  joined.set(a.content)
  joined.set(b.content, a.content.length)
  const directory = a.content.length + b.content.length
  joined.set(a.directory, directory)
  const moved = directory + a.directory.length
  joined.set(b.directory, moved)
  const view = new DataView(joined.buffer)
  for (let at = moved; at < moved + b.directory.length; at += recordLength(view, at)) {
    const offset = at + CENTRAL.offset
    view.setUint32(offset, view.getUint32(offset, true) + a.content.length, true)
  }
  const end = moved + b.directory.length
  joined.set(second.subarray(second.length - END.length), end)
  for (const field of END.entries) view.setUint16(end + field, a.entries + b.entries, true)
  view.setUint32(end + END.size, a.directory.length + b.directory.length, true)
  view.setUint32(end + END.offset, directory, true)
  return joined
}

function partsOf(archive: Uint8Array) {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  const end = archive.length - END.length
  const offset = view.getUint32(end + END.offset, true)
  return {
    content: archive.subarray(0, offset),
    directory: archive.subarray(offset, end),
    entries: view.getUint16(end + END.entries[0], true),
  }
}

const recordLength = (view: DataView, at: number): number =>
  CENTRAL.fixed +
  view.getUint16(at + CENTRAL.name, true) +
  view.getUint16(at + CENTRAL.extra, true) +
  view.getUint16(at + CENTRAL.comment, true)
