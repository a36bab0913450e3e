import { error, fail, outcome } from '../diagnostics/diagnostic.js'
import { type FolderEntry, type Host, textReader } from './host.js'

/**
 * A workspace that is only read, from files at hand: what an edition was made from, or what a sealed package holds. It
 * lists and refuses as the disk does; nothing can be written in it.
 */
export function snapshotHost(files: ReadonlyMap<string, Uint8Array>): Host {
  const folders = new Map<string, Map<string, FolderEntry['kind']>>()
  for (const file of files.keys()) {
    const parts = file.split('/')
    for (let depth = 1; depth < parts.length; depth += 1) {
      const folder = parts.slice(0, depth).join('/')
      const entries = folders.get(folder) ?? new Map<string, FolderEntry['kind']>()
      folders.set(folder, entries)
      entries.set(parts[depth] ?? '', depth === parts.length - 1 ? 'file' : 'folder')
    }
  }
  const readBytes: Host['readBytes'] = (file) => {
    const bytes = files.get(file)
    return bytes
      ? outcome(bytes)
      : fail(error('file-missing', `找不到文件：${file}`, null, '作为对照的那一版里没有这个文件，请换一版。'))
  }
  return {
    list(folder) {
      const entries = folders.get(folder)
      return entries && [...entries].map(([name, kind]) => ({ name, kind })).sort((a, b) => (a.name < b.name ? -1 : 1))
    },
    readBytes,
    readText: textReader(readBytes),
    openFont: () => undefined,
    writeFiles: (wanted) => {
      const [first = ''] = wanted.keys()
      return fail(error('file-unwritable', `这里只能读，文件写不进去：${first}`))
    },
  }
}
