import type { PageItem, StructureNode } from './pages.js'

/** How many leaves a structure has. */
export const leafCount = (structure: readonly StructureNode[]): number =>
  structure.reduce((sum, node) => sum + leavesOf(node).length, 0)

/** The leaves of a part of a structure, in reading order. */
export const leavesOf = (node: StructureNode): readonly number[] =>
  node.kind === 'text'
    ? [node.leaf]
    : [...(node.caption === null ? [] : [node.caption]), ...node.rows.flat().map(({ leaf }) => leaf)]

/** The same words as leaves of a structure that has `by` leaves before them: for documents joined in one file. */
export const moveLeaf = (item: PageItem, by: number): PageItem =>
  item.kind === 'text' && item.leaf !== null ? { ...item, leaf: item.leaf + by } : item

/** A node with its leaves behind `by` others. */
export const moveNode = (node: StructureNode, by: number): StructureNode =>
  node.kind === 'text'
    ? { ...node, leaf: node.leaf + by }
    : {
        ...node,
        caption: node.caption === null ? null : node.caption + by,
        rows: node.rows.map((row) => row.map((cell) => ({ ...cell, leaf: cell.leaf + by }))),
      }
