import { CENTRAL, centralRecords, END, viewOf } from './zip-records.js'

/**
 * Two archives that were packed apart as one: the entries of the first, then those of the second. So what is the same in
 * thousands of files is packed once. Both are archives as `zipSync` writes them: no comment, no ZIP64.
 */
export function joinArchives(first: Uint8Array, second: Uint8Array): Uint8Array {
  const [a, b] = [partsOf(first), partsOf(second)]
  const directory = a.content.length + b.content.length
  const end = directory + a.directory.length + b.directory.length
  const joined = new Uint8Array(end + END.length)
  joined.set(a.content)
  joined.set(b.content, a.content.length)
  joined.set(a.directory, directory)
  joined.set(b.directory, directory + a.directory.length)
  joined.set(b.end, end)
  const view = viewOf(joined)
  for (const field of [END.entriesHere, END.entries]) view.setUint16(end + field, a.entries + b.entries, true)
  view.setUint32(end + END.size, end - directory, true)
  view.setUint32(end + END.directory, directory, true)
  let index = 0
  for (const at of centralRecords(view)) {
    const local = at + CENTRAL.local
    if (index >= a.entries) view.setUint32(local, view.getUint32(local, true) + a.content.length, true)
    index += 1
  }
  return joined
}

function partsOf(archive: Uint8Array) {
  const view = viewOf(archive)
  const end = archive.length - END.length
  const directory = view.getUint32(end + END.directory, true)
  return {
    content: archive.subarray(0, directory),
    directory: archive.subarray(directory, end),
    end: archive.subarray(end),
    entries: view.getUint16(end + END.entries, true),
  }
}
