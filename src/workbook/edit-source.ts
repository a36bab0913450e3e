import { editLines } from '../data/edit-lines.js'
import { flowKey, type OriginEntry, readOrigins, type WorkbookOrigin, writeOrigins } from './origin-comment.js'

/** A change of one file of the data; line and column are those of the file before any change, from 1. */
export type Edit =
  /** Other text in place of a value, or, with an empty `was`, between two characters. */
  | {
      readonly kind: 'splice'
      readonly line: number
      readonly column: number
      readonly was: string
      readonly now: string
      /** The key of what is put in; null: the one that stands before it. */
      readonly key: string | null
      readonly origin: WorkbookOrigin
    }
  /** A line of its own behind another; 0: before the first. */
  | { readonly kind: 'line'; readonly after: number; readonly text: string; readonly origins: readonly OriginEntry[] }

/** Applies edits to a file, as `editLines` does; behind each changed value stands the cell that says so. */
export const editSource = (text: string, edits: readonly Edit[]): string | undefined =>
  editLines(
    text,
    edits.map((edit) => (edit.kind === 'line' ? { ...edit, text: withOrigins(edit.text, edit.origins) } : edit)),
    (edited, splices, before) => {
      const { start, entries } = readOrigins(edited)
      const fresh = splices.map(({ column, key, origin }) => ({ ...origin, key: key ?? flowKey(before, column) }))
      const kept = entries.filter((entry) => !fresh.some(({ key }) => key === entry.key))
      return withOrigins(edited.slice(0, start), [...kept, ...fresh])
    },
  )

const withOrigins = (line: string, origins: readonly OriginEntry[]): string =>
  origins.length > 0 ? `${line}  ${writeOrigins(origins)}` : line
