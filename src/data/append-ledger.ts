import type { LedgerEntry } from './dataset.js'
import { editLines } from './edit-lines.js'
import { type CalendarDate, printDate } from './parse-date.js'

/** A number that is given out now. */
export interface NewLedgerEntry {
  readonly code: string
  readonly year: string
  readonly sequence: string
  /** `2022/通报` */
  readonly document: string
  /** Whose letter it is; null for a document that is no place's. */
  readonly place: string | null
  readonly date: CalendarDate
}

/** A ledger without any number yet. */
export const EMPTY_LEDGER = `# yaml-language-server: $schema=模式/台账.schema.json
# 文号台账，各年共用：一个号登记一次，用过的、作废的都不再用。

台账:
`

/**
 * The ledger with more entries at its end, in the way in which its last one is written; every other byte stays, comments
 * too. `text` is the file, undefined where there is none yet, and `ledger` what was read from it. Undefined when the
 * file is written so unusually that a person must do it.
 */
export function appendToLedger(
  text: string | undefined,
  ledger: readonly LedgerEntry[],
  entries: readonly NewLedgerEntry[],
): string | undefined {
  if (entries.length === 0) return text
  if (text === undefined)
    return EMPTY_LEDGER + entries.map((entry) => `${blockLines(entry, '  ').join('\n')}\n`).join('')
  const last = ledger.at(-1)
  if (!last) return intoEmpty(text, entries)
  const lines = text.split(/\r\n|\r|\n/)
  const lineNumbers = placesOf(last).map(({ line }) => line)
  const opening = /^(?<indent>\s*)-\s+(?<brace>\{)?/u.exec(lines[Math.min(...lineNumbers) - 1] ?? '')?.groups
  if (!opening) return undefined
  const after = Math.max(...lineNumbers)
  const added = entries.flatMap((entry) =>
    opening.brace ? [flowLine(entry, opening.indent ?? '')] : blockLines(entry, opening.indent ?? ''),
  )
  return editLines(
    text,
    added.map((line) => ({ kind: 'line', after, text: line })),
  )
}

const placesOf = ({ code, year, sequence, document, place, date, voided }: LedgerEntry) =>
  [code, year, sequence, document, place, date, voided].flatMap((each) => (each ? [each.at] : []))

/** `台账: []` */
function intoEmpty(text: string, entries: readonly NewLedgerEntry[]): string | undefined {
  const lines = text.split(/\r\n|\r|\n/)
  const index = lines.findIndex((line) => /^台账:\s*\[\s*\]/u.test(line))
  const line = lines[index] ?? ''
  const list = /\[\s*\]/u.exec(line)
  if (!list) return undefined
  const column = [...line.slice(0, list.index)].length + 1
  return editLines(text, [
    { kind: 'splice' as const, line: index + 1, column, was: list[0], now: '' },
    ...entries.flatMap((entry) =>
      blockLines(entry, '  ').map((text) => ({ kind: 'line' as const, after: index + 1, text })),
    ),
  ])
}

function pairs({ code, year, sequence, document, place, date }: NewLedgerEntry): readonly string[] {
  const values = {
    机关代字: code,
    年份: year,
    顺序号: sequence,
    文件: document,
    ...(place && { 地方: place }),
    日期: printDate(date),
  }
  return Object.entries(values).map(([key, value]) => `${key}: ${yamlText(value)}`)
}

const blockLines = (entry: NewLedgerEntry, indent: string): readonly string[] =>
  pairs(entry).map((pair, index) => `${indent}${index === 0 ? '- ' : '  '}${pair}`)

/** A number on one line. */
export const flowLine = (entry: NewLedgerEntry, indent: string): string => `${indent}- {${pairs(entry).join(', ')}}`

/** A value as YAML writes it: in quotes where it could be read as something else. */
export const yamlText = (value: string): string =>
  /^[\p{L}\p{N}](?:[\p{L}\p{N}〔〕（）《》“”、，。·/.% -]*[\p{L}\p{N}〔〕（）《》“”。%])?$/u.test(value)
    ? value
    : JSON.stringify(value)
