import { attributesOf, type Tag, tagsOf, unescapeXml } from '../markup/xml.js'
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
  const scan = new Scan()
  let from = 0
  for (const tag of tagsOf(xml)) {
    if (!tag) return damaged
    if (tag.kind === 'close') scan.close(tag.name, unescapeXml(xml.slice(from, tag.start)))
    else {
      from = tag.end
      const refused = scan.open(tag)
      if (refused !== undefined) return refused
    }
  }
  return scan
}

/** What is known of a sheet from the tags that were seen. */
class Scan implements SheetScan {
  readonly cells: ScannedCell[] = []
  readonly hiddenRows = new Set<number>()
  readonly hiddenColumns = new Set<number>()
  readonly merges: Merge[] = []
  #open: { -readonly [K in keyof ScannedCell]: ScannedCell[K] } | undefined
  #rows = 0
  #columns = 0

  /** A text says why the sheet is refused. */
  open(tag: Tag): string | undefined {
    const attributes = attributesOf(tag)
    const { name } = tag
    const cell = this.#open
    if (name === 'row') return this.#row(attributes)
    if (name === 'c') return this.#cell(attributes, tag.kind === 'empty')
    if (cell && name === 'f') cell.formula = formulaOf(attributes)
    else if (cell && (name === 'is' || name === 'v')) cell.value = ''
    else if (cell && markOf(tag)) cell.mark = cell.mark === 'struck' ? cell.mark : (markOf(tag) ?? null)
    else if (name === 'col') this.#column(attributes)
    else if (name === 'mergeCell' || name === 'dimension') return this.#area(attributes, name === 'mergeCell')
    return undefined
  }

  close(name: string, text: string): void {
    if (this.#open && name === 'v') this.#open.value = text
    else if (this.#open?.formula && name === 'f') this.#open.formula = { ...this.#open.formula, text }
    else if (name === 'c') this.#open = undefined
  }

  #row(attributes: Attributes): string | undefined {
    const number = Number(attributes.get('r') ?? this.#rows + 1)
    if (!Number.isInteger(number) || number < 1 || this.#grow(number - 1, 0)) return tooLarge
    if (isOn(attributes.get('hidden')) || isNone(attributes.get('ht'))) this.hiddenRows.add(number - 1)
    return undefined
  }

  #cell(attributes: Attributes, isEmpty: boolean): string | undefined {
    const at = parseAddress(attributes.get('r') ?? '')
    if (!at) return '表格里的单元格没有编号'
    if (this.#grow(at.row, at.column)) return tooLarge
    const style = Number(attributes.get('s') ?? 0)
    const cell = { ...at, style, type: attributes.get('t') ?? 'n', formula: null, value: null, mark: null }
    this.cells.push(cell)
    this.#open = isEmpty ? undefined : cell
    return undefined
  }

  #column(attributes: Attributes): void {
    if (!isOn(attributes.get('hidden')) && !isNone(attributes.get('width'))) return
    const [from, to] = [Number(attributes.get('min')), Number(attributes.get('max'))]
    for (let column = from; column <= Math.min(to, sheetLimits.columns); column += 1) this.hiddenColumns.add(column - 1)
  }

  #area(attributes: Attributes, isMerge: boolean): string | undefined {
    const [from, to = from] = (attributes.get('ref') ?? '').split(':').map(parseAddress)
    if (!from || !to) return damaged
    if (this.#grow(to.row, to.column)) return tooLarge
    if (isMerge) this.merges.push({ top: from.row, left: from.column, bottom: to.row, right: to.column })
    return this.merges.length > sheetLimits.merges ? tooLarge : undefined
  }

  /** Whether the sheet is too large with this cell in it. */
  #grow(row: number, column: number): boolean {
    this.#rows = Math.max(this.#rows, row + 1)
    this.#columns = Math.max(this.#columns, column + 1)
    const { rows, columns, area } = sheetLimits
    return this.#rows > rows || this.#columns > columns || this.#rows * this.#columns > area
  }
}

type Attributes = ReadonlyMap<string, string>

function formulaOf(attributes: Attributes): ScannedFormula {
  const type = attributes.get('t') ?? 'normal'
  const special = type !== 'normal' && type !== 'shared'
  return { text: '', shared: type === 'shared' ? (attributes.get('si') ?? null) : null, special }
}

const damaged = '表格的内容已损坏'
const tooLarge = '表格的范围太大'

/** No height or width: nobody sees what is there. */
const isNone = (size: string | undefined): boolean => size !== undefined && Number(size) === 0
const isOn = (text: string | undefined): boolean => text === '1' || text === 'true'
