import { type Header, isUnit, type Role, readHeader, squeeze, statedUnit, type ValueRole } from './headers.js'
import { type Cell, type Sheet, textOf } from './workbook.js'

/** A column of a table. */
export interface Column {
  readonly column: number
  /** The unit in its header or in the row of units; empty when neither says one. */
  readonly unit: string
}

/** A table with a header that we know, in a sheet. */
export interface Table {
  readonly columns: ReadonlyMap<Role, Column>
  readonly values: readonly (Column & { readonly role: ValueRole })[]
  /** The first row below the header and the units. */
  readonly start: number
  /** The row behind the last. */
  readonly end: number
  /** The words above it. */
  readonly titles: readonly string[]
}

const VALUE_ROLES: readonly ValueRole[] = ['计划', '完成', '完成率', '得分', 'number', 'correction']
const isValueRole = (role: Role): role is ValueRole => VALUE_ROLES.some((each) => each === role)

/** Notes and signatures, below a table. */
const NOTES = /^(?:注[:：]|注\d|说明[:：]|备注[:：]|填表|制表|填报人|审核|负责人|联系|数据来源|单位负责人)/

/** The cell that is seen at a place: of merged cells, the first. */
export function seenCell(sheet: Sheet, row: number, column: number): Cell | undefined {
  const own = sheet.rows[row]?.[column]
  if (own) return own
  const merge = sheet.merges.find(
    ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right,
  )
  return merge && sheet.rows[merge.top]?.[merge.left]
}

/** The tables of a sheet, from top to bottom. */
export function findTables(sheet: Sheet): readonly Table[] {
  const headers = sheet.rows.flatMap((_, row) => readHeaderRow(sheet, row) ?? [])
  const first = headers.filter(({ row }, index) => index === 0 || row > (headers[index - 1]?.row ?? 0) + 1)
  return first.map(({ row, below, columns }, index): Table => {
    const limit = first[index + 1]?.row ?? sheet.rows.length
    const previous = index === 0 ? 0 : (first[index - 1]?.below ?? 0)
    const above = sheet.rows.slice(previous, row).flatMap((cells) => cells.map(textOf).filter((text) => text !== ''))
    const units = unitsBelow(sheet, below, columns)
    const stated = above.map(statedUnit).findLast((unit) => unit !== '') ?? ''
    const complete = new Map(
      [...columns].map(([role, { column, unit }]): [Role, Column] => [
        role,
        { column, unit: unit || units?.get(role) || (role === '计划' || role === '完成' ? stated : '') },
      ]),
    )
    const start = units ? below + 1 : below
    return {
      columns: complete,
      values: [...complete].flatMap(([role, column]) => (isValueRole(role) ? [{ ...column, role }] : [])),
      start,
      end: endOfRows(sheet, start, limit, complete),
      titles: above,
    }
  })
}

interface HeaderRow {
  readonly row: number
  /** The row below the header. */
  readonly below: number
  readonly columns: ReadonlyMap<Role, Column>
}

/** A row that names its rows and at least one column of figures; also when that takes two rows. */
function readHeaderRow(sheet: Sheet, row: number): HeaderRow | undefined {
  const width = Math.max(sheet.rows[row]?.length ?? 0, sheet.rows[row + 1]?.length ?? 0)
  const single = new Map<Role, Column>()
  const double = new Map<Role, Column>()
  let deeper = 0
  for (let column = 0; column < width; column += 1) {
    const upper = readHeader(textOf(seenCell(sheet, row, column)))
    const lower = readHeader(textOf(sheet.rows[row + 1]?.[column]))
    const own = sheet.rows[row]?.[column] ? upper : undefined
    if (own && !single.has(own.role)) single.set(own.role, { column, unit: own.unit })
    const label: Header | undefined =
      lower ?? (seenCell(sheet, row + 1, column) === undefined || own ? upper : undefined)
    if (lower && isValueRole(lower.role)) deeper += 1
    if (label && !double.has(label.role)) double.set(label.role, { column, unit: label.unit || (upper?.unit ?? '') })
  }
  const upper = [...single.keys()].some((role) => role === 'name' || isValueRole(role))
  const columns = upper && deeper > 0 && isHeader(double) ? double : isHeader(single) ? single : undefined
  return columns && { row, below: row + (columns === double ? 2 : 1), columns }
}

const isHeader = (columns: ReadonlyMap<Role, Column>): boolean =>
  columns.has('name') && VALUE_ROLES.some((role) => columns.has(role))

/** The units of a row that holds nothing else. */
function unitsBelow(
  sheet: Sheet,
  row: number,
  columns: ReadonlyMap<Role, Column>,
): ReadonlyMap<Role, string> | undefined {
  const nameColumn = columns.get('name')?.column ?? 0
  const label = squeeze(textOf(sheet.rows[row]?.[nameColumn]))
  if (label !== '' && !/^(?:计量)?单位$/.test(label)) return undefined
  const units = new Map<Role, string>()
  for (const [role, { column }] of columns) {
    if (!isValueRole(role)) continue
    const cell = sheet.rows[row]?.[column]
    if (!cell) continue
    const unit = squeeze(textOf(cell)).replace(/^\((.*)\)$/, '$1')
    if (!isUnit(unit)) return undefined
    units.set(role, unit)
  }
  return units.size > 0 ? units : undefined
}

/** The row of the first note, or the end: what stands below the figures is no figure. */
function endOfRows(sheet: Sheet, start: number, limit: number, columns: ReadonlyMap<Role, Column>): number {
  const serial = Math.max(columns.get('name')?.column ?? 0, columns.get('place')?.column ?? 0)
  for (let row = start; row < limit; row += 1) {
    const words = sheet.rows[row]?.slice(0, serial + 1).map((cell) => squeeze(textOf(cell))) ?? []
    if (words.some((text) => NOTES.test(text))) return row
  }
  return limit
}
