import { type Period, samePeriod } from '../data/period.js'
import { type FoundColumn, isTime, readColumn, type TitledContext, type ValueColumn } from './column-head.js'
import { headPeriod, headWords, readHeader, splitUnit } from './headers.js'
import type { TableContext } from './known-words.js'
import { type HeadRows, type LabelColumn, type LabelRole, labelByContent, labelColumns } from './label-columns.js'
import { isFigure } from './read-amount.js'
import { mayBeOf, wordsOver } from './table-subject.js'
import { type Cell, indexesBetween, type Sheet, seenCell, textOf } from './workbook.js'

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

/** The head of a table: a row that says what its rows are about, and at least one column of figures; or two. */
export interface Head extends Columns, HeadRows {}

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

function readColumns(sheet: Sheet, row: number, depth: 1 | 2, context: TitledContext): ReadColumns | undefined {
  const { period } = context
  if (depth === 2 && (sheet.rows[row + 1] ?? []).some((cell) => isFigure(cell) && !isTime(cell))) return undefined
  const heads = sheet.rows.slice(row, row + depth).flatMap((cells) => cells.map(textOf))
  const hasOwn = period !== null && heads.some((text) => samePeriod(statedPeriod(text), period))
  const width = Math.max(sheet.rows[row]?.length ?? 0, depth === 2 ? (sheet.rows[row + 1]?.length ?? 0) : 0)
  const read = indexesBetween(0, width).flatMap(
    (column) => readColumn({ sheet, row, depth, context, hasOwn }, column) ?? [],
  )
  const seen = read.filter(({ isHidden }) => !isHidden)
  const columnsOfFigures = seen.flatMap((each) => each.found ?? [])
  // A place alone in a row is whose the rows below it are; two are the heads of columns.
  const alone = columnsOfFigures.filter(({ cell, place }) => place !== '' && headWords(cell) === place)
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

/** The columns of places and of indicators that no head tells, in a row without figures. */
function labelsByContent(
  sheet: Sheet,
  head: HeadRows,
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

/** The part of the year that a head names, alone or in front of what the column holds. */
const statedPeriod = (text: string): Period | null =>
  readHeader(text, true)?.period ?? headPeriod(splitUnit(text).words)
