import type { Level, Table } from '../document/element.js'

/**
 * A stretch of rendered text: a paragraph, heading (alone, or with text that runs on under it) or table in which nothing
 * else can be a mark, or Markdown.
 */
export type Stretch =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'heading'; readonly level: Level; readonly text: string }
  | { readonly kind: 'run-in'; readonly level: Level; readonly heading: string; readonly text: string }
  | { readonly kind: 'table'; readonly align: Table['align']; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'markdown'; readonly text: string }

/** What Markdown could read as a mark within a line. */
const SIGNS = String.raw`\\\t\n\x60*_[\]<>&!#|~`
/** A line that begins outside ASCII, so it can begin no block, with no mark in it and no space at its end. */
const LINE = String.raw`[^\p{ASCII}](?:[^${SIGNS}]*[^${SIGNS} ])?`
const LINES = String.raw`${LINE}(?:\n${LINE})*`
const PARAGRAPH = new RegExp(`^${LINES}$`, 'u')
const HEADING = new RegExp(`^(#{1,4}) (${LINE})(?:\\n(${LINES}))?$`, 'u')
/** A row of a table between its outer bars, and the row below the header that says how columns are aligned. */
const ROW = new RegExp(`^\\|((?:[^${SIGNS}]*\\|)+)$`, 'u')
const DELIMITERS = /^\|((?: *:?-+:? *\|)+)$/u
const LEVELS: ReadonlyMap<string | undefined, Level> = new Map([
  ['#', 1],
  ['##', 2],
  ['###', 3],
  ['####', 4],
])

/**
 * Cuts rendered text at its blank lines. Most of an official document is headings and paragraphs of Chinese without a
 * single mark in them, which need no Markdown parser; whatever stands between such stretches goes to it as one piece,
 * because blank lines do not end a list.
 */
export function stretchesOf(rendered: string): readonly Stretch[] {
  const stretches: Stretch[] = []
  let open: string[] = []
  const close = () => {
    if (open.length > 0) stretches.push({ kind: 'markdown', text: open.join('\n\n') })
    open = []
  }
  for (const text of rendered.split(/\n(?:[ \t]*\n)+/u)) {
    const plain = plainStretch(text.replace(/^\n+|\n+$/gu, ''))
    if (plain) {
      close()
      stretches.push(plain)
    } else if (/[^ \t\n]/u.test(text)) open.push(text)
  }
  close()
  return stretches
}

function plainStretch(text: string): Stretch | undefined {
  if (PARAGRAPH.test(text)) return { kind: 'paragraph', text }
  const [, marks, heading = '', body] = HEADING.exec(text) ?? []
  const level = LEVELS.get(marks)
  if (!level) return plainTable(text)
  return body ? { kind: 'run-in', level, heading, text: body } : { kind: 'heading', level, text: heading }
}

/** A table whose rows all have as many cells as its header. */
function plainTable(text: string): Stretch | undefined {
  const [header = '', delimiters = '', ...rest] = text.split('\n')
  const align = cellsOf(DELIMITERS, delimiters)?.map(alignOf)
  const rows = [header, ...rest].map((line) => cellsOf(ROW, line))
  const whole = rows.filter((row) => row !== undefined)
  if (!align || whole.length < rows.length || whole.some((row) => row.length !== align.length)) return undefined
  return { kind: 'table', align, rows: whole }
}

const cellsOf = (row: RegExp, line: string): readonly string[] | undefined =>
  row
    .exec(line)?.[1]
    ?.slice(0, -1)
    .split('|')
    .map((cell) => cell.replace(/^ +| +$/gu, ''))

const alignOf = (delimiter: string): Table['align'][number] =>
  !delimiter.endsWith(':') ? 'left' : delimiter.startsWith(':') ? 'center' : 'right'
