import { type Diagnostic, place, warning } from '../diagnostics/diagnostic.js'
import { type CellPlace, cellProblem } from './cell-place.js'
import { answers } from './confirmation.js'
import { doubtfulColumns, seenUnit } from './doubtful-columns.js'
import { type ExportRecord, sourcePlace } from './export-record.js'
import type { Table } from './find-tables.js'
import { bareName, squeeze } from './headers.js'
import { isProvince } from './place-words.js'
import { type Amount, STRUCK } from './read-amount.js'
import { type EntryPart, type RowPart, readRow } from './read-row.js'
import { type Cell, rowsBetween, type Sheet, seenCell, textOf } from './workbook.js'

/** What a cell is about. */
export interface Named {
  readonly at: CellPlace
  /** What the row, or the head of its column, names: half-width and without blanks. */
  readonly name: string
  /** The same as it is written. */
  readonly written: string
  /** The place as written, or the one that the sheet is about; null when nothing says one. */
  readonly place: string | null
  readonly part: EntryPart
  /** The table has columns of plans or scores: it is a report of places. */
  readonly report: boolean
}

/** A cell that says in words that there is nothing to say: —, 无; or, in an exported workbook, one that is blank. */
export interface Unsaid extends Named {
  /** Empty for a blank one. */
  readonly words: string
  /** What its workbook showed when it was exported; null: it was not exported. */
  readonly exported: ExportRecord | null
}

/** One figure that a workbook states. */
export interface Entry extends Named {
  readonly amount: Amount
  /** 印出, as it was when a confirmation sheet was exported; null elsewhere. */
  readonly printed: string | null
  /** What its workbook showed when it was exported; null: it was not exported. */
  readonly exported: ExportRecord | null
}

/** All figures of a workbook or a table, with what could not be read. */
export interface Entries {
  readonly entries: readonly Entry[]
  readonly unsaid: readonly Unsaid[]
  readonly diagnostics: readonly Diagnostic[]
}

/** A table with what its sheet and its file tell. */
interface TableSource {
  readonly file: string
  readonly sheet: Sheet
  readonly table: Table
  /** The place that the whole table is about; null when nothing says one. */
  readonly about: string | null
  /** The place that the title of a table of several places names; null when none is named. */
  readonly titled: string | null
  /** The full name of a place by any of its names. */
  readonly placeOf: (words: string) => string | undefined
  readonly isIndicator: (words: string) => boolean
  /** Whether a text names an indicator or another figure of the data. */
  readonly isName: (words: string) => boolean
  readonly exported: ExportRecord | null
}

