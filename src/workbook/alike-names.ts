import { squeeze } from './headers.js'

/**
 * Things by their names as people read them: half-width and without blanks. 试① and 试1 are then the same, and yet two
 * figures: where several read alike, only the one that is written so is meant, and else none.
 */
export interface AlikeNames<T> {
  /** `name` as people read it, `written` as it stands in the cell. */
  readonly find: (name: string, written: string) => T | undefined
  /** The names that read alike, where none of them is written so; empty where nothing is in doubt. */
  readonly doubtful: (name: string, written: string) => readonly string[]
  readonly keys: readonly string[]
}

/** Indexes things by their names; one thing may have several. */
export function makeAlikeNames<T>(named: readonly (readonly [string, T])[]): AlikeNames<T> {
  const exact = new Map(named)
  const alike = new Map<string, Map<T, string>>()
  for (const [name, thing] of named) {
    const key = squeeze(name)
    const known = alike.get(key)
    if (known) known.set(thing, name)
    else alike.set(key, new Map([[thing, name]]))
  }
  return {
    find: (name, written) => {
      const found = exact.get(written.trim())
      const [only, second] = alike.get(name)?.keys() ?? []
      return found ?? (second === undefined ? only : undefined)
    },
    doubtful: (name, written) => {
      const found = alike.get(name)
      return found && found.size > 1 && !exact.has(written.trim()) ? [...found.values()] : []
    },
    keys: [...alike.keys()],
  }
}
