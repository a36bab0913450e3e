import type { Rule } from './rules.js'

/** A rule with what was measured, of the PDF and of the DOCX. */
export interface Row {
  readonly rule: Rule
  readonly pdf?: number
  readonly docx?: number
  readonly exception: string | undefined
}

const isWide = (character: string): boolean => (character.codePointAt(0) ?? 0) > 0x2e7f || '“”—…'.includes(character)
const width = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + (isWide(character) ? 2 : 1), 0)
const pad = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - width(text)))

const number = (value: number | undefined): string =>
  value === undefined || Number.isNaN(value) ? '—' : String(Math.round(value * 100) / 100)

/** The table for people: clause, demand, what it should be, what the PDF and the DOCX have; then the exceptions. */
export function printTable(rows: readonly Row[]): string {
  const lines = rows.map(({ rule, pdf, docx, exception }) => [
    rule.clause,
    rule.what,
    `${number(rule.expected)}${rule.tolerance > 0 ? `±${number(rule.tolerance)}` : ''}${rule.unit}`,
    number(pdf),
    `${number(docx)}${exception === undefined ? '' : ' *'}`,
  ])
  const head = ['条款', '要求', '应为', 'PDF', 'DOCX（LibreOffice）']
  const columns = head.map((title, column) => Math.max(width(title), ...lines.map((line) => width(line[column] ?? ''))))
  const print = (line: readonly string[]) =>
    line
      .map((text, column) => pad(text, columns[column] ?? 0))
      .join('  ')
      .trimEnd()
  const excused = rows.filter(({ exception }) => exception !== undefined)
  return [
    print(head),
    ...lines.map(print),
    '',
    `${rows.length} 条。`,
    ...(excused.length > 0
      ? ['* 例外：', ...excused.map(({ rule, exception }) => `  ${rule.what}：${exception}`)]
      : []),
  ].join('\n')
}
