import * as fs from 'node:fs'
import * as path from 'node:path'
import { type Diagnostic, error, fail, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import { isBelow } from '../write/is-below.js'
import { reason, unwritable } from '../write/place-file.js'
import { writeFiles } from '../write/write-files.js'
import { decodeText } from './decode-text.js'
import { type FontFile, openFontFile } from './font-file.js'
import type { ReadMemory } from './read-memory.js'

/**
 * The door to the workspace and to what the user names; the machine's fonts have their own (machine-fonts.ts). Paths inside
 * the workspace are relative to its root and written with `/`; nothing outside it is read (data, templates and file names
 * are untrusted).
 */
export interface Host {
  /** Names in a folder of the workspace, sorted by code point; undefined when it is not there. */
  list(folder: string): readonly FolderEntry[] | undefined
  /** Bytes of a file of the workspace. */
  readBytes(file: string): Outcome<Uint8Array>
  /** Text of a file of the workspace: UTF-8 (a BOM is dropped), line ends as LF, no control characters. */
  readText(file: string): Outcome<string>
  /** An absolute path of the machine, for fonts only; undefined when it cannot be read. */
  openFont(file: string): FontFile | undefined
  /** All or nothing, see `writeFiles`; files that are there already with these bytes are left alone. Absolute paths. */
  writeFiles(files: ReadonlyMap<string, Uint8Array>): Outcome<readonly string[]>
  /** What was made of texts before: for who reads two versions of one workspace, or the same one again and again. */
  readonly memory?: ReadMemory
}

/** What the same text gave before, where the host remembers; see `ReadMemory.recall`. */
export const recalled = <T>({ memory }: Host, how: object, file: string, text: string, read: () => T): T =>
  memory ? memory.recall(how, file, text, read) : read()

/** What stands in a folder, one level deep. */
export interface FolderEntry {
  readonly name: string
  readonly kind: 'file' | 'folder'
}

/**
 * Whether a file or folder is none of a person's: hidden ones (.DS_Store, ._长春市.yaml), what Word and Excel keep of an open
 * file (~$), and what Windows, macOS and network disks put into folders, mostly unseen.
 */
export const isLeftBySystem = (name: string): boolean =>
  /^(?:\.|~\$|(?:eh)?thumbs\.db$|desktop\.ini$|__macosx$|@eadir$)/iu.test(name)

/** Reads the text of the bytes that a host reads. */
export const textReader =
  (readBytes: Host['readBytes']): Host['readText'] =>
  (file) => {
    const bytes = readBytes(file)
    return bytes.ok ? decodeText(bytes.value, file) : bytes
  }

const outsideOf = (file: string): Diagnostic =>
  error('file-outside', `路径超出了工作文件夹：${file}`, null, '只能使用工作文件夹里的文件。')

const isMissing = (cause: unknown): boolean => cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'

/** More bytes than any file of a workspace has, the archive of ten thousand letters among them; fewer than fill the memory. */
const LARGEST = 1_000_000_000

/** A link to another file of the workspace stays one: what is written goes into that file. */
function behindLink(root: string, target: string): string {
  if (!isBelow(root, target)) return target
  if (!fs.lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink() || !fs.existsSync(target)) return target
  const real = fs.realpathSync(target)
  return isBelow(root, real) ? real : target
}

/** A folder of data that is a link to somewhere else; where results go, the user says (`out` may be a share). */
function leadsOut(root: string, target: string): boolean {
  // In a folder that is yet to be made there is no link.
  if (!isBelow(path.join(root, 'data'), target) || !fs.existsSync(root)) return false
  let folder = path.dirname(target)
  while (folder !== root && !fs.existsSync(folder)) folder = path.dirname(folder)
  const real = fs.realpathSync(folder)
  return real !== root && !isBelow(root, real)
}

/** Where the bytes of a target go, or why they cannot; `named` is what it is called in a message. */
function realTarget(root: string, target: string, named: string): string | Diagnostic {
  try {
    const real = behindLink(root, target)
    return leadsOut(root, real) ? outsideOf(named) : real
  } catch (cause) {
    // A file where a folder should be, a name too long, a link that leads to itself.
    return unwritable(named, cause)
  }
}

/** The machine's own disk, seen from one workspace folder. */
export function diskHost(workspace: string): Host {
  const root = fs.existsSync(workspace) ? fs.realpathSync(workspace) : path.resolve(workspace)

  /** The absolute path of a workspace path, or a diagnostic where it (or a link in it) leads outside. */
  const inside = (file: string): string | Diagnostic => {
    const target = path.resolve(root, file)
    const within = (full: string) => full === root || isBelow(root, full)
    const leadsInside = (real: string) => real === target || within(real)
    const safe = within(target) && (!fs.existsSync(target) || leadsInside(fs.realpathSync(target)))
    return safe ? target : outsideOf(file)
  }

  const readBytes = (file: string): Outcome<Uint8Array> => {
    const target = inside(file)
    if (typeof target !== 'string') return fail(target)
    const refuse = (why: string) => fail(error('file-unreadable', `文件读不出来：${file}（${why}）`))
    try {
      const found = fs.statSync(target)
      // A pipe would keep us waiting for ever.
      if (!found.isFile()) return refuse('不是文件')
      if (found.size > LARGEST) return refuse('文件太大')
      return outcome(fs.readFileSync(target))
    } catch (cause) {
      return isMissing(cause) ? fail(missingFile(file, inWorkspace)) : refuse(reason(cause))
    }
  }

  return {
    list(folder) {
      const target = inside(folder)
      if (typeof target !== 'string') return undefined
      try {
        return fs
          .readdirSync(target, { withFileTypes: true })
          .map((entry): FolderEntry => ({ name: entry.name, kind: entry.isDirectory() ? 'folder' : 'file' }))
          .filter(({ name }) => !isLeftBySystem(name))
          .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
      } catch {
        return undefined
      }
    },
    readBytes,
    readText: textReader(readBytes),
    openFont: openFontFile,
    writeFiles(files) {
      // The workspace may be reached by a link: what lies in it is then known by its real name.
      const given = path.resolve(workspace)
      const targets = new Map<string, Uint8Array>()
      for (const [target, bytes] of files) {
        const within = isBelow(given, target) ? path.join(root, path.relative(given, target)) : target
        const real = realTarget(root, within, target)
        if (typeof real !== 'string') return fail(real)
        targets.set(real, bytes)
      }
      const written = writeFiles(root, targets)
      return written.ok ? outcome([...files.keys()]) : written
    },
  }
}

/** The bytes of a file that is about to be written, wherever it is; undefined when there is none, or none to be read. */
export function readTarget(file: string): Uint8Array | undefined {
  try {
    // Most targets are not there yet, and an error with its stack takes longer than to look.
    return fs.existsSync(file) && fs.statSync(file).isFile() ? fs.readFileSync(file) : undefined
  } catch {
    return undefined
  }
}

const inWorkspace = '请补上这个文件；不是这个工作文件夹的，用 --workspace 指定。'
const onCommandLine = '请核对路径和文件名，连同扩展名；相对路径从当前文件夹算起。'

/** A file that is not there, and what to do about it. */
const missingFile = (file: string, hint: string): Diagnostic => error('file-missing', `找不到文件：${file}`, null, hint)

/** A file that the user names on the command line, wherever it is; nothing that is no plain file, or is too large. */
export function readNamedFile(file: string, largest: number): Outcome<Uint8Array> {
  const refuse = (why: string, hint = '') =>
    fail(error('file-unreadable', `文件读不出来：${file}（${why}）`, null, hint))
  try {
    const found = fs.statSync(file)
    if (!found.isFile()) return refuse('不是文件')
    if (found.size > largest) return refuse('文件太大', `不要超过${Math.floor(largest / 1_000_000)}MB。`)
    return outcome(fs.readFileSync(file))
  } catch (cause) {
    return isMissing(cause) ? fail(missingFile(file, onCommandLine)) : refuse(reason(cause))
  }
}
