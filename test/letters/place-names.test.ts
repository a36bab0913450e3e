import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Place } from '../../src/data/dataset.js'
import { place as at } from '../../src/diagnostics/diagnostic.js'
import { makeNameFinder } from '../../src/letters/place-names.js'

const placeOf = (name: string): Place => {
  const sourced = { value: name, at: at('data/地方.yaml', 1, 1) }
  return { name: sourced, shortName: sourced, organ: sourced, collective: null, aliases: [] }
}

test('every name of a place is found wherever it stands, also within another', () => {
  const word = fc.string({ unit: fc.constantFrom('白', '山', '长', '城'), minLength: 2, maxLength: 4 })
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 12 }), fc.string({ unit: word, maxLength: 12 }), (names, text) => {
      const found = makeNameFinder(names.map((name) => [name, placeOf(name)]))(text)
      const expected = names.flatMap((name) =>
        [...text].flatMap((_, start) => (text.startsWith(name, start) ? [`${start} ${name}`] : [])),
      )
      expect(found.map(({ name, start }) => `${start} ${name}`).sort()).toEqual(expected.sort())
      expect(found.every(({ name, place }) => place.name.value === name)).toBe(true)
    }),
  )
})
