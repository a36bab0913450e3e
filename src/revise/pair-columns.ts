import type { Element, Table } from '../document/element.js'
import { plainText } from '../document/inline.js'
import { align, type Pair } from './align.js'
import type { Sides } from './edits.js'
import { columnsOf } from './pair-elements.js'
import { stepsBetween } from './steps.js'

/** Which of a list stands for which of another; null: none does. */
export type OrderPair = Sides<number | null>

/**
 * A table that has got or lost columns is another one in a DOCX (see `docx/merge-table.ts`); whoever reads what changed
 * wants the cells of those columns only, so it is held against the one that stands in its place.
 */
export function withTables<B extends Element>(pairs: readonly Pair<B>[]): readonly Pair<B>[] {
  const partners = new Map<B, B>()
  const taken = new Set<B>()
  for (const [from, { old, now }] of pairs.entries()) {
    if (old === null || now !== null) continue
    const partner = pairs.find((other, to) => {
      if (other.old || !other.now || taken.has(other.now) || !isOfOtherColumns(old, other.now)) return false
      // In the same gap: of what has moved elsewhere the move is told.
      return pairs.slice(Math.min(from, to) + 1, Math.max(from, to)).every((each) => !each.old || !each.now)
    })?.now
    if (!partner) continue
    partners.set(partner, old)
    taken.add(partner).add(old)
  }
  return pairs.flatMap((pair): readonly Pair<B>[] => {
    const before = pair.now ? partners.get(pair.now) : undefined
    if (before && pair.now) return [{ old: before, now: pair.now }]
    return !pair.now && pair.old && taken.has(pair.old) ? [] : [pair]
  })
}

/** Whether two tables have most heads in common, but not all columns. */
function isOfOtherColumns(old: Element, now: Element): boolean {
  if (old.kind !== 'table' || now.kind !== 'table' || columnsOf(old) === columnsOf(now)) return false
  const [before, after] = [old.header.map(plainText), now.header.map(plainText)]
  const common = before.filter((head) => after.includes(head)).length
  return 2 * common > Math.min(before.length, after.length)
}

/** Tables of which a column is in one version only as two tables, one behind the other. */
export const tablesApart = <B extends Element>(pairs: readonly Pair<B>[]): readonly Pair<B>[] =>
  pairs.flatMap((pair): readonly Pair<B>[] => {
    const { old, now } = pair
    const alone = old?.kind === 'table' && now?.kind === 'table' && !isOfSameColumns(old, now)
    return alone
      ? [
          { old, now: null },
          { old: null, now },
        ]
      : [pair]
  })

const isOfSameColumns = (old: Table, now: Table): boolean =>
  pairHeads(old, now).columns.every((column) => column.old !== null && column.now !== null)

/** The columns of two versions of a table from the left, and the heads that columns have in common. */
export interface PairedHeads {
  readonly columns: readonly OrderPair[]
  /** Each common head is in one pair. */
  readonly groups: readonly OrderPair[]
}

/** Which columns stand for which, and which common heads: these are told by the columns under them. */
export function pairHeads(old: Table, now: Table): PairedHeads {
  const columns = pairColumns(old, now)
  const groups = pairGroups(old, now, columns)
  // A column that has come under a head that was there, or from under one that is, says something else.
  const isMoved = (column: OrderPair) => {
    const [from, to] = [groupAt(old, column.old), groupAt(now, column.now)]
    if (column.old === null || column.now === null || (from === null) === (to === null)) return false
    return groups.some((pair) => pair.old !== null && pair.now !== null && (pair.old === from || pair.now === to))
  }
  return {
    columns: columns.flatMap((column) =>
      isMoved(column)
        ? [
            { old: column.old, now: null },
            { old: null, now: column.now },
          ]
        : [column],
    ),
    groups,
  }
}

/** By all the heads above them, and between those that stay by their order. */
function pairColumns(old: Table, now: Table): readonly OrderPair[] {
  const columns = (table: Table) => table.header.map((_, order) => ({ order, heads: headsOf(table, order).join('／') }))
  const likeness = { kind: () => '', text: ({ heads }: { heads: string }) => heads, identity: () => '' }
  return stepsBetween(columns(old), columns(now), (a, b) => a.heads === b.heads).flatMap(
    ({ same, removed, added }): readonly OrderPair[] => [
      ...same.map(([before, after]) => ({ old: before.order, now: after.order })),
      ...(removed.length === added.length
        ? removed.map((before, index) => ({ old: before.order, now: added[index]?.order ?? null }))
        : align(removed, added, likeness).map((pair) => ({
            old: pair.old?.order ?? null,
            now: pair.now?.order ?? null,
          }))),
    ],
  )
}

function pairGroups(old: Table, now: Table, columns: readonly OrderPair[]): readonly OrderPair[] {
  const pairs: OrderPair[] = []
  for (const column of columns) {
    const [from, to] = [groupAt(old, column.old), groupAt(now, column.now)]
    if (from === null || to === null || pairs.some((pair) => pair.old === from || pair.now === to)) continue
    pairs.push({ old: from, now: to })
  }
  const gone = [...old.groups.keys()].filter((order) => pairs.every((pair) => pair.old !== order))
  return [
    ...gone.map((order) => ({ old: order, now: null })),
    ...[...now.groups.keys()].map((order) => pairs.find((pair) => pair.now === order) ?? { old: null, now: order }),
  ]
}

/** Which common head stands above a column; null: none does. */
export function groupAt({ groups }: Table, column: number | null): number | null {
  const found = groups.findIndex(({ first, span }) => column !== null && first <= column && column < first + span)
  return found < 0 ? null : found
}

/** The heads of a column from the top down: the one that it has in common with its neighbours, and its own. */
export function headsOf(table: Table, column: number): readonly string[] {
  const group = table.groups[groupAt(table, column) ?? -1]
  return [...(group ? [group.inlines] : []), table.header[column] ?? []].map(plainText)
}
