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
import { isProvince } from './place-words.js'
import { isFigure } from './read-amount.js'
import { mayBeOf, wordsOver } from './table-subject.js'
import { type Cell, rowsBetween, type Sheet, seenCell, textOf } from './workbook.js'

/** A column of figures. */
export interface ValueColumn {
  readonly column: number
  readonly role: ValueRole
  /** The indicator that stands above it, or 综合得分, in tables with a row a place; empty: the row names what it is about. */
  readonly indicator: string
  /** The place that stands above it, or in its head, in tables with a row an indicator; empty: no head names one. */
  readonly place: string
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
  /** Headers of figures beside those of places that do not say of which place, or whose rows do not say of what. */
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
  /** What its title says that it holds: 完成, 计划; undefined when it does not say, or says several. */
  readonly measure: () => ValueRole | undefined
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

/** One or two rows that may be a head. */
interface HeadRows {
  readonly sheet: Sheet
  readonly row: number
  readonly depth: 1 | 2
  readonly context: TitledContext
  /** A head names the part of the year that is imported. */
  readonly hasOwn: boolean
}

/** What a head says of one column. */
interface ColumnHead {
  /** What the column holds that is no figure; null: it holds figures. */
  readonly label: LabelColumn | null
  readonly found: FoundColumn | null
  readonly isHidden: boolean
  /** Its header of figures stands in the second row … */
  readonly lower: boolean
  /** … below the name of an indicator. */
  readonly ofGroup: boolean
  /** The first row says itself what the column holds. */
  readonly own: boolean
}

function readColumns(sheet: Sheet, row: number, depth: 1 | 2, context: TitledContext): ReadColumns | undefined {
  const { period } = context
  if (depth === 2 && (sheet.rows[row + 1] ?? []).some((cell) => isFigure(cell) && !isTime(cell))) return undefined
  const heads = sheet.rows.slice(row, row + depth).flatMap((cells) => cells.map(textOf))
  const hasOwn = period !== null && heads.some((text) => samePeriod(statedPeriod(text), period))
  const width = Math.max(sheet.rows[row]?.length ?? 0, depth === 2 ? (sheet.rows[row + 1]?.length ?? 0) : 0)
  const read = rowsBetween(0, width).flatMap(
    (column) => readColumn({ sheet, row, depth, context, hasOwn }, column) ?? [],
  )
  const seen = read.filter(({ isHidden }) => !isHidden)
  const columnsOfFigures = seen.flatMap((each) => each.found ?? [])
  // A place alone in a row is whose the rows below it are; two are the heads of columns.
  const alone = columnsOfFigures.filter(({ cell, place }) => place !== '' && squeeze(textOf(cell)) === place)
  const found = alone.length === 1 ? columnsOfFigures.filter((each) => each !== alone[0]) : columnsOfFigures
  const ofGroups = seen.some(({ ofGroup }) => ofGroup)
  const told = read.flatMap(({ label }) => label ?? [])
  const unheaded = labelsByContent(sheet, { row, below: row + depth }, found, told, context)
  const labels = [...told, ...unheaded]
  const { columns, rivals } = labelColumns(sheet, row + depth, labels, context)
  // 单位 that turns out to be the column of places.
  const organ = labels.find(({ role, column }) => role === 'unit' && column === columns.get('place'))
  const own =
    read.some((each) => each.own) ||
    (ofGroups && (unheaded.length > 0 || labels.every(({ column }) => !seenCell(sheet, row, column)))) ||
    (organ !== undefined && !sheet.rows[row + 1]?.[organ.column])
  const figures = figuresOf(found, columns, context)
  return figures.values.length + figures.unnamed.length > 0
    ? {
        ...{ row, below: row + depth, columns, rivals, ...figures, own },
        hidden: read.flatMap((each) => (each.isHidden && each.found ? [each.found.cell] : [])),
        lower: seen.some(({ lower }) => lower),
      }
    : undefined
}

/** The columns of figures of which it is said what they are about, by their heads or by the names of the rows. */
function figuresOf(
  found: readonly FoundColumn[],
  columns: Columns['columns'],
  { about, period }: TitledContext,
): Pick<Columns, 'values' | 'repeated' | 'unnamed' | 'across'> {
  const isAcross = found.some(({ place }) => place !== '')
  const ofRows = columns.has('name')
  const ofPlaces = !ofRows && columns.has('place')
  const subject = ofPlaces ? about() : ''
  const values: ValueColumn[] = []
  const repeated: Cell[] = []
  const unnamed: Cell[] = []
  const across: Cell[] = []
  for (const { cell, over, ...value } of found) {
    if (isAcross && (value.place === '' || !ofRows || columns.has('place'))) across.push(cell)
    const isOfTable = value.indicator === '' && subject !== '' && mayBeOf(subject, over, period !== null)
    const column = isOfTable ? { ...value, indicator: subject } : value
    if (ofPlaces && column.indicator === '') unnamed.push(cell)
    if (!(column.indicator === '' ? ofRows : ofPlaces)) continue
    const same = values.some(
      ({ role, indicator, place }) => role === column.role && indicator === column.indicator && place === column.place,
    )
    if (same) repeated.push(cell)
    else values.push(column)
  }
  return { values, repeated, unnamed, across }
}

/** What one column holds by its head; undefined where that is nothing that is read. */
function readColumn({ sheet, row, depth, context, hasOwn }: HeadRows, column: number): ColumnHead | undefined {
  const { year, period, isIndicator } = context
  const ofPart = period !== null
  const upperCell = seenCell(sheet, row, column)
  const lowerCell = depth === 2 ? sheet.rows[row + 1]?.[column] : undefined
  const lowerText = yearText(lowerCell) ?? textOf(lowerCell)
  const upper = readHeader(textOf(upperCell), ofPart)
  const above = splitUnit(textOf(upperCell))
  const group = isIndicator(above.words) ? above.words : ''
  const below =
    readHeader(lowerText, ofPart) ??
    (group === '' ? undefined : readTimeHeader(lowerText, ofPart)) ??
    (NARROWS.test(above.words) ? undefined : readGroupedHeader(lowerText, upper, ofPart, isIndicator))
  const alone = lowerCell ? undefined : readIndicatorHeader(textOf(upperCell), ofPart, isIndicator)
  const header = below ?? upper ?? alone ?? (lowerCell ? undefined : headOfPlace(above.words, context))
  const cell = below ? lowerCell : upperCell
  if (!header || !cell || (!below && sheet.rows[row]?.[column] === undefined && depth === 1)) return undefined
  const stated = header.year || (below ? yearOf(above.words) : '')
  if ((stated !== '' && stated !== year) || (below && group === '' && isOtherTime(above.words))) return undefined
  const part = header.period ?? (below && period ? headPeriod(above.words) : null)
  if (part && hasOwn && !samePeriod(part, period)) return undefined

  const task = header.role === 'name' && TASKS.test(header === upper ? above.words : splitUnit(lowerText).words)
  const role = task && holdsFigures(sheet, row + depth, column) ? '计划' : header.role
  const isHidden = sheet.hiddenColumns.has(column)
  const common = {
    isHidden,
    // 填报单位 above 指标 is a line of the form above the table, with the place beside it.
    own: upper !== undefined && (isValueRole(upper.role) || (!below && /^(?:name|place)$/.test(upper.role))),
  }
  if (!isValueRole(role))
    return {
      ...common,
      label: { role, column, hidden: isHidden },
      found: null,
      lower: false,
      ofGroup: false,
    }
  const counted = role === '计划' || role === '完成'
  return {
    ...common,
    label: null,
    found: {
      ...{ column, role, cell, indicator: header.about || group },
      place: upper === undefined && isArea(above.words, context) ? above.words : '',
      unit: header.unit || (below && counted ? above.unit : ''),
      over: below ? textOf(upperCell) : wordsOver(sheet, row, column, context),
    },
    lower: below !== undefined,
    ofGroup: below !== undefined && group !== '',
  }
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

/** 长春市, 全省, 合计. */
const isArea = (words: string, { isPlace }: TableContext): boolean => isPlace(words) || isProvince(words)

/** What ends like a place: beside the heads of places it must be one of them. */
const LIKE_PLACE = /^\p{Script=Han}{1,7}[省市州县区旗盟]$/u

/** 长春市 as the head of a column: it holds what the title says. */
function headOfPlace(words: string, context: TitledContext): Header | undefined {
  const role = isArea(words, context) || LIKE_PLACE.test(words) ? context.measure() : undefined
  return role && { role, unit: '', year: '', period: null, about: '' }
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
