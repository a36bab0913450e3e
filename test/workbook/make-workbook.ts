import { strToU8, type Zippable, zipSync } from 'fflate'
import { cellAddress } from '../../src/workbook/workbook.js'

/** A cell as an office program stores it. Text is a shared string, a number has the format of its style. */
export type MadeCell =
  | null
  | string
  | number
  | { readonly stored: string; readonly format?: string; readonly formula?: string }
  /** With a format that files only number. */
  | { readonly stored: string; readonly builtIn: number }
  | { readonly formula: string; readonly text: string }
  | { readonly uncomputed: string }
  | { readonly error: string }
  | { readonly rich: readonly string[] }
  /** Shared text as the file says it: runs of several fonts. */
  | { readonly runs: string }
  /** Struck out as a whole. */
  | { readonly struck: string | number }
  /** A cell as the file says it; @ is its address. */
  | { readonly xml: string }

export interface MadeSheet {
  readonly name?: string
  readonly hidden?: boolean
  readonly rows: readonly (readonly MadeCell[])[]
  /** From 1. */
  readonly hiddenRows?: readonly number[]
  readonly merges?: readonly string[]
  /** XML in front of the rows, such as a dimension. */
  readonly before?: string
}

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The parts of a workbook, so that a test can spoil one before it packs them. */
export function workbookParts(sheets: readonly MadeSheet[]): Record<string, string> {
  const strings: string[] = []
  const formats: string[] = []
  const shared = (xml: string): number => strings.push(xml) - 1
  const style = (format: string | undefined): number => {
    if (format === undefined) return 0
    if (!formats.includes(format)) formats.push(format)
    return formats.indexOf(format) + 2
  }
  const cellXml = (cell: MadeCell, at: string): string => {
    if (cell === null) return ''
    if (typeof cell === 'string') return `<c r="${at}" t="s"><v>${shared(`<t>${escapeXml(cell)}</t>`)}</v></c>`
    if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
    if ('rich' in cell) {
      const runs = cell.rich.map((text) => `<r><t>${escapeXml(text)}</t></r>`).join('')
      return `<c r="${at}" t="s"><v>${shared(runs)}</v></c>`
    }
    if ('runs' in cell) return `<c r="${at}" t="s"><v>${shared(cell.runs)}</v></c>`
    if ('xml' in cell) return cell.xml.replaceAll('@', at)
    if ('struck' in cell)
      return typeof cell.struck === 'number'
        ? `<c r="${at}" s="${STRUCK}"><v>${cell.struck}</v></c>`
        : `<c r="${at}" s="${STRUCK}" t="s"><v>${shared(`<t>${escapeXml(cell.struck)}</t>`)}</v></c>`
    if ('error' in cell) return `<c r="${at}" t="e"><f>1/0</f><v>${cell.error}</v></c>`
    if ('uncomputed' in cell) return `<c r="${at}"><f>${cell.uncomputed}</f></c>`
    if ('text' in cell) return `<c r="${at}" t="str"><f>${cell.formula}</f><v>${escapeXml(cell.text)}</v></c>`
    if ('builtIn' in cell) return `<c r="${at}" s="${style(`${BUILT_IN}${cell.builtIn}`)}"><v>${cell.stored}</v></c>`
    const formula = cell.formula ? `<f>${cell.formula}</f>` : ''
    return `<c r="${at}" s="${style(cell.format)}">${formula}<v>${cell.stored}</v></c>`
  }
  const bodies = sheets.map(({ rows, hiddenRows = [], merges = [], before = '' }) => {
    const xml = rows.map((cells, row) => {
      const inside = cells.map((cell, column) => cellXml(cell, cellAddress(row, column))).join('')
      return `<row r="${row + 1}"${hiddenRows.includes(row + 1) ? ' hidden="1"' : ''}>${inside}</row>`
    })
    const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
    return `<worksheet xmlns="${MAIN}">${before}<sheetData>${xml.join('')}</sheetData>${merged && `<mergeCells>${merged}</mergeCells>`}</worksheet>`
  })
  const named = sheets.map(({ name, hidden }, index) => {
    const state = hidden ? ' state="hidden"' : ''
    return `<sheet name="${escapeXml(name ?? `Sheet${index + 1}`)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`
  })
  const related = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  )
  const idOf = (format: string, index: number) =>
    format.startsWith(BUILT_IN) ? format.slice(BUILT_IN.length) : 200 + index
  const codes = formats.map((format, index) => `<numFmt numFmtId="${200 + index}" formatCode="${escapeXml(format)}"/>`)
  const styles = formats.map((format, index) => `<xf numFmtId="${idOf(format, index)}"/>`)
  return {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}"><Relationship Id="r" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${named.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}">${related.join('')}<Relationship Id="s" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="t" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ...Object.fromEntries(bodies.map((body, index) => [`xl/worksheets/sheet${index + 1}.xml`, body])),
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts>${codes.join('')}</numFmts><fonts><font/><font><strike/></font></fonts><cellXfs><xf numFmtId="0"/><xf numFmtId="0" fontId="1"/>${styles.join('')}</cellXfs></styleSheet>`,
  }
}

/** In front of the number of a format that has no code. */
const BUILT_IN = 'builtIn:'

/** The style whose font strikes the words out. */
const STRUCK = 1

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

export const packWorkbook = (parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ) satisfies Zippable,
  )

/** A workbook of some sheets. */
export const makeWorkbook = (...sheets: readonly MadeSheet[]): Uint8Array => packWorkbook(workbookParts(sheets))
