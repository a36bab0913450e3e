import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Place } from '../../src/data/dataset.js'
import { place as at } from '../../src/diagnostics/diagnostic.js'
import { makeNameFinder, placesNamed } from '../../src/letters/place-names.js'

const placeOf = (name: string, shortName = name): Place => {
  const sourced = (value: string) => ({ value, at: at('data/地方.yaml', 1, 1) })
  return { name: sourced(name), shortName: sourced(shortName), organ: sourced(name), collective: null, aliases: [] }
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

test.each([
  ['吉林市', '吉林', '吉林省就业创业大赛', []],
  ['吉林市', '吉林', '与吉林大学、吉林市共建', ['吉林', '吉林市']],
  ['长沙县', '长沙', '长沙市举办大赛', []],
  ['通化市', '通化', '通化县建成创业园', ['通化']],
  ['通化市', '通化', '通化区域协作、通化市场活跃', ['通化', '通化', '通化市']],
])('%s is no unit above that bears its short name: %s in %s', (name, short, text, expected) => {
  const place = placeOf(name, short)
  const find = makeNameFinder([
    [name, place],
    [short, place],
  ])
  const found = find(text).map((each) => each.name)
  expect(found.sort()).toEqual(expected)
})

test.each([
  ['通化县建成创业园', ['通化县']],
  ['浑江区建成创业园', ['浑江区']],
  ['通化市通化县', ['通化市', '通化县']],
])('a name within that of another place is no mention: %s', (text, expected) => {
  const [city, county] = [placeOf('通化市', '通化'), placeOf('通化县')]
  const find = makeNameFinder([
    ['通化', city],
    ['通化市', city],
    ['通化县', county],
    ...['江区', '浑江区'].map((name) => [name, placeOf(name)] as const),
  ])
  expect([...placesNamed(text, find)].map((each) => each.name.value)).toEqual(expected)
})
