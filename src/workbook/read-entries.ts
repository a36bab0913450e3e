import type { Dataset } from '../data/dataset.js'
import { wholeName } from '../data/whole-area.js'
import { type Diagnostic, error, hasErrors, note, place } from '../diagnostics/diagnostic.js'
import { nearestName } from '../diagnostics/nearest-name.js'
import { type CellPlace, cellProblem } from './cell-place.js'
import { isRecord, lostRecord, readRecord, recordedRows } from './export-record.js'
import { findTables, type Table } from './find-tables.js'
import { bareName, splitUnit, squeeze } from './headers.js'
import { missingRows } from './missing-rows.js'
import { partingColumns } from './parting-columns.js'
import { doubtfulShortName, placeIn, unknownPlace } from './place-words.js'
import { rankColumns } from './rank-columns.js'
import { type Entries, type Entry, readTable, type Unsaid } from './read-table.js'
import { statedTime } from './stated-time.js'
import { rowsOfNoTable, unreadComments, unreadParts } from './unread.js'
import { type Sheet, textOf, type Workbook } from './workbook.js'

/**
 * Reads every table of a workbook; a sheet may be about one place, or one indicator, of the data. A workbook without one is
 * an error, unless it `mayBeEmpty`: where other sheets of it, which are not given, have been read already.
 */
export function readEntries(
  workbook: Workbook,
  dataset: Dataset,
  { mayBeEmpty }: { readonly mayBeEmpty: boolean },
): Entries {
  const { places, indicators, facts } = dataset
  const year = facts.year.value
  const names = new Set(indicators.flatMap(({ name, wording }) => [squeeze(name.value), squeeze(wording.value)]))
  const period = facts.period?.value ?? null
  const known = new Map(
    places.flatMap(({ name, shortName, aliases }) =>
      [...aliases, shortName, name].map(({ value }) => [squeeze(value), name.value] as const),
    ),
  )
  const figures = new Set(dataset.figures.map(({ name }) => squeeze(name.value)))
  const isPlace = (words: string) => known.has(words)
  const isIndicator = (words: string) => names.has(bareName(words))
  const isFigure = (words: string) => {
    const name = bareName(splitUnit(words).words)
    return names.has(name) || figures.has(name)
  }
  const context = { year, period, isIndicator, isFigure, isPlace }
  const entries: Entry[] = []
  const unsaid: Unsaid[] = []
  const diagnostics: Diagnostic[] = []
  let tables = 0
  const unread: CellPlace[] = []
  const lost: Diagnostic[] = []
  const skipped: string[] = []
  const exported = readRecord(workbook)
  const recorded = recordedRows(workbook)
  for (const sheet of workbook.sheets) {
    if (isRecord(sheet)) continue
    const found = sheet.hidden ? [] : findTables(sheet, context)
    const isName = (words: string) => isPlace(words) || isFigure(words)
    const beyond = sheet.hidden ? [] : rowsOfNoTable(workbook.file, sheet, found, isName)
    lost.push(...beyond)
    if (found.length + beyond.length === 0 && sheet.rows.length > 0)
      skipped.push(sheet.hidden ? `${sheet.name}（隐藏）` : sheet.name)
    if (found.length > 0) diagnostics.push(...unreadComments(workbook.file, sheet, exported !== null))
    for (const table of found) {
      const [unnamed] = table.values.length === 0 ? table.unnamed : []
      if (unnamed) {
        unread.push({ file: workbook.file, sheet: sheet.name, row: unnamed.row, column: unnamed.column })
        continue
      }
      tables += 1
      // Confirmation sheets call figures by their full names, and an exported workbook knows itself.
      const listed = table.columns.has('place') || table.values.some((value) => value.place !== '')
      const self = listed || table.values.some(({ role }) => role === 'correction')
      const said = sayings(workbook.file, sheet, table, exported !== null)
      const { about, ...noticed } = self ? { about: null, diagnostics: [] } : aboutTable(workbook.file, said, dataset)
      diagnostics.push(...noticed.diagnostics)
      const read = readTable({
        file: workbook.file,
        sheet,
        table,
        about,
        titled: listed ? titledPlace(said, dataset) : null,
        placeOf: (words) => known.get(words),
        isIndicator,
        isName: isFigure,
        exported,
      })
      diagnostics.push(
        ...statedTime({ file: workbook.file, sheet, table, year, period, exported: exported !== null }),
        ...(exported ? [] : partingColumns({ file: workbook.file, sheet, table, year, period })),
        ...read.diagnostics,
      )
      const near = (words: string) => {
        const name = bareName(splitUnit(words).words)
        return names.has(name) ? undefined : nearestName(name, names)
      }
      diagnostics.push(...unreadParts({ file: workbook.file, sheet, table, near }))
      diagnostics.push(...rankColumns(workbook.file, sheet, table))
      if (!exported) diagnostics.push(...lostRecord(workbook.file, sheet, table))
      entries.push(...read.entries)
      unsaid.push(...read.unsaid)
    }
    // A row whose name was changed is missing, too: the error says it better.
    if (!hasErrors(diagnostics)) diagnostics.push(...missingRows(workbook.file, sheet, found, recorded.get(sheet.name)))
  }
  const top = place(workbook.file, 1, 1)
  for (const at of unread) {
    const [severity, code] =
      tables > 0 ? (['warning', 'workbook-skipped'] as const) : (['error', 'workbook-table'] as const)
    diagnostics.push(cellProblem(severity, code, at, '没有写是哪项指标的数，这张表没有读取', UNNAMED))
  }
  if (tables === 0 && unread.length === 0 && !mayBeEmpty) {
    const across = workbook.sheets.some(({ rows }) =>
      rows.some((cells) => cells.filter((cell) => isPlace(squeeze(textOf(cell)))).length > 1),
    )
    const hint = across
      ? '一个地方一列的表读不了，请改成一个地方一行，表头写“地方”和指标的名称，或者“地方”“指标”“计划”“完成”。'
      : '表头要有“名称”“指标”或“地方”一列，和“完成”“完成率”“计划”“得分”“综合得分”“更正”中的至少一列。'
    diagnostics.push(error('workbook-table', '没有找到要导入的表格', top, hint))
    return { entries, unsaid, diagnostics }
  }
  diagnostics.push(...lost)
  if (skipped.length > 0) {
    const message = `这些工作表里没有要导入的表格，没有读取：${skipped.join('、')}`
    diagnostics.push(note('workbook-skipped', message, top))
  }
  return { entries, unsaid, diagnostics }
}

