import { halfWidth, headWords, isNoUnit, isWrittenUnit, readHeader, roleOf, squeeze, statedUnit } from './headers.js'
import type { TableContext } from './known-words.js'
import { type Columns, type Head, readHead } from './read-head.js'
import { measureOf, subjectOf } from './table-subject.js'
import { type Cell, indexesBetween, type Sheet, seenCell, textOf, writtenIn } from './workbook.js'

/** A table with a header that we know, in a sheet. */
export interface Table extends Columns {
  /** The first row of its header. */
  readonly head: number
  /** The first row below the header and the units. */
  readonly start: number
  /** The row behind the last. */
  readonly end: number
  /** Where the header of the next table stands, or the sheet ends. */
  readonly limit: number
  /** The words above it. */
  readonly titles: readonly string[]
  /** Those that are no row of a table before it. */
  readonly headings: readonly string[]
  /** Who has filled it in, as a line below it says: 填报单位：长春市. */
  readonly signed: readonly string[]
  /** Heads below those that are read, some of them below none: what is read is parted by words that we do not know. */
  readonly parted: readonly Cell[]
}

/** The column that says what a row is about. */
export const labelColumn = (columns: Table['columns']): number => columns.get('name') ?? columns.get('place') ?? 0

/** The words above a column of a table, from the top down. */
export const headsAbove = (sheet: Sheet, { head, start }: Table, column: number): readonly string[] =>
  indexesBetween(head, start).map((row) => headWords(seenCell(sheet, row, column)))

/** Notes and signatures, below a table. */
const NOTES =
  /^(?:注[:：]|注\d|说明[:：]|备注[:：]|填表|制表|(?:填报|上报|报送)(?:人|单位|地区)|审核|负责人|联系|数据来源|单位负责人)/

/** The tables of a sheet, from top to bottom. */
export function findTables(sheet: Sheet, context: TableContext): readonly Table[] {
  const headers: Head[] = []
  let about: string | undefined
  for (const row of sheet.rows.keys()) {
    const from = headers.at(-1)?.below ?? 0
    const above = () => subjectOf(sheet, { from, row }, about, context)
    const header = readHead(sheet, row, { ...context, about: above, measure: () => measureOf(sheet, { from, row }) })
    if (!header) continue
    headers.push(header)
    about = above()
  }
  const heads = headers.filter(({ row, values }, index) => {
    const next = headers[index + 1]
    return values.length > 0 || !next || next.row > row + 1 || next.values.length === 0
  })
  const first = heads.filter(({ row }, index) => index === 0 || row > (heads[index - 1]?.row ?? 0) + 1)
  return first.map(({ row, below, columns, values, ...noticed }, index): Table => {
    const limit = first[index + 1]?.row ?? sheet.rows.length
    const previous = index === 0 ? 0 : (first[index - 1]?.below ?? 0)
    const above = sheet.rows.slice(previous, row).map((cells) => cells.map(textOf).filter((text) => text !== ''))
    const titles = above.flat()
    const seen = above.filter((_, offset) => !sheet.hiddenRows.has(previous + offset)).flat()
    const headings = above.filter(({ length }) => index === 0 || length === 1).flat()
    const parted = partedBelow(sheet, row, below, { columns, values })
    const units = parted.length > 0 ? undefined : unitsBelow(sheet, below, columns, values)
    const stated = seen.map(statedUnit).findLast((unit) => unit !== '') ?? ''
    const head = units || parted.length > 0 ? below + 1 : below
    const start = countsColumns(sheet, head, columns) ? head + 1 : head
    const end = endOfRows(sheet, start, limit, columns)
    return {
      columns,
      values: values.map((value) => {
        const counted = value.role === '计划' || value.role === '完成'
        return { ...value, unit: value.unit || units?.get(value.column) || (counted ? stated : '') }
      }),
      head: row,
      start,
      end,
      limit,
      parted,
      titles,
      headings,
      // Between two tables such a line is of the second.
      signed:
        limit < sheet.rows.length ? [] : sheet.rows.slice(start, limit).flatMap((cells) => signedBy(cells.map(textOf))),
      ...noticed,
    }
  })
}

