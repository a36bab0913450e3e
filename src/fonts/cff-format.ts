import { viewOf } from './sfnt.js'

/** The operators of CFF dictionaries that a subset is made with (Adobe technical note 5176). */
export const operators = {
  bbox: 5,
  charset: 15,
  charStrings: 17,
  private: 18,
  subrs: 19,
  nominalWidth: 21,
  fontMatrix: 0x0c07,
  registry: 0x0c1e,
  cidCount: 0x0c22,
  fontDicts: 0x0c24,
  fontDictSelect: 0x0c25,
} as const

/** A CFF INDEX: where its items stand, and where it ends. */
export interface CffIndex {
  readonly count: number
  readonly end: number
  item(index: number): Uint8Array
}

/** Reads the INDEX that begins at a byte (Adobe Technical Note 5176, 5). */
export function readIndex(cff: Uint8Array, at: number): CffIndex {
  const view = viewOf(cff)
  const count = view.getUint16(at)
  if (count === 0) return { count, end: at + 2, item: () => new Uint8Array(0) }
  const size = view.getUint8(at + 2)
  const data = at + 2 + (count + 1) * size
  const offset = (index: number) => {
    let value = 0
    for (let byte = 0; byte < size; byte++) value = value * 256 + view.getUint8(at + 3 + index * size + byte)
    return data + value
  }
  return { count, end: offset(count), item: (index) => cff.subarray(offset(index), offset(index + 1)) }
}

/** The operands of every operator of a dictionary. Real numbers count as 0: none that matters here is one. */
export function readDict(bytes: Uint8Array): ReadonlyMap<number, readonly number[]> {
  const entries = new Map<number, readonly number[]>()
  let operands: number[] = []
  const view = viewOf(bytes)
  for (let at = 0; at < bytes.length; ) {
    const first = view.getUint8(at)
    if (first <= 21) {
      const operator = first === 12 ? 0x0c00 | view.getUint8(at + 1) : first
      entries.set(operator, operands)
      operands = []
      at += first === 12 ? 2 : 1
    } else if (first === 30) {
      at += 1
      while ((view.getUint8(at) & 0x0f) !== 0x0f) at += 1
      at += 1
      operands.push(0)
    } else if (first === 29) {
      operands.push(view.getInt32(at + 1))
      at += 5
    } else {
      const { value, length } = readInteger(view, at)
      operands.push(value)
      at += length
    }
  }
  return entries
}

/** An integer as dictionaries and charstrings both write it (first byte 28 or 32…254). */
export function readInteger(view: DataView, at: number): { readonly value: number; readonly length: number } {
  const first = view.getUint8(at)
  if (first === 28) return { value: view.getInt16(at + 1), length: 3 }
  if (first <= 246) return { value: first - 139, length: 1 }
  const second = view.getUint8(at + 1)
  return first <= 250
    ? { value: (first - 247) * 256 + second + 108, length: 2 }
    : { value: -(first - 251) * 256 - second - 108, length: 2 }
}

/** An integer in three bytes, read alike in dictionaries and charstrings. */
export const shortInteger = (value: number): readonly number[] => [28, (value >> 8) & 0xff, value & 0xff]

/** A dictionary entry whose operands take five bytes each, so that offsets do not change its size. */
export const dictEntry = (operator: number, ...operands: readonly number[]): readonly number[] => [
  ...operands.flatMap((value) => [29, (value >> 24) & 0xff, (value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff]),
  ...(operator > 0xff ? [operator >> 8, operator & 0xff] : [operator]),
]

/** An INDEX of some items, with offsets of four bytes. */
export function writeIndex(items: readonly Uint8Array[]): Uint8Array {
  if (items.length === 0) return new Uint8Array(2)
  const data = items.reduce((size, item) => size + item.length, 0)
  const head = 3 + 4 * (items.length + 1)
  const bytes = new Uint8Array(head + data)
  const view = viewOf(bytes)
  view.setUint16(0, items.length)
  view.setUint8(2, 4)
  let offset = 1
  items.forEach((item, index) => {
    view.setUint32(3 + 4 * index, offset)
    bytes.set(item, head - 1 + offset)
    offset += item.length
  })
  view.setUint32(3 + 4 * items.length, offset)
  return bytes
}
