import { inflateRawSync } from 'node:zlib'

/** A file inside a zip archive, not yet unpacked. */
export interface ZipEntry {
  readonly name: string
  /** What the archive says it unpacks to; more is never unpacked. */
  readonly size: number
  readonly packed: Uint8Array
  readonly method: number
  readonly encrypted: boolean
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
/** The end record, and the longest comment behind it. */
const END_LENGTH = 22
const LONGEST_COMMENT = 0xffff
const STORED = 0
const DEFLATED = 8

/**
 * What an archive holds, by its central directory, nothing unpacked; undefined when it is none that Excel or this program
 * writes (also for zip64, which neither needs). Written here because the libraries unpack as they list, with
 * no limit but the size that the archive itself claims.
 */
export function listZip(bytes: Uint8Array): readonly ZipEntry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === undefined) return undefined
  const entries: ZipEntry[] = []
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    const entry = readEntry(bytes, view, at)
    if (!entry) return undefined
    entries.push(entry.entry)
    at = entry.next
  }
  return entries
}

function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - END_LENGTH
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1)
    if (view.getUint32(at, true) === END) return at
  return undefined
}

function readEntry(bytes: Uint8Array, view: DataView, at: number) {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL) return undefined
  const nameLength = view.getUint16(at + 28, true)
  const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  const packedSize = view.getUint32(at + 20, true)
  const local = view.getUint32(at + 42, true)
  if (next > view.byteLength || local + 30 > view.byteLength || view.getUint32(local, true) !== LOCAL) return undefined
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  if (start + packedSize > view.byteLength) return undefined
  const entry: ZipEntry = {
    name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
    size: view.getUint32(at + 24, true),
    packed: bytes.subarray(start, start + packedSize),
    method: view.getUint16(at + 10, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
  }
  return { entry, next }
}

/** The bytes of an entry; undefined when it is damaged or unpacks to another size than it claims. */
export function unpack({ packed, method, size, encrypted }: ZipEntry): Uint8Array | undefined {
  if (encrypted) return undefined
  if (method === STORED) return packed.length === size ? packed : undefined
  if (method !== DEFLATED) return undefined
  if (size === 0) return new Uint8Array()
  try {
    const bytes = inflateRawSync(packed, { maxOutputLength: size })
    return bytes.length === size ? bytes : undefined
  } catch {
    return undefined
  }
}
