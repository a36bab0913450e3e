import { outcome } from '../diagnostics/diagnostic.js'
import { decodeText } from './decode-text.js'
import type { Host } from './host.js'

/** A workspace as it will be when some files have been written: path → bytes. Nothing is written. */
export function overlayHost(host: Host, files: ReadonlyMap<string, Uint8Array>): Host {
  return {
    ...host,
    list(folder) {
      const entries = host.list(folder)
      const names = [...files.keys()].filter((file) => file.slice(0, file.lastIndexOf('/')) === folder)
      const added = names
        .map((file) => file.slice(folder.length + 1))
        .filter((name) => !entries?.some((entry) => entry.name === name))
        .map((name) => ({ name, kind: 'file' as const }))
      return entries || added.length > 0 ? [...(entries ?? []), ...added] : undefined
    },
    readBytes: (file) => {
      const bytes = files.get(file)
      return bytes ? outcome(bytes) : host.readBytes(file)
    },
    readText: (file) => {
      const bytes = files.get(file)
      return bytes ? decodeText(bytes, file) : host.readText(file)
    },
  }
}
