import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ReadMemory } from '../src/host/read-memory.js'
import { memoryHost } from './memory-host.js'

/** What a hand does to one file of the workspace. */
export interface Change {
  readonly file: string
  /** Text to look for (must be there) and what to put instead. */
  readonly replace?: string
  readonly by?: string
  /** The whole new content. */
  readonly content?: string
  /** Take the file, or the folder, away. */
  readonly remove?: boolean
}

export const root = fileURLToPath(new URL('..', import.meta.url))

/** Records of drafts that were made in this checkout: no test may depend on whether there are any. */
const isRecord = (path: string): boolean => /[/\\]data[/\\]版次(?:[/\\]|$)/u.test(path)

/** Copies the data and templates of this checkout, for a test that works on the disk. */
export function copyWorkspace(folder: string): void {
  for (const top of ['data', 'templates'])
    cpSync(root + top, `${folder}/${top}`, { recursive: true, filter: (path) => !isRecord(path) })
}

/** The text files of `data/` and `templates/` of this checkout, by workspace path; they are read once. */
export const workspaceFiles = (): Record<string, string> => {
  checkout ??= readCheckout()
  return { ...checkout }
}

let checkout: Record<string, string> | undefined

function readCheckout(): Record<string, string> {
  const files: Record<string, string> = {}
  for (const top of ['data', 'templates']) {
    for (const entry of readdirSync(root + top, { recursive: true, withFileTypes: true })) {
      const path = `${entry.parentPath}/${entry.name}`
      if (!entry.isFile() || isRecord(path)) continue
      files[path.slice(root.length).replaceAll('\\', '/')] = readFileSync(path, 'utf8')
    }
  }
  return files
}

/** Files that a case does not change are parsed once for all cases, as a watch parses them; what it does change is not kept. */
class CheckoutMemory extends ReadMemory {
  override recall<T>(how: object, file: string, text: string, read: () => T): T {
    return text === checkout?.[file] ? super.recall(how, file, text, read) : read()
  }
}

const memory = new CheckoutMemory()

/** The project's own workspace in memory, after some changes. */
export function changedWorkspace(changes: readonly Change[]) {
  const files = workspaceFiles()
  for (const { file, replace, by = '', content, remove } of changes) {
    if (remove) {
      const gone = Object.keys(files).filter((path) => path === file || path.startsWith(`${file}/`))
      if (gone.length === 0) throw new Error(`the case removes ${file}, which is not there`)
      for (const path of gone) delete files[path]
    } else if (content !== undefined) files[file] = content
    else {
      const before = files[file]
      if (replace === undefined || !before?.includes(replace))
        throw new Error(`the case replaces “${replace}”, which is not in ${file}`)
      files[file] = before.replace(replace, () => by)
    }
  }
  return { ...memoryHost(files), memory }
}
