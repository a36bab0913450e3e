import type { ZipEntry } from './unzip.js'

/** What an archive of its kind never needs; sizes in bytes. */
export interface ArchiveLimits {
  readonly entries: number
  /** One file, unpacked. */
  readonly part: number
  /** All files, unpacked. */
  readonly total: number
  /** How many times larger than packed a large file may be. */
  readonly ratio: number
}

/** Why an archive must not be unpacked; `name` is the entry that is to blame. */
export interface EntryFault {
  readonly kind: 'count' | 'path' | 'duplicate' | 'encrypted' | 'size'
  readonly name: string
}

/** Below this a file is no bomb, however well it was packed. */
const SMALL = 10_000_000

/**
 * Looks at the entries of an archive before anything is unpacked: paths that lead elsewhere, two entries that one file
 * system would take for the same, passwords, and sizes beyond all reason.
 */
export function faultyEntry(entries: readonly ZipEntry[], limits: ArchiveLimits): EntryFault | undefined {
  if (entries.length > limits.entries) return { kind: 'count', name: '' }
  const names = new Set<string>()
  let total = 0
  for (const { name, size, packed, encrypted } of entries) {
    if (LEADS_ELSEWHERE.test(name)) return { kind: 'path', name }
    const key = name.normalize('NFC').toLowerCase()
    if (names.has(key)) return { kind: 'duplicate', name }
    names.add(key)
    if (encrypted) return { kind: 'encrypted', name }
    total += size
    const dense = size > SMALL && size > packed.length * limits.ratio
    if (size > limits.part || total > limits.total || dense) return { kind: 'size', name }
  }
  return undefined
}

/** Absolute, of a drive, upwards, or with what separates folders on another system. */
const LEADS_ELSEWHERE = /^[/\\]|^[a-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\\|\0/i
