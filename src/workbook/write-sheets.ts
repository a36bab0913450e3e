import type { Row } from 'write-excel-file/node'
import { datedAlike } from '../archive/dated-alike.js'
import { escapeMarkup } from '../markup/escape-markup.js'
import type { CellPlan } from './cell-plans.js'
import { rowHeight } from './row-height.js'

/** A sheet that we write: for the screen and for A4 paper. */
export interface SheetPlan {
  readonly name: string
  /** Widths in half-width characters. */
  readonly widths: readonly number[]
  /** Rows at the top that stay when one scrolls and that every page repeats. */
  readonly frozen: number
  /** Kept in the file, and not shown. */
  readonly hidden?: boolean
  /** Cells that offer the texts of others, from the first to the last, to choose from; what else is typed is taken too. */
  readonly choices?: { readonly cells: string; readonly from: readonly [string, string] }
  readonly rows: readonly (readonly CellPlan[])[]
}

/** A sheet of so many rows that they are made one after the other, as they are written. */
export type LongSheet = Omit<SheetPlan, 'rows'> & { readonly rows: Iterable<readonly CellPlan[]> }

const WORST_NAME = /[[\]:*?/\\\p{Cc}]/gu
const LONGEST_NAME = 31

/** A name that Excel takes for a sheet; two that would be equal get numbers. */
function sheetName(wanted: string, taken: ReadonlySet<string>): string {
  const plain = wanted.replace(WORST_NAME, ' ').replace(/^'|'$/g, ' ').trim().slice(0, LONGEST_NAME) || '表'
  if (!taken.has(plain.toLowerCase())) return plain
  for (let number = 2; ; number += 1) {
    const name = `${plain.slice(0, LONGEST_NAME - 5)} ${number}`
    if (!taken.has(name.toLowerCase())) return name
  }
}

/** The names of sheets as Excel will have them. */
export function sheetNames(plans: readonly Pick<SheetPlan, 'name'>[]): readonly string[] {
  const taken = new Set<string>()
  return plans.map(({ name }) => {
    const sheet = sheetName(name, taken)
    taken.add(sheet.toLowerCase())
    return sheet
  })
}

/** Sheets as the bytes of a workbook: the same sheets give the same bytes. */
export async function writeSheets(plans: readonly LongSheet[]): Promise<Uint8Array> {
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const names = sheetNames(plans)
  const sheets = plans.map(({ name, widths, frozen, rows }, index) => ({
    sheet: names[index] ?? name,
    data: Array.from(rows, (cells) => makeRow(cells, widths)),
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: frozen,
    orientation: 'landscape' as const,
  }))
  const printing = forPaper(plans, sheets)
  return datedAlike(await writeXlsxFile(sheets, { fontFamily: '宋体', fontSize: 11, features: [printing] }).toBuffer())
}

/** Excel calls a file damaged that has a longer cell, and reads _x0041_ as A. */
const LONGEST_TEXT = 32_767
const OMITTED = '……（太长，余下的没有列出）'

function cellText(text: string): string {
  const escaped = text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
  return escaped.length <= LONGEST_TEXT ? escaped : escaped.slice(0, LONGEST_TEXT - OMITTED.length) + OMITTED
}

/** The library takes the height of a row from any of its cells. */
function makeRow(plans: readonly CellPlan[], widths: readonly number[]): Row {
  const height = rowHeight(plans, widths)
  const cells = plans.flatMap(makeCell)
  return height === undefined ? cells : cells.map((cell) => (isPlainObject(cell) ? { ...cell, height } : cell))
}

const isPlainObject = (cell: Row[number]): cell is Extract<Row[number], { height?: number }> =>
  typeof cell === 'object' && cell !== null && !(cell instanceof Date)

