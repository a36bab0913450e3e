import { readFileSync } from 'node:fs'
import { root } from '../workspace.js'

/** A fenced example of a manual. */
export interface Example {
  readonly manual: Manual
  /** Of the line that opens it. */
  readonly line: number
  /** `yaml`, `markdown`, `ts`; empty for what is typed or shown on the command line, and for templates. */
  readonly language: string
  readonly lines: readonly string[]
}

export const manuals = ['README.md', 'data/README.md', 'templates/README.md'] as const
export type Manual = (typeof manuals)[number]

/** All that stands between fences, in order. */
export function examplesOf(manual: Manual, text = readFileSync(root + manual, 'utf8')): readonly Example[] {
  const found: { readonly line: number; readonly language: string; readonly lines: string[] }[] = []
  let open = false
  for (const [index, line] of text.split('\n').entries()) {
    const fence = /^```(\w*)$/u.exec(line)
    if (fence && !open) found.push({ line: index + 1, language: fence[1] ?? '', lines: [] })
    else if (!fence && open) found.at(-1)?.lines.push(line)
    if (fence) open = !open
  }
  if (open) throw new Error(`a fence of ${manual} is not closed`)
  return found.map((each) => ({ manual, ...each }))
}

/** What is typed on the command line: all lines of such an example begin so. */
export const isTyped = ({ language, lines }: Example): boolean =>
  language === '' && lines.every((line) => /^(?:npm|npx tongbao) /u.test(line))

/** The commands of an example; a line may hold several. */
export const commandsOf = ({ lines }: Example): readonly string[] => lines.flatMap((line) => line.split(' && '))

/** The words of a command as a shell parts them. */
export const wordsOf = (command: string): readonly string[] =>
  [...command.matchAll(/"([^"]*)"|\S+/gu)].map(([word, quoted]) => quoted ?? word)
