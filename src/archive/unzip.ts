import { inflateRawSync } from 'node:zlib'
import { CENTRAL, centralLength, END, LOCAL, viewOf } from './zip-records.js'

/** A file inside a zip archive, not yet unpacked. */
export interface ZipEntry {
  readonly name: string
  /** What the archive says it unpacks to; more is never unpacked. */
  readonly size: number
  readonly packed: Uint8Array
  readonly method: number
  readonly encrypted: boolean
}

/** A compound file (OLE) by its first bytes: an Office file of before 2007, or one with a password. */
export const isCompoundFile = (bytes: Uint8Array): boolean => COMPOUND.every((byte, index) => bytes[index] === byte)
/** A zip archive by its first bytes, whatever follows. */
export const beginsAsZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
/** The longest comment behind the end record. */
const LONGEST_COMMENT = 0xffff
const STORED = 0
const DEFLATED = 8

/**
 * What an archive holds, by its central directory, nothing unpacked; undefined when it is none that Excel or this program
 * writes (also for zip64, which neither needs). Written here because the libraries unpack as they list, with
 * no limit but the size that the archive itself claims.
 */
export function listZip(bytes: Uint8Array): readonly ZipEntry[] | undefined {
  const view = viewOf(bytes)
  const end = findEnd(view)
  if (end === undefined) return undefined
  const entries: ZipEntry[] = []
  let at = view.getUint32(end + END.directory, true)
  for (let left = view.getUint16(end + END.entries, true); left > 0; left -= 1) {
    const entry = readEntry(bytes, view, at)
    if (!entry) return undefined
    entries.push(entry.entry)
    at = entry.next
  }
  return entries
}

function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - END.length
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1)
    if (view.getUint32(at, true) === END.signature) return at
  return undefined
}

function readEntry(bytes: Uint8Array, view: DataView, at: number) {
  if (at + CENTRAL.length > view.byteLength || view.getUint32(at, true) !== CENTRAL.signature) return undefined
  const next = at + centralLength(view, at)
  const local = view.getUint32(at + CENTRAL.local, true)
  if (next > view.byteLength || local + LOCAL.length > view.byteLength) return undefined
  if (view.getUint32(local, true) !== LOCAL.signature) return undefined
  const start =
    local + LOCAL.length + view.getUint16(local + LOCAL.name, true) + view.getUint16(local + LOCAL.extra, true)
  const end = start + view.getUint32(at + CENTRAL.packedSize, true)
  if (end > view.byteLength) return undefined
  const name = at + CENTRAL.length
  const entry: ZipEntry = {
    name: new TextDecoder().decode(bytes.subarray(name, name + view.getUint16(at + CENTRAL.name, true))),
    size: view.getUint32(at + CENTRAL.size, true),
    packed: bytes.subarray(start, end),
    method: view.getUint16(at + CENTRAL.method, true),
    encrypted: (view.getUint16(at + CENTRAL.flags, true) & 1) === 1,
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
