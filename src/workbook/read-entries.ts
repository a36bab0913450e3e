import type { Dataset, Place } from '../data/dataset.js'
import { type Diagnostic, error, note, place, warning } from '../diagnostics/diagnostic.js'
import { isRecord, lostRecord, readRecord } from './export-record.js'
import { findTables, type Table } from './find-tables.js'
import { bareName, squeeze } from './headers.js'
import { type Entries, type Entry, readTable } from './read-table.js'
import type { Sheet, Workbook } from './workbook.js'

/** Reads every table of a workbook; a sheet may be about one place, or one indicator, of the data. */
export function readEntries(workbook: Workbook, { places, indicators, facts }: Dataset): Entries {
  const year = facts.year.value
  const names = new Set(indicators.flatMap(({ name, wording }) => [squeeze(name.value), squeeze(wording.value)]))
  const context = { year, isIndicator: (words: string) => names.has(bareName(words)) }
  const known = new Set(
    places.flatMap(({ name, shortName, aliases }) => [name, shortName, ...aliases].map(({ value }) => squeeze(value))),
  )
  const entries: Entry[] = []
  const diagnostics: Diagnostic[] = []
  const aboutFile = placeIn(workbook.file.replace(/\.[^.]*$/, ''), places)
  let tables = 0
  const skipped: string[] = []
  const exported = readRecord(workbook)
  for (const sheet of workbook.sheets) {
    if (isRecord(sheet)) continue
    const found = sheet.hidden ? [] : findTables(sheet, context)
    if (found.length === 0 && sheet.rows.length > 0) skipped.push(sheet.hidden ? `${sheet.name}（隐藏）` : sheet.name)
    for (const table of found) {
      tables += 1
      const about = placeIn([sheet.name, ...table.titles].join('\n'), places) ?? aboutFile
      const read = readTable({
        file: workbook.file,
        sheet,
        table,
        about,
        isPlace: (words) => known.has(words),
        exported,
      })
      diagnostics.push(...wrongYear(workbook.file, sheet, table, year), ...read.diagnostics)
      if (!exported) diagnostics.push(...lostRecord(workbook.file, sheet, table))
      entries.push(...read.entries)
    }
  }
  const top = place(workbook.file, 1, 1)
  if (tables === 0) {
    const hint = '表头要有“名称”“指标”或“地方”一列，和“完成”“完成率”“计划”“得分”“更正”中的至少一列。'
    diagnostics.push(error('workbook-table', '没有找到要导入的表格', top, hint))
  } else if (skipped.length > 0) {
    const message = `这些工作表里没有要导入的表格，没有读取：${skipped.join('、')}`
    diagnostics.push(note('workbook-skipped', message, top))
  }
  return { entries, diagnostics }
}

/** The place that a title or a name speaks of; null for none or several. A longer name hides those inside it. */
export function placeIn(text: string, places: readonly Place[]): string | null {
  const names = places
    .flatMap(({ name, shortName, aliases }) => [
      { written: name.value, full: name.value },
      ...aliases.map(({ value }) => ({ written: value, full: name.value })),
      // 吉林省 is not 吉林: a short name counts only where it stands alone.
      ...(text.split('\n').includes(shortName.value) ? [{ written: shortName.value, full: name.value }] : []),
    ])
    .sort((a, b) => b.written.length - a.written.length)
  let rest = text
  const found = new Set<string>()
  for (const { written, full } of names) {
    if (!rest.includes(written)) continue
    found.add(full)
    rest = rest.replaceAll(written, '\n')
  }
  const [only] = found
  return found.size === 1 && only !== undefined ? only : null
}

/** A table of another year is most likely the wrong file. */
function wrongYear(file: string, sheet: Sheet, { titles }: Table, year: string): readonly Diagnostic[] {
  const years = new Set([...titles.join('\n').matchAll(/(?<!\d)(20\d{2})年/g)].map(([, found]) => found))
  const [only] = years
  if (years.size !== 1 || only === year) return []
  const message = `工作表“${sheet.name}”写的是${only}年，要导入的是${year}年`
  const hint = '要导入别的年度，请写：tongbao import 年度 文件。'
  return [warning('import-year', message, place(file, 1, 1), hint)]
}
