import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { error, fail, type Outcome, outcome } from './diagnostics/diagnostic.js'
import { isBelow } from './is-below.js'
import { makeFolder, orTakenAway, reason, takeAway, unwritable } from './place-file.js'

/** A file on its way to its place. */
interface Step {
  readonly target: string
  readonly bytes: Uint8Array
  /** The new bytes, beside the target until all are there. */
  readonly temporary: string
  /** The old bytes, until all new ones are in place; null where there was no file. */
  readonly backup: string | null
  /** In the folder of the workspace, where the list of what is being written is kept. */
  readonly inside: boolean
}

/** The list of the files that a run was writing stands in the workspace folder; its ending says how far it had come. */
const LIST = /^\.tongbao\.(?<id>[0-9a-f]{8})\.(?<stage>staging|placing)$/
/** More files than this are copies of what lies elsewhere in the workspace too, and would take minutes to flush. */
const FLUSHED = 100
/** What a killed run may have left beside a target. */
const LEFTOVER = /\.[0-9a-f]{8}(?:\.old)?\.tmp$/

/**
 * Puts files in their places, all or none: each is written beside its target, then all are renamed. Files that already
 * have these bytes are left alone, time stamp and all. When the run is killed while it renames, the next one that works
 * in the workspace brings it to its end (`finishWrites`); when a rename is refused, those before it are undone.
 * `root` is the folder of the workspace; targets are absolute and may lie elsewhere: those come last, and are not
 * finished by a later run.
 */
