import type { Dataset } from '../data/dataset.js'
import { type Diagnostic, hasErrors, note, place } from '../diagnostics/diagnostic.js'
import { aboutTable, sayings, titledPlace } from './about-table.js'
import { type CellPlace, cellAt, cellProblem } from './cell-place.js'
import { type ExportRecord, isRecord, lostRecord, readRecord, recordedRows } from './export-record.js'
import { findTables, type Table } from './find-tables.js'
import { type KnownWords, knownWords } from './known-words.js'
import { missingRows } from './missing-rows.js'
import { noTable } from './no-table.js'
import { partingColumns } from './parting-columns.js'
import { rankColumns } from './rank-columns.js'
import { type Entries, readTable } from './read-table.js'
import { statedTime } from './stated-time.js'
import { rowsOfNoTable, unreadComments, unreadParts } from './unread.js'
import type { Sheet, Workbook } from './workbook.js'

/** A workbook as its sheets are read. */
interface ReadSource {
  readonly file: string
  readonly dataset: Dataset
  readonly words: KnownWords
  /** What it showed when it was exported; null: it was not exported. */
  readonly exported: ExportRecord | null
}

interface SheetEntries extends Entries {
  readonly sheet: Sheet
  readonly tables: readonly Table[]
  /** Where tables that name no indicator begin to have figures: they are not read. */
  readonly nameless: readonly CellPlace[]
  /** Rows like those of a table that stand in none. */
  readonly stray: readonly Diagnostic[]
}

/**
 * Reads every table of a workbook; a sheet may be about one place, or one indicator, of the data. A workbook without one is
 * an error, unless it `mayBeEmpty`: where other sheets of it, which are not given, have been read already.
 */
export function readEntries(
  workbook: Workbook,
  dataset: Dataset,
  { mayBeEmpty }: { readonly mayBeEmpty: boolean },
): Entries {
  const { file } = workbook
  const source = { file, dataset, words: knownWords(dataset), exported: readRecord(workbook) }
  const recorded = recordedRows(workbook)
  const sheets: SheetEntries[] = []
  const diagnostics: Diagnostic[] = []
  for (const sheet of workbook.sheets) {
    if (isRecord(sheet)) continue
    const read = readSheet(sheet, source)
    sheets.push(read)
    diagnostics.push(...read.diagnostics)
    // A row whose name was changed is missing, too: the error says it better.
    if (!hasErrors(diagnostics)) diagnostics.push(...missingRows(file, sheet, read.tables, recorded.get(sheet.name)))
  }
  const entries = sheets.flatMap((read) => read.entries)
  const unsaid = sheets.flatMap((read) => read.unsaid)
  const nameless = sheets.flatMap((read) => read.nameless)
  const hasTable = sheets.some((read) => read.tables.length > read.nameless.length)
  diagnostics.push(...nameless.map((at) => namelessTable(at, { hasTable })))
  if (!hasTable && nameless.length === 0 && !mayBeEmpty) {
    diagnostics.push(noTable(workbook, source.words))
    return { entries, unsaid, diagnostics }
  }
  const stray = sheets.flatMap((read) => read.stray)
  return { entries, unsaid, diagnostics: [...diagnostics, ...stray, ...skippedSheets(file, sheets)] }
}

function readSheet(sheet: Sheet, source: ReadSource): SheetEntries {
  const { file, words, exported } = source
  const isName = (text: string) => words.isPlace(text) || words.isFigure(text)
  const tables = sheet.hidden ? [] : findTables(sheet, words)
  const stray = sheet.hidden ? [] : rowsOfNoTable(file, sheet, tables, isName)
  const nameless: CellPlace[] = []
  const read: Entries[] = []
  for (const table of tables) {
    const [unnamed] = table.values.length === 0 ? table.unnamed : []
    if (unnamed) nameless.push(cellAt({ file, sheet }, unnamed))
    else read.push(readOneTable(sheet, table, source))
  }
  const comments = tables.length > 0 ? unreadComments(file, sheet, exported !== null) : []
  return {
    sheet,
    tables,
    nameless,
    stray,
    entries: read.flatMap(({ entries }) => entries),
    unsaid: read.flatMap(({ unsaid }) => unsaid),
    diagnostics: [...comments, ...read.flatMap(({ diagnostics }) => diagnostics)],
  }
}

/** The figures of a table, with what it says of its place and its time, and what of it is not read. */
function readOneTable(sheet: Sheet, table: Table, { file, dataset, words, exported }: ReadSource): Entries {
  const found = { file, sheet, table, words, exported }
  // Confirmation sheets call figures by their full names, and an exported workbook knows itself.
  const listed = table.columns.has('place') || table.values.some(({ place: of }) => of !== '')
  const self = listed || table.values.some(({ role }) => role === 'correction')
  const said = sayings(file, sheet, table, exported !== null)
  const { about, diagnostics: ofAbout } = self ? { about: null, diagnostics: [] } : aboutTable(file, said, dataset)
  const titled = listed ? titledPlace(said, dataset) : null
  const read = readTable({ ...found, about, titled })
  const diagnostics = [
    ...ofAbout,
    ...statedTime(found),
    ...(exported ? [] : partingColumns(found)),
    ...read.diagnostics,
    ...unreadParts(found),
    ...rankColumns(file, sheet, table),
    ...(exported ? [] : lostRecord(file, sheet, table)),
  ]
  return { ...read, diagnostics }
}

/** A table of figures of no indicator: an error where the workbook has no other table. */
function namelessTable(at: CellPlace, { hasTable }: { readonly hasTable: boolean }): Diagnostic {
  const hint = '请在这张表的上面写上指标的名称，或者写在表头里，例如：城镇新增就业计划、城镇新增就业完成。'
  const message = '没有写是哪项指标的数，这张表没有读取'
  return hasTable
    ? cellProblem('warning', 'workbook-skipped', at, message, hint)
    : cellProblem('error', 'workbook-table', at, message, hint)
}

/** Sheets with words, but without anything like a table. */
function skippedSheets(file: string, sheets: readonly SheetEntries[]): readonly Diagnostic[] {
  const skipped = sheets
    .filter(({ sheet, tables, stray }) => tables.length + stray.length === 0 && sheet.rows.length > 0)
    .map(({ sheet: { name, hidden } }) => (hidden ? `${name}（隐藏）` : name))
  if (skipped.length === 0) return []
  const message = `这些工作表里没有要导入的表格，没有读取：${skipped.join('、')}`
  return [note('workbook-skipped', message, place(file, 1, 1))]
}
