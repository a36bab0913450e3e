import { element, twips, type Xml } from './xml.js'

/** A table of one column that stands where `placing` says and not in the flow; without rules and white of its own. */
export const hangingTable = (placing: readonly Xml[], width: number, rows: readonly Xml[]): Xml =>
  element(
    'w:tbl',
    {},
    element(
      'w:tblPr',
      {},
      ...placing,
      twips('w:tblW', width),
      element('w:tblLayout', { 'w:type': 'fixed' }),
      element('w:tblCellMar', {}, twips('w:left', 0), twips('w:right', 0)),
    ),
    element('w:tblGrid', {}, element('w:gridCol', { 'w:w': width })),
    ...rows,
  )
