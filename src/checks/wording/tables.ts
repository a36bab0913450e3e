import type { OfficialDocument } from '../../document/document.js'
import { type Block, groupOver, type Table } from '../../document/element.js'
import { plainText } from '../../document/inline.js'
import { listsOf } from '../../document/inline-lists.js'
import type { Passage } from '../../document/passages.js'

/** A table of the text or of an attachment as its reader sees it: the words of its cells. */
export interface PrintedTable {
  /** 单位：万元 above it. */
  readonly unit: Passage | null
  readonly header: readonly Passage[]
  /** What stands above each column: its own head, then that of its group. */
  readonly above: readonly (readonly string[])[]
  readonly rows: readonly (readonly Passage[])[]
}

/** Every table of a document; `passages` are those of the same document. */
export function printedTables({ elements }: OfficialDocument, passages: readonly Passage[]): readonly PrintedTable[] {
  return elements.flatMap((element, index) => {
    if (element.kind !== 'table' && element.kind !== 'attachment') return []
    const cells = passages.filter((passage) => passage.element === index)
    if (element.kind === 'table') return printedTable(element, cells)
    let first = 1
    return element.blocks.flatMap((block: Block) => {
      const own = cells.slice(first, first + listsOf(block).length)
      first += own.length
      return block.kind === 'table' ? printedTable(block, own) : []
    })
  })
}

function printedTable(table: Table, passages: readonly Passage[]): PrintedTable {
  const { unit, groups, header, rows } = table
  const cells = unit ? passages.slice(1) : passages
  const columns = header.length
  const first = groups.length + columns
  const own = cells.slice(groups.length, first)
  return {
    unit: unit ? (passages[0] ?? null) : null,
    header: own,
    above: own.map(({ text }, column) => {
      const group = groupOver(table, column)
      return group ? [text, plainText(group.inlines)] : [text]
    }),
    rows: rows.map((_, row) => cells.slice(first + row * columns, first + (row + 1) * columns)),
  }
}
