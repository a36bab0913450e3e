import { type Sfnt, tableBytes, viewOf } from './sfnt.js'

/** The glyph of a code point; 0 where the font has none. */
export type CharacterMap = (codePoint: number) => number

/** Format 4: segments of the basic plane. */
function segments(view: DataView, at: number): CharacterMap {
  const doubled = view.getUint16(at + 6)
  const ends = at + 14
  const starts = ends + doubled + 2
  const deltas = starts + doubled
  const ranges = deltas + doubled
  return (codePoint) => {
    if (codePoint > 0xffff) return 0
    let low = 0
    let high = doubled / 2 - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (view.getUint16(ends + 2 * middle) < codePoint) low = middle + 1
      else high = middle
    }
    const start = view.getUint16(starts + 2 * low)
    if (codePoint < start || codePoint > view.getUint16(ends + 2 * low)) return 0
    const delta = view.getUint16(deltas + 2 * low)
    const range = view.getUint16(ranges + 2 * low)
    if (range === 0) return (codePoint + delta) & 0xffff
    const cell = ranges + 2 * low + range + 2 * (codePoint - start)
    const glyph = cell + 2 <= view.byteLength ? view.getUint16(cell) : 0
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff
  }
}

/** Format 12: groups over all planes. */
function groups(view: DataView, at: number): CharacterMap {
  const count = view.getUint32(at + 12)
  return (codePoint) => {
    let low = 0
    let high = count - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const group = at + 16 + 12 * middle
      if (codePoint < view.getUint32(group)) high = middle - 1
      else if (codePoint > view.getUint32(group + 4)) low = middle + 1
      else return view.getUint32(group + 8) + codePoint - view.getUint32(group)
    }
    return 0
  }
}

/** Unicode tables in order of preference: all planes first. */
const PREFERRED = ['3.10', '0.6', '0.4', '3.1', '0.3', '0.2', '0.1', '0.0']

/** The Unicode character map of a font, or undefined where it has none that this reader knows. */
export function characterMap(sfnt: Sfnt): CharacterMap | undefined {
  const bytes = tableBytes(sfnt, 'cmap')
  if (bytes === undefined) return undefined
  const view = viewOf(bytes)
  const found = new Map<string, number>()
  for (let index = 0; index < view.getUint16(2); index++) {
    const at = 4 + 8 * index
    found.set(`${view.getUint16(at)}.${view.getUint16(at + 2)}`, view.getUint32(at + 4))
  }
  for (const key of PREFERRED) {
    const at = found.get(key)
    if (at === undefined) continue
    const format = view.getUint16(at)
    if (format === 12) return groups(view, at)
    if (format === 4) return segments(view, at)
  }
  return undefined
}
