import { type Merge, parseAddress } from './workbook.js'
import { attributesOf, type Tag, tagsOf } from './xml.js'

/** What a sheet says beside its values, which the library does not tell. */
export interface SheetScan {
  readonly cells: readonly ScannedCell[]
  readonly hiddenRows: ReadonlySet<number>
  readonly hiddenColumns: ReadonlySet<number>
  readonly merges: readonly Merge[]
}

export interface ScannedCell {
  readonly row: number
  readonly column: number
  /** Index of its style; 0 unless given. */
  readonly style: number
  /** `s`, `n`, `e`, `b` … as the file says. */
  readonly type: string
  readonly formula: boolean
  readonly value: boolean
}

/** A table of an office is far below these. */
export const sheetLimits = { rows: 20_000, columns: 1_000, area: 2_000_000, merges: 20_000 } as const

/** Reads the form of a sheet; a text says why it is refused. */
export function scanSheet(xml: string): SheetScan | string {
  const cells: ScannedCell[] = []
  const hiddenRows = new Set<number>()
  const hiddenColumns = new Set<number>()
  const merges: Merge[] = []
  let open: { -readonly [K in keyof ScannedCell]: ScannedCell[K] } | undefined
  let rows = 0
  let columns = 0
  const grow = (row: number, column: number) => {
    rows = Math.max(rows, row + 1)
    columns = Math.max(columns, column + 1)
    return rows > sheetLimits.rows || columns > sheetLimits.columns || rows * columns > sheetLimits.area
  }

  for (const tag of tagsOf(xml)) {
    if (!tag) return '表格的内容已损坏'
    if (tag.kind === 'close') continue
    const attributes = attributesOf(tag)
    if (tag.name === 'row') {
      const number = Number(attributes.get('r') ?? rows + 1)
      if (!Number.isInteger(number) || number < 1 || grow(number - 1, 0)) return tooLarge
      if (isOn(attributes.get('hidden'))) hiddenRows.add(number - 1)
    } else if (tag.name === 'c') {
      const at = parseAddress(attributes.get('r') ?? '')
      if (!at) return '表格里的单元格没有编号'
      if (grow(at.row, at.column)) return tooLarge
      open = {
        ...at,
        style: Number(attributes.get('s') ?? 0),
        type: attributes.get('t') ?? 'n',
        formula: false,
        value: false,
      }
      cells.push(open)
    } else if (open && tag.name === 'f') open.formula = true
    else if (open && isValue(tag)) open.value = true
    else if (tag.name === 'col' && isOn(attributes.get('hidden'))) {
      const [from, to] = [Number(attributes.get('min')), Number(attributes.get('max'))]
      for (let column = from; column <= Math.min(to, sheetLimits.columns); column += 1) hiddenColumns.add(column - 1)
    } else if (tag.name === 'mergeCell' || tag.name === 'dimension') {
      const [from, to = from] = (attributes.get('ref') ?? '').split(':').map(parseAddress)
      if (!from || !to) return '表格的内容已损坏'
      if (grow(to.row, to.column)) return tooLarge
      if (tag.name === 'mergeCell') merges.push({ top: from.row, left: from.column, bottom: to.row, right: to.column })
      if (merges.length > sheetLimits.merges) return tooLarge
    }
  }
  return { cells, hiddenRows, hiddenColumns, merges }
}

const tooLarge = '表格的范围太大'

const isValue = ({ name, kind }: Tag): boolean => (name === 'v' || name === 'is') && kind === 'open'
const isOn = (text: string | undefined): boolean => text === '1' || text === 'true'

/** The number formats of the styles, by index. */
export function scanFormats(xml: string): readonly string[] {
  const codes = new Map<number, string>()
  const formats: string[] = []
  let inStyles = false
  for (const tag of tagsOf(xml)) {
    if (!tag) return formats
    if (tag.name === 'cellXfs') inStyles = tag.kind === 'open'
    if (tag.kind === 'close') continue
    const attributes = attributesOf(tag)
    if (tag.name === 'numFmt') codes.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '')
    if (inStyles && tag.name === 'xf') {
      const id = Number(attributes.get('numFmtId') ?? 0)
      formats.push(codes.get(id) ?? BUILT_IN[id] ?? 'General')
    }
  }
  return formats
}

/** The formats that files only number (ECMA-376, part 1, 18.8.30), as far as they are numbers. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  41: '#,##0',
  42: '#,##0',
  43: '#,##0.00',
  44: '#,##0.00',
}
