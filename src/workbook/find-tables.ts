import { type Period, readPeriod, samePeriod } from '../data/period.js'
import {
  type Header,
  halfWidth,
  headPeriod,
  isUnit,
  type Role,
  readGroupedHeader,
  readHeader,
  readIndicatorHeader,
  readTimeHeader,
  roleOf,
  splitUnit,
  squeeze,
  statedUnit,
  type ValueRole,
} from './headers.js'
import { type LabelColumn, type LabelRole, labelColumns } from './label-columns.js'
import { type Cell, rowsBetween, type Sheet, seenCell, textOf } from './workbook.js'

/** A column of figures. */
export interface ValueColumn {
  readonly column: number
  readonly role: ValueRole
  /** The indicator that stands above it, or 综合得分, in tables with a row a place; empty: the row names what it is about. */
  readonly indicator: string
  /** The unit in its header or in the row of units; empty when neither says one. */
  readonly unit: string
}

/** A table with a header that we know, in a sheet. */
export interface Table {
  /** The columns that are no figures, by what they hold. */
  readonly columns: ReadonlyMap<LabelRole, number>
  /** Those that hold the same as one of them, and are seen as well. */
  readonly rivals: readonly LabelColumn[]
  readonly values: readonly ValueColumn[]
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
  /** Headers that say the same as one before them: nobody can tell which column is meant. */
  readonly repeated: readonly Cell[]
  /** Headers of figures whose columns are hidden. */
  readonly hidden: readonly Cell[]
  /** Headers of figures below the name of a place: one column is of one place, the next of another. */
  readonly across: readonly Cell[]
  /** Heads below those that are read, some of them below none: what is read is parted by words that we do not know. */
  readonly parted: readonly Cell[]
}

/** What is needed to tell the columns of a table. */
export interface TableContext {
  /** The year that is imported: a column of another one is not. */
  readonly year: string
  /** The part of it; null: the whole year. Where a table has columns of that part, those of others are not imported. */
  readonly period: Period | null
  /** Whether a text names an indicator of the data. */
  readonly isIndicator: (words: string) => boolean
  /** Whether a text names an indicator or another figure of the data. */
  readonly isFigure: (words: string) => boolean
  /** Whether a text names a place of the data. */
  readonly isPlace: (words: string) => boolean
}

const VALUE_ROLES: readonly ValueRole[] = ['计划', '完成', '完成率', '得分', 'number', 'correction']
const isValueRole = (role: Role): role is ValueRole => VALUE_ROLES.some((each) => each === role)

/** Notes and signatures, below a table. */
const NOTES =
  /^(?:注[:：]|注\d|说明[:：]|备注[:：]|填表|制表|(?:填报|上报|报送)(?:人|单位|地区)|审核|负责人|联系|数据来源|单位负责人)/

