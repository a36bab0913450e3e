import { editLines, type LineEdit, type Splice } from '../data/edit-lines.js'
import { flowKey, type OriginEntry, readOrigins, type WorkbookOrigin, writeOrigins } from '../data/origin-comment.js'

/** A change of one file of the data, with the cells that it comes from. */
export type Edit =
  | (Splice & {
      /** The key of what is put in; null: the one that stands before it. */
      readonly key: string | null
      /** Null: no value, and no cell says it. */
      readonly origin: WorkbookOrigin | null
    })
  | (Exclude<LineEdit, Splice> & { readonly origins: readonly OriginEntry[] })

/** Applies edits to a file, as `editLines` does; behind each changed value stands the cell that says so. */
export const editSource = (text: string, edits: readonly Edit[]): string | undefined =>
  editLines(
    text,
    edits.map((edit) => (edit.kind === 'line' ? { ...edit, text: withOrigins(edit.text, edit.origins) } : edit)),
    (edited, splices, before) => {
      const { start, entries } = readOrigins(edited)
      const fresh = splices.flatMap(({ column, key, origin }) =>
        origin ? [{ ...origin, key: key ?? flowKey(before, column) }] : [],
      )
      const kept = entries.filter((entry) => !fresh.some(({ key }) => key === entry.key))
      return withOrigins(edited.slice(0, start), [...kept, ...fresh])
    },
  )

/** A line with the cells that its values come from behind it. */
export const withOrigins = (line: string, origins: readonly OriginEntry[]): string =>
  origins.length > 0 ? `${line}  ${writeOrigins(origins)}` : line
