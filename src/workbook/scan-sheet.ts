import { attributesOf, tagsOf, unescapeXml } from '../markup/xml.js'
import { type Mark, markOf } from './scan-strings.js'
import { type Merge, parseAddress } from './workbook.js'

/** What a sheet says beside its values, which the library does not tell. */
export interface SheetScan {
  readonly cells: readonly ScannedCell[]
  readonly hiddenRows: ReadonlySet<number>
  readonly hiddenColumns: ReadonlySet<number>
  readonly merges: readonly Merge[]
}

/** A cell as its sheet's XML writes it; row and column from 0. */
export interface ScannedCell {
  readonly row: number
  readonly column: number
  /** Index of its style; 0 unless given. */
  readonly style: number
  /** `s`, `n`, `e`, `b` … as the file says. */
  readonly type: string
  /** Its formula; null when it has none. */
  readonly formula: ScannedFormula | null
  /** Its value as the file says it: of shared text, the index; null when it has none. */
  readonly value: string | null
  /** Of text in the sheet itself. */
  readonly mark: Mark | null
}

/** `text` is empty where it is shared with the cell that has the same `shared`. */
export interface ScannedFormula {
  readonly text: string
  readonly shared: string | null
  /** A formula of a whole range, or of a kind of its own. */
  readonly special: boolean
}

/** A table of an office is far below these; our own record of an export has a row for each figure of a country. */
const sheetLimits = { rows: 100_000, columns: 1_000, area: 2_000_000, merges: 20_000 } as const

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

  let from = 0
  for (const tag of tagsOf(xml)) {
    if (!tag) return '表格的内容已损坏'
    if (tag.kind === 'close') {
      const text = unescapeXml(xml.slice(from, tag.start))
      if (open && tag.name === 'v') open.value = text
      else if (open?.formula && tag.name === 'f') open.formula = { ...open.formula, text }
      else if (tag.name === 'c') open = undefined
      continue
    }
    from = tag.end
    const attributes = attributesOf(tag)
    if (tag.name === 'row') {
      const number = Number(attributes.get('r') ?? rows + 1)
      if (!Number.isInteger(number) || number < 1 || grow(number - 1, 0)) return tooLarge
      if (isOn(attributes.get('hidden')) || isNone(attributes.get('ht'))) hiddenRows.add(number - 1)
    } else if (tag.name === 'c') {
      const at = parseAddress(attributes.get('r') ?? '')
      if (!at) return '表格里的单元格没有编号'
      if (grow(at.row, at.column)) return tooLarge
      open = {
        ...at,
        style: Number(attributes.get('s') ?? 0),
        type: attributes.get('t') ?? 'n',
        formula: null,
        value: null,
        mark: null,
      }
      cells.push(open)
      if (tag.kind === 'empty') open = undefined
    } else if (open && tag.name === 'f') {
      const type = attributes.get('t') ?? 'normal'
      const special = type !== 'normal' && type !== 'shared'
      open.formula = { text: '', shared: type === 'shared' ? (attributes.get('si') ?? null) : null, special }
    } else if (open && (tag.name === 'is' || tag.name === 'v')) open.value = ''
    else if (open && markOf(tag)) open.mark = open.mark === 'struck' ? open.mark : (markOf(tag) ?? null)
    else if (tag.name === 'col' && (isOn(attributes.get('hidden')) || isNone(attributes.get('width')))) {
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

/** No height or width: nobody sees what is there. */
const isNone = (size: string | undefined): boolean => size !== undefined && Number(size) === 0
const isOn = (text: string | undefined): boolean => text === '1' || text === 'true'
