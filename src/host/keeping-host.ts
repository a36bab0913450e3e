import type { Outcome } from '../diagnostics/diagnostic.js'
import { keepDecoded } from './decode-text.js'
import { type Host, textReader } from './host.js'
import type { ReadMemory } from './read-memory.js'

/** A host that keeps what it has read. */
export interface KeepingHost extends Host {
  /** These files, by workspace path, are read anew. */
  forget(files: Iterable<string>): void
}

/** A host whose readings are kept in a memory; each file is read from the disk once, and is what it was then. */
export function remembering(host: Host, memory: ReadMemory): Host {
  const once = <T>(look: (path: string) => T) => {
    const known = new Map<string, T>()
    return (path: string): T => {
      const found = known.get(path) ?? look(path)
      known.set(path, found)
      return found
    }
  }
  return { ...host, list: once(host.list), readBytes: once(host.readBytes), readText: once(host.readText), memory }
}

/**
 * A host that keeps the bytes of some files once it has read them, until it is told that they have changed: for who looks
 * at the same workspace again and again.
 */
export function keepingHost(host: Host, keeps: (file: string) => boolean): KeepingHost {
  const kept = new Map<string, Outcome<Uint8Array>>()
  const readBytes: Host['readBytes'] = (file) => {
    const known = kept.get(file)
    if (known) return known
    const bytes = host.readBytes(file)
    if (bytes.ok && keeps(file)) {
      kept.set(file, bytes)
      keepDecoded(bytes.value)
    }
    return bytes
  }
  const forget: KeepingHost['forget'] = (files) => {
    for (const file of files) kept.delete(file)
  }
  return { ...host, readBytes, readText: textReader(readBytes), forget }
}
