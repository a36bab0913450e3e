import type { Table } from '../../document/element.js'
import { groupNeighbours } from '../../keyed/group-by.js'
import { groupAt, type OrderPair, pairHeads } from '../pair-columns.js'
import { pairRows } from '../pair-elements.js'
import { mergeWords, type Words } from './merged-text.js'

/** Rows and columns that went stay in the table. */
export function mergeTable(old: Table, now: Table): Words<Table> {
  const unit = mergeWords(old.unit ?? [], now.unit ?? [])
  const { columns, groups } = pairHeads(old, now)
  const mergeCells = (before: Table['header'], after: Table['header']) =>
    columns.map((column) => mergeWords(before[column.old ?? -1] ?? [], after[column.now ?? -1] ?? []))
  const over = runsOf(
    columns.map((column) => {
      const [from, to] = [groupAt(old, column.old), groupAt(now, column.now)]
      const head = groups.find((pair) => (to === null ? from !== null && pair.old === from : pair.now === to))
      return head ?? null
    }),
  ).map(({ head, first, span }) => ({
    ...{ first, span },
    words: mergeWords(old.groups[head.old ?? -1]?.inlines ?? [], now.groups[head.now ?? -1]?.inlines ?? []),
  }))
  const header = mergeCells(old.header, now.header)
  const rows = pairRows(old.rows, now.rows).map((pair) => mergeCells(pair.old ?? [], pair.now ?? []))
  const inlinesOf = (cells: ReturnType<typeof mergeCells>) => cells.map(({ inlines }) => inlines)
  return {
    element: {
      ...now,
      unit: old.unit || now.unit ? unit.inlines : null,
      align: columns.map((column) => now.align[column.now ?? -1] ?? old.align[column.old ?? -1] ?? 'left'),
      groups: over.map(({ first, span, words }) => ({ first, span, inlines: words.inlines })),
      header: inlinesOf(header),
      rows: rows.map(inlinesOf),
    },
    marks: [unit, ...over.map(({ words }) => words), ...header, ...rows.flat()].map(({ edits }) => edits),
  }
}

/** Neighbours that have a head in common. */
const runsOf = (heads: readonly (OrderPair | null)[]) =>
  groupNeighbours(heads.entries(), ([, head], [, next]) => head === next).flatMap((run) => {
    const [[first, head]] = run
    return head ? [{ head, first, span: run.length }] : []
  })
