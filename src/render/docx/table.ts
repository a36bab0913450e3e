import type { Table } from '../../document/element.js'
import { type Inline, plainText } from '../../document/inline.js'
import { cell, rowTwips, toTwips } from '../../layout/geometry.js'
import { tableRows } from '../../layout/set-table.js'
import { cellPadding, columnWidths } from '../../layout/table-columns.js'
import { paragraph, run } from './paragraph.js'
import { measure } from './properties.js'
import { element, valued, type Xml } from './xml.js'

const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'] as const

/** A ruled table as wide as the type area: header row repeated, no row broken across pages. */
export function tableOf(table: Table, kept: boolean): Xml {
  const edgesAt = cumulative(columnWidths(table))
  const widths = edgesAt.slice(1).map((edge, index) => edge - (edgesAt[index] ?? 0))
  const heights = tableRows(table)
  const centred = table.header.map(() => 'center' as const)
  return element(
    'w:tbl',
    {},
    element(
      'w:tblPr',
      {},
      element('w:tblW', { 'w:w': measure, 'w:type': 'dxa' }),
      element('w:tblInd', { 'w:w': 0, 'w:type': 'dxa' }),
      element(
        'w:tblBorders',
        {},
        ...edges.map((edge) =>
          element(`w:${edge}`, { 'w:val': 'single', 'w:sz': 4, 'w:space': 0, 'w:color': '000000' }),
        ),
      ),
      element('w:tblLayout', { 'w:type': 'fixed' }),
      cellMargins(),
    ),
    element('w:tblGrid', {}, ...widths.map((width) => element('w:gridCol', { 'w:w': width }))),
    tableRow(table.header, { widths, align: centred, rows: heights.header, header: true, kept: true }),
    ...table.rows.map((row, index) =>
      tableRow(row, {
        widths,
        align: table.align,
        rows: heights.rows[index] ?? 1,
        header: false,
        kept: kept && index >= table.rows.length - 2,
      }),
    ),
  )
}

const cumulative = (cells: readonly number[]): readonly number[] =>
  [0, ...cells.map((_, index) => cells.slice(0, index + 1).reduce((sum, width) => sum + width, 0))].map((edge) =>
    toTwips(edge * cell),
  )

function cellMargins(): Xml {
  const side = toTwips((cellPadding / 2) * cell)
  const margin = (name: string, width: number) => element(`w:${name}`, { 'w:w': width, 'w:type': 'dxa' })
  return element('w:tblCellMar', {}, margin('top', 0), margin('left', side), margin('bottom', 0), margin('right', side))
}

interface RowOptions {
  readonly widths: readonly number[]
  readonly align: readonly ('left' | 'center' | 'right')[]
  readonly rows: number
  readonly header: boolean
  readonly kept: boolean
}

const tableRow = (texts: readonly (readonly Inline[])[], { widths, align, rows, header, kept }: RowOptions) =>
  element(
    'w:tr',
    {},
    element(
      'w:trPr',
      {},
      element('w:cantSplit'),
      element('w:trHeight', { 'w:val': rows * rowTwips, 'w:hRule': 'exact' }),
      ...(header ? [element('w:tblHeader')] : []),
    ),
    ...widths.map((width, column) =>
      element(
        'w:tc',
        {},
        element('w:tcPr', {}, element('w:tcW', { 'w:w': width, 'w:type': 'dxa' }), valued('w:vAlign', 'center')),
        paragraph(header ? 'TableHeader' : 'TableText', [run(plainText(texts[column] ?? []))], {
          justify: align[column] ?? 'left',
          ...(kept ? { keepNext: true } : {}),
        }),
      ),
    ),
  )
