import { isMap, isScalar, isSeq, type ParsedNode, parseDocument } from 'yaml'

/** What becomes of a value: other text in its place, or the whole entry of its list put out of force as a comment. */
export type Change = { readonly now: string } | { readonly comment: string }

/** Asked about every value, group and list of a file, by the keys that lead to it (places of a list as numbers). */
export type Decide = (path: readonly (string | number)[], text: string | null) => Change | undefined

interface Cut {
  readonly start: number
  readonly end: number
  readonly now: string
}

/**
 * A YAML file with some of its values changed. Every other byte stays: comments, order, spaces. The file must have been
 * read before (it is of its form); a value is asked about before what is in it, and then no more.
 */
export function changeYaml(text: string, decide: Decide): string {
  const { contents } = parseDocument(text, { schema: 'failsafe' })
  const cuts: Cut[] = []
  const visit = (node: ParsedNode | null, path: readonly (string | number)[], entry: ParsedNode | null) => {
    if (!node?.range) return
    const change = path.length > 0 ? decide(path, isScalar(node) ? String(node.value) : null) : undefined
    const [start, end] = node.range
    if (change && 'now' in change) cuts.push(spaced(text, { start, end, now: change.now }))
    else if (change && entry) cuts.push(...commentedOut(text, entry, change.comment))
    else if (isMap<ParsedNode, ParsedNode | null>(node))
      for (const { key, value } of node.items) visit(value, [...path, String(isScalar(key) ? key.value : '')], entry)
    else if (isSeq<ParsedNode>(node))
      for (const [index, item] of node.items.entries()) visit(item, [...path, index], item)
  }
  visit(contents, [], null)
  let result = text
  // An entry may be put out of force for more than one of its values.
  const ordered = [...new Map(cuts.map((cut) => [cut.start, cut])).values()].sort((a, b) => b.start - a.start)
  for (const { start, end, now } of ordered) result = result.slice(0, start) + now + result.slice(end)
  return result
}

/** A key without content ends at its colon: what is put behind it needs a space. A list over several lines loses them. */
function spaced(text: string, { start, end, now }: Cut): Cut {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const before = text.slice(lineStart, start)
  // A block of lines begins on its own line; its value goes behind the key above.
  if (/^\s*$/u.test(before)) {
    const colon = text.slice(0, lineStart).trimEnd().length
    return { start: colon, end: trimmedEnd(text, end), now: ` ${now}` }
  }
  if (now === '') return { start: trimmedEnd(text, start), end: trimmedEnd(text, end), now }
  return { start, end: trimmedEnd(text, end), now: /[:[,{]$/u.test(before) ? ` ${now}` : now }
}

const trimmedEnd = (text: string, end: number): number => text.slice(0, end).trimEnd().length

/** `- 关系: …` with all its lines as comments, and why above it. */
function commentedOut(text: string, { range }: ParsedNode, why: string): readonly Cut[] {
  if (!range) return []
  const start = text.lastIndexOf('\n', range[0] - 1) + 1
  const end = trimmedEnd(text, range[1])
  const indent = /^\s*/u.exec(text.slice(start))?.[0] ?? ''
  const lines = text
    .slice(start, end)
    .split('\n')
    .map((line) => `${indent}# ${line.slice(indent.length)}`)
  return [{ start, end, now: [`${indent}# ${why}`, ...lines].join('\n') }]
}