/** The tables of a sheet, from top to bottom. */
export function findTables(sheet: Sheet, context: TableContext): readonly Table[] {
  const about = [sheet.name, ...sheet.rows.slice(0, MOST_TITLES).flatMap((cells) => cells.map(textOf))]
    .map(squeeze)
    .find(context.isIndicator)
  const ofSheet = { ...context, about: about ?? '' }
  const headers = sheet.rows.flatMap((_, row) => readHeaderRow(sheet, row, ofSheet) ?? [])
  const first = headers.filter(({ row }, index) => index === 0 || row > (headers[index - 1]?.row ?? 0) + 1)
  return first.map(({ row, below, columns, values, ...noticed }, index): Table => {
    const limit = first[index + 1]?.row ?? sheet.rows.length
    const previous = index === 0 ? 0 : (first[index - 1]?.below ?? 0)
    const above = sheet.rows.slice(previous, row).map((cells) => cells.map(textOf).filter((text) => text !== ''))
    const titles = above.flat()
    const seen = above.filter((_, offset) => !sheet.hiddenRows.has(previous + offset)).flat()
    const headings = above.filter(({ length }) => index === 0 || length === 1).flat()
    const parted = partedBelow(sheet, row, below, columns)
    const units = parted.length > 0 ? undefined : unitsBelow(sheet, below, columns, values)
    const stated = seen.map(statedUnit).findLast((unit) => unit !== '') ?? ''
    const start = units || parted.length > 0 ? below + 1 : below
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

/** How far down the name of the one indicator of a sheet may stand. */
const MOST_TITLES = 5

interface SheetContext extends TableContext {
  /** The one indicator that the sheet is about; empty when it names none. */
  readonly about: string
}

interface HeaderRow extends Pick<Table, 'columns' | 'rivals' | 'values' | 'repeated' | 'hidden' | 'across'> {
  readonly row: number
  /** The row below the header. */
  readonly below: number
}

/** A row that says what its rows are about, and at least one column of figures; also when that takes two rows. */
function readHeaderRow(sheet: Sheet, row: number, context: SheetContext): HeaderRow | undefined {
  const single = readColumns(sheet, row, 1, context)
  const double = readColumns(sheet, row, 2, context)
  // The upper row must itself name rows or figures, else it is the title above a header.
  const deep = double?.lower === true && (single !== undefined || double.columns.size > 0) && double.own
  return deep ? double : single
}

interface ReadColumns extends HeaderRow {
  /** A header of figures stands in the second row. */
  readonly lower: boolean
  /** The first row names what the rows are about, or figures. */
  readonly own: boolean
}

function readColumns(sheet: Sheet, row: number, depth: 1 | 2, context: SheetContext): ReadColumns | undefined {
  const { year, period, isIndicator, isPlace, about } = context
  const labels: LabelColumn[] = []
  const values: ValueColumn[] = []
  const repeated: Cell[] = []
  const hidden: Cell[] = []
  const across: Cell[] = []
  let [lower, own] = [false, false]
  const heads = sheet.rows.slice(row, row + depth).flatMap((cells) => cells.map(textOf))
  const hasOwn = period !== null && heads.some((text) => samePeriod(statedPeriod(text), period))
  const width = Math.max(sheet.rows[row]?.length ?? 0, depth === 2 ? (sheet.rows[row + 1]?.length ?? 0) : 0)
  for (let column = 0; column < width; column += 1) {
    const upperCell = seenCell(sheet, row, column)
    const lowerCell = depth === 2 ? sheet.rows[row + 1]?.[column] : undefined
    const upper = readHeader(textOf(upperCell), period !== null)
    const above = splitUnit(textOf(upperCell))
    const grouped = (words: string, over: Header | undefined): Header | undefined =>
      NARROWS.test(above.words) ? undefined : readGroupedHeader(words, over, period !== null, isIndicator)
    const group = isIndicator(above.words) ? above.words : ''
    const time = group === '' ? undefined : readTimeHeader(textOf(lowerCell), period !== null)
    const below = readHeader(textOf(lowerCell), period !== null) ?? time ?? grouped(textOf(lowerCell), upper)
    const alone = !lowerCell || depth === 1
    const header =
      below ?? upper ?? (alone ? readIndicatorHeader(textOf(upperCell), period !== null, isIndicator) : undefined)
    const cell = below ? lowerCell : upperCell
    if (!header || !cell || (!below && sheet.rows[row]?.[column] === undefined && depth === 1)) continue
    const stated = header.year || (below ? yearOf(above.words) : '')
    if ((stated !== '' && stated !== year) || (below && group === '' && OTHER_TIME.test(above.words))) continue
    const part = header.period ?? (below && period ? headPeriod(above.words) : null)
    if (part && hasOwn && !samePeriod(part, period)) continue
    // 填报单位 above 指标 is a line of the form above the table, with the place beside it.
    if (upper && (isValueRole(upper.role) || (!below && (upper.role === 'name' || upper.role === 'place')))) own = true
    const isHidden = sheet.hiddenColumns.has(column)
    if (!isValueRole(header.role)) {
      labels.push({ role: header.role, column, hidden: isHidden })
      continue
    }
    if (isHidden) {
      hidden.push(cell)
      continue
    }
    if (below) lower = true
    if (below && isPlace(above.words)) across.push(cell)
    const indicator = header.about || group
    const same = values.some((value) => value.role === header.role && value.indicator === indicator)
    if (same) repeated.push(cell)
    else values.push({ column, role: header.role, indicator, unit: header.unit || (below ? above.unit : '') })
  }
  const { columns, rivals } = labelColumns(sheet, row + depth, labels, context)
  const named = columns.has('name')
    ? values.filter(({ indicator }) => indicator === '')
    : columns.has('place')
      ? values
          .map((value) => ({ ...value, indicator: value.indicator || about }))
          .filter(({ indicator }) => indicator !== '')
      : []
  return named.length > 0
    ? { row, below: row + depth, columns, rivals, values: named, repeated, hidden, across, lower, own }
    : undefined
}

/** A head that says of the columns below it that they are of another time, or tell what has changed since then. */
const OTHER_TIME = /^(?:上一?年|去年|前年|往年|历年|[上基同]期|[同环]比|[比较]上年|增减|增[长幅速])/u

/** A head that makes the indicators below it less than what they are called: 其中女性, 预计. */
const NARROWS = /其中|[男女]|排名|名次|位次|占|比重|预[计测]|任务|上[月季周]|当月|本月|人均|平均/u

/** The part of the year that a head names, alone or in front of what the column holds. */
const statedPeriod = (text: string): Period | null =>
  readHeader(text, true)?.period ?? headPeriod(splitUnit(text).words)

/** 2023年, 2023年一季度 */
function yearOf(words: string): string {
  const [, year = '', rest = ''] = /^(\d{4})年度?(.*)$/u.exec(words) ?? []
  return rest === '' || readPeriod(rest) ? year : ''
}

/**
 * The words of a row below a head that are heads themselves: without a name in front, and some of them below no head of
 * their own. 城镇新增就业 over 上年同期, 本期: the first of its columns is not the figure.
 */
function partedBelow(sheet: Sheet, head: number, below: number, columns: Table['columns']): readonly Cell[] {
  const labels = [columns.get('name'), columns.get('place')].filter((column) => column !== undefined)
  const cells = (sheet.rows[below] ?? []).flatMap((cell) => cell ?? [])
  if (sheet.hiddenRows.has(below) || labels.some((column) => sheet.rows[below]?.[column])) return []
  const words = cells.filter(({ content }) => content.kind === 'text')
  const headless = words.some(({ column }) => rowsBetween(head, below).every((row) => !sheet.rows[row]?.[column]))
  return headless && words.length === cells.length ? words : []
}

/** The units of a row that holds nothing else, by column. */
function unitsBelow(
  sheet: Sheet,
  row: number,
  columns: Table['columns'],
  values: Table['values'],
): ReadonlyMap<number, string> | undefined {
  if (sheet.hiddenRows.has(row)) return undefined
  const labelColumn = columns.get('name') ?? columns.get('place') ?? 0
  const label = squeeze(textOf(sheet.rows[row]?.[labelColumn]))
  if (label !== '' && roleOf(label) !== 'unit') return undefined
  const units = new Map<number, string>()
  for (const { column } of values) {
    const cell = sheet.rows[row]?.[column]
    if (!cell) continue
    const unit = halfWidth(textOf(cell)).replace(/^\((.*)\)$/, '$1')
    if (!isUnit(unit) || OTHER_TIME.test(unit)) return undefined
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
  return (sheet.rows[row]?.slice(0, last + 1) ?? []).some((cell) => NOTES.test(squeeze(textOf(cell))))
}
