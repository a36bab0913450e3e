import { groupBy } from '../../keyed/group-by.js'
import type { Sides } from '../edits.js'
import type { InputChange } from './input-changes.js'

/** A place that goes by another name (撤县设区): what it says is as it was. */
export type Rename = Sides<string>

/** An input under the old name, and the one that stands for it under the new name. */
export interface RenamedInput {
  readonly gone: InputChange
  readonly come: InputChange
  readonly rename: Rename
}

/**
 * The places that are gone, each with the new one that is the same: of what their own files say, names apart, more than
 * half is word for word the same. By nothing else can a new name be told from another place.
 */
export function renamesIn(changes: readonly InputChange[]): readonly Rename[] {
  const gone = places(changes.filter(({ now }) => now === null))
  const come = places(changes.filter(({ old }) => old === null))
  if (gone.length === 0 || come.length === 0) return []
  const ofFile = groupBy(changes, ({ file }) => stemOf(file))
  const candidates = gone.flatMap((old) =>
    come.map((now) => ({ old, now, alike: likeness(ofFile, { old, now }) })).filter(({ alike }) => alike > 0.5),
  )
  const found: Rename[] = []
  for (const { old, now } of candidates.sort((a, b) => b.alike - a.alike))
    if (!found.some((each) => each.old === old || each.now === now)) found.push({ old, now })
  return found.sort((a, b) => gone.indexOf(a.old) - gone.indexOf(b.old))
}

const places = (changes: readonly InputChange[]): readonly string[] =>
  changes.flatMap(({ kind, path: [, name, key] }) => (kind === 'place' && key === '名称' && name ? [name] : []))

/** Which part of what the files of two places say is the same, from 0 to 1; what 地方.yaml says of them proves nothing. */
function likeness(ofFile: ReadonlyMap<string, readonly InputChange[]>, rename: Rename): number {
  const [gone, come] = [ofFile.get(rename.old) ?? [], ofFile.get(rename.now) ?? []]
  const same = pairInputs([...gone, ...come], [rename]).filter(saysTheSame).length
  return same / Math.max(gone.length, come.length, 1)
}

const stemOf = (file: string): string => file.replace(/^.*\//u, '').replace(/\.[^.]+$/u, '')

/** What was said under an old name, with what is said in its place under the new one. */
export function pairInputs(changes: readonly InputChange[], renames: readonly Rename[]): readonly RenamedInput[] {
  return renames.flatMap((rename) => {
    const come = new Map(changes.flatMap((change) => (change.old === null ? [[keyOf(change), change] as const] : [])))
    return changes.flatMap((gone): readonly RenamedInput[] => {
      const key = inNewNames(keyOf(gone), [rename])
      const found = gone.now === null && key !== keyOf(gone) ? come.get(key) : undefined
      return found ? [{ gone, come: found, rename }] : []
    })
  })
}

const keyOf = ({ file, path }: InputChange): string => [file, ...path].join('\n')

/** Whether an input only has the new name where it had the old one. */
export const saysTheSame = ({ gone, come, rename }: RenamedInput): boolean =>
  inNewNames(gone.old?.text ?? '', [rename]) === come.now?.text

/** A text as it reads with the new names. */
export const inNewNames = (text: string, renames: readonly Rename[]): string =>
  renames.reduce((words, { old, now }) => words.replaceAll(old, now), text)
