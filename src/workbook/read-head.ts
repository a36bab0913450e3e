import { type Period, readPeriod, samePeriod } from '../data/period.js'
import {
  type Header,
  headPeriod,
  isOtherTime,
  type Role,
  readGroupedHeader,
  readHeader,
  readIndicatorHeader,
  readTimeHeader,
  splitUnit,
  squeeze,
  type ValueRole,
} from './headers.js'
import { holdsFigures, type LabelColumn, type LabelRole, labelByContent, labelColumns } from './label-columns.js'
import { isFigure } from './read-amount.js'
import { mayBeOf, wordsOver } from './table-subject.js'
import { type Cell, type Sheet, seenCell, textOf } from './workbook.js'

/** A column of figures. */
export interface ValueColumn {
  readonly column: number
  readonly role: ValueRole
  /** The indicator that stands above it, or 综合得分, in tables with a row a place; empty: the row names what it is about. */
  readonly indicator: string
  /** The unit in its header or in the row of units; empty when neither says one. */
  readonly unit: string
}

/** What the head of a table says of its columns. */
export interface Columns {
  /** The columns that are no figures, by what they hold. */
  readonly columns: ReadonlyMap<LabelRole, number>
  /** Those that hold the same as one of them, and are seen as well. */
  readonly rivals: readonly LabelColumn[]
  readonly values: readonly ValueColumn[]
  /** Headers that say the same as one before them: nobody can tell which column is meant. */
  readonly repeated: readonly Cell[]
  /** Headers of figures whose columns are hidden. */
  readonly hidden: readonly Cell[]
  /** Headers of figures below the name of a place: one column is of one place, the next of another. */
  readonly across: readonly Cell[]
  /** Heads of figures of places that do not say of which indicator. */
  readonly unnamed: readonly Cell[]
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

interface TitledContext extends TableContext {
  /** The one indicator that the table is about; empty when nothing names one. */
  readonly about: () => string
}

/** The head of a table: a row that says what its rows are about, and at least one column of figures; or two. */
export interface Head extends Columns {
  readonly row: number
  /** The row below the header. */
  readonly below: number
}

const VALUE_ROLES: readonly ValueRole[] = ['计划', '完成', '完成率', '得分', 'number', 'correction']
const isValueRole = (role: Role): role is ValueRole => VALUE_ROLES.some((each) => each === role)

/** A row that says what its rows are about, and at least one column of figures; also when that takes two rows. */
export function readHead(sheet: Sheet, row: number, context: TitledContext): Head | undefined {
  const single = readColumns(sheet, row, 1, context)
  const double = readColumns(sheet, row, 2, context)
  // The upper row must itself name rows or figures, else it is the title above a header.
  const deep = double?.lower === true && (single !== undefined || double.columns.size > 0) && double.own
  return deep && (double.values.length > 0 || !single?.values.length) ? double : single
}

interface ReadColumns extends Head {
  /** A header of figures stands in the second row. */
  readonly lower: boolean
  /** The first row names what the rows are about, or figures. */
  readonly own: boolean
}

interface FoundColumn extends ValueColumn {
  readonly cell: Cell
  /** What the head above its own says. */
  readonly over: string
}

function readColumns(sheet: Sheet, row: number, depth: 1 | 2, context: TitledContext): ReadColumns | undefined {
  const { year, period, isIndicator, isPlace } = context
  if (depth === 2 && (sheet.rows[row + 1] ?? []).some((cell) => isFigure(cell) && !isTime(cell))) return undefined
  const labels: LabelColumn[] = []
  const found: FoundColumn[] = []
  const hidden: Cell[] = []
  const across: Cell[] = []
  let [lower, own, overGroups] = [false, false, false]
  const heads = sheet.rows.slice(row, row + depth).flatMap((cells) => cells.map(textOf))
  const hasOwn = period !== null && heads.some((text) => samePeriod(statedPeriod(text), period))
  const width = Math.max(sheet.rows[row]?.length ?? 0, depth === 2 ? (sheet.rows[row + 1]?.length ?? 0) : 0)
  for (let column = 0; column < width; column += 1) {
    const upperCell = seenCell(sheet, row, column)
    const lowerCell = depth === 2 ? sheet.rows[row + 1]?.[column] : undefined
    const lowerText = yearText(lowerCell) ?? textOf(lowerCell)
    const upper = readHeader(textOf(upperCell), period !== null)
    const above = splitUnit(textOf(upperCell))
    const grouped = (words: string, over: Header | undefined): Header | undefined =>
      NARROWS.test(above.words) ? undefined : readGroupedHeader(words, over, period !== null, isIndicator)
    const group = isIndicator(above.words) ? above.words : ''
    const time = group === '' ? undefined : readTimeHeader(lowerText, period !== null)
    const below = readHeader(lowerText, period !== null) ?? time ?? grouped(lowerText, upper)
    const alone = !lowerCell || depth === 1
    const header =
      below ?? upper ?? (alone ? readIndicatorHeader(textOf(upperCell), period !== null, isIndicator) : undefined)
    const cell = below ? lowerCell : upperCell
    if (!header || !cell || (!below && sheet.rows[row]?.[column] === undefined && depth === 1)) continue
    const stated = header.year || (below ? yearOf(above.words) : '')
    if ((stated !== '' && stated !== year) || (below && group === '' && isOtherTime(above.words))) continue
    const part = header.period ?? (below && period ? headPeriod(above.words) : null)
    if (part && hasOwn && !samePeriod(part, period)) continue
    // 填报单位 above 指标 is a line of the form above the table, with the place beside it.
    if (upper && (isValueRole(upper.role) || (!below && (upper.role === 'name' || upper.role === 'place')))) own = true
    const isHidden = sheet.hiddenColumns.has(column)
    const task = header.role === 'name' && TASKS.test(header === upper ? above.words : splitUnit(lowerText).words)
    const role = task && holdsFigures(sheet, row + depth, column) ? '计划' : header.role
    if (!isValueRole(role)) {
      labels.push({ role, column, hidden: isHidden })
      continue
    }
    if (isHidden) {
      hidden.push(cell)
      continue
    }
    if (below) lower = true
    if (below && group !== '') overGroups = true
    if (below && isPlace(above.words)) across.push(cell)
    const over = below ? textOf(upperCell) : wordsOver(sheet, row, column, context)
    const indicator = header.about || group
    const counted = role === '计划' || role === '完成'
    const unit = header.unit || (below && counted ? above.unit : '')
    found.push({ column, role, indicator, unit, cell, over })
  }
  const unheaded = labelsByContent(sheet, { row, below: row + depth }, found, labels, context)
  if (overGroups && unheaded.length > 0) own = true
  labels.push(...unheaded)
  const { columns, rivals } = labelColumns(sheet, row + depth, labels, context)
  const ofRows = columns.has('name')
  const ofPlaces = !ofRows && columns.has('place')
  const about = ofPlaces ? context.about() : ''
  const values: ValueColumn[] = []
  const repeated: Cell[] = []
  const unnamed: Cell[] = []
  for (const { cell, over, ...value } of found) {
    const isOfTable = value.indicator === '' && about !== '' && mayBeOf(about, over, period !== null)
    const column = isOfTable ? { ...value, indicator: about } : value
    if (ofPlaces && column.indicator === '') unnamed.push(cell)
    if (!(column.indicator === '' ? ofRows : ofPlaces)) continue
    const same = values.some(({ role, indicator }) => role === column.role && indicator === column.indicator)
    if (same) repeated.push(cell)
    else values.push(column)
  }
  if (overGroups && labels.every((label) => !seenCell(sheet, row, label.column))) own = true
  // 单位 that turns out to be the column of places.
  const organ = labels.find(({ role, column }) => role === 'unit' && column === columns.get('place'))
  if (organ && !sheet.rows[row + 1]?.[organ.column]) own = true
  return values.length + unnamed.length > 0
    ? { row, below: row + depth, columns, rivals, values, repeated, hidden, across, unnamed, lower, own }
    : undefined
}

/** The columns of places and of indicators that no head tells, in a row without figures. */
function labelsByContent(
  sheet: Sheet,
  head: { readonly row: number; readonly below: number },
  found: readonly FoundColumn[],
  labels: readonly LabelColumn[],
  { isPlace, isFigure: isName }: TableContext,
): readonly LabelColumn[] {
  if (found.length === 0 || sheet.rows[head.row]?.some((cell) => isFigure(cell) && !isTime(cell))) return []
  // The second row of a head: what it says depends on the first.
  if (found.some(({ column }) => wordsOver(sheet, head.row, column, { isPlace }) !== '')) return []
  const has = (wanted: LabelRole) => labels.some(({ role }) => role === wanted)
  const figures = found.map(({ column }) => column)
  const taken = labels.map(({ column }) => column)
  const column = (role: 'place' | 'name', isKnown: (words: string) => boolean): readonly LabelColumn[] => {
    const at = labelByContent(sheet, head, figures, taken, isKnown)
    return at === undefined ? [] : [{ role, column: at, hidden: false }]
  }
  return [
    ...(has('place') || has('unit') ? [] : column('place', isPlace)),
    ...(has('name') || found.every(({ indicator }) => indicator !== '') ? [] : column('name', isName)),
  ]
}

/** A year as a head: 2023, as a number or in words. */
function yearText(cell: Cell | undefined): string | undefined {
  const words = cell?.content.kind === 'number' ? cell.content.stored : squeeze(textOf(cell))
  return /^20\d{2}$/.test(words) ? `${words}年` : undefined
}

/** 2023, 2023年, 6月 in a head. */
const isTime = (cell: Cell | undefined): boolean =>
  /^(?:(?:19|20)\d{2}|.*\d[年月季].*)$/u.test(
    cell?.content.kind === 'number' ? cell.content.stored : squeeze(textOf(cell)),
  )

/** Heads of plans, and of the names of what is to be done. */
const TASKS = /任务$/u

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
