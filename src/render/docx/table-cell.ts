import { type Inline, plainText } from '../../document/inline.js'
import { sizes, toTwips } from '../../layout/geometry.js'
import { cellLines, cellRoom, tableRule } from '../../layout/table-cells.js'
import type { TableFit } from '../../layout/table-columns.js'
import { brokenRun, paragraph } from './paragraph.js'
import { shells } from './shell.js'
import { textScale } from './styles.js'
import { element, twips, valued, type Xml } from './xml.js'

type Align = 'left' | 'center' | 'right'

/** The rule above a row, which Word counts beside its least height and its text. */
export const rule = toTwips(tableRule)

/** What all cells of a table share. */
export interface CellFormat {
  readonly fit: TableFit
  /** Widths of the columns in twips: their edges are rounded, so that they add up. */
  readonly widths: readonly number[]
}

/** A cell of its own: what it says, and where and how. */
export interface CellContent {
  readonly inlines: readonly Inline[]
  readonly first: number
  readonly span: number
  readonly align: Align
  /** White to the right of a number, in characters. */
  readonly indent: number
  readonly head: boolean
  readonly merge: 'restart' | 'continue' | null
  /** Its row goes on to the next page. */
  readonly split: boolean
  readonly kept: boolean
}

/** One cell, with its text in the lines that the layout gives it. */
export function cell(
  { inlines, first, span, align, indent, head, merge, split, kept }: CellContent,
  { fit, widths }: CellFormat,
) {
  const width = widths.slice(first, first + span).reduce((sum, each) => sum + each, 0)
  // Word scales the text to 98 %, and the white beside a number with it.
  const right = Math.round((indent * fit.size * 20 * textScale) / 100)
  const white = (fit.white - rule) / 2
  const text = plainText(inlines)
  const full = cellRoom(fit, { first, span })
  const { parts, room } = cellLines(text, full - indent, { head, align })
  const spare = Math.floor((full - indent - room) * fit.unit * 20)
  const beside = align === 'center' ? Math.floor(spare / 2) : 0
  const indentTwips = align === 'center' ? { left: beside, right: beside } : { right: right + spare }
  return cellShell(
    { width, span, merge, split },
    paragraph(head ? 'TableHeader' : 'TableText', text === '' ? [] : [brokenRun(parts, ...smaller(fit))], {
      justify: align,
      line: fit.line,
      ...(head ? {} : { before: white, after: white }),
      ...(indentTwips.right > 0 ? { indentTwips } : {}),
      ...(kept ? { keepNext: true } : {}),
    }),
  )
}

type CellShell = Pick<CellContent, 'span' | 'merge' | 'split'> & { readonly width: number }

const cellShell = shells(
  ({ width, span, merge, split }: CellShell) =>
    (inside = '') =>
      element(
        'w:tc',
        {},
        element(
          'w:tcPr',
          {},
          twips('w:tcW', width),
          ...(span > 1 ? [valued('w:gridSpan', span)] : []),
          ...(merge === null ? [] : [valued('w:vMerge', merge)]),
          valued('w:vAlign', split ? 'top' : 'center'),
        ),
        inside,
      ),
)

/** The formats of a type smaller than the text. */
export const smaller = ({ size }: TableFit): readonly Xml[] =>
  size === sizes.text ? [] : [valued('w:sz', size * 2), valued('w:szCs', size * 2)]
