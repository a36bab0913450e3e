import { groupOver, type Table } from '../../document/element.js'
import { plainText } from '../../document/inline.js'
import { numberIndents } from '../../layout/align-numbers.js'
import { chooseFit, type TableRow, type TableRows, tableRows } from '../../layout/break-table.js'
import { cellPadding } from '../../layout/column-demands.js'
import { type Sheet, toTwips } from '../../layout/geometry.js'
import type { TableFit, TableTypes } from '../../layout/table-columns.js'
import { paragraph, run } from './paragraph.js'
import { shells } from './shell.js'
import { type CellContent, type CellFormat, cell, rule, smaller } from './table-cell.js'
import { element, twips, type Xml } from './xml.js'

const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'] as const

/** The unit of a table, a paragraph that stays with it, `before` twips below what is above; none where it has none. */
export function unitOf(table: Table, before: number, sheet: Sheet, types: TableTypes): readonly Xml[] {
  const { unit } = tableRows(table, sheet, types)
  if (!table.unit || !unit) return []
  return [
    paragraph('TableText', [run(plainText(table.unit), undefined, ...smaller(chooseFit(table, sheet, types)))], {
      justify: 'right',
      keepNext: true,
      line: unit.height,
      ...(before > 0 ? { before } : {}),
    }),
  ]
}

/** A ruled table as wide as the type area: head repeated, no row broken across pages. */
export function tableOf(table: Table, kept: boolean, sheet: Sheet, types: TableTypes): Xml {
  const fit = chooseFit(table, sheet, types)
  const format: CellFormat = { fit, widths: twipWidths(fit) }
  const heights = tableRows(table, sheet, types)
  const indents = numberIndents(table)
  const last = table.rows.length - 1
  const heightOf = (index: number): TableRow => heights.rows[index] ?? heights.header
  // A row that goes on to the next page stays with none.
  const stays = (index: number): boolean =>
    !heightOf(index).split && (index === last ? kept : index === last - 1 && !heightOf(last).split)
  const rows = table.rows.map((row, index) =>
    bodyRow(
      heightOf(index),
      format.widths.map((_, column) =>
        cell(
          {
            inlines: row[column] ?? [],
            first: column,
            span: 1,
            align: table.align[column] ?? 'left',
            indent: indents[index]?.[column] ?? 0,
            head: false,
            merge: null,
            split: heightOf(index).split,
            kept: stays(index),
          },
          format,
        ),
      ),
    ),
  )
  return tableShell(
    { measure: toTwips(sheet.measure), margin: cellMargin(fit), widths: format.widths },
    ...headRows(table, format, heights),
    ...rows,
  )
}

/** What is the same in all tables, and the columns: lengths in twips, `margin` is the white at either side of a cell. */
interface TableShell {
  readonly measure: number
  readonly margin: number
  readonly widths: readonly number[]
}

const tableShell = shells(
  ({ measure, margin, widths }: TableShell) =>
    (...rows) =>
      element(
        'w:tbl',
        {},
        element(
          'w:tblPr',
          {},
          twips('w:tblW', measure),
          twips('w:tblInd', 0),
          element(
            'w:tblBorders',
            {},
            ...edges.map((edge) =>
              element(`w:${edge}`, { 'w:val': 'single', 'w:sz': 4, 'w:space': 0, 'w:color': '000000' }),
            ),
          ),
          element('w:tblLayout', { 'w:type': 'fixed' }),
          element(
            'w:tblCellMar',
            {},
            twips('w:top', 0),
            twips('w:left', margin),
            twips('w:bottom', 0),
            twips('w:right', margin),
          ),
        ),
        element('w:tblGrid', {}, ...widths.map((width) => element('w:gridCol', { 'w:w': width }))),
        ...rows,
      ),
)

function twipWidths({ widths }: TableFit): readonly number[] {
  let edge = 0
  return widths.map((width) => {
    const before = toTwips(edge)
    edge += width
    return toTwips(edge) - before
  })
}

const cellMargin = ({ unit }: TableFit): number => Math.floor((cellPadding / 2) * unit * 20)

/** One row, or two where columns have common headings: the heads of other columns go through both. */
function headRows(table: Table, format: CellFormat, heights: TableRows): readonly Xml[] {
  const head = { align: 'center' as const, indent: 0, head: true, kept: true, split: false, span: 1 }
  const own = table.header.map((inlines, first) => ({ ...head, inlines, first }))
  if (heights.groups === null) {
    return [
      headRow(
        heights.header,
        own.map((each) => cell({ ...each, merge: null }, format)),
      ),
    ]
  }
  const upper = own.flatMap((each): readonly CellContent[] => {
    const group = groupOver(table, each.first)
    if (!group) return [{ ...each, merge: 'restart' }]
    return group.first === each.first ? [{ ...head, ...group, merge: null }] : []
  })
  const lower = own.map(
    (each): CellContent =>
      groupOver(table, each.first) ? { ...each, merge: null } : { ...each, inlines: [], merge: 'continue' },
  )
  return [
    headRow(
      heights.groups,
      upper.map((each) => cell(each, format)),
    ),
    headRow(
      heights.header,
      lower.map((each) => cell(each, format)),
    ),
  ]
}

/**
 * A head is at least as high as the layout has it; the other rows are as high as their text with its white: so none is cut
 * off where a hand, or a redline, puts more words into it. All stay whole but a row higher than a page.
 */
const tableRow = shells(
  ({ split, headHeight }: { readonly split: boolean; readonly headHeight: number | null }) =>
    (...cells) =>
      element(
        'w:tr',
        {},
        element(
          'w:trPr',
          {},
          ...(split ? [] : [element('w:cantSplit')]),
          ...(headHeight === null
            ? []
            : [element('w:trHeight', { 'w:val': headHeight, 'w:hRule': 'atLeast' }), element('w:tblHeader')]),
        ),
        ...cells,
      ),
)

const bodyRow = ({ split }: TableRow, cells: readonly Xml[]): Xml => tableRow({ split, headHeight: null }, ...cells)

const headRow = ({ split, height }: TableRow, cells: readonly Xml[]): Xml =>
  tableRow({ split, headHeight: height - rule }, ...cells)
