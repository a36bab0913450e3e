import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseMarkup } from '../../src/compose/parse-markup.js'
import { placeToken, Trace } from '../../src/compose/trace.js'
import { place } from '../../src/diagnostics/diagnostic.js'
import { plainText, value } from '../../src/document/inline.js'

/** Strings that try to be markup: Markdown, Handlebars, XML, line starts, and whatever else comes. */
const hostile = fc.oneof(
  fc.constantFrom(
    '# 甲',
    '1. 乙',
    '- 丙',
    '| 丁 |',
    '**戊**',
    '<b>',
    '&amp;',
    '{{数 "x"}}',
    '---',
    '> 引',
    '    码',
    '`码`',
    '[链](x)',
    '\\',
  ),
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .filter((text) => !/[\p{Co}\p{Cc}\u2028\u2029]/u.test(text)),
)

describe('a value is only text', () => {
  test('whatever it holds, it stays one value in one paragraph', () => {
    fc.assert(
      fc.property(hostile, hostile, (first, second) => {
        const trace = new Trace()
        const [a, b] = [value(first, '甲'), value(second, '乙')]
        const blocks = parseMarkup(`${trace.value(a)}${trace.value(b)}\n\n# ${trace.value(a)}\n`, trace)
        expect(blocks).toEqual({
          ok: true,
          value: [
            { kind: 'paragraph', inlines: [a, b] },
            { kind: 'heading', level: 1, label: '一、', inlines: [a] },
          ],
          diagnostics: [],
        })
      }),
    )
  })

  test('text between values keeps every character', () => {
    const chinese = fc.string({
      unit: fc.constantFrom(...'实现城镇新增就业，占的。“”（）'),
      minLength: 1,
      maxLength: 20,
    })
    fc.assert(
      fc.property(fc.array(chinese, { minLength: 1, maxLength: 5 }), (pieces) => {
        const trace = new Trace()
        const rendered = pieces
          .map(
            (piece) =>
              piece +
              placeToken(trace, place('甲.md', 1, 99)) +
              trace.value(value('25.17万人', '乙', { figure: true })),
          )
          .join('')
        const blocks = parseMarkup(rendered, trace)
        const [block] = blocks.ok ? blocks.value : []
        expect(block?.kind === 'paragraph' && plainText(block.inlines)).toBe(
          pieces.map((piece) => `${piece}25.17万人`).join(''),
        )
      }),
    )
  })
})
