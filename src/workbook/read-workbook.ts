import { andThen, error, fail, type Outcome, outcome, place } from '../diagnostics/diagnostic.js'
import { attributesOf, tagsOf } from '../markup/xml.js'
import { doubtfulResults, type ReadDoubt, type ResultDoubt } from './doubtful-results.js'
import { openPackage, RESAVE, type WorkbookPackage } from './open-package.js'
import { scanComments } from './scan-comments.js'
import { type ScannedCell, type SheetScan, scanSheet } from './scan-sheet.js'
import { type Mark, scanStrings } from './scan-strings.js'
import { type ScannedStyles, scanStyles } from './scan-styles.js'
import type { Cell, CellContent, Sheet, Workbook } from './workbook.js'

/** A number as the file stores it: the library would make it a binary float. */
class StoredNumber {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** Our own export has a confirmation sheet for each place: all counties of the country have room. */
const MOST_SHEETS = 4_000

/** Reads a workbook that a stranger may have made: refused, or read within bounds. `file` is its name for messages. */
export async function readWorkbook(bytes: Uint8Array, file: string): Promise<Outcome<Workbook>> {
  const opened = andThen(openPackage(bytes, file), (pack) =>
    andThen(scanPackage(pack), (scans) => outcome({ pack, scans })),
  )
  if (!opened.ok) return opened
  const { pack, scans } = opened.value
  const { default: readXlsxFile } = await import('read-excel-file/node')
  try {
    const parseNumber = (text: string) => new StoredNumber(text)
    const sheets = await readXlsxFile<StoredNumber>(Buffer.from(pack.bytes), { parseNumber })
    const doubt = doubtfulResults(scans, pack.parts.get('xl/workbook.xml') ?? '')
    return outcome({
      file,
      sheets: sheets.flatMap(({ sheet, data }) => makeSheet(sheet, data, scans.get(sheet), doubt)),
    })
  } catch {
    return fail(error('workbook-unreadable', '这个 Excel 文件读不了', place(file, 1, 1), RESAVE))
  }
}

interface NamedScan extends SheetScan {
  readonly hidden: boolean
  readonly comments: readonly string[]
  readonly styles: ScannedStyles
  readonly marks: ReadonlyMap<number, Mark>
}

/** The form of every sheet by its name. */
function scanPackage({ file, parts }: WorkbookPackage): Outcome<ReadonlyMap<string, NamedScan>> {
  const styles = scanStyles(parts.get(partNamed(parts, 'styles') ?? 'xl/styles.xml') ?? '')
  const marks = scanStrings(parts.get(partNamed(parts, 'sharedStrings') ?? 'xl/sharedStrings.xml') ?? '')
  const targets = relations(parts)
  const scans = new Map<string, NamedScan>()
  for (const tag of tagsOf(parts.get('xl/workbook.xml') ?? '')) {
    if (tag?.name !== 'sheet' || tag.kind === 'close') continue
    const attributes = attributesOf(tag)
    const part = targets.get(attributes.get('id') ?? '')?.part ?? ''
    const xml = parts.get(part)
    if (xml === undefined) continue
    const name = attributes.get('name') ?? ''
    const scan = scanSheet(xml)
    const why = typeof scan === 'string' ? scan : scans.size >= MOST_SHEETS ? '工作表太多' : undefined
    if (typeof scan === 'string' || why !== undefined) {
      const hint = '请把要导入的表格复制到一个新的工作簿，另存后再导入。'
      return fail(error('workbook-refused', `工作表“${name}”：${why}，没有读取`, place(file, 1, 1), hint))
    }
    scans.set(name, {
      ...scan,
      comments: scanComments(parts, part),
      styles,
      marks,
      hidden: (attributes.get('state') ?? 'visible') !== 'visible',
    })
  }
  return outcome(scans)
}

interface Relation {
  readonly type: string
  readonly part: string
}

function relations(parts: ReadonlyMap<string, string>): ReadonlyMap<string, Relation> {
  const found = new Map<string, Relation>()
  for (const tag of tagsOf(parts.get('xl/_rels/workbook.xml.rels') ?? '')) {
    if (tag?.name !== 'Relationship' || tag.kind === 'close') continue
    const attributes = attributesOf(tag)
    const target = attributes.get('Target') ?? ''
    const part = target.startsWith('/') ? target.slice(1) : `xl/${target}`
    found.set(attributes.get('Id') ?? '', { type: attributes.get('Type') ?? '', part })
  }
  return found
}

const partNamed = (parts: ReadonlyMap<string, string>, type: string): string | undefined =>
  [...relations(parts).values()].find((relation) => relation.type.endsWith(`/${type}`))?.part

/** Values of the library and the form that it leaves out, together. A sheet that was not scanned is no table. */
function makeSheet(
  name: string,
  data: readonly (readonly unknown[])[] | undefined,
  scan: NamedScan | undefined,
  doubt: ReadDoubt,
): readonly Sheet[] {
  if (!scan || !data) return []
  const rows: (Cell | undefined)[][] = []
  for (const scanned of scan.cells) {
    const content = contentOf(data[scanned.row]?.[scanned.column], scanned, scan, doubt(name, scanned))
    if (!content) continue
    const { row, column } = scanned
    while (rows.length <= row) rows.push([])
    const cells = rows[row]
    if (cells) cells[column] = { row, column, content, mark: cellMark(scanned, scan) }
  }
  const { hidden, hiddenRows, hiddenColumns, merges, comments } = scan
  return [{ name, hidden, rows, hiddenRows, hiddenColumns, merges, comments }]
}

function contentOf(
  value: unknown,
  { type, formula, value: saved, style }: ScannedCell,
  { styles }: NamedScan,
  doubt: ResultDoubt | null,
): CellContent | undefined {
  if (type === 'e') return { kind: 'error' }
  // An empty result is one of text; a number that is empty was never computed.
  if (formula && (saved === null || (saved === '' && type === 'n'))) return { kind: 'uncomputed' }
  if (doubt?.kind === 'unsettled') return { kind: 'unsettled' }
  if (typeof value === 'string') return value.trim() === '' ? undefined : { kind: 'text', text: value }
  if (value instanceof StoredNumber)
    return {
      kind: 'number',
      stored: value.text,
      format: styles.formats[style] ?? 'General',
      recomputed: doubt?.recomputed ?? null,
    }
  if (value instanceof Date) return { kind: 'date' }
  return typeof value === 'boolean' ? { kind: 'boolean' } : undefined
}

function cellMark({ type, value, style, mark }: ScannedCell, { styles, marks }: NamedScan): Mark | null {
  if (styles.struck.has(style)) return 'struck'
  return mark ?? (type === 's' ? (marks.get(Number(value)) ?? null) : null)
}