/**
 * The words of a row below a head that are heads themselves: without a name in front, and some of them below no head of
 * their own. 城镇新增就业 over 上年同期, 本期: the first of its columns is not the figure.
 */
function partedBelow(
  sheet: Sheet,
  head: number,
  below: number,
  { columns, values }: Pick<Table, 'columns' | 'values'>,
): readonly Cell[] {
  const labels = [columns.get('name'), columns.get('place')].filter((column) => column !== undefined)
  const cells = (sheet.rows[below] ?? []).flatMap((cell) => cell ?? [])
  if (sheet.hiddenRows.has(below) || labels.some((column) => sheet.rows[below]?.[column])) return []
  const words = cells.filter(({ content }) => content.kind === 'text')
  const headless = words.some(({ column }) => indexesBetween(head, below).every((row) => !sheet.rows[row]?.[column]))
  const counted = new Set(values.flatMap(({ role, column }) => (role === '计划' || role === '完成' ? [column] : [])))
  const narrow = words.some((cell) => counted.has(cell.column) && isNoUnit(headWords(cell)))
  return (headless || narrow) && words.length === cells.length ? words : []
}

/** A row that only counts the columns, as in forms of statistics: 甲, 1, 2. */
function countsColumns(sheet: Sheet, row: number, columns: Table['columns']): boolean {
  const label = labelColumn(columns)
  const [first, ...others] = (sheet.rows[row] ?? []).flatMap((cell) =>
    !cell || cell.column === label ? [] : squeeze(writtenIn(cell)),
  )
  const words = headWords(sheet.rows[row]?.[label])
  return (
    /^(?:[甲乙丙]|[栏列]次)$/u.test(words) &&
    /^(?:[12乙丙])$/u.test(first ?? '') &&
    others.every((text) => text.length < 3)
  )
}

/** The units of a row that holds nothing else, by column. */
function unitsBelow(
  sheet: Sheet,
  row: number,
  columns: Table['columns'],
  values: Table['values'],
): ReadonlyMap<number, string> | undefined {
  if (sheet.hiddenRows.has(row)) return undefined
  const label = headWords(sheet.rows[row]?.[labelColumn(columns)])
  if (label !== '' && roleOf(label) !== 'unit') return undefined
  const units = new Map<number, string>()
  for (const { column } of values) {
    const cell = sheet.rows[row]?.[column]
    if (!cell) continue
    const unit = halfWidth(textOf(cell)).replace(/^\((.*)\)$/, '$1')
    if (!isWrittenUnit(unit) || readHeader(unit, true)) return undefined
    units.set(column, unit)
  }
  return units.size > 0 ? units : undefined
}

/** 填报单位：长春市, in one cell or in two. */
const SIGNED = /^(?:填报|上报|报送)(?:单位|地区|市州?)(?:\([^()]*\))?:?/

function signedBy(texts: readonly string[]): readonly string[] {
  const words = texts.map(squeeze).filter((text) => text !== '')
  return words.flatMap((text, index) => {
    const label = SIGNED.exec(text)?.[0]
    if (label === undefined) return []
    const behind = text.slice(label.length)
    return [behind === '' ? (words[index + 1] ?? '') : behind]
  })
}

/** The row of the first note, or the end: what stands below the figures is no figure. */
function endOfRows(sheet: Sheet, start: number, limit: number, columns: Table['columns']): number {
  for (let row = start; row < limit; row += 1) if (isNote(sheet, row, columns)) return row
  return limit
}

/** Whether a row is a note, or a signature. */
export function isNote(sheet: Sheet, row: number, columns: Table['columns']): boolean {
  const last = Math.max(columns.get('name') ?? 0, columns.get('place') ?? 0)
  return (sheet.rows[row]?.slice(0, last + 1) ?? []).some((cell) => NOTES.test(headWords(cell)))
}
