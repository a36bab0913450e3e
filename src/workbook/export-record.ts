import type { Dataset } from '../data/dataset.js'
import { quantityIn } from '../data/parse-quantity.js'
import type { Quantity } from '../data/quantity.js'
import { type Diagnostic, error, place } from '../diagnostics/diagnostic.js'
import type { Figure, FigureBook } from '../figures/figure-book.js'
import { OVERALL, overallName, type ReportPart, reportName } from '../figures/figure-names.js'
import { groupBy } from '../keyed/group-by.js'
import type { CellPlan } from './cell-plans.js'
import type { Table } from './find-tables.js'
import { squeeze } from './headers.js'
import { type Cell, type Sheet, textOf, type Workbook } from './workbook.js'
import { type SheetPlan, sheetNames } from './write-sheets.js'

/**
 * What every figure was when a workbook was exported, by its full name; empty: still to come. A cell that still says so
 * says nothing: the one who returns the workbook has not touched it, whatever the data have become in the meantime.
 */
export type ExportRecord = ReadonlyMap<string, string>

/** The parts of a report, as a sheet of reports shows them. */
export const shownParts = ['计划', '完成', '完成率', '得分'] as const satisfies readonly ReportPart[]

/** 待补 as the data say it, not as it is printed. */
export const statedText = ({ text, quantity }: Figure): string => (quantity.digits === '' ? '' : text)

/** A sheet of its own rather than a column, so that rows that are sorted, moved or put in between cannot part from it. */
const NAME = '导出记录'
const HEAD = [NAME, '导出时'] as const

/** Behind them, which rows every sheet had. */
const ROWS_HEAD = ['工作表', '行'] as const

/** The hidden sheet that carries the record of the others: office programs keep it when they save. */
export function recordSheet({ reports }: Dataset, book: FigureBook, others: readonly SheetPlan[]): SheetPlan {
  const record = new Map(book.figures.map((figure) => [figure.name, statedText(figure)]))
  for (const { place: who, reports: reported } of reports) {
    const parts = [...reported.keys()].flatMap((indicator) =>
      shownParts.map((part) => reportName(who, indicator, part)),
    )
    for (const name of [...parts, overallName(who, OVERALL)]) {
      const figure = book.find(name, null)
      if (figure) record.set(figure.name, statedText(figure))
    }
  }
  const stated = [...record].map(([name, text]) => [{ text: name }, { text }])
  const names = sheetNames(others)
  const listed = others.flatMap((plan, index) =>
    plannedRows(plan).map((key) => [{ text: names[index] ?? plan.name }, { text: key }]),
  )
  const rows = Array.from({ length: Math.max(stated.length, listed.length) }, (_, index) => [
    ...(stated[index] ?? [null, null]),
    ...(listed[index] ?? []),
  ])
  return {
    name: NAME,
    widths: [44, 20, 24, 44],
    frozen: 1,
    hidden: true,
    rows: [[...HEAD, ...ROWS_HEAD].map((text) => ({ text })), ...rows],
  }
}

/** A row as the record calls it: 长春市｜夜间招聘会, or the name alone. */
export const rowKey = (place: string, name: string): string => (place === '' ? name : `${place}｜${name}`)

/** The rows of a sheet that name something, below its header. */
function plannedRows({ rows }: SheetPlan): readonly string[] {
  const words = (cell: CellPlan | undefined): string => (cell && 'text' in cell ? squeeze(cell.text) : '')
  const head = rows.findIndex((cells) => cells.some((cell) => NAME_HEADS.includes(words(cell))))
  const [name, place] = [NAME_HEADS, PLACE_HEADS].map((heads) =>
    (rows[head] ?? []).findIndex((cell) => heads.includes(words(cell))),
  )
  return rows.slice(head + 1).flatMap((cells) => {
    const label = words(cells[name ?? -1])
    return label === '' ? [] : rowKey(words(cells[place ?? -1]), label)
  })
}

const NAME_HEADS = ['名称', '指标']
const PLACE_HEADS = ['地方']

/** Whether a sheet is the record of an export. */
export const isRecord = ({ name, rows }: Sheet): boolean =>
  name === NAME && HEAD.every((text, column) => textOf(rows[0]?.[column]) === text)

/** The record of an exported workbook; null: it was not exported, or its record is lost. */
export function readRecord({ sheets }: Workbook): ExportRecord | null {
  const sheet = sheets.find(isRecord)
  return sheet
    ? new Map(sheet.rows.slice(1).flatMap(([name, text]) => (name ? [[textOf(name), textOf(text)] as const] : [])))
    : null
}

/** The rows that each sheet of an exported workbook had, by its name; older ones do not say. */
export function recordedRows({ sheets }: Workbook): ReadonlyMap<string, readonly string[]> {
  const rows = (sheets.find(isRecord)?.rows ?? []).slice(1).flatMap(([, , sheet, key]) => {
    const [name, row] = [textOf(sheet), textOf(key)]
    return name === '' || row === '' ? [] : [{ name, row }]
  })
  return new Map([...groupBy(rows, ({ name }) => name)].map(([name, all]) => [name, all.map(({ row }) => row)]))
}

/** What a figure was at the export; null when it was not there or still to come, or when the record is spoilt. */
export const recordedQuantity = (record: ExportRecord, name: string): Quantity | null =>
  quantityIn(record.get(name) ?? '') ?? null

/** 来源 as an export writes it. */
const SOURCE = /^data\/.+\.(?:yaml|md):\d+$/u
/** Whose file a cell of 来源 names: data/2024/上报/长春市.yaml:5. */
export const sourcePlace = (cell: Cell | undefined): string | undefined =>
  /^data\/[^/]+\/(?:上报|亮点)\/(.+)\.(?:yaml|md):\d+$/u.exec(textOf(cell))?.[1]
const isSource = (cell: Cell | undefined): boolean => SOURCE.test(textOf(cell))

/**
 * A sheet that was copied out of an exported workbook shows every figure as it was, and nobody can tell which of them
 * somebody has changed since: to take all would undo what was corrected after the export.
 */
export function lostRecord(file: string, sheet: Sheet, { start, end }: Table): readonly Diagnostic[] {
  const row = sheet.rows.findIndex((cells, index) => index >= start && index < end && cells.some(isSource))
  if (row < 0) return []
  const message = `工作表“${sheet.name}”是导出的，却没有随着的导出记录，分不清哪些数字是后来改的`
  const hint = '请在导出的整个工作簿里改；单独的表，请只留要改的行，删去“来源”一列，再导入。'
  return [error('import-stale', message, place(file, row + 1, 1), hint)]
}
