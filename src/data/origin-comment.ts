import { groupBy } from '../diagnostics/group-by.js'

/** Where a figure was imported from, as a comment behind it in the data says. */
export interface WorkbookOrigin {
  readonly file: string
  /** 数字表!B7 */
  readonly cell: string
}

/** One cell of the comment; `key` tells the values of one line apart: `{计划: …, 完成: …}`. */
export interface OriginEntry extends WorkbookOrigin {
  readonly key: string | null
}

const LEAD = '# 来自 '

/** `# 来自 长春市.xlsx 上报!C5（计划）、D5（完成）` */
export function writeOrigins(entries: readonly OriginEntry[]): string {
  const headOf = ({ file, cell }: OriginEntry) => `${plain(file)} ${plain(cell.slice(0, cell.lastIndexOf('!')))}!`
  const addressOf = ({ cell, key }: OriginEntry) =>
    cell.slice(cell.lastIndexOf('!') + 1) + (key === null ? '' : `（${key}）`)
  const sheets = [...groupBy(entries, headOf)]
  return LEAD + sheets.map(([head, cells]) => head + cells.map(addressOf).join('、')).join('；')
}

/** Names of files and sheets may hold what would end the comment, or one of its parts. */
const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cf}；\u2028\u2029]/gu, ' ').trim()

/** The comment at the end of a line, and where it begins; entries are empty when it is none of ours. */
export function readOrigins(line: string): { readonly start: number; readonly entries: readonly OriginEntry[] } {
  const none = { start: line.trimEnd().length, entries: [] }
  const start = line.lastIndexOf(LEAD)
  if (start < 0 || !/\s$/.test(line.slice(0, start))) return none
  const entries: OriginEntry[] = []
  for (const part of line
    .slice(start + LEAD.length)
    .trimEnd()
    .split('；')) {
    const match = /^(.+\.xlsx) (.+)!([^!]+)$/i.exec(part)
    if (!match) return none
    const [, file = '', sheet = '', cells = ''] = match
    for (const each of cells.split('、')) {
      const cell = /^([A-Z]+[0-9]+)(?:（(.+)）)?$/.exec(each)
      if (!cell) return none
      entries.push({ file, cell: `${sheet}!${cell[1]}`, key: cell[2] ?? null })
    }
  }
  return { start: line.slice(0, start).trimEnd().length, entries }
}

/** The data without these comments. */
export const withoutOrigins = (text: string): string =>
  text.replace(/^.*$/gmu, (line) => {
    const { start, entries } = readOrigins(line)
    return entries.length > 0 ? line.slice(0, start) : line
  })

/** Where the value at a column of a line was imported from; null when it was typed in. */
export function originAt(line: string, column: number): WorkbookOrigin | null {
  const { entries } = readOrigins(line)
  const key = flowKey(line, column)
  const found = entries.find((entry) => entry.key === key)
  return found ? { file: found.file, cell: found.cell } : null
}

/** The key of a value that shares its line with others, `{计划: 2.3万人, 完成: 2.5万人}`; null when it stands alone. */
export function flowKey(line: string, column: number): string | null {
  const before = [...line].slice(0, column - 1).join('')
  return before.includes('{') ? (/([^\s{,:]+)\s*:\s*["']?$/.exec(before)?.[1] ?? null) : null
}