export function writeFiles(root: string, files: ReadonlyMap<string, Uint8Array>): Outcome<readonly string[]> {
  const id = randomBytes(4).toString('hex')
  let current = ''
  const steps: Step[] = []
  const done: Step[] = []
  let list: string | undefined
  let folders: readonly string[] = []
  try {
    for (const [target, bytes] of files) {
      current = target
      const found = fs.statSync(target, { throwIfNoEntry: false })
      if (found?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
      if (found && found.size === bytes.length && fs.readFileSync(target).equals(bytes)) continue
      steps.push(stepTo(target, bytes, { id, root, replaces: found !== undefined }))
    }
    steps.sort((a, b) => Number(b.inside) - Number(a.inside))
    sweep(files)
    current = root
    folders = foldersToMake(root, steps)
    list = startList(root, id, steps, folders)
    stage(steps, (target) => {
      current = target
    })
    if (list) {
      const placing = list.replace(/staging$/, 'placing')
      fs.renameSync(list, placing)
      list = placing
    }
    for (const step of steps) {
      current = step.target
      fs.renameSync(step.temporary, step.target)
      done.push(step)
    }
    return outcome([...files.keys()])
  } catch (cause) {
    for (const step of done.reverse()) undo(step)
    return fail(unwritable(current, cause))
  } finally {
    tidy(steps, list)
    // Of a run that has failed; where all is in its place, none of them is empty.
    removeEmpty(folders)
  }
}

/**
 * Takes away what was needed on the way. What cannot be taken away now is when a later run writes; but as long as the
 * list is there, so are the new bytes that it tells of, or a later run would put some of them in place and not others.
 */
function tidy(steps: readonly Step[], list: string | undefined): void {
  const kept = steps.filter(({ backup }) => backup !== null && !takeAway(backup))
  const placed = steps.every(({ temporary }) => !fs.existsSync(temporary))
  // All is in place but for what is left: a later run finds it by the list.
  if (placed && kept.length > 0) return
  if (list && !takeAway(list)) return
  for (const { temporary } of steps) takeAway(temporary)
}

function stepTo(
  target: string,
  bytes: Uint8Array,
  { id, root, replaces }: { readonly id: string; readonly root: string; readonly replaces: boolean },
): Step {
  return {
    target,
    bytes,
    temporary: `${target}.${id}.tmp`,
    backup: replaces ? `${target}.${id}.old.tmp` : null,
    inside: isBelow(root, target),
  }
}

/** Folders of the workspace that are yet to be made, the innermost first. */
function foldersToMake(root: string, steps: readonly Step[]): readonly string[] {
  const folders = new Set<string>()
  for (const { target, inside } of steps) {
    let folder = path.dirname(target)
    while (inside && folder !== root && !folders.has(folder) && !fs.existsSync(folder)) {
      folders.add(folder)
      folder = path.dirname(folder)
    }
  }
  return [...folders].sort((a, b) => b.length - a.length)
}

/** Takes folders away that were made for files that never came: an empty folder of a year would be taken for a year. */
function removeEmpty(folders: readonly string[]): void {
  for (const folder of folders) {
    try {
      fs.rmdirSync(folder)
    } catch {
      // Something is in it, or it was never made.
    }
  }
}

/**
 * Writes the list, unless nothing can be written in the workspace: then nothing of it is left there either. Folders that
 * are yet to be made stand behind the files, each with a `/` at its end.
 */
function startList(root: string, id: string, steps: readonly Step[], folders: readonly string[]): string | undefined {
  const inside = steps.filter((step) => step.inside)
  if (inside.length === 0) return undefined
  makeFolder(root)
  const list = path.join(root, `.tongbao.${id}.staging`)
  const nameOf = (target: string) => path.relative(root, target).replaceAll(path.sep, '/')
  const names = [...inside.map(({ target }) => nameOf(target)), ...folders.map((folder) => `${nameOf(folder)}/`)]
  orTakenAway(list, () => fs.writeFileSync(list, `${JSON.stringify(names, null, 1)}\n`))
  return list
}

/** Writes all new bytes and secures all old ones; `at` is told of each target. */
function stage(steps: readonly Step[], at: (target: string) => void): void {
  for (const { target, bytes, temporary, inside } of steps) {
    at(target)
    makeFolder(path.dirname(target))
    // What lies in the workspace is flushed to the disk before it takes the place of the old: a power cut leaves either.
    fs.writeFileSync(temporary, bytes, { flush: inside && steps.length <= FLUSHED })
  }
  for (const { target, backup } of steps) {
    at(target)
    if (backup === null) continue
    // A program that has it open, as Word has, is noticed before the first file is replaced.
    fs.closeSync(fs.openSync(target, 'r+'))
    secure(target, backup)
  }
}

/** A second name for the old bytes; a copy, where the file system has no such thing. */
function secure(target: string, backup: string): void {
  try {
    fs.linkSync(target, backup)
  } catch {
    fs.copyFileSync(target, backup)
  }
}

/** Takes a file out of its place again and puts the old one back. The new bytes go back beside it first: see below. */
function undo({ target, temporary, backup }: Step): void {
  try {
    fs.renameSync(target, temporary)
    if (backup) fs.renameSync(backup, target)
  } catch {
    // Refused as well: then the list stays true as far as it goes, and nothing better can be done here.
  }
}

/**
 * Takes away what a killed run has left beside targets, those that stay as they are too: where the list does not reach,
 * and beside single files.
 */
function sweep(files: ReadonlyMap<string, unknown>): void {
  for (const folder of new Set([...files.keys()].map((target) => path.dirname(target)))) {
    const left = namesIn(folder).filter((name) => LEFTOVER.test(name))
    for (const name of left)
      if (files.has(path.join(folder, name.replace(LEFTOVER, '')))) takeAway(path.join(folder, name))
  }
}

/** Whether a run was killed while it wrote in a workspace. */
export const hasUnfinishedWrites = (root: string): boolean => listsIn(root).length > 0

const listsIn = (root: string): readonly string[] => namesIn(root).filter((name) => LIST.test(name))

/** None where nothing can be read: whoever writes there is told why. */
function namesIn(folder: string): readonly string[] {
  try {
    return fs.readdirSync(folder)
  } catch {
    return []
  }
}

/**
 * Ends what a killed run has begun: files that were all written beside their targets are put in place; of a run that
 * had not come so far, what it left is taken away. Only under the lock of the workspace. The lists may be anyone's
 * work: nothing outside of the folder is touched, and no file but those that end in `.tmp`, and their targets. Gives the
 * number of files that were put in place.
 */
export function finishWrites(root: string): Outcome<number> {
  let current = root
  let placed = 0
  try {
    for (const name of listsIn(root)) {
      const { id = '', stage: state } = LIST.exec(name)?.groups ?? {}
      const list = path.join(root, name)
      const { targets, folders } = listedIn(root, list)
      for (const target of targets) {
        current = target
        const temporary = `${target}.${id}.tmp`
        if (state === 'placing' && fs.existsSync(temporary)) {
          fs.renameSync(temporary, target)
          placed += 1
        }
        fs.rmSync(temporary, { force: true })
        fs.rmSync(`${target}.${id}.old.tmp`, { force: true })
      }
      removeEmpty(folders)
      fs.rmSync(list, { force: true })
    }
    return outcome(placed)
  } catch (cause) {
    const hint = '请检查文件夹权限，关闭正打开它的程序，再试一次。'
    return fail(
      error('file-unwritable', `上次运行中断时没有写完的文件写不进去：${current}（${reason(cause)}）`, null, hint),
    )
  }
}

/** What a list names in the folder of the workspace: files, and folders that were to be made. */
function listedIn(root: string, list: string) {
  const names = namesOfList(list)
  return {
    targets: within(
      root,
      names.filter((name) => !name.endsWith('/')),
    ),
    folders: within(
      root,
      names.filter((name) => name.endsWith('/')),
    ),
  }
}

function namesOfList(list: string): readonly string[] {
  try {
    const names: unknown = JSON.parse(fs.readFileSync(list, 'utf8'))
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : []
  } catch {
    return []
  }
}

function within(root: string, names: readonly string[]): readonly string[] {
  return names.flatMap((name) => {
    const target = path.resolve(root, name)
    const folder = path.dirname(target)
    if (!isBelow(root, target) || !fs.existsSync(folder)) return []
    const real = fs.realpathSync(folder)
    return real === root || isBelow(root, real) ? [target] : []
  })
}
