import { groupOver, type Table } from '../document/element.js'
import type { FlowBlock, LineRun } from './flow.js'
import type { StructureCell, StructureNode } from './pages.js'
import type { PlacedLine } from './paginate.js'
import { leavesOf } from './structure-leaves.js'

/** Numbers the leaves of the structure while the pages are drawn, in reading order. */
export interface StructureBuilder {
  readonly nodes: readonly StructureNode[]
  /** A paragraph of its own. */
  paragraph(): number
  /** The runs of a line with their leaves; a run-in heading is cut from the text behind it. */
  place(line: PlacedLine): readonly PlacedRun[]
}

/** A run with the leaf that it belongs to; a head of a table that is set again belongs to none, and repeats one. */
export interface PlacedRun {
  readonly run: LineRun
  readonly leaf: number | null
  readonly repeats: number | null
}

/** Begins the structure of one document. */
export function makeStructure(): StructureBuilder {
  const nodes: StructureNode[] = []
  let count = 0
  const next = (): number => count++
  const text = (role: Extract<StructureNode, { kind: 'text' }>['role']): number => {
    const leaf = next()
    nodes.push({ kind: 'text', role, leaf })
    return leaf
  }
  /** What is known of the block that the lines are of: its leaves by part, and how much of a run-in heading is placed. */
  let current: FlowBlock | null = null
  let leaves: number[] = []
  let headingLeft = 0

  const begin = (block: FlowBlock): void => {
    current = block
    leaves = []
    headingLeft = 0
    const { structure } = block
    if (structure.kind === 'table') {
      const node = tableNode(structure.table, next)
      nodes.push(node)
      leaves = [...leavesOf(node)]
    } else if (structure.kind === 'run-in') {
      headingLeft = structure.heading
      leaves = [text(structure.role), text('P')]
    }
  }

  const leafOf = (block: FlowBlock, part: number): number | null => {
    const { structure } = block
    if (structure.kind === 'none') return null
    if (structure.kind === 'run-in') return leaves[1] ?? null
    const role = structure.kind === 'text' ? structure.role : 'P'
    leaves[part] ??= text(role)
    return leaves[part]
  }

  return {
    nodes,
    paragraph: () => text('P'),
    place({ block, index, line }) {
      if (block !== current) begin(block)
      const { structure } = block
      if (structure.kind === 'table') {
        const row = index < 0 ? 0 : (line.tablePart?.row ?? index)
        const first = firstLeaf(structure.table, row)
        return line.runs.map((run) => {
          const leaf = leaves[first + cellNumber(structure.table, row, run.part)] ?? null
          return index < 0 ? { run, leaf: null, repeats: leaf } : { run, leaf, repeats: null }
        })
      }
      if (structure.kind !== 'run-in' || headingLeft === 0)
        return line.runs.map((run) => ({ run, leaf: leafOf(block, run.part), repeats: null }))
      const [heading = null, rest = null] = leaves
      return line.runs.flatMap((run): readonly PlacedRun[] => {
        const cut = Math.min(headingLeft, run.characters.length)
        headingLeft -= cut
        const pieces = [
          { run: { ...run, characters: run.characters.slice(0, cut) }, leaf: heading, repeats: null },
          { run: { ...run, characters: run.characters.slice(cut) }, leaf: rest, repeats: null },
        ]
        return cut === 0 || cut === run.characters.length
          ? [{ run, leaf: cut === 0 ? rest : heading, repeats: null }]
          : pieces
      })
    },
  }
}

/** A table with its unit and its cells, row by row; those of the head stand in the order of their columns. */
function tableNode(table: Table, next: () => number): StructureNode {
  const headCell = (columns = 1, rows = 1): StructureCell => ({ leaf: next(), head: true, columns, rows })
  const bodyCell = (): StructureCell => ({ leaf: next(), head: false, columns: 1, rows: 1 })
  const { unit, groups, header } = table
  const caption = unit ? next() : null
  const columns = header.map((_, column) => column)
  const upper = columns.flatMap((column): readonly StructureCell[] => {
    const group = groups.find(({ first }) => first === column)
    if (group) return [headCell(group.span)]
    return groupOver(table, column) ? [] : [headCell(1, groups.length > 0 ? 2 : 1)]
  })
  const lower = groups.length > 0 ? [columns.filter((column) => groupOver(table, column)).map(() => headCell())] : []
  const rows = table.rows.map(() => columns.map(bodyCell))
  return { kind: 'table', caption, rows: [upper, ...lower, ...rows] }
}

/** How many leaves stand before those of a line of the table: line 0 is the head, -1 the unit. */
function firstLeaf({ unit, groups, header }: Table, line: number): number {
  if (line < 0) return 0
  return (unit ? 1 : 0) + (line === 0 ? 0 : groups.length + header.length + (line - 1) * header.length)
}

/** Where a cell of a line stands among the cells of that line; parts of the head count groups first. */
function cellNumber(table: Table, line: number, part: number): number {
  if (line !== 0 || table.groups.length === 0) return part
  const { groups, header } = table
  const columns = header.map((_, column) => column)
  const upper = columns.flatMap((column): readonly number[] => {
    const group = groups.findIndex(({ first }) => first === column)
    if (group >= 0) return [group]
    return groupOver(table, column) ? [] : [groups.length + column]
  })
  const lower = columns.filter((column) => groupOver(table, column)).map((column) => groups.length + column)
  return [...upper, ...lower].indexOf(part)
}
