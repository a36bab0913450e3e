import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { isBelow } from './is-below.js'
import { fitsName } from './long-name.js'
import { makeFolder, namesIn, orTakenAway } from './place-file.js'

/** The list of the files that a run was writing stands in the workspace folder; its ending says how far it had come. */
const LIST = /^\.tongbao\.(?<id>[0-9a-f]{8})\.(?<stage>staging|placing)$/

/** What a killed run may have left beside a target. */
export const LEFTOVER = /\.[0-9a-f]{8}(?:\.old)?\.tmp$/

/** The new bytes of a target, beside it until all are there; `id` is that of the run. */
export const temporaryOf = (target: string, id: string): string => besideOf(target, `.${id}.tmp`)

/** The old bytes of a target, until all new ones are in place. */
export const backupOf = (target: string, id: string): string => besideOf(target, `.${id}.old.tmp`)

/** A target whose name leaves no room for more is known beside it by a short one. */
function besideOf(target: string, tail: string): string {
  const name = path.basename(target)
  if (fitsName(name + tail)) return target + tail
  return path.join(path.dirname(target), createHash('sha256').update(name).digest('hex').slice(0, 16) + tail)
}

/**
 * Writes the list of a run that has yet to write its files. Folders that are yet to be made stand behind the files, each
 * with a `/` at its end. Targets and folders are absolute and below `root`. Throws where nothing can be written in the
 * workspace: then nothing of it is left there either.
 */
export function startList(root: string, id: string, targets: readonly string[], folders: readonly string[]): string {
  makeFolder(root)
  const list = path.join(root, `.tongbao.${id}.staging`)
  const nameOf = (target: string) => path.relative(root, target).replaceAll(path.sep, '/')
  const names = [...targets.map(nameOf), ...folders.map((folder) => `${nameOf(folder)}/`)]
  orTakenAway(list, () => fs.writeFileSync(list, `${JSON.stringify(names, null, 1)}\n`))
  return list
}

/** Says in the list that all files are written beside their targets; gives its new name. */
export function startPlacing(list: string): string {
  const placing = list.replace(/staging$/, 'placing')
  fs.renameSync(list, placing)
  return placing
}

/** A list that a killed run has left. */
export interface LeftList {
  readonly file: string
  /** Of the run. */
  readonly id: string
  /** All files were written; some may be in their places. */
  readonly placing: boolean
}

/** The lists that lie in a workspace. */
export const listsIn = (root: string): readonly LeftList[] =>
  namesIn(root).flatMap((name) => {
    const { id, stage } = LIST.exec(name)?.groups ?? {}
    return id === undefined ? [] : [{ file: path.join(root, name), id, placing: stage === 'placing' }]
  })

/**
 * What a list names in the folder of the workspace: files, and folders that were to be made. The list may be anyone's work:
 * what lies outside, by links too, is left out.
 */
export function readList(
  root: string,
  { file }: LeftList,
): { readonly targets: readonly string[]; readonly folders: readonly string[] } {
  const names = namesOfList(file)
  const isFolder = (name: string) => name.endsWith('/')
  return {
    targets: within(
      root,
      names.filter((name) => !isFolder(name)),
    ),
    folders: within(root, names.filter(isFolder)),
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
