import { expect, test } from 'vitest'
import { shell, spellOut, writeShells } from '../../../src/render/docx/shell.js'
import { element, type Xml } from '../../../src/render/docx/xml.js'

const bold = (...inside: readonly (Xml | string)[]): Xml => element('w:b', {}, ...inside)

test('a shell is made once for all that it is put around, and spelt out in elements as in text', () => {
  const [first, second] = [shell('粗', bold, '甲'), shell('粗', bold, element('w:i'), '乙')]
  const [name] = Object.keys(first)
  expect(Object.keys(second)).toEqual([name])
  expect([first, second].map(spellOut)).toEqual([bold('甲'), bold(element('w:i'), '乙')])
  const written = writeShells(`<${name}>甲</${name}><${name}/>`, () => ['<w:b>', '</w:b>'])
  expect(written).toBe('<w:b>甲</w:b><w:b></w:b>')
})

test('shells stand in shells', () => {
  const inner = shell('粗', bold, '甲')
  const outer = shell('斜', (...inside) => element('w:i', {}, shell('粗', bold, '乙'), ...inside), inner)
  expect(spellOut(outer)).toEqual(element('w:i', {}, bold('乙'), bold('甲')))
})

test('where there are more shells than are kept, the rest is made in full', () => {
  const all = Array.from({ length: 1100 }, (_, index) => shell(`第${index}种`, bold, `${index}`))
  expect(all.map(spellOut)).toEqual(all.map((_, index) => bold(`${index}`)))
  expect(all.at(-1)).toEqual(bold('1099'))
  expect(Object.keys(all[0] ?? {})).not.toEqual(['w:b'])
})
