import { yamlText } from '../data/append-ledger.js'
import type { Dataset } from '../data/dataset.js'
import { wordsAt } from '../data/source-text.js'
import { yearFiles } from '../data/year-files.js'
import { yearFile } from '../data/years.js'
import { error, fail, type Outcome, outcome, type SourcePlace } from '../diagnostics/diagnostic.js'
import { cellName } from './cell-place.js'
import { type Edit, editSource } from './edit-source.js'
import type { Retyped } from './retyped.js'

/** 复录.yaml of a year, by its workspace path. */
export const retypedFile = ({ folder }: Pick<Dataset, 'folder'>): string => yearFile(folder, yearFiles.retyped)

/** A new file; its first line names its form for editors. */
const EMPTY = '# yaml-language-server: $schema=../模式/复录.schema.json\n\n复录:\n'

/** Where what was typed before stands, and its words. */
interface Before {
  readonly at: SourcePlace
  readonly was: string
}

/**
 * 复录.yaml with what was typed again, in place of what was typed before or behind it; `text` is what the file holds.
 * Undefined when a value is not where it was read.
 */
export function editRetyped(
  text: string | undefined,
  typed: readonly Retyped[],
  { retyped, retypedRankings }: Dataset,
): Outcome<string | undefined> {
  const isEmpty = retyped.length + retypedRankings.length === 0
  const source = text === undefined || isEmpty ? EMPTY : text
  const lines = source.split('\n')
  const known = new Map<string, Before>([
    ...retyped.map(({ name, quantity: { at } }) => [name.value, { at, was: wordsAt(lines, at) }] as const),
    ...retypedRankings.map(({ name }) => [name.value, listBehind(lines, name.at)] as const),
  ])
  const folded = typed.flatMap(({ name, text: now }) => {
    const before = known.get(name)
    const hint = `请写成一行：${yamlText(name)}: ${now}`
    return before?.was === '' ? [error('value-malformed', `“${name}”分几行写，导入改不了`, before.at, hint)] : []
  })
  if (folded.length > 0) return fail(...folded)
  const after = lines.findLastIndex((line) => /^\s*[^\s#]/u.test(line)) + 1
  const edits = typed.map(({ name, text: now, kind, cell }): Edit => {
    // Names in a list are no value of the line: to say again what was imported would tell nothing of them.
    const origin = { file: cell.file, cell: cellName(cell), value: kind === 'figure' ? now : null }
    const before = known.get(name)
    if (!before)
      return { kind: 'line', after, text: `  ${yamlText(name)}: ${now}`, origins: [{ ...origin, key: null }] }
    const { line, column } = before.at
    return { kind: 'splice', line, column, was: before.was, now, key: null, origin }
  })
  return outcome(editSource(source, edits))
}

/** The list behind a key; no words where it goes over several lines. */
function listBehind(lines: readonly string[], key: SourcePlace): Before {
  const behind = [...(lines[key.line - 1] ?? '')].slice(key.column - 1 + key.length).join('')
  const [, between = '', list = ''] = /^(["']?\s*:\s*)(\[[^\]#]*\])/u.exec(behind) ?? []
  return { at: { ...key, column: key.column + key.length + [...between].length }, was: list }
}
