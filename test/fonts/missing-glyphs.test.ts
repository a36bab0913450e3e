import { expect, test } from 'vitest'
import { place } from '../../src/diagnostics/diagnostic.js'
import { text, value } from '../../src/document/inline.js'
import { fontSet } from '../../src/fonts/font-set.js'
import { missingGlyphs } from '../../src/fonts/missing-glyphs.js'
import { documentOf, pagesOf, row } from '../render/pdf/sample-pages.js'

const fonts = fontSet(new Map())

test('a character that no font has is named once, with its place in the text', () => {
  const document = {
    ...documentOf(),
    elements: [{ kind: 'paragraph', inlines: [text('通报😀了', place('templates/通报.hbs', 7, 3))] } as const],
  }
  expect(missingGlyphs(document, pagesOf([[row('通报😀了😀')]]), fonts)).toMatchObject([
    { code: 'glyph-missing', severity: 'error', at: { file: 'templates/通报.hbs', line: 7, column: 5 } },
  ])
})

test('in a value it is placed where the data defines the value', () => {
  const origin = place('data/2022/事实.yaml', 4, 9)
  const inlines = [value('某😀市', '地方', { at: place('templates/通报.hbs', 1, 1), origin })]
  const document = { ...documentOf(), elements: [{ kind: 'paragraph', inlines } as const] }
  expect(missingGlyphs(document, pagesOf([[row('某😀市')]]), fonts)[0]?.at).toEqual(origin)
})

test('what every font has is no matter', () => {
  expect(missingGlyphs(documentOf(), pagesOf([[row('吉林省“2023”年 𠅤㙦')]]), fonts)).toEqual([])
})
