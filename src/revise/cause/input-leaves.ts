import { splitFrontMatter } from '../../data/front-matter.js'
import { parseYaml, YamlScalar } from '../../data/yaml-source.js'
import { place, type SourcePlace } from '../../diagnostics/diagnostic.js'
import { toldApart } from '../../editions/paragraph-names.js'

/** One thing that an input says: a value under its keys, or a stretch of text. */
export interface Leaf {
  /** The keys that lead to it; members of a list go by their name: 指标, 城镇新增就业, 小数. Empty for the text of a file. */
  readonly path: readonly string[]
  readonly text: string
  readonly at: SourcePlace
  /** The last line of it. */
  readonly lastLine: number
}

/** Under this key stands the order of the members of a list. */
export const ORDER = '（次序）'

/** A file taken apart: its values, and its text where it has one (snippets and templates). */
export interface InputLeaves {
  readonly values: readonly Leaf[]
  /** Line by line; empty for a file of values alone. */
  readonly lines: readonly { readonly text: string; readonly number: number }[]
}

const nothing: InputLeaves = { values: [], lines: [] }

/** What a file of `data/` or `templates/` says. A file that cannot be read says nothing: loading it tells why. */
export function leavesOf(file: string, content: string): InputLeaves {
  // A file that is not there says nothing, not one empty line.
  if (content === '') return nothing
  if (/\.ya?ml$/iu.test(file)) return { values: valuesOf(content, file), lines: [] }
  const parts = splitFrontMatter(content, file)
  if (!parts.ok) return nothing
  const { yaml, text, at } = parts.value
  return {
    values: valuesOf(yaml, file),
    lines: text.split('\n').map((line, index) => ({ text: line, number: at.line + index })),
  }
}

function valuesOf(yaml: string, file: string): readonly Leaf[] {
  if (yaml.trim() === '') return []
  const source = parseYaml(yaml, file)
  return source.ok ? [...walk(source.value.value, [], place(file, 1, 1))] : []
}

function* walk(value: unknown, path: readonly string[], above: SourcePlace): Generator<Leaf> {
  if (value instanceof YamlScalar) {
    yield { path, text: value.text, at: value.at, lastLine: value.at.line }
  } else if (Array.isArray(value)) {
    const scalars = value.filter((item): item is YamlScalar => item instanceof YamlScalar)
    // The order of a list of names is what it says, so it is one value.
    if (scalars.length > 0) {
      const at = scalars[0]?.at ?? above
      yield { path, text: scalars.map(({ text }) => text).join('、'), at, lastLine: scalars.at(-1)?.at.line ?? at.line }
    }
    const groups = value.filter((item) => !(item instanceof YamlScalar))
    const names = toldApart(groups.map((item, index) => nameOf(item) ?? String(index + 1)))
    const members = groups.map((item, index) => [...walk(item, [...path, names[index] ?? ''], above)])
    yield* members.flat()
    // It is said from the first member on, and by no value of it.
    const at = { ...(members[0]?.[0]?.at ?? above), column: 1, length: 0 }
    if (names.length > 1) yield { path: [...path, ORDER], text: names.join('、'), at, lastLine: at.line }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) yield* walk(item, [...path, key], above)
  }
}

/** What tells a member of a list from the others: its name, or what of it is given once only. */
const naming: readonly (readonly string[])[] = [
  ['名称'],
  ['词'],
  ['关系'],
  ['代码', '原文'],
  ['机关代字', '年份', '顺序号'],
]

function nameOf(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null) return undefined
  const group = new Map<string, unknown>(Object.entries(item))
  for (const keys of naming) {
    const parts = keys.map((key) => group.get(key))
    if (parts.every((part): part is YamlScalar => part instanceof YamlScalar))
      return parts.map((part) => part.text).join(' ')
  }
  return undefined
}
