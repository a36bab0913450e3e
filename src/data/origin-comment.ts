import type { SourcePlace } from '../diagnostics/diagnostic.js'
import { groupBy } from '../keyed/group-by.js'

/** Where a figure was imported from, as a comment behind it in the data says. */
export interface WorkbookOrigin {
  readonly file: string
  /** 数字表!B7 */
  readonly cell: string
  /** As it was imported: what is there now may have been typed over it. Null in comments of before this was noted. */
  readonly value: string | null
}

/** One cell of the comment; `key` tells the values of one line apart: `{计划: …, 完成: …}`. */
export interface OriginEntry extends WorkbookOrigin {
  readonly key: string | null
}

const LEAD = '# 来自 '

/** `# 来自 长春市.xlsx 上报!C5（计划）=2.3万人、D5（完成）=2.51万人` */
export function writeOrigins(entries: readonly OriginEntry[]): string {
  const headOf = ({ file, cell }: OriginEntry) => `${plain(file)} ${plain(cell.slice(0, cell.lastIndexOf('!')))}!`
  const addressOf = ({ cell, key, value }: OriginEntry) =>
    cell.slice(cell.lastIndexOf('!') + 1) + (key === null ? '' : `（${key}）`) + (value === null ? '' : `=${value}`)
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
      const cell = /^([A-Z]+[0-9]+)(?:（(.+)）)?(?:=([^=（）]+))?$/.exec(each)
      if (!cell) return none
      entries.push({ file, cell: `${sheet}!${cell[1]}`, key: cell[2] ?? null, value: cell[3] ?? null })
    }
  }
  return { start: line.slice(0, start).trimEnd().length, entries }
}

/** Whether any line may have such a comment: most files have none. */
export const mayHaveOrigins = (text: string): boolean => text.includes(LEAD)

/** The data without these comments. */
export const withoutOrigins = (text: string): string =>
  text.replace(/^.*$/gmu, (line) => {
    const { start, entries } = readOrigins(line)
    return entries.length > 0 ? line.slice(0, start) : line
  })

/** Where the value at a place of a line was imported from; null when it was typed in, or over what was imported. */
export function originAt(line: string, at: Pick<SourcePlace, 'column' | 'length'>): WorkbookOrigin | null {
  const key = flowKey(line, at.column)
  const found = readOrigins(line).entries.find((entry) => entry.key === key)
  return found && !isTypedOver(found, valueAt(line, at)) ? found : null
}

/** A value of a line that is no longer what the comment says was imported. */
export interface TypedOver {
  readonly column: number
  readonly value: string
  readonly origin: WorkbookOrigin & { readonly value: string }
}

/** The values of a line that were typed over what was imported. */
export function typedOver(line: string): readonly TypedOver[] {
  const { start, entries } = readOrigins(line)
  if (entries.length === 0) return []
  return [...line.slice(0, start).matchAll(VALUES)].flatMap(({ 0: value, index }) => {
    const column = [...line.slice(0, index)].length + 1
    const key = flowKey(line, column)
    const origin = entries.find((entry) => entry.key === key)
    return origin && isTypedOver(origin, value) ? [{ column, value, origin }] : []
  })
}

/** The values of a line of the data, without the quotes around them. */
const VALUES = /(?<=:[ \t]+)[^\s"'{[#][^,}"'#]*(?<!\s)|(?<=:[ \t]+")[^"]+|(?<=:[ \t]+')[^']+/gu

const valueAt = (line: string, { column, length }: Pick<SourcePlace, 'column' | 'length'>): string =>
  [...line].slice(column - 1, column - 1 + length).join('')

const isTypedOver = (origin: WorkbookOrigin, value: string): origin is WorkbookOrigin & { readonly value: string } =>
  origin.value !== null && value !== '' && withoutZeros(value) !== withoutZeros(origin.value)

/** 89.0% and 89% are one number: the zero is for the print. */
const withoutZeros = (value: string): string => value.replace(/(\.\d*?)0+(?!\d)/u, '$1').replace(/\.(?!\d)/u, '')

/** The key of a value that shares its line with others, `{计划: 2.3万人, 完成: 2.5万人}`; null when it stands alone. */
export function flowKey(line: string, column: number): string | null {
  const before = [...line].slice(0, column - 1).join('')
  return before.includes('{') ? (/([^\s{,:]+)\s*:\s*["']?$/.exec(before)?.[1] ?? null) : null
}
