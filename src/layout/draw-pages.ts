import type { OfficialDocument } from '../document/document.js'
import type { FlowLine } from './flow.js'
import { paper } from './geometry.js'
import { type Imprint, placeImprint } from './imprint.js'
import type { Masthead } from './masthead.js'
import { pageBottom } from './page-bottom.js'
import { draftMark, mastheadItems, pageNumber } from './page-marks.js'
import type { OutlineEntry, Page, PageItem, Pages } from './pages.js'
import type { PlacedLine } from './paginate.js'
import { points, twips } from './units.js'
import { pageMark } from './wording.js'

/** What is known when all lines have their places. */
export interface PageContents {
  readonly document: OfficialDocument
  readonly head: Masthead
  readonly lines: readonly PlacedLine[]
  /** Null where the document has none. */
  readonly imprint: Imprint | null
  readonly pageCount: number
  /** Whether a page bears its number. */
  readonly numbered: (page: number) => boolean
}

/** The display list: every page with its text and rules in reading order. */
export function drawPages(contents: PageContents): Pages {
  const { document, lines, pageCount } = contents
  return {
    format: document.format,
    pages: Array.from({ length: pageCount }, (_, index) => drawPage(contents, index + 1)),
    outline: outlineOf(lines),
  }
}

function drawPage({ document, head, lines, imprint, pageCount, numbered }: PageContents, number: number): Page {
  const items: PageItem[] = []
  const mark = pageMark(document.properties)
  if (mark !== '') items.push(draftMark(mark))
  if (number === 1) items.push(...mastheadItems(head))
  let row = 0
  for (const { block, line, page, top } of lines) {
    if (page !== number) continue
    items.push(...lineItems(line, top, block.element, row + 1))
    row += line.rows
  }
  if (imprint && number === pageCount) items.push(...imprintItems(imprint, pageBottom(document.format, number), row))
  if (numbered(number)) items.push(pageNumber(number))
  return { number, width: paper.width, height: paper.height, items }
}

function lineItems(line: FlowLine, topTwips: number, element: number, row: number): readonly PageItem[] {
  const top = twips(topTwips)
  return [
    ...line.rules.map((rule) => ({ ...rule, y1: points(top + rule.y1), y2: points(top + rule.y2) })),
    ...line.runs.map((run) => ({
      kind: 'text' as const,
      face: run.face,
      size: run.size,
      baseline: points(top + run.baseline),
      characters: run.characters,
      colour: 'black' as const,
      element: run.element ?? element,
      row: row + run.row,
    })),
  ]
}

function imprintItems(imprint: Imprint, bottom: number, rowsAbove: number): readonly PageItem[] {
  const { rows, rules } = placeImprint(imprint, bottom)
  return [
    ...rules,
    ...rows.flatMap(({ line, top, element }, index) => lineItems(line, top, element, rowsAbove + index + 1)),
  ]
}

const outlineOf = (lines: readonly PlacedLine[]): readonly OutlineEntry[] =>
  lines.flatMap(({ block, index, page, top }) =>
    index === 0 && block.outline ? [{ ...block.outline, page, top: twips(top) }] : [],
  )
