import { isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseDocument, Schema, type YAMLError } from 'yaml'
import { error, fail, type Outcome, outcome, place, type SourcePlace } from '../diagnostics/diagnostic.js'
import { explainYaml } from './explain-yaml.js'
import { isNode, type PlaceAt, refuseConstructs } from './refuse-constructs.js'

/** A single value of a YAML file: always its text, as written (25.10 stays 25.10; no value is turned into a number). */
export class YamlScalar {
  readonly text: string
  readonly at: SourcePlace
  /** The place of the key that it, or the list that it stands in, belongs to; its own place where there is none. */
  readonly keyAt: SourcePlace
  /** The place of the key of the group that it stands in; its own place at the top of the file. */
  readonly groupAt: SourcePlace
  /** Written over several lines. */
  readonly multiline: boolean

  constructor(text: string, at: SourcePlace, keyAt: SourcePlace, groupAt: SourcePlace, multiline: boolean) {
    this.text = text
    this.at = at
    this.keyAt = keyAt
    this.groupAt = groupAt
    this.multiline = multiline
  }
}

/** What a place of the file holds: nothing at all, a key without content, one value, a list or a group of keys. */
export type YamlKind = 'absent' | 'blank' | 'scalar' | 'list' | 'map'

/** A YAML file as plain objects and arrays of {@link YamlScalar}; blank values are undefined. */
export interface YamlSource {
  readonly value: unknown
  /** What stands at a path, and where: the key where there is a key but no value, the parent where there is neither. */
  locate(path: readonly PropertyKey[]): { readonly kind: YamlKind; readonly at: SourcePlace }
  /** The place of a key of the group at `path`. */
  keyPlace(path: readonly PropertyKey[], key: string): SourcePlace
}

const MOST_PROBLEMS = 20

/** Every scalar is text. To make it anew for each of ten thousand small files takes longer than to parse them. */
const plain = new Schema({ schema: 'failsafe' })

/**
 * Reads YAML text. Only plain data is taken: no anchors, aliases or tags; every scalar stays text. The library's own
 * search for keys that are given twice is off, because its time grows with the square of their number.
 */
export function parseYaml(text: string, file: string): Outcome<YamlSource> {
  const lines = new LineCounter()
  const placeAt = (offset: number, length = 0): SourcePlace => {
    const { line } = lines.linePos(offset)
    const start = lines.lineStarts[line - 1] ?? 0
    return place(file, line, [...text.slice(start, offset)].length + 1, length)
  }
  try {
    const document = parseDocument(text, {
      schema: plain,
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: false,
    })
    const problems = firstProblems([...document.errors, ...document.warnings])
    if (problems.length > 0)
      return fail(
        ...problems.map((problem) => explainYaml(problem.code, text, problem.pos[0], placeAt(problem.pos[0]))),
      )
    const refused = refuseConstructs(document.contents, placeAt).slice(0, MOST_PROBLEMS)
    if (refused.length > 0) return fail(...refused)
    return outcome(makeSource(document.contents, text, file, placeAt))
  } catch (cause) {
    // Nesting of many thousand levels exhausts the stack of the parser.
    if (cause instanceof RangeError) return fail(error('yaml-syntax', '嵌套太深，读不下去', place(file, 1, 1)))
    throw cause
  }
}

/** All slips up to the first that breaks the form: what the parser says after that are consequences. */
function firstProblems(found: readonly YAMLError[]): readonly YAMLError[] {
  const inOrder = found.toSorted((a, b) => a.pos[0] - b.pos[0])
  const broken = inOrder.findIndex(({ code }) => !harmless.has(code))
  return (broken < 0 ? inOrder : inOrder.slice(0, broken + 1)).slice(0, MOST_PROBLEMS)
}

const harmless: ReadonlySet<string> = new Set(['TAG_RESOLVE_FAILED', 'BAD_ALIAS'])

function makeSource(contents: ParsedNode | null, text: string, file: string, placeAt: PlaceAt): YamlSource {
  const top = place(file, 1, 1)
  const placeOf = (node: unknown): SourcePlace => {
    if (isScalar(node)) return scalarPlace(node, placeAt)
    return isNode(node) ? placeAt(node.range?.[0] ?? 0) : top
  }

  const toValue = (node: unknown, keyAt: SourcePlace | null, groupAt: SourcePlace | null): unknown => {
    if (isMap(node)) {
      const group: Record<string, unknown> = Object.create(null)
      for (const { key, value } of node.items) group[keyText(key)] = toValue(value, placeOf(key), keyAt)
      return group
    }
    if (isSeq(node)) return node.items.map((item) => toValue(item, keyAt, groupAt))
    if (!isScalar(node) || isBlank(node)) return undefined
    const at = placeOf(node)
    const [start = 0, end = 0] = node.range ?? []
    return new YamlScalar(String(node.value), at, keyAt ?? at, groupAt ?? at, text.slice(start, end).includes('\n'))
  }

  const locate: YamlSource['locate'] = (path) => {
    let node: unknown = contents
    let at = top
    for (const step of path) {
      const pair = pairOf(node, step)
      const next = inside(node, step)
      if (pair) at = placeOf(pair.key)
      else if (next === undefined) return { kind: isScalar(node) ? 'scalar' : 'absent', at }
      node = next
      if (isNode(node) && !isBlank(node)) at = placeOf(node)
    }
    return { kind: kindOf(node), at }
  }

  const keyPlace: YamlSource['keyPlace'] = (path, key) => {
    const group = path.reduce<unknown>(inside, contents)
    return placeOf(pairOf(group, key)?.key)
  }
  return { value: toValue(contents, null, null), locate, keyPlace }
}

/** A key of a group with its value. */
const pairOf = (node: unknown, key: PropertyKey) =>
  isMap(node) ? node.items.find((pair) => keyText(pair.key) === key) : undefined

/** What stands under a key of a group, or at a place of a list. */
const inside = (node: unknown, step: PropertyKey): unknown =>
  isSeq(node) && typeof step === 'number' ? node.items[step] : pairOf(node, step)?.value

const keyText = (key: unknown): string => (isScalar(key) ? String(key.value) : '')

/** A key without content; an empty text in quotes counts as such. */
const isBlank = (node: unknown): boolean => isScalar(node) && node.value === ''

function kindOf(node: unknown): YamlKind {
  if (isMap(node)) return 'map'
  if (isSeq(node)) return 'list'
  if (isScalar(node)) return isBlank(node) ? 'blank' : 'scalar'
  return 'blank'
}

/** Where the text of a scalar begins: after the quote, so that a place inside it can be counted from here. */
function scalarPlace(
  node: { range?: readonly number[] | null | undefined; type?: string | undefined; value: unknown },
  placeAt: PlaceAt,
): SourcePlace {
  const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE'
  return placeAt((node.range?.[0] ?? 0) + (quoted ? 1 : 0), [...String(node.value)].length)
}
