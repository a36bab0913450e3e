import { isMap, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml'

/**
 * What a hand makes of a file that is there when it writes an example into it: keys that are there get their new value, an
 * item of a list takes the place of the one that begins alike (名称, 代码), and what is new is added.
 */
export function mergeExample(file: string, example: string): string {
  const merged = parseDocument(file)
  const added = parseDocument(example)
  if (!isMap(merged.contents) || !isMap(added.contents)) throw new Error('a data file holds keys')
  mergeKeys(merged.contents, added.contents)
  return merged.toString({ lineWidth: 0 })
}

function mergeKeys(into: YAMLMap, from: YAMLMap): void {
  for (const { key, value } of from.items) {
    const before = into.get(key, true)
    if (isMap(before) && isMap(value)) mergeKeys(before, value)
    else if (isSeq(before) && isSeq(value) && value.items.every(isMap)) mergeItems(before, value)
    else into.set(key, value)
  }
}

const firstValue = (item: unknown): unknown => (isMap(item) ? JSON.stringify(item.items[0]) : undefined)

function mergeItems(into: YAMLSeq, from: YAMLSeq): void {
  const open = into.items.map(firstValue)
  for (const item of from.items) {
    const at = open.indexOf(firstValue(item))
    if (at < 0) into.add(item)
    else into.items[at] = item
    if (at >= 0) open[at] = undefined
  }
}
