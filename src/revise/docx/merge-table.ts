import { childOf, childrenOf, elementsOf, sameXml, type XmlNode, xml } from '../../markup/xml-tree.js'
import { align } from '../align.js'
import type { Fate } from '../edits.js'
import { namingColumn } from '../pair-elements.js'
import { mergeParagraph, textOf, wholeParagraph } from './merge-paragraph.js'
import type { Tracking } from './tracking.js'

/**
 * The columns of a table: only tables of as many columns are versions of one another. A column could be tracked cell by
 * cell (`w:cellDel`, `w:cellIns`: 17.13.5.1, .2), but LibreOffice 7 passes over these marks: where all changes are rejected
 * an added column stays, empty. So the old table is struck whole and the new one inserted; the paper (`pdf/`) marks the
 * column alone.
 */
export const columnsOf = (table: XmlNode): number => {
  const grid = childOf(table, 'w:tblGrid')
  return grid ? childrenOf(grid, 'w:gridCol').length : 0
}

/** What a reader sees of a table. */
export const tableText = (table: XmlNode): string => childrenOf(table, 'w:tr').map(rowText).join('\n')

const cellText = (cell: XmlNode): string => childrenOf(cell, 'w:p').map(textOf).join('\n')
const rowText = (row: XmlNode): string => childrenOf(row, 'w:tc').map(cellText).join('\t')

/** A table added or removed as a whole: that is what its rows are. */
export const wholeTable = (table: XmlNode, fate: Fate, tracking: Tracking): XmlNode => ({
  ...table,
  children: elementsOf(table).map((child) => (child.name === 'w:tr' ? wholeRow(child, fate, tracking) : child)),
})

/** Two versions of a table of as many columns, row by row. */
export function mergeTable(old: XmlNode, now: XmlNode, tracking: Tracking): XmlNode {
  if (sameXml(old, now)) return now
  const rows = align(childrenOf(old, 'w:tr'), childrenOf(now, 'w:tr'), {
    kind: (row) => String(childrenOf(row, 'w:tc').length),
    text: rowText,
    identity: (row) => {
      const cells = childrenOf(row, 'w:tc').map(cellText)
      return cells[namingColumn(cells)] ?? ''
    },
  })
  return xml(
    now.name,
    now.attributes,
    ...mergeChanged(old, now, 'w:tblPr', tracking),
    ...mergeGrid(childOf(old, 'w:tblGrid'), childOf(now, 'w:tblGrid'), tracking),
    ...rows.map((pair) => {
      if (pair.old && pair.now) return mergeRow(pair.old, pair.now, tracking)
      return pair.old ? wholeRow(pair.old, 'removed', tracking) : wholeRow(pair.now, 'added', tracking)
    }),
  )
}

function wholeRow(row: XmlNode, fate: Fate, tracking: Tracking): XmlNode {
  const properties = childOf(row, 'w:trPr') ?? xml('w:trPr', '')
  const cells = childrenOf(row, 'w:tc').map((cell) => ({
    ...cell,
    children: elementsOf(cell).map((child) => (child.name === 'w:p' ? wholeParagraph(child, fate, tracking) : child)),
  }))
  return xml(
    row.name,
    row.attributes,
    { ...properties, children: [...properties.children, tracking.mark(fate)] },
    ...cells,
  )
}

function mergeRow(old: XmlNode, now: XmlNode, tracking: Tracking): XmlNode {
  if (sameXml(old, now)) return now
  const before = childrenOf(old, 'w:tc')
  return xml(
    now.name,
    now.attributes,
    ...mergeChanged(old, now, 'w:trPr', tracking),
    ...childrenOf(now, 'w:tc').map((cell, column) => {
      const was = before[column]
      return was ? mergeCell(was, cell, tracking) : cell
    }),
  )
}

/** Paragraphs of a cell pair as they stand: the last one of a cell can be neither added nor removed. */
function mergeCell(old: XmlNode, now: XmlNode, tracking: Tracking): XmlNode {
  const [before, after] = [childrenOf(old, 'w:p'), childrenOf(now, 'w:p')]
  const shift = after.length - before.length
  const paragraphs = after.map((paragraph, index) => {
    const was = before[index - shift]
    return was ? mergeParagraph(was, paragraph, tracking) : wholeParagraph(paragraph, 'added', tracking)
  })
  const gone = before.slice(0, Math.max(0, -shift)).map((paragraph) => wholeParagraph(paragraph, 'removed', tracking))
  return xml(now.name, now.attributes, ...mergeChanged(old, now, 'w:tcPr', tracking), ...gone, ...paragraphs)
}

/** Properties of a table, row or cell, with the old ones where they differ. */
function mergeChanged(old: XmlNode, now: XmlNode, name: string, tracking: Tracking): readonly XmlNode[] {
  const [before, after] = [childOf(old, name), childOf(now, name)]
  if (sameXml(before, after)) return after ? [after] : []
  const properties = after ?? xml(name, '')
  const change = tracking.before(`${name}Change`, before ?? xml(name, ''))
  return [{ ...properties, children: [...properties.children, change] }]
}

/** `w:tblGridChange` bears a number only. */
function mergeGrid(old: XmlNode | undefined, now: XmlNode | undefined, tracking: Tracking): readonly XmlNode[] {
  if (!now) return []
  if (!old || sameXml(old, now)) return [now]
  const change = tracking.before('w:tblGridChange', old)
  const id = /\sw:id="\d+"/u.exec(change.attributes)?.[0] ?? ''
  return [{ ...now, children: [...now.children, { ...change, attributes: id }] }]
}
