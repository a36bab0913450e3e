import type { Table } from '../document/element.js'
import { type Inline, plainText } from '../document/inline.js'
import { textWidth } from './cells.js'
import { cellsPerRow } from './geometry.js'

/** White between a column's rules and its text, in cells, both sides together. */
export const cellPadding = 1
/** Room that a column has beyond its longest text, so that a font a little wider does not make it wrap. */
const slack = 0.5
/** No column is narrower: one ideograph and its white. */
const least = 2

/**
 * Widths of the columns in half cells of the grid, together the width of the type area: each as wide as its longest text
 * where there is room, what is left over shared out; where there is not, the widest give way first and their text wraps.
 */
export function columnWidths(table: Table): readonly number[] {
  const natural = table.header.map((head, column) => {
    const texts: readonly (readonly Inline[])[] = [head, ...table.rows.map((row) => row[column] ?? [])]
    return Math.max(least, ...texts.map((inlines) => Math.ceil(textWidth(plainText(inlines)) + cellPadding + slack)))
  })
  const widths = natural.slice()
  const total = () => widths.reduce((sum, width) => sum + width, 0)
  while (total() > cellsPerRow) {
    const widest = Math.max(...widths)
    if (widest <= least) break
    const column = widths.lastIndexOf(widest)
    widths[column] = Math.max(least, widest - 0.5)
  }
  const spare = Math.max(0, cellsPerRow - total()) / Math.max(1, widths.length)
  const shared = widths.map((width) => width + Math.floor(spare * 2) / 2)
  const rest = cellsPerRow - shared.reduce((sum, width) => sum + width, 0)
  return shared.map((width, column) => (column === 0 ? width + Math.max(0, rest) : width))
}
