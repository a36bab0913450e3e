import { quantityIn } from '../data/parse-quantity.js'
import { type Diagnostic, place, warning } from '../diagnostics/diagnostic.js'
import { nameSome } from '../diagnostics/name-some.js'
import { compare, type Exact } from '../figures/exact.js'
import { exactOf } from '../figures/measure.js'
import { headsAbove, type Table } from './find-tables.js'
import { readAmount } from './read-amount.js'
import { columnsOf, indexesBetween, type Sheet, seenCell, textOf } from './workbook.js'

/** How tables call a column of positions. */
export const RANK = /^.{0,12}(?:排名|名次|位次)$/
/** Of fewer rows most orders look as if they were meant. */
const FEWEST = 6
/** One row in so many may be out of order: more of them are ranked by something else. */
const ONE_IN = 6

interface Row {
  readonly row: number
  readonly position: number
  /** The figure as its cell shows it. */
  readonly shown: string
  readonly value: Exact
}

/**
 * Columns of positions are not imported, as positions follow from the figures. But where nearly all of them follow from the
 * column in front of them, a row where they do not has a wrong figure or a wrong position.
 */
export function rankColumns(file: string, sheet: Sheet, table: Table): readonly Diagnostic[] {
  const heads = (column: number) => headsAbove(sheet, table, column)
  const isRank = (column: number) => heads(column).some((head) => RANK.test(head))
  return columnsOf(sheet, indexesBetween(table.head, table.start)).flatMap((column) => {
    if (column === 0 || !isRank(column) || isRank(column - 1) || sheet.hiddenColumns.has(column)) return []
    const rows = indexesBetween(table.start, table.end).flatMap((row) => rankedRow(sheet, row, column))
    const out = outOfOrder(rows)
    if (rows.length < FEWEST || out.length === 0) return []
    const isFew = out.length * ONE_IN <= rows.length
    const odd = isFew ? out : heads(column - 1).some((head) => CHANGE.test(head)) ? lostSigns(rows) : []
    if (odd.length === 0) return []
    const label = table.columns.get('place') ?? table.columns.get('name') ?? 0
    const told = odd.map(({ row, shown, position }) => {
      const name = textOf(seenCell(sheet, row, label)).trim() || `第 ${row + 1} 行`
      return `${name}（${shown}，第${position}）`
    })
    const [by = '', rank = ''] = [column - 1, column].map((each) => heads(each).findLast((head) => head !== ''))
    const what = isFew ? '这几行对不上' : '疑为漏了负号，这几行要是负数才对得上（数小的排在前面的，是它们前面的各行）'
    const message = `工作表“${sheet.name}”的“${rank}”一列照“${by}”排，${what}：${nameSome(told, 10)}`
    const hint = isFew
      ? '数字或者名次有一个不对，请与原件核对。名次不导入，由程序计算。'
      : '请与原件核对各行的正负号。名次不导入，由程序计算。'
    return [warning('import-rank', message, place(file, (odd[0]?.row ?? 0) + 1, column + 1), hint)]
  })
}

/** What may be below zero. */
const CHANGE = /[增降减差±]|同比|环比|变化|利润|盈亏/u

/**
 * Where the values fall with the positions and then rise again, without a slip: the rows that must be below zero for all to
 * fall. A form of cells that shows no sign loses them all. Where the least stands first (PM2.5 比上年) the others must be, and
 * the figures look the same.
 */
function lostSigns(rows: readonly Row[]): readonly Row[] {
  const falling = byPosition(rows, -1)
  const turn = falling.findIndex(({ value }, index) => compare(value, falling[index - 1]?.value ?? value) > 0)
  const rest = falling.slice(turn)
  const isRising = rest.every(({ value }, index) => compare(value, rest[index - 1]?.value ?? value) >= 0)
  return isRising && falling.every(({ shown }) => !shown.startsWith('-')) ? rest : []
}

/** A row with its position and the figure in front of it. */
function rankedRow(sheet: Sheet, row: number, column: number): readonly Row[] {
  if (sheet.hiddenRows.has(row)) return []
  const position = shownIn(sheet, row, column)
  const shown = shownIn(sheet, row, column - 1)
  const read = shown === undefined ? undefined : quantityIn(shown)
  const value = read ? exactOf(read) : null
  return value && shown && /^[1-9]\d*$/.test(position ?? '') ? [{ row, position: Number(position), shown, value }] : []
}

/** What a cell says as a figure. */
function shownIn(sheet: Sheet, row: number, column: number): string | undefined {
  const cell = seenCell(sheet, row, column)
  const read = cell && readAmount(cell, '')
  return read?.ok ? read.value?.text : undefined
}

/** The fewest rows without which the values fall, or rise, with the positions; rows that share a position may differ. */
export function outOfOrder(rows: readonly Row[]): readonly Row[] {
  const [down, up] = [besides(byPosition(rows, -1), -1), besides(byPosition(rows, 1), 1)]
  return down.length <= up.length ? down : up
}

/** Rows by their positions, those that share one by their values: 1 the least first, -1 the greatest. */
const byPosition = (rows: readonly Row[], way: 1 | -1): readonly Row[] =>
  rows.toSorted((a, b) => a.position - b.position || way * compare(a.value, b.value))

/** What is left beside the longest run of rows in which the values rise, or fall (-1), as far as they change (patience sorting). */
function besides(rows: readonly Row[], way: 1 | -1): readonly Row[] {
  /** The row in which the best run of each length ends, and the row before each in its run. */
  const ends: number[] = []
  const previous: number[] = []
  const valueAt = (index: number | undefined): Exact | undefined => rows[index ?? -1]?.value
  for (const [index, { value }] of rows.entries()) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const end = valueAt(ends[middle])
      if (end && way * compare(end, value) <= 0) low = middle + 1
      else high = middle
    }
    previous[index] = ends[low - 1] ?? -1
    ends[low] = index
  }
  const kept = new Set<number>()
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) kept.add(at)
  return rows.filter((_, index) => !kept.has(index))
}
