import type { SheetKind } from '../document/element.js'
import type { FlowBlock, FlowLine } from './flow.js'
import { sheets } from './geometry.js'

/** Lowest row edge of a page, counted from the top of the sheet, in twips; page numbers are 1-based. */
export type PageBottom = (page: number, sheet: SheetKind) => number

/** A line that has found its place. */
export interface PlacedLine {
  readonly block: FlowBlock
  /** Index of the line in its block; -1 for a repeated header row. */
  readonly index: number
  readonly line: FlowLine
  readonly page: number
  /** Top of the row, down from the top of the paper, in twips. */
  readonly top: number
}

/** A line with what decides where pages may end. */
interface Candidate {
  readonly block: FlowBlock
  readonly index: number
  readonly line: FlowLine
  readonly spaceBefore: number
  /** Whether a page may end before this line. */
  readonly breakable: boolean
  readonly pageBreak: boolean
}

/**
 * Fills pages line by line as Word does: each takes what fits; where a line would overflow, the page ends at the last
 * place where it may (keep with next), or, where it may nowhere, before that line.
 */
export function paginate(blocks: readonly FlowBlock[], bottomOf: PageBottom): readonly PlacedLine[] {
  const candidates = blocks.flatMap((block, index) => candidatesOf(block, blocks[index - 1]))
  const placed: PlacedLine[] = []
  let start = 0
  for (let page = 1; start < candidates.length; page++) {
    const sheet = candidates[start]?.block.sheet ?? 'upright'
    const end = pageEnd(candidates, start, bottomOf(page, sheet), page === 1)
    placed.push(...placePage(candidates.slice(start, end), page))
    start = end
  }
  return placed
}

function candidatesOf(block: FlowBlock, before: FlowBlock | undefined): readonly Candidate[] {
  const count = block.lines.length
  return block.lines.map((line, index) => ({
    block,
    index,
    line,
    spaceBefore: index === 0 ? block.spaceBefore : 0,
    pageBreak:
      index === 0
        ? before !== undefined && (block.pageBreakBefore || before.sheet !== block.sheet)
        : index === block.pageBreakAt,
    breakable: index === 0 ? !before?.keepNext : mayBreak(block, index, count),
  }))
}

/**
 * Whether a page may end within a block: between rows of a table, but not before its last row, for one row makes no page;
 * before and within a row higher than a page anywhere. Unit and head stay with the first row.
 */
function mayBreak({ repeated, keepNext, lines }: FlowBlock, index: number, count: number): boolean {
  if (repeated.length === 0) return !keepNext
  const splits = (at: number): boolean => lines[at]?.tablePart?.split ?? false
  return isRow(lines[index - 1]) && (index !== count - 1 || splits(index) || splits(index - 1))
}

/** A line of a row below the head. */
const isRow = (line: FlowLine | undefined): boolean => (line?.tablePart?.row ?? 0) > 0

/** Index after the last line of the page that begins with `start`. */
function pageEnd(lines: readonly Candidate[], start: number, bottom: number, first: boolean): number {
  let y = topOf(lines[start]) + repeatedHeight(lines[start])
  for (let index = start; index < lines.length; index++) {
    const line = lines[index]
    if (!line) break
    if (index > start && line.pageBreak) return index
    y += topSpace(line, index === start, first) + line.line.height
    if (y + line.line.foot > bottom && index > start) return lastBreak(lines, start, index)
  }
  return lines.length
}

function lastBreak(lines: readonly Candidate[], start: number, overflow: number): number {
  for (let index = overflow; index > start; index--) if (lines[index]?.breakable) return index
  return overflow
}

/** Where the rows of the page that a line begins start, in twips. */
const topOf = (line: Candidate | undefined): number => sheets[line?.block.sheet ?? 'upright'].margins.top

/** Word drops the white above a paragraph at the top of a page, except on the first and after a page break. */
const topSpace = (line: Candidate, top: boolean, first: boolean): number =>
  top && !first && !line.pageBreak ? 0 : line.spaceBefore

/** Header rows stand again above a table that goes on. */
const repeatedLines = (line: Candidate | undefined): readonly FlowLine[] =>
  line && isRow(line.line) ? line.block.repeated : []
const repeatedHeight = (line: Candidate | undefined): number =>
  repeatedLines(line).reduce((sum, { height }) => sum + height, 0)

function placePage(lines: readonly Candidate[], page: number): readonly PlacedLine[] {
  const placed: PlacedLine[] = []
  let y = topOf(lines[0])
  const [first] = lines
  if (first)
    for (const line of repeatedLines(first)) {
      placed.push({ block: first.block, index: -1, line, page, top: y })
      y += line.height
    }
  lines.forEach((candidate, index) => {
    y += topSpace(candidate, index === 0, page === 1)
    placed.push({ block: candidate.block, index: candidate.index, line: candidate.line, page, top: y })
    y += candidate.line.height
  })
  return placed
}
