import { expect, test } from 'vitest'
import { type CffOutlines, cffOutlines, cffSubset } from '../../src/fonts/cff.js'
import { readIndex } from '../../src/fonts/cff-format.js'
import { fontInMemory } from './font-in-memory.js'

const number = (value: number) => [28, (value >> 8) & 0xff, value & 0xff]
const small = (value: number) => value + 139
const [HSTEM, VMOVETO, RMOVETO, HMOVETO, ENDCHAR, RLINETO] = [1, 4, 21, 22, 14, 5]

/** Charstrings that begin in every way there is, each with and without a width before its first operator. */
const beginnings = {
  'hstem without width': { code: [small(1), small(2), HSTEM, small(3), HMOVETO, ENDCHAR], rest: 0 },
  'hstem with width': { code: [small(9), small(1), small(2), HSTEM, small(3), HMOVETO, ENDCHAR], rest: 1 },
  'rmoveto without width': { code: [small(1), small(2), RMOVETO, small(1), small(1), RLINETO, ENDCHAR], rest: 0 },
  'rmoveto with width': { code: [...number(300), small(1), small(2), RMOVETO, ENDCHAR], rest: 3 },
  'vmoveto without width': { code: [small(1), VMOVETO, ENDCHAR], rest: 0 },
  'vmoveto with width': { code: [small(9), small(1), VMOVETO, ENDCHAR], rest: 1 },
  'a blank without width': { code: [ENDCHAR], rest: 0 },
  'a blank with width': { code: [small(9), ENDCHAR], rest: 1 },
}

const outlines = (charString: readonly number[], nominalWidth: number): CffOutlines => ({
  charStrings: { count: 2, end: 0, item: (glyph) => Uint8Array.from(glyph === 0 ? [ENDCHAR] : charString) },
  privates: [{ bytes: Uint8Array.from([...number(nominalWidth), 21]), nominalWidth }],
  privateOf: () => 0,
})

const reread = (cff: Uint8Array) =>
  cffOutlines({
    file: fontInMemory(cff),
    tables: new Map([['CFF ', { offset: 0, length: cff.length }]]),
    read: new Map(),
  })

test.each(Object.entries(beginnings))('a charstring that begins with %s gets the new width', (_, { code, rest }) => {
  const subset = cffSubset(outlines(code, 787), 'Fang', 1000)
  expect(subset.add(1, 500)).toBe(1)
  const read = reread(subset.encode())
  expect(read?.privates).toMatchObject([{ nominalWidth: 787 }])
  // The width is written as its difference from the nominal one.
  expect([...(read?.charStrings.item(1) ?? [])]).toEqual([...number(500 - 787), ...code.slice(rest)])
})

test('a subset numbers its glyphs as its CIDs', () => {
  const subset = cffSubset(outlines([ENDCHAR], 0), 'Fang', 1000)
  const cids = [subset.add(1, 1000), subset.add(1, 500), subset.add(1, 1000)]
  expect(cids).toEqual([1, 2, 3])
  expect(reread(subset.encode())?.charStrings.count).toBe(4)
})

test('outlines that call subroutines are left to the library', () => {
  const cff = cffSubset(outlines([ENDCHAR], 0), 'Fang', 1000).encode()
  const names = readIndex(cff, 4)
  const strings = readIndex(cff, readIndex(cff, names.end).end)
  // One global subroutine in place of none: the offsets behind it no longer matter.
  const withSubrs = Uint8Array.from([...cff.subarray(0, strings.end), 0, 1, 1, 1, 2, 11, ...cff.subarray(strings.end)])
  expect(reread(withSubrs)).toBeUndefined()
})
