import type { OfficialDocument } from '../document/document.js'
import type { Block, Table } from '../document/element.js'
import { listsOf } from '../document/inline-lists.js'
import type { Passage } from '../document/passages.js'

/** A table of the text or of an attachment as its reader sees it: the words of its cells. */
export interface PrintedTable {
  readonly header: readonly Passage[]
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

function printedTable({ groups, header, rows }: Table, cells: readonly Passage[]): PrintedTable {
  const columns = header.length
  const first = groups.length + columns
  return {
    header: cells.slice(groups.length, first),
    rows: rows.map((_, row) => cells.slice(first + row * columns, first + (row + 1) * columns)),
  }
}
