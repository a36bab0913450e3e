import { expect, test } from 'vitest'
import { shells, spellOut, writeShells } from '../../../src/render/docx/shell.js'
import { element, type Xml } from '../../../src/render/docx/xml.js'

const marked = shells(
  (mark: string) =>
    (...inside) =>
      element(`w:${mark}`, {}, ...inside),
)
const nameOf = (xml: Xml) => Object.keys(xml)[0]

test('a shell is made once for all that it is put around, and spelt out in elements as in text', () => {
  const [first, second, other] = [marked('b', '甲'), marked('b', element('w:i'), '乙'), marked('u', '丙')]
  expect(nameOf(second)).toBe(nameOf(first))
  expect(nameOf(other)).not.toBe(nameOf(first))
  expect([first, second, other].map(spellOut)).toEqual([
    element('w:b', {}, '甲'),
    element('w:b', {}, element('w:i'), '乙'),
    element('w:u', {}, '丙'),
  ])
  const written = writeShells(`<${nameOf(first)}>甲</${nameOf(first)}><${nameOf(first)}/>`, () => ['<w:b>', '</w:b>'])
  expect(written).toBe('<w:b>甲</w:b><w:b></w:b>')
})

test('shells of two kinds are two, though their values are the same', () => {
  const upper = shells((mark: string) => () => element(`w:upper-${mark}`))
  expect([marked('s'), upper('s')].map(spellOut)).toEqual([element('w:s'), element('w:upper-s')])
})

test('shells stand in shells', () => {
  const slanted = shells(
    (mark: string) =>
      (...inside) =>
        element('w:i', {}, marked(mark, '乙'), ...inside),
  )
  expect(spellOut(slanted('b', marked('b', '甲')))).toEqual(
    element('w:i', {}, element('w:b', {}, '乙'), element('w:b', {}, '甲')),
  )
})

test('where there are more shells than are kept, the rest is made in full', () => {
  const all = Array.from({ length: 1100 }, (_, index) => marked(`m${index}`, `${index}`))
  expect(all.map(spellOut)).toEqual(all.map((_, index) => element(`w:m${index}`, {}, `${index}`)))
  expect(nameOf(all.at(-1) ?? {})).toBe('w:m1099')
  expect(nameOf(all[0] ?? {})).not.toBe('w:m0')
})
