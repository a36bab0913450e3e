import { groupOver, type Table } from '../document/element.js'
import type { FlowBlock, LineRun } from './flow.js'
import type { StructureCell, StructureNode } from './pages.js'
import type { PlacedLine } from './paginate.js'
import { leavesOf } from './structure-leaves.js'

/** A run with the leaf that it belongs to; a head of a table that is set again belongs to none, and repeats one. */
export interface PlacedRun {
  readonly run: LineRun
  readonly leaf: number | null
  readonly repeats: number | null
}

/** Numbers the leaves of the structure of one document while its pages are drawn, in reading order. */
export class StructureBuilder {
  readonly nodes: StructureNode[] = []
  #count = 0
  /** What is known of the block that the lines are of: its leaves by part, and how much of a run-in heading is not placed yet. */
  #current: FlowBlock | null = null
  #leaves: number[] = []
  #headingLeft = 0

  /** A paragraph of its own. */
  paragraph(): number {
    return this.#text('P')
  }

  /** The runs of a line with their leaves; a run-in heading is cut from the text behind it. */
  place({ block, index, line }: PlacedLine): readonly PlacedRun[] {
    if (block !== this.#current) this.#begin(block)
    const { structure } = block
    if (structure.kind === 'table') return this.#placeInTable(structure.table, index, line)
    if (structure.kind === 'run-in' && this.#headingLeft > 0) return line.runs.flatMap((run) => this.#cutHeading(run))
    return line.runs.map((run) => ({ run, leaf: this.#leafOf(block, run.part), repeats: null }))
  }

  #next(): number {
    this.#count += 1
    return this.#count - 1
  }

  #text(role: Extract<StructureNode, { kind: 'text' }>['role']): number {
    const leaf = this.#next()
    this.nodes.push({ kind: 'text', role, leaf })
    return leaf
  }

  #begin(block: FlowBlock): void {
    this.#current = block
    this.#leaves = []
    this.#headingLeft = 0
    const { structure } = block
    if (structure.kind === 'table') {
      const node = tableNode(structure.table, () => this.#next())
      this.nodes.push(node)
      this.#leaves = [...leavesOf(node)]
    } else if (structure.kind === 'run-in') {
      this.#headingLeft = structure.heading
      this.#leaves = [this.#text(structure.role), this.#text('P')]
    }
  }

  #leafOf({ structure }: FlowBlock, part: number): number | null {
    if (structure.kind === 'none') return null
    if (structure.kind === 'run-in') return this.#leaves[1] ?? null
    const known = this.#leaves[part]
    if (known !== undefined) return known
    const leaf = this.#text(structure.kind === 'text' ? structure.role : 'P')
    this.#leaves[part] = leaf
    return leaf
  }

  #placeInTable(table: Table, index: number, { runs, tablePart }: PlacedLine['line']): readonly PlacedRun[] {
    const row = index < 0 ? 0 : (tablePart?.row ?? index)
    const first = firstLeaf(table, row)
    return runs.map((run) => {
      const leaf = this.#leaves[first + cellNumber(table, row, run.part)] ?? null
      return index < 0 ? { run, leaf: null, repeats: leaf } : { run, leaf, repeats: null }
    })
  }

  #cutHeading(run: LineRun): readonly PlacedRun[] {
    const [heading = null, rest = null] = this.#leaves
    const cut = Math.min(this.#headingLeft, run.characters.length)
    this.#headingLeft -= cut
    if (cut === 0) return [{ run, leaf: rest, repeats: null }]
    if (cut === run.characters.length) return [{ run, leaf: heading, repeats: null }]
    return [
      { run: { ...run, characters: run.characters.slice(0, cut) }, leaf: heading, repeats: null },
      { run: { ...run, characters: run.characters.slice(cut) }, leaf: rest, repeats: null },
    ]
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
