import { escapePattern } from '../data/escape-pattern.js'
import { rankingName } from '../data/ranking-name.js'
import type { OfficialDocument } from '../document/document.js'
import { type Inline, plainText } from '../document/inline.js'
import { type Passage, passagesOf } from '../document/passages.js'

/**
 * The rankings that the issued notice prints otherwise, by name (`综合排名`), with its own line for each; empty where it has
 * no such line. A ranking that is printed in several places is held against the first of them that differs.
 *
 * @param issued what the issued notice says, a paragraph a line, each with the number in front of it
 */
export function otherRankings(notice: OfficialDocument, issued: string): ReadonlyMap<string, string> {
  const lines = issued.split('\n').map((line) => line.replace(LABEL, ''))
  const other = new Map<string, string>()
  const unfound = new Set<string>()
  const same = new Set<string>()
  const passages = passagesOf(notice)
  for (const [index, passage] of passages.entries())
    for (const printed of printedRankings(passage)) {
      const found = findLine(printed, passages[index - 1], lines)
      if (found === undefined) unfound.add(printed.name)
      else if (isSame(printed, found.from)) same.add(printed.name)
      else if (!other.has(printed.name)) other.set(printed.name, found.line)
    }
  for (const name of unfound) if (!same.has(name) && !other.has(name)) other.set(name, '')
  return other
}

/** The number in front of a paragraph, which may be another one now. */
const LABEL = /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[0-9]+\.|（[0-9]+）)/u

/** A ranking as a passage prints it. */
interface PrintedRanking {
  readonly name: string
  readonly words: string
  readonly before: readonly Inline[]
  readonly after: readonly Inline[]
}

const OVERALL = rankingName(null)
const isRanking = (name: string): boolean => name === OVERALL || name.endsWith(rankingName(''))

/** Each ranking that a passage prints: its places are values of one name, with marks between them. */
function printedRankings({ inlines }: Passage): readonly PrintedRanking[] {
  const nameOf = (inline: Inline | undefined) =>
    inline?.kind === 'value' && isRanking(inline.name) ? inline.name : undefined
  const found: PrintedRanking[] = []
  for (let start = 0; start < inlines.length; start += 1) {
    const name = nameOf(inlines[start])
    if (name === undefined) continue
    let end = start + 1
    while (nameOf(inlines[end]) === name || (inlines[end]?.text === '、' && nameOf(inlines[end + 1]) === name)) end += 1
    const words = plainText(inlines.slice(start, end))
    found.push({ name, words, before: inlines.slice(0, start), after: inlines.slice(end) })
    start = end - 1
  }
  return found
}

/** An issued line, and what it says from the ranking on. */
interface IssuedLine {
  readonly line: string
  readonly from: string
}

/**
 * The issued line of a ranking: by the words before it, by those behind it, or below the line of the passage before. Words
 * come first as they are now, then with other values, which may have been others when it was issued.
 */
function findLine(
  { before, after }: PrintedRanking,
  previous: Passage | undefined,
  lines: readonly string[],
): IssuedLine | undefined {
  for (const form of [exactly, withAnyValues]) {
    const [lead, tail] = [form(before), form(after)]
    const found =
      (lead.known && lineOf(`${lead.pattern}(?<from>.+)`, lines)) ||
      (tail.known && lineOf(`${lead.pattern}(?<from>.+${tail.pattern})`, lines))
    if (found) return found
    if (!previous || exactly(before).known || exactly(after).known) continue
    const heading = new RegExp(`^${form(previous.inlines).pattern}$`, 'u')
    const below = lines.filter((_, index) => heading.test(lines[index - 1] ?? ''))
    const next = lineOf('(?<from>.+)', below)
    if (next) return next
  }
  return undefined
}

function lineOf(pattern: string, lines: readonly string[]): IssuedLine | undefined {
  const whole = new RegExp(`^${pattern}$`, 'u')
  for (const line of lines) {
    const { from } = whole.exec(line)?.groups ?? {}
    if (from !== undefined) return { line, from }
  }
  return undefined
}

/** Words by which a line is known again; not where they are nothing but marks. */
interface Form {
  readonly pattern: string
  readonly known: boolean
}

const exactly = (inlines: readonly Inline[]): Form => formOf(inlines, ({ text }) => text)

const withAnyValues = (inlines: readonly Inline[]): Form =>
  formOf(inlines, ({ kind, text }) => (kind === 'value' ? null : text))

function formOf(inlines: readonly Inline[], wordsOf: (inline: Inline) => string | null): Form {
  const words = inlines.map(wordsOf)
  const pattern = words.map((each) => (each === null ? '.+?' : escapePattern(each))).join('')
  return { pattern, known: words.some((each) => each !== null && /\p{L}/u.test(each)) }
}

/** Whether an issued line goes on with these places, and with no other behind them. */
function isSame({ words, after }: PrintedRanking, from: string): boolean {
  const rest = from.slice(words.length)
  const behind = plainText(after)[0]
  return from.startsWith(words) && (rest[0] === behind || !/^[\p{L}、]/u.test(rest))
}
