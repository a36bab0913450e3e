/** Things that have a key in common, in their order; keys in that of the first of each. */
export function groupBy<K, T>(things: Iterable<T>, keyOf: (thing: T) => K): ReadonlyMap<K, readonly [T, ...T[]]> {
  const groups = new Map<K, [T, ...T[]]>()
  for (const thing of things) {
    const key = keyOf(thing)
    const group = groups.get(key)
    if (group) group.push(thing)
    else groups.set(key, [thing])
  }
  return groups
}

/** Things in their order, neighbours that belong together in one group; `joins` is asked of each and of the one behind it. */
export function groupNeighbours<T>(
  things: Iterable<T>,
  joins: (thing: T, next: T) => boolean,
): readonly (readonly [T, ...T[]])[] {
  const groups: [T, ...T[]][] = []
  for (const thing of things) {
    const group = groups.at(-1)
    if (group && joins(group.at(-1) ?? group[0], thing)) group.push(thing)
    else groups.push([thing])
  }
  return groups
}
