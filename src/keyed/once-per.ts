/** The same function, but that what it makes of a thing is made once, and kept for as long as the thing is. */
export function oncePer<K extends object, V>(make: (of: K) => V): (of: K) => V {
  const made = new WeakMap<K, V>()
  return (of) => {
    const known = made.get(of)
    if (known !== undefined) return known
    const value = make(of)
    made.set(of, value)
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
  const made = new Map<string, V>()
  return (text, ...more) => {
    const key = more.length > 0 ? `${more.join('\0')}\0${text}` : text
    const known = made.get(key)
    if (known !== undefined) return known
    const value = make(text, ...more)
    if (made.size >= most) made.clear()
    made.set(key, value)
    return value
  }
}
