import type { OfficialDocument } from '../document/document.js'
import type { Block, Element, Table } from '../document/element.js'
import { plainText, text } from '../document/inline.js'
import { listsOf } from '../document/inline-lists.js'
import { type Passage, passagesOf } from '../document/passages.js'
import { groupNeighbours } from '../keyed/group-by.js'
import type { Pair } from './align.js'
import type { Side } from './edits.js'
import { headsOf, type OrderPair, pairHeads, withTables } from './pair-columns.js'
import { blockText, namingColumn, pairBlocks, pairElements, pairNames, pairRows } from './pair-elements.js'
import { type Part, splitParagraphs } from './split-paragraphs.js'

/**
 * A passage in two versions; of a cell, `context` says its row and the heads of its column, else it is empty. A row of a
 * table that only one version has is one passage, its cells parted by a space (`isRow`).
 */
export type PassagePair = Pair<Passage> & {
  readonly context: string
  readonly isRow: boolean
  /** Which stretch of a paragraph that was split or joined, and what became of the end behind it. */
  readonly part: PassagePart
}

/** A stretch of a paragraph, without the paragraphs that it is a stretch of. */
export type PassagePart = Omit<Part<unknown>, 'pair'>

const wholePart: PassagePart = { old: null, now: null, end: null }

/** Which run of text of an element (see `listsOf`) stands for which; null: none does. */
interface ListPair extends OrderPair {
  readonly context: string
  /** The row of a table that comes or goes as a whole with it; null for any other. */
  readonly row: object | null
  readonly part: PassagePart
}

/** The passages of two versions of a document, in reading order; what is gone stands where it stood. */
export function pairPassages(old: OfficialDocument, now: OfficialDocument): readonly PassagePair[] {
  const before = passageIndex(old)
  const after = passageIndex(now)
  return partsOf(withTables(pairElements(old, now))).flatMap(({ pair, ...part }) =>
    rowsOf(pairLists(pair, part)).flatMap((lists): readonly PassagePair[] => {
      const [{ context, row, part: own }] = lists
      const passages = (element: Element | null, side: Side, of: ReturnType<typeof passageIndex>) =>
        lists.flatMap((each) => (element && each[side] !== null ? (of.get(element)?.[each[side]] ?? []) : []))
      const gone = joinCells(passages(pair.old, 'old', before))
      const come = joinCells(passages(pair.now, 'now', after))
      const about = { context, isRow: row !== null, part: own }
      if (gone && come) return [{ old: gone, now: come, ...about }]
      if (gone) return [{ old: gone, now: null, ...about }]
      return come ? [{ old: null, now: come, ...about }] : []
    }),
  )
}

const partsOf = <B extends Element>(pairs: readonly Pair<B>[]): readonly Part<B>[] => splitParagraphs(pairs, blockText)

/** Runs of text, those of a row that comes or goes as a whole together. */
const rowsOf = (lists: readonly ListPair[]) =>
  groupNeighbours(lists, (list, next) => next.row !== null && list.row === next.row)

/** What parts the cells of a row in a line of text. */
const GAP = '\u3000'

/** The cells of a row as one passage, which stands where the first of them that says something does. */
function joinCells(cells: readonly Passage[]): Passage | undefined {
  const [only, ...others] = cells
  if (!only || others.length === 0) return only
  const said = cells.filter((cell) => cell.text !== '')
  const inlines = said.flatMap((cell, index) => (index > 0 ? [text(GAP), ...cell.inlines] : cell.inlines))
  return { ...(said[0] ?? only), inlines, text: plainText(inlines) }
}

/** The passages of each element, in the order of its runs of text. */
function passageIndex(document: OfficialDocument): ReadonlyMap<Element, readonly Passage[]> {
  const found = new Map<Element, Passage[]>(document.elements.map((element) => [element, []]))
  for (const passage of passagesOf(document)) {
    const element = document.elements[passage.element]
    if (element) found.get(element)?.push(passage)
  }
  return found
}

function pairLists({ old, now }: Pair<Element>, part: PassagePart): readonly ListPair[] {
  if (old && now) {
    if (old.kind === 'table' && now.kind === 'table') return pairCells(old, now)
    if (old.kind === 'attachment' && now.kind === 'attachment') return pairAttachment(old, now)
    return pairOrders(listsOf(old), listsOf(now)).map((pair) => ({ ...pair, context: '', row: null, part }))
  }
  return wholeLists(old ?? now).map((about, order) => ({
    old: old ? order : null,
    now: old ? null : order,
    part,
    ...about,
  }))
}

