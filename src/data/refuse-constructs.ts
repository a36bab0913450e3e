import { isAlias, isMap, isScalar, isSeq, type Node, type ParsedNode, type YAMLMap } from 'yaml'
import { type Diagnostic, error, type SourcePlace } from '../diagnostics/diagnostic.js'
import { FORBIDDEN } from '../host/decode-text.js'

/** The place of a part of the file, by offset and length in UTF-16 units and code points. */
export type PlaceAt = (offset: number, length?: number) => SourcePlace

/** Whether something is a node of the YAML library. */
export const isNode = (value: unknown): value is Node =>
  isScalar(value) || isMap(value) || isSeq(value) || isAlias(value)

const DEEPEST = 32

/**
 * What YAML allows and our files do not: anchors, aliases and tags (the data need none, and they can make a small file
 * huge), keys that are no text, keys that are given twice, deep nesting.
 */
export function refuseConstructs(contents: ParsedNode | null, placeAt: PlaceAt): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  const placeOf = (node: Node) => placeAt(node.range?.[0] ?? 0, isScalar(node) ? [...String(node.value)].length : 0)
  const refuse = (message: string, node: Node, hint: string) =>
    found.push(error('yaml-feature', message, placeOf(node), hint))

  const refuseKeys = (map: YAMLMap) => {
    const keys = new Set<string>()
    for (const { key } of map.items) {
      if (!isNode(key)) continue
      const name = isScalar(key) ? String(key.value) : undefined
      if (name === undefined) refuse('键只能是文字', key, '')
      // The one name that a JavaScript object does not keep as a key like any other.
      else if (name === '__proto__') refuse('这个名称不能用：__proto__', key, '请换一个名称。')
      else if (keys.has(name))
        found.push(error('key-duplicate', `“${name}”写了两次`, placeOf(key), '请删去一个，或者改名。'))
      else keys.add(name)
    }
  }

  /** Goes through a node; false where it is too deep to go on. The library's `visit` takes as long for it as a third of parsing. */
  const walk = (node: unknown, depth: number): boolean => {
    if (!isNode(node)) return true
    if (isAlias(node)) refuse(`不支持“*”引用：*${node.source}`, node, '“*”开头的内容请加引号，或把内容重写一遍。')
    else if (node.anchor) refuse(`不支持“&”标记：&${node.anchor}`, node, '“&”开头的内容请加引号。')
    else if (node.tag) refuse(`不支持“!”标签：${node.tag}`, node, '“!”开头的内容请加引号。')
    // "\u202E" is no such character in the file, but becomes one.
    else if (isScalar(node) && FORBIDDEN.test(String(node.value)))
      refuse('这里的“\\”写出了不可见的控制字符', node, '请删去这个字符；要印出“\\”，请改用半角单引号。')
    if (isMap(node)) refuseKeys(node)
    if (depth > DEEPEST) {
      refuse('嵌套太深', node, '')
      return false
    }
    if (isMap(node)) return node.items.every(({ key, value }) => walk(key, depth + 2) && walk(value, depth + 2))
    return !isSeq(node) || node.items.every((item) => walk(item, depth + 1))
  }
  walk(contents, 0)
  return found
}
