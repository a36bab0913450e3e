import type { Indicator } from '../data/dataset.js'
import type { OriginEntry } from '../data/origin-comment.js'
import type { SourcePlace } from '../diagnostics/diagnostic.js'
import { cellName } from './cell-place.js'
import type { Edit } from './edit-source.js'
import type { PlannedChange } from './plan-import.js'
import type { IndicatorPart } from './target.js'

/** A value and the cell that says it. */
export type Said = Pick<PlannedChange, 'cell' | 'now'>

/** The cell that says a value, as the comment behind its line tells it; a key of null is that of the line. */
export const originOf = ({ cell, now }: Said, key: string | null): OriginEntry => ({
  file: cell.file,
  cell: cellName(cell),
  key,
  value: now,
})

/** `now` in the place of `was`, with the cell of what is said for its origin. */
export const splice = (said: Said, at: SourcePlace, was: string, now: string, key: string | null): Edit => ({
  kind: 'splice',
  line: at.line,
  column: at.column,
  was,
  now,
  key,
  origin: originOf(said, null),
})

/** A value behind which a key is added, in the lines of its file. */
interface Anchor {
  readonly at: SourcePlace
  readonly lines: readonly string[]
}

/** A new key behind a value: in the same braces, or on a line of its own with the same indent. */
export function addKey(change: PlannedChange, key: string, { at, lines }: Anchor): Edit {
  const line = lines[at.line - 1] ?? ''
  const before = [...line].slice(0, at.column - 1).join('')
  if (before.includes('{')) {
    const quoted = /["']$/.test(before)
    return splice(
      change,
      { ...at, column: at.column + at.length + (quoted ? 1 : 0) },
      '',
      `, ${key}: ${change.now}`,
      key,
    )
  }
  const indent = before.replace(/[^\s-].*$/u, '').replaceAll('-', ' ')
  return { kind: 'line', after: at.line, text: `${indent}${key}: ${change.now}`, origins: [originOf(change, null)] }
}

/** The keys of an indicator that come before its figures, in the order of data/README.md. */
const ORDER = ['名称', '表述', '单位', '小数', '计划', '完成', '完成率']

/** The value of an indicator behind which a key of it is added, so that its keys stay in their order. */
export function indicatorAnchor(
  { name, plan, actual, completion }: Indicator,
  part: IndicatorPart,
  lines: readonly string[],
): Anchor {
  const first = lines[name.at.line - 1] ?? ''
  const indent = [...first]
    .slice(0, name.at.column - 1)
    .join('')
    .replace(/[^\s-].*$/u, '').length
  const earlier = new Set(ORDER.slice(0, ORDER.indexOf(part)))
  if (first.slice(0, indent + 1).includes('{') || first.trimStart().startsWith('- {')) {
    const present = [completion, actual, plan].find((each) => each?.at.line === name.at.line)
    return { at: (present ?? name).at, lines }
  }
  let { at } = name
  for (let line = name.at.line; line < lines.length; line += 1) {
    const key = /^(\s*)([^\s:#-][^\s:]*):/u.exec(lines[line] ?? '')
    if (/^\s*-\s/.test(lines[line] ?? '') || (key && (key[1]?.length ?? 0) < indent)) break
    if (key && key[1]?.length === indent && earlier.has(key[2] ?? ''))
      at = { ...at, line: line + 1, column: indent + 1, length: 0 }
  }
  return { at, lines }
}
