import type { OfficialDocument } from '../document/document.js'
import type { Block, Element } from '../document/element.js'
import { plainText } from '../document/inline.js'
import { listsOf } from '../document/inline-lists.js'
import { type Passage, passagesOf } from '../document/passages.js'
import type { Pair } from './align.js'
import { namingColumn, pairBlocks, pairElements, pairNames, pairRows } from './pair-elements.js'

/** A passage in two versions; of a cell, `context` says its row and the heads of its column, else it is empty. */
export type PassagePair = Pair<Passage> & { readonly context: string }

/** Which run of text of an element (see `listsOf`) stands for which; null: none does. */
interface ListPair {
  readonly old: number | null
  readonly now: number | null
  readonly context: string
}

/** The passages of two versions of a document, in reading order; what is gone stands where it stood. */
export function pairPassages(old: OfficialDocument, now: OfficialDocument): readonly PassagePair[] {
  const before = passageIndex(old)
  const after = passageIndex(now)
  return pairElements(old, now).flatMap((pair) =>
    pairLists(pair).flatMap(({ old: first, now: second, context }): readonly PassagePair[] => {
      const gone = pair.old && first !== null ? before.get(pair.old)?.[first] : undefined
      const come = pair.now && second !== null ? after.get(pair.now)?.[second] : undefined
      if (gone && come) return [{ old: gone, now: come, context }]
      if (gone) return [{ old: gone, now: null, context }]
      return come ? [{ old: null, now: come, context }] : []
    }),
  )
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

function pairLists({ old, now }: Pair<Element>): readonly ListPair[] {
  if (old && now) {
    if (old.kind === 'table' && now.kind === 'table') return pairCells(old, now)
    if (old.kind === 'attachment' && now.kind === 'attachment') return pairAttachment(old, now)
    const [before, after] = [listsOf(old), listsOf(now)]
    const index = (lists: typeof before) => new Map(lists.map((list, order) => [list, order]))
    const [first, second] = [index(before), index(after)]
    return pairNames(before, after).map((pair) => ({
      old: pair.old ? (first.get(pair.old) ?? null) : null,
      now: pair.now ? (second.get(pair.now) ?? null) : null,
      context: '',
    }))
  }
  return listsOf(old ?? now).map((_, order) => ({ old: old ? order : null, now: old ? null : order, context: '' }))
}

type Attachment = Extract<Element, { kind: 'attachment' }>

/** The title, then block by block. */
function pairAttachment(old: Attachment, now: Attachment): readonly ListPair[] {
  const [before, after] = [blockOffsets(old.blocks), blockOffsets(now.blocks)]
  const shift = (order: number | null, offset: number | undefined) => (order === null ? null : order + (offset ?? 0))
  return [
    { old: 0, now: 0, context: now.label },
    ...pairBlocks(old.blocks, now.blocks).flatMap((blocks) =>
      pairLists(blocks).map((lists) => ({
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

type Table = Extract<Block, { kind: 'table' }>

/** Head by head, then cell by cell: row by row, and the columns as they stand (two tables of other columns are no pair). */
function pairCells(old: Table, now: Table): readonly ListPair[] {
  const heads = [...now.groups, ...now.header].map((_, head): ListPair => ({ old: head, now: head, context: '' }))
  const [before, after] = [cellOffsets(old), cellOffsets(now)]
  const cells = pairRows(old.rows, now.rows).flatMap((rows) => {
    const named = rows.now ?? rows.old ?? []
    const name = namingColumn(named.map(plainText))
    const cellOf = (row: Row | null, offsets: ReadonlyMap<Row, number>, column: number) =>
      row && column < row.length ? (offsets.get(row) ?? 0) + column : null
    return now.header.map((_, column): ListPair => {
      const context = [plainText(named[name] ?? []), ...headsOf(now, column)].join('／')
      return {
        old: cellOf(rows.old, before, column),
        now: cellOf(rows.now, after, column),
        context: column === name ? '' : context,
      }
    })
  })
  return [...heads, ...cells]
}

/** The heads of a column from the top down: the one that it has in common with its neighbours, and its own. */
function headsOf({ groups, header }: Table, column: number): readonly string[] {
  const group = groups.find(({ first, span }) => first <= column && column < first + span)
  return [...(group ? [group.inlines] : []), header[column] ?? []].map(plainText)
}

type Row = Table['rows'][number]

/** Which run of text of the table is the first of each row; a row may lack its last cells. */
function cellOffsets({ groups, header, rows }: Table): ReadonlyMap<Row, number> {
  const offsets = new Map<Row, number>()
  let offset = groups.length + header.length
  for (const row of rows) {
    offsets.set(row, offset)
    offset += row.length
  }
  return offsets
}
