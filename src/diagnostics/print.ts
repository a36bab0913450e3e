import { groupBy } from '../keyed/group-by.js'
import type { Diagnostic, Severity, SourcePlace } from './diagnostic.js'
import { pageAndRow } from './page-and-row.js'

/** Reads a file of the workspace again, to show the line; undefined where it cannot be read. */
export type ReadSource = (file: string) => string | undefined

/** What keeps the file from being written stands last, above the line that says so: a window shows the end. */
const order: readonly Severity[] = ['note', 'warning', 'error']
const titles: { readonly [S in Severity]: string } = { error: '错误', warning: '警告', note: '说明' }
const colours: { readonly [S in Severity]: string } = { error: '31', warning: '33', note: '36' }

/**
 * Diagnostics as people read them: what, where, the source line with a caret under the spot, what to do. Many of one code
 * that ask for the same are one list, a line each, where the first of them would stand: 65 figures that are still 待补 are
 * 65 lines of a list to work through, and what is waived (nothing is asked of it) does not bury what is new.
 */
export function printDiagnostics(diagnostics: readonly Diagnostic[], readSource: ReadSource, colour: boolean): string {
  // A file that has a thousand findings is read once.
  const sources = new Map<string, readonly string[]>()
  const lineOf = ({ file, line }: SourcePlace): string | undefined => {
    const source = sources.get(file) ?? readSource(file)?.split(/\r?\n/) ?? []
    sources.set(file, source)
    return source[line - 1]
  }
  const inOrder = diagnostics.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
  return alikeTogether(inOrder)
    .map((alike) => (alike.length > 1 ? printList(alike, colour) : printDiagnostic(alike[0], lineOf, colour)))
    .join('\n')
}

/** From so many on, what asks for the same is a list. */
const MANY = 6
type Alike = readonly [Diagnostic, ...Diagnostic[]]

/**
 * Those of one code, severity and hint together where they are many, each of the others alone. The hint of a waived one is
 * its own reason, and does not count.
 */
function alikeTogether(diagnostics: readonly Diagnostic[]): readonly Alike[] {
  const keyOf = (each: Diagnostic) => [each.code, each.severity, isWaived(each) ? '' : each.hint].join('\n')
  const groups = groupBy(diagnostics, keyOf)
  return diagnostics.flatMap((each): readonly Alike[] => {
    const group = groups.get(keyOf(each)) ?? [each]
    if (group.length < MANY) return [[each]]
    return group[0] === each ? [group] : []
  })
}

function printList(alike: Alike, colour: boolean): string {
  const [first] = alike
  const own = isWaived(first)
  const lines = alike.map((each) => {
    const { at, message } = each
    const where = at ? `${at.file}:${at.line}:${at.column}  ` : ''
    const advice = own ? adviceOf(each).map((line) => `  ${line}`) : []
    return [`  ${where}${message}${printedText('，印在', each)}`, ...advice].join('\n')
  })
  const title = `${titleOf(first.severity, colour)}：${alike.length} 处 [${first.code}]`
  return `${[title, ...lines, ...(own ? [] : adviceOf(first))].join('\n')}\n`
}

const isWaived = ({ code }: Diagnostic): boolean => code === 'waived'

const titleOf = (severity: Severity, colour: boolean): string =>
  colour ? `\u001B[${colours[severity]}m${titles[severity]}\u001B[0m` : titles[severity]

function printDiagnostic(
  diagnostic: Diagnostic,
  lineOf: (at: SourcePlace) => string | undefined,
  colour: boolean,
): string {
  const { code, severity, message, at } = diagnostic
  const lines = [`${titleOf(severity, colour)}：${message} [${code}]`]
  if (at) lines.push(`  ${at.file}:${at.line}:${at.column}`, ...excerpt(at, lineOf(at)))
  const where = printedText('  印在', diagnostic)
  return `${[...lines, ...(where === '' ? [] : [where]), ...adviceOf(diagnostic)].join('\n')}\n`
}

const adviceOf = (each: Diagnostic): readonly string[] =>
  each.hint ? [`  ${isWaived(each) ? '理由' : '办法'}：${each.hint}`] : []

/** 第3页第5行（正文第7段）; of a letter that the message does not name 给四平市的函第1页第3行. Empty where it is not printed. */
function printedText(lead: string, { message, printed }: Diagnostic): string {
  if (!printed) return ''
  const letter = printed.letter === undefined ? '' : `给${printed.letter}的函`
  const paragraph = printed.paragraph > 0 ? `（正文第${printed.paragraph}段）` : ''
  return `${lead}${message.startsWith(letter) ? '' : letter}${pageAndRow(printed)}${paragraph}`
}

/** How much of a long line is shown, in terminal columns. */
const SHOWN = 72

function excerpt(at: SourcePlace, line: string | undefined): readonly string[] {
  if (line === undefined) return []
  const characters = [...line.replaceAll('\t', ' ')]
  const spot = Math.min(at.column - 1, characters.length)
  let from = spot
  for (let width = 0; from > 0 && width < SHOWN / 2; from -= 1) width += columns(characters[from - 1] ?? '')
  let to = spot
  for (let width = 0; to < characters.length && width < SHOWN / 2; to += 1) width += columns(characters[to] ?? '')
  const gutter = String(at.line)
  const lead = (from > 0 ? '…' : '') + characters.slice(from, spot).join('')
  const shown = lead + characters.slice(spot, to).join('') + (to < characters.length ? '…' : '')
  const marked = characters.slice(spot, Math.min(to, spot + Math.max(1, at.length)))
  const carets = '^'.repeat(Math.max(1, columns(marked.join(''))))
  return [`  ${gutter} | ${shown}`, `  ${' '.repeat(gutter.length)} | ${' '.repeat(columns(lead))}${carets}`]
}

/** Terminal columns: East Asian wide characters and the full-width quotes, dashes and dots of Chinese take two. */
const columns = (text: string): number => [...text].reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0)

const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6“”‘’—…·×\u{20000}-\u{3FFFF}]/u
