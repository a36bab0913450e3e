import { ForgettingMap } from './forgetting-map.js'

/** What `made` has of a key, else what is made of it now. */
const keptIn =
  <K, V>(made: { get(key: K): V | undefined; set(key: K, value: V): unknown }, make: (of: K) => V) =>
  (of: K): V => {
    const known = made.get(of)
    if (known !== undefined) return known
    const value = make(of)
    made.set(of, value)
    return value
  }

/** The same function, but that what it makes of a thing is made once, and kept for as long as the thing is. */
export const oncePer = <K extends object, V>(make: (of: K) => V): ((of: K) => V) => keptIn(new WeakMap<K, V>(), make)

/** The same for what is made of a thing by another one: with each thing, what the last one made of it is kept. */
export function oncePerPair<K extends object, B, V>(make: (of: K, by: B) => V): (of: K, by: B) => V {
  const made = new WeakMap<K, { readonly by: B; readonly value: V }>()
  return (of, by) => {
    const known = made.get(of)
    if (known?.by === by) return known.value
    const value = make(of, by)
    made.set(of, { by, value })
    return value
  }
}

/** The same for things that stay longer than what is made of them should: it is kept until more than `most` were asked for. */
export const oncePerKey = <K, V>(most: number, make: (of: K) => V): ((of: K) => V) =>
  keptIn(new ForgettingMap<K, V>(most), make)

/**
 * The same for things of which a few are asked for again and again, and then others: what is made of them is kept until more
 * than `most` were, and neither it nor the thing for longer than the thing is there. A passage that is kept would keep what
 * others have noted of it, and that the data of a year.
 */
export function oncePerRecent<K extends object, V>(most: number, make: (of: K) => V): (of: K) => V {
  let made = new WeakMap<K, V>()
  let count = 0
  return (of) => {
    const known = made.get(of)
    if (known !== undefined) return known
    if (count === most) {
      made = new WeakMap()
      count = 0
    }
    const value = make(of)
    made.set(of, value)
    count += 1
    return value
  }
}

/**
 * The same function, but that what it makes of a text, and of what comes with it, is made once, until more than `most`
 * others were asked for.
 */
export function oncePerText<V, A extends readonly (string | number)[]>(
  most: number,
  make: (text: string, ...more: A) => V,
): (text: string, ...more: A) => V {
  const made = new ForgettingMap<string, V>(most)
  return (text, ...more) => {
    let key = text
    for (const each of more) key = `${each}\0${key}`
    const known = made.get(key)
    if (known !== undefined) return known
    const value = make(text, ...more)
    made.set(key, value)
    return value
  }
}
