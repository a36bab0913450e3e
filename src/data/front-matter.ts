import { error, fail, type Outcome, outcome, place, type SourcePlace } from '../diagnostics/diagnostic.js'

/** A Markdown file in two: the YAML between the two lines `---` at its head, if any, and the text. */
export interface FrontMatter {
  /** With as many lines before it as in the file, so that its places are the file's. */
  readonly yaml: string
  /** Without blank ends. */
  readonly text: string
  /** Place of the first character of `text`. */
  readonly at: SourcePlace
}

/** 标题: … as the first line of a head. */
const HEAD_LINE = /^\p{Script=Han}+:(?:\s|$)/u

/** Takes a snippet file apart. A head that is opened but never closed is an error. */
export function splitFrontMatter(content: string, file: string): Outcome<FrontMatter> {
  const lines = content.split('\n')
  const isFence = (line: string | undefined) => line?.trimEnd() === '---'
  const open = Math.max(
    0,
    lines.findIndex((line) => line.trim() !== ''),
  )
  const close = lines.findIndex((line, index) => index > open && isFence(line))
  if (!isFence(lines[open])) {
    // 标题: … above a fence is a head that lacks its first line, and no words to be printed.
    if (close < 0 || !HEAD_LINE.test(lines[open] ?? '')) return outcome({ yaml: '', ...trimBody(lines, 0, file) })
    const hint = '请在它上面加一行“---”（三个半角减号）。'
    return fail(error('yaml-syntax', '开头少了第一行“---”', place(file, open + 1, 1), hint))
  }
  if (close < 0)
    return fail(
      error(
        'yaml-syntax',
        '开头的“---”没有对应的结束行',
        place(file, open + 1, 1, 3),
        '请在标题、数字等内容之后另起一行写“---”。',
      ),
    )
  return outcome({
    yaml: [...lines.slice(0, open).map(() => ''), '', ...lines.slice(open + 1, close)].join('\n'),
    ...trimBody(lines, close + 1, file),
  })
}

function trimBody(lines: readonly string[], from: number, file: string): { text: string; at: SourcePlace } {
  const first = lines.findIndex((line, index) => index >= from && line.trim() !== '')
  if (first < 0) return { text: '', at: place(file, Math.max(1, lines.length), 1) }
  const line = lines[first] ?? ''
  const indent = [...line].length - [...line.trimStart()].length
  return { text: lines.slice(first).join('\n').trim(), at: place(file, first + 1, indent + 1) }
}
