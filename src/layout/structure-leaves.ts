import type { PageItem, StructureNode } from './pages.js'

/** How many leaves a structure has. */
export const leafCount = (structure: readonly StructureNode[]): number =>
  structure.reduce((sum, node) => sum + (node.kind === 'text' ? 1 : node.rows.flat().length), 0)

/** The same words as leaves of a structure that has `by` leaves before them: for documents joined in one file. */
export const moveLeaf = (item: PageItem, by: number): PageItem =>
  item.kind === 'text' && item.leaf !== null ? { ...item, leaf: item.leaf + by } : item

export const moveNode = (node: StructureNode, by: number): StructureNode =>
  node.kind === 'text'
    ? { ...node, leaf: node.leaf + by }
    : { ...node, rows: node.rows.map((row) => row.map((cell) => ({ ...cell, leaf: cell.leaf + by }))) }