/** The figures of a table, row by row. */
export function readTable({
  file,
  sheet,
  table,
  about,
  titled,
  placeOf,
  isIndicator,
  isName,
  exported,
}: TableSource): Entries {
  const entries: Entry[] = []
  const unsaid: Unsaid[] = []
  const columns = seenUnit(sheet, table.columns)
  const diagnostics: Diagnostic[] = [...doubtfulColumns({ file, sheet, table, placeOf, isName })]
  const { start, end, values } = table
  const [nameColumn, placeColumn, printed] = [columns.get('name'), columns.get('place'), columns.get('printed')]
  const report = values.some(({ role }) => role === '计划' || role === '得分')
  const confirmation = values.some(({ role }) => role === 'correction')
  const hidden: number[] = []
  const wordsAt = (row: number, column: number | undefined) =>
    column === undefined ? '' : nameIn(seenCell(sheet, row, column)).trim()
  const rows = rowsBetween(start, end)
  // Where other places are listed too, the table is of them all, whatever it is called.
  const ofOne =
    titled !== null && rows.every((row) => [undefined, titled].includes(placeOf(squeeze(wordsAt(row, placeColumn)))))
  // 长春市 in a row of its own is whose the rows below it are, up to the next.
  const sections =
    placeColumn === undefined &&
    exported === null &&
    !confirmation &&
    rows.some((row) => placeOf(bareName(squeeze(wordsAt(row, nameColumn)))) !== undefined)
  let section: string | null = null
  /** The last row that names an indicator alone; above the next head it is a title. */
  let above: number | null = null
  for (const row of rows) {
    const at = (column: number): CellPlace => ({ file, sheet: sheet.name, row, column })
    if (confirmation && !sheet.hiddenRows.has(row)) diagnostics.push(...answers({ sheet, table, row, at, exported }))
    const blank = !values.some(({ column }) => sheet.rows[row]?.[column])
    if (blank && sections && !sheet.hiddenRows.has(row)) {
      const words = bareName(squeeze(wordsAt(row, nameColumn)))
      const place = isProvince(words) ? words : placeOf(words)
      if (place !== undefined || PLACE.test(words)) section = words
      if (place !== undefined && about !== null && place !== about) {
        const message = `这一行是“${words}”，标题、工作表或文件名写的是“${about}”`
        diagnostics.push(cellProblem('error', 'import-conflict', at(nameColumn ?? 0), message, '请改成一致，再导入。'))
      }
    }
    if (blank && exported === null && nameColumn === undefined && isIndicator(squeeze(wordsAt(row, placeColumn))))
      above = row
    if (blank && (!exported || confirmation || wordsAt(row, nameColumn) === '')) continue
    if (sheet.hiddenRows.has(row)) {
      hidden.push(row)
      continue
    }
    const labelColumn = nameColumn ?? placeColumn ?? 0
    const label = wordsAt(row, labelColumn)
    const over = above === null ? '' : squeeze(wordsAt(above, placeColumn))
    if (above !== null && values.every(({ indicator }) => bareName(indicator) !== bareName(over))) {
      const message = `这一行是“${over}”，它下面的数按表头是“${values[0]?.indicator ?? ''}”的`
      const hint = '请一项指标一张表，上面写指标的名称；或者加上“指标”一列，每行写明。'
      diagnostics.push(cellProblem('error', 'import-conflict', { ...at(labelColumn), row: above }, message, hint))
    }
    above = null
    if (label === '') {
      const hint = '请写上名称，或者删去这一行。'
      diagnostics.push(cellProblem('error', 'cell-malformed', at(labelColumn), '这一行有数，没有名称', hint))
      continue
    }
    if (seenCell(sheet, row, labelColumn)?.mark === 'struck') {
      diagnostics.push(cellProblem('error', 'cell-malformed', at(labelColumn), `“${label}”划了删除线`, STRUCK))
      continue
    }
    const where = placeColumn === undefined ? (section ?? about) : squeeze(wordsAt(row, placeColumn))
    // A blank that stands for the place above it, or for the province: nobody can tell which.
    if (placeColumn !== undefined && where === '') {
      const hint = '是哪个地方的，请写上；是总数的，请写“合计”。'
      diagnostics.push(cellProblem('error', 'cell-malformed', at(placeColumn), `“${label}”没有写是哪个地方的`, hint))
      continue
    }
    // 合计 in a table of 长春市 is that of the city, and 全市 too.
    if (placeColumn !== undefined && ofOne && where !== null && isProvince(where)) {
      const message = `“${where}”是总数，还是“${titled}”的？标题、工作表或文件名写的是“${titled}”`
      const hint = `是“${titled}”的，请写“${titled}”；是总数的，请改标题、工作表或文件的名称。`
      diagnostics.push(cellProblem('error', 'import-conflict', at(placeColumn), message, hint))
      continue
    }
    if (exported && placeColumn !== undefined && where !== null)
      diagnostics.push(...partedRow(sheet.rows[row] ?? [], where, at(placeColumn), placeOf))
    const read = readRow(sheet, { ...table, columns }, row, at, exported !== null)
    diagnostics.push(...read.diagnostics)
    const named = ({ column, part, indicator }: RowPart): Named => {
      const written = nameColumn === undefined ? indicator : label
      // A confirmation sheet calls figures by their full names.
      return { at: at(column), name: squeeze(written), written, place: confirmation ? null : where, part, report }
    }
    const shown = confirmation && printed !== undefined ? squeeze(wordsAt(row, printed)) : null
    entries.push(...read.amounts.map((each) => ({ ...named(each), amount: each.amount, printed: shown, exported })))
    unsaid.push(...read.unsaid.map((each) => ({ ...named(each), words: each.words, exported })))
  }
  if (hidden.length > 0) {
    const message = `工作表“${sheet.name}”第${hidden.map((row) => row + 1).join('、')}行是隐藏的，没有读取`
    const first = place(file, (hidden[0] ?? 0) + 1, 1)
    diagnostics.push(warning('workbook-skipped', message, first, '要导入的，请取消隐藏。'))
  }
  return { entries, unsaid, diagnostics }
}

/** What ends like a place, among places in rows of their own: who has misspelt one must not give its rows to the one before. */
const PLACE = /^\p{Script=Han}{1,7}[省市州县区旗盟]$/u

/** A name may be written as a number by mistake; then it is read as it is stored. */
const nameIn = (cell: Cell | undefined): string =>
  cell?.content.kind === 'number' ? cell.content.stored : textOf(cell)

/** A row of an exported table whose 地方 has parted from its 来源: one column was sorted, or pasted a row too low. */
function partedRow(
  cells: Sheet['rows'][number],
  where: string,
  at: CellPlace,
  placeOf: TableSource['placeOf'],
): readonly Diagnostic[] {
  const source = cells.map(sourcePlace).find((name) => name !== undefined && placeOf(squeeze(name)) !== undefined)
  const [meant, named] = [source === undefined ? undefined : placeOf(squeeze(source)), placeOf(where)]
  if (meant === undefined || named === undefined || meant === named) return []
  const message = `这一行的“来源”是“${meant}”的，“地方”写的是“${named}”`
  const hint = '多半是只排了一列的序，或者错了行：请重新导出，整行一起排序。'
  return [cellProblem('error', 'import-conflict', at, message, hint)]
}
