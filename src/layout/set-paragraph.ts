import { breakLines } from './break-lines.js'
import { type FaceRun, toGlyphs } from './cells.js'
import type { FlowLine } from './flow.js'
import { areaLeft, cell, cellsPerRow, rowTwips, type Sheet, sizes } from './geometry.js'
import { rowOf } from './set-line.js'
import { cells, type Points, points } from './units.js'

/** Indents of a paragraph in cells: of its first line, of its turnovers, of its right side. */
export interface Indents {
  readonly first: number
  readonly rest: number
  readonly right: number
}

/** 7.3.3: every paragraph of the text indents two characters, turnovers are flush. */
export const textIndents: Indents = { first: 2, rest: 0, right: 0 }
export const flush: Indents = { first: 0, rest: 0, right: 0 }

interface ParagraphType {
  readonly indents: Indents
  readonly size?: Points
  /** Width of a full character; the grid's cell where the text stands on the grid. */
  readonly cell?: Points
  /** Width of the line in characters. */
  readonly measure?: number
  readonly height?: number
  readonly left?: Points
  /** False where turnovers stand below a character of the line above, which spreading would move. */
  readonly justified?: boolean
}

/** Text on the grid of a sheet. */
export const onSheet = (sheet: Sheet): Pick<ParagraphType, 'cell' | 'measure' | 'left'> => ({
  cell: sheet.cell,
  measure: sheet.cells,
  left: sheet.left,
})

/** A paragraph broken and set: all lines but the last are spread to the full measure. */
export function setParagraph(runs: readonly FaceRun[], type: ParagraphType): readonly FlowLine[] {
  const { indents, size = sizes.text, cell: unit = cell, measure = cellsPerRow } = type
  const { height = rowTwips, left = areaLeft, justified = true } = type
  const glyphs = toGlyphs(runs)
  const room = (indent: number) => cells(measure - indent - indents.right)
  const ranges = breakLines(glyphs, room(indents.first), room(indents.rest))
  return ranges.map(({ start, end }, index) => {
    const indent = index === 0 ? indents.first : indents.rest
    const justifyTo = justified && index < ranges.length - 1 ? points(room(indent) * unit) : null
    const setting = { x: points(left + indent * unit), size, cell: unit, height, justifyTo }
    return rowOf(height, { glyphs: glyphs.slice(start, end), setting })
  })
}