function makeCell(plan: CellPlan): Row {
  if (plan === null) return [null]
  const border = { borderStyle: 'thin' as const, alignVertical: 'center' as const }
  if ('number' in plan) {
    const format = plan.decimals > 0 ? `0.${'0'.repeat(plan.decimals)}` : '0'
    return [{ ...border, value: plan.number, type: Number, format, align: 'right' as const }]
  }
  const { text, bold, wrap, centred, span, plain } = plan
  const cell = {
    ...(plain ? ({ alignVertical: 'center' } as const) : border),
    ...(bold ? ({ fontWeight: 'bold' } as const) : {}),
    ...(bold && !plain ? { backgroundColor: '#EDEDED' } : {}),
    ...(wrap ? { wrap } : {}),
    ...(centred ? ({ align: 'center' } as const) : {}),
    ...(span ? { columnSpan: span } : {}),
    ...(text === '' ? {} : { value: cellText(text), type: String }),
  }
  return [cell, ...Array.from({ length: (span ?? 1) - 1 }, () => null)]
}

/** What the library cannot be asked for: pages of every sheet that fit the paper, cells that offer a choice, fonts in order. */
const forPaper = (plans: readonly Omit<SheetPlan, 'rows'>[], sheets: readonly { readonly sheet: string }[]) => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml: string, { sheet }: { readonly sheet?: string | undefined }) =>
          withChoices(fitToPaper(xml), plans[sheets.findIndex((each) => each.sheet === sheet)]),
      },
      'xl/workbook.xml': { transform: (xml: string) => finishBook(xml, plans, sheets) },
      'xl/styles.xml': { transform: orderFonts },
    },
  },
})

/** As many pages long as it needs, one page wide, with its page number at the foot. */
const fitToPaper = (xml: string): string =>
  xml
    .replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
    .replace(
      /<pageMargins[^>]*\/>/,
      '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    )
    .replace(
      /<pageSetup[^>]*\/>/,
      '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;A　第&amp;P页，共&amp;N页</oddFooter></headerFooter>',
    )

/** The children of a font in the order of the schema that Excel holds files against (CT_Font); the library has its own. */
const FONT_ORDER = ['b', 'i', 'strike', 'u', 'sz', 'color', 'name', 'family']
const rankInFont = (tag: string): number => FONT_ORDER.indexOf(/^<(\w+)/u.exec(tag)?.[1] ?? '')

const orderFonts = (xml: string): string =>
  xml.replace(/(?<=<font>)(?:<\w+[^>]*\/>)+(?=<\/font>)/gu, (tags) =>
    (tags.match(/<[^>]+>/gu) ?? []).sort((a, b) => rankInFont(a) - rankInFont(b)).join(''),
  )

/** The list stands in the sheet itself: named in the cells' own rule it could have no more than 255 characters. */
function withChoices(xml: string, plan: Pick<SheetPlan, 'choices'> | undefined): string {
  if (!plan?.choices) return xml
  const { cells, from } = plan.choices
  const list = from.map((address) => address.replace(/^([A-Z]+)/u, '$$$1$$')).join(':')
  const rule = `<dataValidation type="list" allowBlank="1" sqref="${cells}"><formula1>${list}</formula1></dataValidation>`
  return xml.replace('<pageMargins', `<dataValidations count="1">${rule}</dataValidations><pageMargins`)
}

/** The heads that every page repeats, and the sheets that are hidden. */
function finishBook(
  xml: string,
  plans: readonly Omit<SheetPlan, 'rows'>[],
  sheets: readonly { readonly sheet: string }[],
): string {
  const defined = plans.map(({ frozen }, index) => {
    const quoted = `'${(sheets[index]?.sheet ?? '').replaceAll("'", "''")}'`
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${escapeMarkup(quoted)}!$1:$${frozen}</definedName>`
  })
  return xml
    .replace(/<definedNames\s*\/>/, `<definedNames>${defined.join('')}</definedNames>`)
    .replace(/<sheet (?=[^>]*\bsheetId="(\d+)")/g, (tag, id) =>
      plans[Number(id) - 1]?.hidden ? `${tag}state="hidden" ` : tag,
    )
}
