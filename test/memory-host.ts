import { error, fail, outcome } from '../src/diagnostics/diagnostic.js'
import { decodeText } from '../src/host/decode-text.js'
import type { FolderEntry, Host } from '../src/host/host.js'
import { ReadMemory } from '../src/host/read-memory.js'

/** A host whose disk is a table of files, by workspace path. What is written is kept in `written`. */
export interface MemoryHost extends Host {
  readonly written: ReadonlyMap<string, Uint8Array>
}

/** Most workspaces of the tests have most files in common. */
const memory = new ReadMemory()

/** A workspace in memory; it reads, refuses and sorts as the real one does. */
export function memoryHost(files: Readonly<Record<string, string | Uint8Array>>): MemoryHost {
  const written = new Map<string, Uint8Array>()
  const readBytes: Host['readBytes'] = (file) => {
    const found = files[file]
    if (found === undefined) return fail(error('file-missing', `找不到文件：${file}`))
    return outcome(typeof found === 'string' ? new TextEncoder().encode(found) : found)
  }
  return {
    written,
    memory,
    list(folder) {
      const inside = Object.keys(files).filter((path) => path.startsWith(`${folder}/`))
      if (inside.length === 0) return undefined
      const entries = new Map(
        inside.map((path): [string, FolderEntry] => {
          const [name = '', ...rest] = path.slice(folder.length + 1).split('/')
          return [name, { name, kind: rest.length > 0 ? 'folder' : 'file' }]
        }),
      )
      return [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    },
    readBytes,
    readText(file) {
      const bytes = readBytes(file)
      return bytes.ok ? decodeText(bytes.value, file) : bytes
    },
    openFont: () => undefined,
    writeFiles(documents) {
      for (const [target, bytes] of documents) written.set(target, bytes)
      return outcome([...documents.keys()])
    },
  }
}
