import type { OfficialDocument } from '../../document/document.js'
import { groupOver, type Table } from '../../document/element.js'
import { plainText } from '../../document/inline.js'
import { webBlocks } from './web-paragraphs.js'

/** A document as plain text for a website: one paragraph a line, lines of the title apart, cells of a table by tabs. */
export const renderWebText = (document: OfficialDocument, titleLines: readonly string[]): string =>
  webBlocks(document, titleLines)
    .flatMap((block) => (block.kind === 'table' ? tableLines(block.table) : block.lines))
    .map((line) => `${line}\n`)
    .join('')

/** A common heading stands before the words of each of its columns. */
function tableLines(table: Table): readonly string[] {
  const { unit, header, rows } = table
  const head = header.map((cell, column) => {
    const group = groupOver(table, column)
    return (group ? plainText(group.inlines) : '') + plainText(cell)
  })
  const lines = [head, ...rows.map((row) => header.map((_, column) => plainText(row[column] ?? [])))]
  return [...(unit ? [plainText(unit)] : []), ...lines.map((cells) => cells.join('\t'))]
}
