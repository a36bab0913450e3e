import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { fail, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import { isBelow } from './is-below.js'
import { makeFolder, namesIn, removeEmpty, takeAway, unwritable } from './place-file.js'
import { backupOf, LEFTOVER, startList, startPlacing, temporaryOf } from './write-list.js'

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

/** More files than this would take minutes to flush; what they are made of (a workbook, the data) is still there. */
const FLUSHED = 100

/**
 * Puts files in their places, all or none: each is written beside its target, then all are renamed. Files that already
 * have these bytes are left alone, time stamp and all. When the run is killed while it renames, the next one that works
 * in the workspace brings it to its end (finish-writes.ts); when a rename is refused, those before it are undone.
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
    const listed = steps.filter(({ inside }) => inside).map(({ target }) => target)
    if (listed.length > 0) list = startList(root, id, listed, folders)
    stage(steps, (target) => {
      current = target
    })
    if (list) list = startPlacing(list)
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
  if (!placed) for (const { temporary } of steps) takeAway(temporary)
}

function stepTo(
  target: string,
  bytes: Uint8Array,
  { id, root, replaces }: { readonly id: string; readonly root: string; readonly replaces: boolean },
): Step {
  return {
    target,
    bytes,
    temporary: temporaryOf(target, id),
    backup: replaces ? backupOf(target, id) : null,
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
