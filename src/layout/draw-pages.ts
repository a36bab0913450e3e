import type { OfficialDocument } from '../document/document.js'
import { groupBy } from '../keyed/group-by.js'
import type { FlowLine } from './flow.js'
import { sheets } from './geometry.js'
import { type Imprint, placeImprint } from './imprint.js'
import type { Masthead } from './masthead.js'
import { pageBottom } from './page-bottom.js'
import { draftMark, mastheadItems, pageNumber } from './page-marks.js'
import type { OutlineEntry, Page, PageItem, Pages, TextRun } from './pages.js'
import type { PlacedLine } from './paginate.js'
import { type PlacedRun, StructureBuilder } from './structure.js'
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
  const byPage = groupBy(lines, ({ page }) => page)
  const structure = new StructureBuilder()
  const pages = Array.from({ length: pageCount }, (_, index) =>
    drawPage(contents, index + 1, byPage.get(index + 1) ?? [], structure),
  )
  return { format: document.format, pages, outline: outlineOf(lines), structure: structure.nodes }
}

function drawPage(
  contents: PageContents,
  number: number,
  lines: readonly PlacedLine[],
  structure: StructureBuilder,
): Page {
  const { document, head, imprint, pageCount, numbered } = contents
  const items: PageItem[] = []
  // A page without lines, before 版记 or with it alone, is upright.
  const kind = lines[0]?.block.sheet ?? 'upright'
  const mark = pageMark(document.properties)
  if (mark !== '') items.push(draftMark(mark, kind))
  if (number === 1) items.push(...mastheadItems(head, structure.paragraph()))
  let row = 0
  for (const [index, placed] of lines.entries()) {
    const { block, line, top } = placed
    const ends = lines[index + 1]?.block !== block
    items.push(...lineRules(ends ? [...line.rules, ...(line.tablePart?.closing ?? [])] : line.rules, top))
    for (const own of structure.place(placed)) items.push(textItem(own, top, block.element, row + 1))
    row += line.rows
  }
  if (imprint && number === pageCount) {
    const place = { bottom: pageBottom(document.format, number), rowsAbove: row }
    items.push(...imprintItems(imprint, place, structure))
  }
  if (numbered(number)) items.push(pageNumber(number, kind))
  const { width, height } = sheets[kind]
  return { number, width, height, items }
}

const lineRules = (rules: FlowLine['rules'], top: number): readonly PageItem[] =>
  rules.map((rule) => ({ ...rule, y1: points(top / 20 + rule.y1), y2: points(top / 20 + rule.y2) }))

/** A run in its place: `top` of its line in twips, `row` the first row of the line. */
const textItem = ({ run, leaf, repeats }: PlacedRun, top: number, element: number, row: number): TextRun => ({
  kind: 'text',
  face: run.face,
  size: run.size,
  baseline: points(top / 20 + run.baseline),
  characters: run.characters,
  colour: 'black',
  element: run.element ?? element,
  row: row + run.row,
  turned: false,
  leaf,
  repeats,
})

function imprintItems(
  imprint: Imprint,
  { bottom, rowsAbove }: { readonly bottom: number; readonly rowsAbove: number },
  structure: StructureBuilder,
): readonly PageItem[] {
  const { rows, rules } = placeImprint(imprint, bottom)
  const leaves = new Map<number, number>()
  return [
    ...rules,
    ...rows.flatMap(({ line, top, element }, index) => {
      const leaf = leaves.get(element) ?? structure.paragraph()
      leaves.set(element, leaf)
      return line.runs.map((run) => textItem({ run, leaf, repeats: null }, top, element, rowsAbove + index + 1))
    }),
  ]
}

const outlineOf = (lines: readonly PlacedLine[]): readonly OutlineEntry[] =>
  lines.flatMap(({ block, index, page, top }) =>
    index === 0 && block.outline ? [{ ...block.outline, page, top: twips(top) }] : [],
  )
