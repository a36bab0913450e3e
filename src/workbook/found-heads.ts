import { groupBy } from '../keyed/group-by.js'
import { headWords } from './headers.js'
import type { Cell, Sheet } from './workbook.js'

type Line = Sheet['rows'][number]

/** The row of heads of a sheet that we made ourselves. */
export interface FoundHeads {
  readonly row: number
  /** The columns under a head, from the left. */
  columns(head: string): readonly number[]
  /** The cell of a row in the first of them. */
  cellOf(line: Line, head: string): Cell | undefined
}

/** The first row that has all of some heads; undefined where there is none, or nobody sees the sheet. */
export function findHeads({ rows, hidden }: Sheet, needed: readonly string[]): FoundHeads | undefined {
  for (const [row, line] of hidden ? [] : rows.entries()) {
    const heads = groupBy(
      (line ?? []).flatMap((cell) => cell ?? []),
      headWords,
    )
    if (!needed.every((head) => heads.has(head))) continue
    const columns = (head: string) => (heads.get(head) ?? []).map(({ column }) => column)
    return { row, columns, cellOf: (cells, head) => cells[columns(head)[0] ?? -1] }
  }
  return undefined
}
