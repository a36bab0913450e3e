import { breakLines, type LineRange, type LineRoom } from './break-lines.js'
import { type FaceRun, type Glyph, toGlyphs, visibleWidth } from './cells.js'
import type { FlowBlock, FlowLine } from './flow.js'
import { areaLeft, cell, cellsPerRow, rowTwips, type Sheet, sizes } from './geometry.js'
import { openings, rowOf } from './set-line.js'
import { tighten, tightSetting } from './tighten.js'
import { cells, type Points, points } from './units.js'
import { wordRoom } from './word-measure.js'

/** Indents of a paragraph in cells: of its first line, of its turnovers, of its right side. */
export interface Indents {
  readonly first: number
  readonly rest: number
  readonly right: number
}

/** 7.3.3: every paragraph of the text indents two characters, turnovers are flush. */
export const textIndents: Indents = { first: 2, rest: 0, right: 0 }
/** No indent at all. */
export const flush: Indents = { first: 0, rest: 0, right: 0 }

interface ParagraphType {
  readonly indents: Indents
  readonly size?: Points
  /** Width of a full character; the grid's cell where the text stands on the grid. */
  readonly cell?: Points
  /** Width of a full character of the measure and the indents, where it is another. */
  readonly column?: Points
  /** Width of the line in characters. */
  readonly measure?: number
  readonly height?: number
  readonly left?: Points
  /** False where turnovers stand below a character of the line above, which spreading would move. */
  readonly justified?: boolean
  /** Whether all is set closer where that avoids a last line of one character. */
  readonly tightens?: boolean
}

/** Text on the grid of a sheet. */
export const onSheet = (sheet: Sheet): Pick<ParagraphType, 'cell' | 'measure' | 'left'> => ({
  cell: sheet.cell,
  measure: sheet.cells,
  left: sheet.left,
})

/** A paragraph in lines, with how they are set where that is not the rule. */
export interface LinedParagraph extends Pick<FlowBlock, 'ragged' | 'closer'> {
  readonly lines: readonly FlowLine[]
}

/** A paragraph broken and set: all lines but the last are spread to the full measure, where that tears none apart. */
export function setParagraph(runs: readonly FaceRun[], type: ParagraphType): LinedParagraph {
  const glyphs = toGlyphs(runs)
  const ranges = breakParagraph(glyphs, type)
  if (tears(glyphs, ranges, type)) {
    const ragged = { ...type, justified: false }
    return { lines: setLines(glyphs, breakParagraph(glyphs, ragged), ragged), ragged: true, closer: 0 }
  }
  const tight = type.tightens ? tighten(glyphs, ranges, type.indents.first) : null
  if (!tight) return { lines: setLines(glyphs, ranges, type), ragged: false, closer: 0 }
  const { cell: unit, closer } = tightSetting(tight.twips)
  const lines = setLines(glyphs, tight.ranges, { ...type, cell: unit, column: cell }, closer)
  return { lines, ragged: false, closer: tight.twips }
}

/** White that may open between two characters of a line at most, in characters. */
const mostOpened = 0.5

/** Whether a line that ends before a long word (an address of a website) would open too far. */
function tears(glyphs: readonly Glyph[], ranges: readonly LineRange[], type: ParagraphType): boolean {
  if (type.justified === false) return false
  for (let index = 0; index < ranges.length - 1; index++) {
    const { start, end } = ranges[index] ?? { start: 0, end: 0 }
    let spare: number = roomOf(type, index === 0 ? type.indents.first : type.indents.rest)
    for (let at = start; at < end; at++) spare -= glyphs[at]?.width ?? 0
    // Most lines are full, or a character short.
    if (spare > 1 && spare > mostOpened * openings(glyphs.slice(start, end))) return true
  }
  return false
}

const roomOf = ({ indents, measure = cellsPerRow }: ParagraphType, indent: number) =>
  cells(measure - indent - indents.right)

const breakParagraph = (glyphs: readonly Glyph[], type: ParagraphType): readonly LineRange[] =>
  breakLines(glyphs, lineRoom(type, type.indents.first), lineRoom(type, type.indents.rest))

/** Word squeezes spaces where lines are spread: not in 版记 or 附件说明. */
function lineRoom(type: ParagraphType, indent: number): LineRoom {
  const { justified = true, measure = cellsPerRow, cell: unit = cell } = type
  return { cells: roomOf(type, indent), word: justified ? wordRoom(indent + type.indents.right, measure * unit) : null }
}

function setLines(
  glyphs: readonly Glyph[],
  ranges: readonly LineRange[],
  type: ParagraphType,
  closer: Points = points(0),
): readonly FlowLine[] {
  const { indents, size = sizes.text, cell: unit = cell } = type
  const { height = rowTwips, left = areaLeft, justified = true, column = unit } = type
  return ranges.map(({ start, end }, index) => {
    const indent = index === 0 ? indents.first : indents.rest
    const line = glyphs.slice(start, end)
    const room = points(roomOf(type, indent) * column)
    const overflows = visibleWidth(line) * unit - (line.length - 1) * closer > room + 0.001
    const justifyTo = justified && (index < ranges.length - 1 || overflows) ? room : null
    const setting = { x: points(left + indent * column), size, cell: unit, height, justifyTo, closer }
    return rowOf(height, { glyphs: line, setting })
  })
}
