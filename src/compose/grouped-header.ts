import type { ColumnGroup, Table } from '../document/element.js'
import { type Inline, plainText } from '../document/inline.js'
import { groupNeighbours } from '../keyed/group-by.js'

/** Stands between the common heading of neighbouring columns and a column's own; without the spaces it is a mark of text. */
const separator = ' > '

/**
 * The head of a table whose columns have common headings: neighbours that begin with the same words before ` > `, such as
 * `城镇新增就业 > 计划`, stand below one cell with these words.
 */
export function groupedHeader(cells: readonly (readonly Inline[])[]): Pick<Table, 'groups' | 'header'> {
  const parts = cells.map(splitCell)
  const isSame = (a: readonly Inline[] | null, b: readonly Inline[] | null) =>
    a !== null && b !== null && plainText(a) === plainText(b)
  const runs = groupNeighbours(parts.entries(), ([, part], [, next]) => isSame(part.group, next.group))
  const groups = runs.flatMap((run): readonly ColumnGroup[] => {
    const [[first, { group }]] = run
    return group ? [{ first, span: run.length, inlines: group }] : []
  })
  return { groups, header: parts.map(({ own }) => own) }
}

/** Only what the template itself writes separates: a value of the data is never read as markup. */
function splitCell(inlines: readonly Inline[]): {
  readonly group: readonly Inline[] | null
  readonly own: readonly Inline[]
} {
  const at = inlines.findIndex(({ kind, text }) => kind === 'text' && text.includes(separator))
  const inline = inlines[at]
  if (inline?.kind !== 'text') return { group: null, own: inlines }
  const cut = inline.text.indexOf(separator)
  const [before, after] = [inline.text.slice(0, cut).trimEnd(), inline.text.slice(cut + separator.length)]
  const rest = after.trimStart()
  const column = Array.from(inline.text.slice(0, inline.text.length - rest.length)).length
  const filled = (list: readonly Inline[]) => list.filter(({ text }) => text !== '')
  return {
    group: filled([...inlines.slice(0, at), { ...inline, text: before }]),
    own: filled([
      { ...inline, text: rest, at: inline.at && { ...inline.at, column: inline.at.column + column } },
      ...inlines.slice(at + 1),
    ]),
  }
}
