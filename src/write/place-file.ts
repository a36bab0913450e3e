import * as fs from 'node:fs'
import * as path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { error, fail, type Outcome, outcome } from '../diagnostics/diagnostic.js'

/** Windows says so too of a file that another program has open and that another is to replace. */
const REFUSED = process.platform === 'win32' ? '没有权限，或者文件正在 Word、WPS 里开着' : '没有权限'

/** What the system's codes mean to a user. */
const REASONS: Record<string, string> = {
  EACCES: REFUSED,
  ENOENT: '这个位置不能建文件夹',
  EPERM: REFUSED,
  EROFS: '磁盘是只读的',
  ENOSPC: '磁盘已满',
  EFBIG: '文件超过了允许的大小',
  EDQUOT: '磁盘配额已用完',
  EBUSY: '文件正被别的程序占用（可能在 Word/WPS 里开着）',
  EISDIR: '同名的文件夹已存在',
  EEXIST: '同名的文件或失效的链接已存在',
  ENOTDIR: '路径中有一段不是文件夹',
  ENAMETOOLONG: '文件名太长',
  ELOOP: '是一个绕回自己的链接',
  EIO: '磁盘读写出错',
  EMFILE: '打开的文件太多',
}

/** Why the system refused, in words. */
export function reason(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  if (!('code' in cause) || typeof cause.code !== 'string') return cause.message
  return REASONS[cause.code] ?? `系统说 ${cause.code}`
}

/** Makes a folder and those above it. (Node's own `recursive` never ends where the system says ENOENT, as in /proc.) */
export function makeFolder(folder: string): void {
  if (fs.existsSync(folder)) return
  makeFolder(path.dirname(folder))
  fs.mkdirSync(folder)
}

/**
 * One file in its place, written beside it and renamed: for batches, whose journal says what a killed run had done. Its
 * temporary name is always the same, so that nothing is left behind for long.
 */
export const placeFile = (target: string, bytes: Uint8Array): Outcome<null> => placeParts(target, [bytes])

/** The same for a file whose bytes are made one part after the other, so that they are never there together. */
export function placeParts(target: string, parts: Iterable<Uint8Array>): Outcome<null> {
  const temporary = `${target}.tmp`
  return atTarget(target, () =>
    orTakenAway(temporary, () => {
      const file = fs.openSync(temporary, 'w')
      try {
        for (const part of parts) fs.writeFileSync(file, part)
      } finally {
        fs.closeSync(file)
      }
      fs.renameSync(temporary, target)
    }),
  )
}

/** What could not be written, or not put in its place, does not stay beside it: of a full disk, it is what fills it. */
export function orTakenAway(temporary: string, write: () => void): void {
  try {
    write()
  } catch (cause) {
    fs.rmSync(temporary, { force: true })
    throw cause
  }
}

/** The same for a file whose bytes come one after the other. */
export async function streamFile(target: string, chunks: AsyncIterable<Uint8Array>): Promise<Outcome<null>> {
  const temporary = `${target}.tmp`
  try {
    makeFolder(path.dirname(target))
    await pipeline(chunks, fs.createWriteStream(temporary))
  } catch (cause) {
    takeAway(temporary)
    return fail(unwritable(target, cause))
  }
  return atTarget(target, () => orTakenAway(temporary, () => fs.renameSync(temporary, target)))
}

/** Takes a file away. */
export const removeFile = (target: string): Outcome<null> => atTarget(target, () => fs.rmSync(target, { force: true }))

/** Whether a file that is needed no more could be taken away, or was not there; one that stays is left for a later run. */
export function takeAway(file: string): boolean {
  try {
    fs.rmSync(file, { force: true })
    return true
  } catch {
    return false
  }
}

/** The names in a folder; none where nothing can be read: whoever writes there is told why. */
export function namesIn(folder: string): readonly string[] {
  try {
    return fs.readdirSync(folder)
  } catch {
    return []
  }
}

/** Takes folders away that were made for files that never came: an empty folder of a year would be taken for a year. */
export function removeEmpty(folders: readonly string[]): void {
  for (const folder of folders) {
    try {
      fs.rmdirSync(folder)
    } catch {
      // Something is in it, or it was never made.
    }
  }
}

/** Adds a line to the end of a file. `whole`: no kill or full disk can have cut the last one short; else it is looked at. */
export const appendLine = (target: string, line: string, whole = false): Outcome<null> =>
  atTarget(target, () => {
    const file = fs.openSync(target, whole ? 'a' : 'a+')
    try {
      fs.appendFileSync(file, `${whole || endsWhole(file) ? '' : '\n'}${line}\n`)
    } finally {
      fs.closeSync(file)
    }
  })

/** Whether an open file is empty or ends with the end of a line. */
function endsWhole(file: number): boolean {
  const { size } = fs.fstatSync(file)
  const last = Buffer.alloc(1)
  return size === 0 || (fs.readSync(file, last, 0, 1, size - 1) === 1 && last.toString() === '\n')
}

function atTarget(target: string, write: () => void): Outcome<null> {
  try {
    inFolder(path.dirname(target), write)
    return outcome(null)
  } catch (cause) {
    return fail(unwritable(target, cause))
  }
}

/** Writes into a folder. Of thousands of files that go there, the first finds that it is not there. */
function inFolder(folder: string, write: () => void): void {
  try {
    write()
  } catch (cause) {
    if (fs.existsSync(folder)) throw cause
    makeFolder(folder)
    write()
  }
}

/** Why a file could not be written, and what to do. */
export const unwritable = (file: string, cause: unknown) =>
  error(
    'file-unwritable',
    `文件写不进去：${file}（${reason(cause)}）`,
    null,
    '请检查文件夹权限和磁盘空间，关闭正打开它的程序，再试一次。',
  )
