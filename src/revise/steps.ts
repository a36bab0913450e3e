import { diffArrays } from 'diff'

/** Between two edits, what is removed stands before what is added: that is how people read a correction. */
export interface Step<T> {
  readonly same: readonly (readonly [T, T])[]
  readonly removed: readonly T[]
  readonly added: readonly T[]
}

/** A step that is still being made. */
export interface OpenStep<T> {
  same: (readonly [T, T])[]
  removed: T[]
  added: T[]
}

/** How sequences become one another: steps of what stays, followed by what goes and what comes. */
export function stepsBetween<T>(
  old: readonly T[],
  now: readonly T[],
  equal: (a: T, b: T) => boolean,
): readonly Step<T>[] {
  const steps: OpenStep<T>[] = []
  let oldIndex = 0
  let nowIndex = 0
  const last = () => {
    const step = steps.at(-1)
    if (step) return step
    const first = { same: [], removed: [], added: [] }
    steps.push(first)
    return first
  }
  for (const { added, removed, count } of diffArrays([...old], [...now], { comparator: equal })) {
    if (removed) {
      last().removed.push(...old.slice(oldIndex, oldIndex + count))
      oldIndex += count
    } else if (added) {
      last().added.push(...now.slice(nowIndex, nowIndex + count))
      nowIndex += count
    } else {
      const same: (readonly [T, T])[] = []
      for (let offset = 0; offset < count; offset += 1) {
        const [before, after] = [old[oldIndex + offset], now[nowIndex + offset]]
        if (before !== undefined && after !== undefined) same.push([before, after])
      }
      steps.push({ same, removed: [], added: [] })
      oldIndex += count
      nowIndex += count
    }
  }
  return steps
}

/** A word with what else belongs to it, such as its format; only words are compared. */
export interface Word {
  readonly text: string
}