/** What is to be known of each run of text of an element that only one version has. */
function wholeLists(element: Element): readonly Pick<ListPair, 'context' | 'row'>[] {
  if (element.kind === 'attachment') return [{ context: '', row: null }, ...element.blocks.flatMap(wholeLists)]
  if (element.kind !== 'table') return listsOf(element).map(() => ({ context: '', row: null }))
  const cells = (count: number, context: string) => {
    const row = {}
    return Array.from({ length: count }, () => ({ context, row }))
  }
  const { unit, groups, header, rows } = element
  return [
    ...(unit ? [{ context: '', row: null }] : []),
    ...cells(groups.length + header.length, HEAD),
    ...rows.flatMap((row) => cells(row.length, ROW)),
  ]
}

/** What people call a row that is told as a whole. */
const HEAD = '表头'
const ROW = '表中一行'

type Attachment = Extract<Element, { kind: 'attachment' }>

/** The title, then block by block. */
function pairAttachment(old: Attachment, now: Attachment): readonly ListPair[] {
  const [before, after] = [blockOffsets(old.blocks), blockOffsets(now.blocks)]
  const shift = (order: number | null, offset: number | undefined) => (order === null ? null : order + (offset ?? 0))
  return [
    { old: 0, now: 0, context: now.label, row: null, part: wholePart },
    ...partsOf(withTables(pairBlocks(old.blocks, now.blocks))).flatMap(({ pair: blocks, ...part }) =>
      pairLists(blocks, part).map((lists) => ({
        ...lists,
        old: blocks.old ? shift(lists.old, before.get(blocks.old)) : null,
        now: blocks.now ? shift(lists.now, after.get(blocks.now)) : null,
      })),
    ),
  ]
}

/** Which run of text of the attachment is the first of each block; the title is run 0. */
function blockOffsets(blocks: readonly Block[]): ReadonlyMap<Block, number> {
  const offsets = new Map<Block, number>()
  let offset = 1
  for (const block of blocks) {
    offsets.set(block, offset)
    offset += listsOf(block).length
  }
  return offsets
}

/** Unit, head by head, then cell by cell, row by row. */
function pairCells(old: Table, now: Table): readonly ListPair[] {
  const unit = old.unit || now.unit ? [{ old: old.unit && 0, now: now.unit && 0 }] : []
  const { columns, groups: commonHeads } = pairHeads(old, now)
  const behind = ({ old: before, now: after }: OrderPair, count: (table: Table) => number): OrderPair => ({
    old: before === null ? null : before + count(old),
    now: after === null ? null : after + count(now),
  })
  const groups = commonHeads.map((group) => behind(group, units))
  const heads = columns.map((column) => behind(column, (table) => units(table) + table.groups.length))
  const [before, after] = [cellOffsets(old), cellOffsets(now)]
  const cells = pairRows(old.rows, now.rows).flatMap((rows) => {
    const cellOf = (row: Row | null, offsets: ReadonlyMap<Row, number>, column: number | null) =>
      row && column !== null && column < row.length ? (offsets.get(row) ?? 0) + column : null
    const named = rows.now ?? rows.old ?? []
    const whole = !rows.old || !rows.now
    const name = namingColumn(named.map(plainText))
    return columns.map((column): ListPair => {
      const ownHeads = column.now === null ? headsOf(old, column.old ?? 0) : headsOf(now, column.now)
      const own = rows.now ? column.now : column.old
      return {
        old: cellOf(rows.old, before, column.old),
        now: cellOf(rows.now, after, column.now),
        context: whole ? ROW : own === name ? '' : [plainText(named[name] ?? []), ...ownHeads].join('／'),
        row: whole ? rows : null,
        part: wholePart,
      }
    })
  })
  return [
    ...[...unit, ...groups, ...heads].map((head): ListPair => ({ ...head, context: '', row: null, part: wholePart })),
    ...cells,
  ]
}

/** Which name of a list stands for which of another. */
function pairOrders(old: readonly Row[number][], now: readonly Row[number][]): readonly OrderPair[] {
  const index = (names: readonly Row[number][]) => new Map(names.map((name, order) => [name, order]))
  const [first, second] = [index(old), index(now)]
  return pairNames(old, now).map((pair): OrderPair => {
    const [before, after] = [pair.old && first.get(pair.old), pair.now && second.get(pair.now)]
    return { old: before ?? null, now: after ?? null }
  })
}

type Row = Table['rows'][number]

/** How many runs of text stand before the heads of a table. */
const units = ({ unit }: Table): number => (unit ? 1 : 0)

/** Which run of text of the table is the first of each row; a row may lack its last cells. */
function cellOffsets(table: Table): ReadonlyMap<Row, number> {
  const offsets = new Map<Row, number>()
  let offset = units(table) + table.groups.length + table.header.length
  for (const row of table.rows) {
    offsets.set(row, offset)
    offset += row.length
  }
  return offsets
}
