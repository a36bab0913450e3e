import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { cellProblem } from './cell-place.js'
import { bareName, squeeze } from './headers.js'
import { endsLikePlace, isProvince } from './place-words.js'
import type { FoundTable, TableColumns, TableSource } from './table-source.js'
import { indexesBetween } from './workbook.js'

/** What rows without a figure say of those below them. */
export interface RowsAlone {
  /** The place in a row of its own above a row, as it is written; null where none is. */
  readonly sectionOf: (row: number) => string | null
  readonly diagnostics: readonly Diagnostic[]
}

/** 长春市 in a row of its own is whose the rows below it are, up to the next; an indicator there must be that of the head. */
export function rowsAlone(source: TableSource, columns: TableColumns): RowsAlone {
  const sections = sectionsIn(source, columns)
  return {
    sectionOf: (row) => sections.findLast((each) => each.row <= row)?.words ?? null,
    diagnostics: [
      ...sections.flatMap((section) => ofAnother(section, source, columns)),
      ...otherIndicators(source, columns),
    ],
  }
}

interface Section {
  readonly row: number
  readonly words: string
  /** The full name; undefined for what only ends like a place. */
  readonly place: string | undefined
}

function sectionsIn({ sheet, table, words: known, exported }: FoundTable, columns: TableColumns): readonly Section[] {
  const { name, place: placeColumn, confirmation, wordsAt, isBlank } = columns
  if (placeColumn !== undefined || exported !== null || confirmation) return []
  const named = indexesBetween(table.start, table.end).map((row) => ({
    row,
    words: bareName(squeeze(wordsAt(row, name))),
  }))
  if (named.every(({ words }) => known.placeOf(words) === undefined)) return []
  return named.flatMap(({ row, words }) => {
    if (!isBlank(row) || sheet.hiddenRows.has(row)) return []
    const place = isProvince(words) ? words : known.placeOf(words)
    return place !== undefined || endsLikePlace(words) ? { row, words, place } : []
  })
}

function ofAnother({ row, words, place }: Section, { about }: TableSource, { name, at }: TableColumns) {
  if (place === undefined || about === null || place === about) return []
  const message = `这一行是“${words}”，标题、工作表或文件名写的是“${about}”`
  return [cellProblem('error', 'import-conflict', at(row, name ?? 0), message, '请改成一致，再导入。')]
}

/** The name of an indicator in a row of its own, above figures that are another's by their head; above the next head it is a title. */
function otherIndicators(source: FoundTable, { name, place, label, wordsAt, at, isBlank }: TableColumns) {
  const { sheet, table, words: known, exported } = source
  if (name !== undefined || exported !== null) return []
  const found: Diagnostic[] = []
  let above: { readonly row: number; readonly words: string } | null = null
  for (const row of indexesBetween(table.start, table.end)) {
    const words = squeeze(wordsAt(row, place))
    if (isBlank(row)) {
      if (known.isIndicator(words)) above = { row, words }
      continue
    }
    if (sheet.hiddenRows.has(row)) continue
    const over = above
    above = null
    if (!over || table.values.some(({ indicator }) => bareName(indicator) === bareName(over.words))) continue
    const message = `这一行是“${over.words}”，它下面的数按表头是“${table.values[0]?.indicator ?? ''}”的`
    const hint = '请一项指标一张表，上面写指标的名称；或者加上“指标”一列，每行写明。'
    found.push(cellProblem('error', 'import-conflict', at(over.row, label), message, hint))
  }
  return found
}
