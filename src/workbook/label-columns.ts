import { groupBy } from '../keyed/group-by.js'
import { headWords, type Role, readHeader, type ValueRole } from './headers.js'
import type { TableContext } from './known-words.js'
import { isFigure } from './read-amount.js'
import { indexesBetween, type Sheet, seenCell } from './workbook.js'

/** What a column holds that is no figure. */
export type LabelRole = Exclude<Role, ValueRole>

/** A column by its head. */
export interface LabelColumn {
  readonly role: LabelRole
  readonly column: number
  readonly hidden: boolean
}

/** The head of a table whose columns are looked for. */
export interface HeadRows {
  readonly row: number
  /** The row below the head. */
  readonly below: number
}

/**
 * A column that holds places, or indicators, below a head that says nothing to us, or below none: left unread, the figures
 * of a place would be taken for those of the province.
 */
export function labelByContent(
  sheet: Sheet,
  { row, below }: HeadRows,
  figures: readonly number[],
  taken: readonly number[],
  isKnown: (words: string) => boolean,
): number | undefined {
  const words = (at: number, column: number) => headWords(seenCell(sheet, at, column))
  const rows = indexesBetween(below, Math.min(sheet.rows.length, below + MOST_ROWS)).filter((each) =>
    figures.some((column) => isFigure(sheet.rows[each]?.[column])),
  )
  // A title above the numbers of the rows is no head of figures: names stand in front of those.
  return indexesBetween(0, Math.max(...figures)).find((column) => {
    if (taken.includes(column) || figures.includes(column) || sheet.hiddenColumns.has(column)) return false
    // What is named there already is no head but a row.
    if (indexesBetween(row, below).some((each) => isKnown(words(each, column)))) return false
    // A title stands above the head; what is below it there is a head, too.
    const first = indexesBetween(below, sheet.rows.length).find((each) => words(each, column) !== '')
    if (first !== undefined && readHeader(words(first, column), true)) return false
    const said = rows.map((each) => words(each, column)).filter((text) => text !== '')
    return said.filter(isKnown).length * 2 > said.length
  })
}

/** Whether most of what a column holds are figures: 目标任务 is a plan then, else the names of what is to be done. */
export function holdsFigures(sheet: Sheet, below: number, column: number): boolean {
  const cells = sheet.rows.slice(below, below + MOST_ROWS).flatMap((cells) => cells[column] ?? [])
  return cells.filter(isFigure).length * 2 > cells.length
}

/** How far down a column is looked at. */
const MOST_ROWS = 200

/**
 * One column for each role. Of several the hidden ones do not count; then it is the one that says most of what the data
 * know, as in 项目（就业、培训）and 指标 beside it, or 责任单位 and 地区; else the first.
 */
export function labelColumns(
  sheet: Sheet,
  start: number,
  heads: readonly LabelColumn[],
  known: Pick<TableContext, 'isFigure' | 'isPlace'>,
) {
  const columns = new Map<LabelRole, number>()
  const rivals: LabelColumn[] = []
  const rows = indexesBetween(start, Math.min(sheet.rows.length, start + MOST_ROWS))
  const names = ({ column }: LabelColumn): boolean =>
    rows.some((row) => known.isPlace(headWords(seenCell(sheet, row, column))))
  // 单位 is the unit for some offices, and for others the organ that reports.
  const listed = heads.some(({ role }) => role === 'place')
  const labels = heads.map(
    (each): LabelColumn => (each.role === 'unit' && !listed && names(each) ? { ...each, role: 'place' } : each),
  )
  for (const [role, all] of groupBy(labels, ({ role }) => role)) {
    const seen = all.some(({ hidden }) => !hidden) ? all.filter(({ hidden }) => !hidden) : all
    const isKnown = role === 'place' ? known.isPlace : known.isFigure
    const score = ({ column }: LabelColumn) =>
      seen.length === 1 ? 0 : rows.filter((row) => isKnown(headWords(seenCell(sheet, row, column)))).length
    const [first] = seen.toSorted((a, b) => score(b) - score(a))
    // Of two columns of names that say as much, the one right behind is the closer one.
    const closer = (a: LabelColumn): LabelColumn | undefined =>
      seen.find((b) => b.column === a.column + 1 && score(b) === score(a))
    const best = role === 'name' && first ? (closer(first) ?? first) : first
    if (!best) continue
    columns.set(role, best.column)
    rivals.push(...seen.filter((each) => each !== best))
  }
  return { columns, rivals }
}
