import { readPeriod, samePeriod } from '../data/period.js'
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
import type { TableContext } from './known-words.js'
import { holdsFigures, type LabelColumn } from './label-columns.js'
import { endsLikePlace, isProvince } from './place-words.js'
import { wordsOver } from './table-subject.js'
import { type Cell, type Sheet, seenCell, textOf, writtenIn } from './workbook.js'

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

/** What the data know, with what the titles above a head say. */
export interface TitledContext extends TableContext {
  /** The one indicator that the table is about; empty when nothing names one. */
  readonly about: () => string
  /** What its title says that it holds: 完成, 计划; undefined when it does not say, or says several. */
  readonly measure: () => ValueRole | undefined
}

const VALUE_ROLES: readonly ValueRole[] = ['计划', '完成', '完成率', '得分', 'number', 'correction']
const isValueRole = (role: Role): role is ValueRole => VALUE_ROLES.some((each) => each === role)

/** A column of figures where its head stands. */
export interface FoundColumn extends ValueColumn {
  readonly cell: Cell
  /** What the head above its own says. */
  readonly over: string
}

/** One or two rows that may be a head. */
export interface HeadRows {
  readonly sheet: Sheet
  readonly row: number
  readonly depth: 1 | 2
  readonly context: TitledContext
  /** A head names the part of the year that is imported. */
  readonly hasOwn: boolean
}

/** What a head says of one column. */
export interface ColumnHead {
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

/** What stands above one column. */
interface ColumnWords {
  readonly upperText: string
  readonly lowerText: string
  /** The words of the first row without their unit, and that unit. */
  readonly above: ReturnType<typeof splitUnit>
  /** The indicator that they name; empty when they name none. */
  readonly group: string
  /** What the rows say that the column holds, each. */
  readonly upper: Header | undefined
  readonly below: Header | undefined
  /** What counts of the two, and where it stands. */
  readonly header: Header
  readonly cell: Cell
}

function columnWords({ sheet, row, depth, context }: HeadRows, column: number): ColumnWords | undefined {
  const { period, isIndicator } = context
  const ofPart = period !== null
  const upperCell = seenCell(sheet, row, column)
  const upperText = textOf(upperCell)
  const lowerCell = depth === 2 ? sheet.rows[row + 1]?.[column] : undefined
  const lowerText = yearText(lowerCell) ?? textOf(lowerCell)
  const upper = readHeader(upperText, ofPart)
  const above = splitUnit(upperText)
  const group = isIndicator(above.words) ? above.words : ''
  const below =
    readHeader(lowerText, ofPart) ??
    (group === '' ? undefined : readTimeHeader(lowerText, ofPart)) ??
    (NARROWS.test(above.words) ? undefined : readGroupedHeader(lowerText, upper, ofPart, isIndicator))
  const alone = lowerCell ? undefined : readIndicatorHeader(upperText, ofPart, isIndicator)
  const header = below ?? upper ?? alone ?? (lowerCell ? undefined : headOfPlace(above.words, context))
  const cell = below ? lowerCell : upperCell
  if (!header || !cell || (!below && sheet.rows[row]?.[column] === undefined && depth === 1)) return undefined
  return { upperText, lowerText, above, group, upper, below, header, cell }
}

/** Whether a column is of another year, or of another part of it, than what is imported. */
function isOfOtherTime({ above, group, below, header }: ColumnWords, { context, hasOwn }: HeadRows): boolean {
  const { year, period } = context
  const stated = header.year || (below ? yearOf(above.words) : '')
  if ((stated !== '' && stated !== year) || (below && group === '' && isOtherTime(above.words))) return true
  const part = header.period ?? (below && period ? headPeriod(above.words) : null)
  return part !== null && hasOwn && !samePeriod(part, period)
}

/** What one column holds by its head; undefined where that is nothing that is read. */
export function readColumn(rows: HeadRows, column: number): ColumnHead | undefined {
  const words = columnWords(rows, column)
  if (!words || isOfOtherTime(words, rows)) return undefined
  const { sheet, row, depth, context } = rows
  const { upperText, lowerText, above, group, upper, below, header, cell } = words
  const task = header.role === 'name' && TASKS.test(header === upper ? above.words : splitUnit(lowerText).words)
  const role = task && holdsFigures(sheet, row + depth, column) ? '计划' : header.role
  const isHidden = sheet.hiddenColumns.has(column)
  // 填报单位 above 指标 is a line of the form above the table, with the place beside it.
  const own = upper !== undefined && (isValueRole(upper.role) || (!below && /^(?:name|place)$/.test(upper.role)))
  if (!isValueRole(role))
    return { isHidden, own, label: { role, column, hidden: isHidden }, found: null, lower: false, ofGroup: false }
  const counted = role === '计划' || role === '完成'
  return {
    isHidden,
    own,
    label: null,
    found: {
      ...{ column, role, cell, indicator: header.about || group },
      place: upper === undefined && isArea(above.words, context) ? above.words : '',
      unit: header.unit || (below && counted ? above.unit : ''),
      over: below ? upperText : wordsOver(sheet, row, column, context),
    },
    lower: below !== undefined,
    ofGroup: below !== undefined && group !== '',
  }
}

/** 长春市, 全省, 合计. */
const isArea = (words: string, { isPlace }: TableContext): boolean => isPlace(words) || isProvince(words)

/** 长春市 as the head of a column: it holds what the title says. */
function headOfPlace(words: string, context: TitledContext): Header | undefined {
  const role = isArea(words, context) || endsLikePlace(words) ? context.measure() : undefined
  return role && { role, unit: '', year: '', period: null, about: '' }
}

/** A year as a head: 2023, as a number or in words. */
function yearText(cell: Cell | undefined): string | undefined {
  const words = squeeze(writtenIn(cell))
  return /^20\d{2}$/.test(words) ? `${words}年` : undefined
}

/** Heads of plans, and of the names of what is to be done. */
const TASKS = /任务$/u

/** A head that makes the indicators below it less than what they are called: 其中女性, 预计. */
const NARROWS = /其中|[男女]|排名|名次|位次|占|比重|预[计测]|任务|上[月季周]|当月|本月|人均|平均/u

/** 2023年, 2023年一季度 */
function yearOf(words: string): string {
  const [, year = '', rest = ''] = /^(\d{4})年度?(.*)$/u.exec(words) ?? []
  return rest === '' || readPeriod(rest) ? year : ''
}

/** 2023, 2023年, 6月 in a head. */
export const isTime = (cell: Cell | undefined): boolean =>
  /^(?:(?:19|20)\d{2}|.*\d[年月季].*)$/u.test(squeeze(writtenIn(cell)))