const UNNAMED = '请在这张表的上面写上指标的名称，或者写在表头里，例如：城镇新增就业计划、城镇新增就业完成。'

/** What says of a table which place it is about: the name of its file or of its sheet, or a line above it. */
interface Saying {
  readonly what: string
  readonly text: string
}

function sayings(file: string, sheet: Sheet, { headings, signed }: Table, exported: boolean): readonly Saying[] {
  return [
    ...(exported ? [] : [{ what: '文件名', text: file.replace(/\.[^.]*$/, '') }]),
    { what: `工作表的名称“${sheet.name}”`, text: sheet.name },
    ...headings.map((text) => ({ what: `工作表“${sheet.name}”的标题`, text })),
    ...signed.map((text) => ({ what: `工作表“${sheet.name}”的填报单位`, text })),
  ]
}

/** The one place that a table with a column of places is said to be of. */
function titledPlace(said: readonly Saying[], dataset: Dataset): string | null {
  const named = new Set(said.flatMap(({ text }) => placeIn(text.trim(), dataset) ?? []))
  const [only = null] = named
  return named.size === 1 ? only : null
}

/** The place of a table without a column of places; whatever else it could be is an error, and nothing is guessed. */
function aboutTable(file: string, sayings: readonly Saying[], dataset: Dataset) {
  const diagnostics: Diagnostic[] = []
  const at = place(file, 1, 1)
  const named = new Map<string, string>()
  for (const { what, text } of sayings) {
    const known = placeIn(text.trim(), dataset)
    if (known !== null && !named.has(known)) named.set(known, what)
    const unknown = text.length > LONGEST_TITLE ? undefined : unknownPlace(text, dataset)
    if (!unknown) continue
    const { name, near } = unknown
    const hint = near
      ? `是不是“${near}”？`
      : `不是地方的，请改一个说法；是${wholeName(dataset)}的，请写“${wholeName(dataset)}”。`
    diagnostics.push(error('import-unknown', `${what}写的是不认识的地方：“${name}”`, at, hint))
  }
  if (named.size > 1) {
    const each = [...named].map(([name, what]) => `${what}写的是“${name}”`).join('，')
    diagnostics.push(error('import-conflict', `不知道是哪个地方的表：${each}`, at, '请改成一致，再导入。'))
  }
  // Where something else tells the place, or is wrong, a short name in front of other words is none.
  const sure = named.size > 0 || diagnostics.length > 0
  const [short] = sayings.flatMap(({ what, text }) => {
    const found = sure || text.length > LONGEST_TITLE ? undefined : doubtfulShortName(text, dataset)
    return found ? [{ what, ...found }] : []
  })
  if (short) {
    const [whole, { what, name, near }] = [wholeName(dataset), short]
    const hint = `是它的，请写“${near}”；是${whole}的，请写“${whole}”，或者改一个说法。`
    diagnostics.push(error('import-unknown', `${what}里的“${name}”，不知道是不是“${near}”`, at, hint))
  }
  const [only] = named.keys()
  return { about: only ?? null, diagnostics }
}

/** A longer line is a remark. */
const LONGEST_TITLE = 60
