import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import { describe, expect, test } from 'vitest'
import { makeComposer } from '../../src/compose/compose.js'
import { stretchesOf } from '../../src/compose/plain-markup.js'
import { loadTemplates } from '../../src/compose/template-file.js'
import { loadDataset } from '../../src/data/load-dataset.js'
import { plainText } from '../../src/document/inline.js'
import { passagesOf } from '../../src/document/passages.js'
import { buildFigureBook } from '../../src/figures/figure-book.js'
import { propertyRuns } from '../property-runs.js'
import { changedWorkspace } from '../workspace.js'

/** What a Markdown parser takes a text for: the kinds of its blocks, with the words of those that are only words. */
function byMarkdown(text: string) {
  const root = fromMarkdown(text, {
    extensions: [gfmTable(), { disable: { null: ['codeIndented', 'setextUnderline', 'definition'] } }],
    mdastExtensions: [gfmTableFromMarkdown()],
  })
  return root.children.map((node) => {
    if (node.type === 'table') {
      const cells = node.children.map((row) =>
        row.children.map(({ children: [only, ...more] }) =>
          only === undefined ? '' : only.type === 'text' && more.length === 0 ? only.value : only.type,
        ),
      )
      return { align: node.align?.map((align) => align ?? 'left'), cells: filled(cells) }
    }
    if (node.type !== 'paragraph' && node.type !== 'heading') return node.type
    const level = node.type === 'heading' ? node.depth : 0
    const [only, ...more] = node.children
    return only?.type === 'text' && more.length === 0 ? { level, text: only.value } : node.type
  })
}

/** Rows as long as the header, as they are set. */
const filled = (rows: readonly (readonly string[])[]) =>
  rows.map((row) => (rows[0] ?? []).map((_, column) => row[column] ?? ''))

/** The same by the stretches: those that are left to the parser are parsed by it, one by one. */
const byStretches = (text: string) =>
  stretchesOf(text).flatMap((stretch): readonly unknown[] => {
    if (stretch.kind === 'markdown') return byMarkdown(stretch.text)
    if (stretch.kind === 'table') return [{ align: stretch.align, cells: stretch.rows }]
    const heading =
      'level' in stretch ? [{ level: stretch.level, text: 'heading' in stretch ? stretch.heading : stretch.text }] : []
    return stretch.kind === 'heading' ? heading : [...heading, { level: 0, text: stretch.text }]
  })

const line = fc
  .array(
    fc.constantFrom(
      ...['# ', '#', '## ', '##### ', '1. ', '2) ', '- ', '+ ', '> ', '| ', '|', ':-', '---', '===', '```', '~~~'],
      ...['*', '**', '_', '`', '\\', '<b>', '&amp;', '[', ']', '](x)', '!', '~', '@', 'http://a.b', '%', '，', '。'],
      ...['甲', '乙丙', '25.17万人', 'A', ' ', '  ', '\t', '\u3000', '\uE0000\uE001', '\uE002-1\uE003', '１', '“', '…'],
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''))
const row = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('| 甲 | 1.5 |', '|乙|—|', '| 丙 |', '||  |') },
  { weight: 2, arbitrary: fc.constantFrom('|:---|---:|', '| - | :-: |', '|--|') },
  { weight: 1, arbitrary: line },
)
const lines = fc.oneof(fc.array(line, { maxLength: 9 }), fc.array(row, { maxLength: 6 }))
const text = lines.map((each) => each.join('\n'))

describe('headings and paragraphs without marks need no Markdown parser', () => {
  // Each sign where Markdown does read it as a mark: few random texts have it just there.
  test.each([
    ...['甲*乙*', '，_乙_。', '甲[乙](x)', '甲![乙](x)', '甲<b>乙</b>', '甲<http://a.b>', '甲&amp;乙'],
    ...['甲`乙`', '甲\\*乙', '甲  \n乙', '# 甲 #', '# 甲\n*乙*', '##### 甲'],
    ...['甲\n# 乙', '甲\n> 乙', '甲\n- 乙', '# 甲\n乙\n# 丙', '甲|乙\n-|-'],
  ])('%j is read as the parser reads it', (words) => {
    expect(byStretches(words)).toEqual(byMarkdown(words))
  })

  test('it would have read the same', () => {
    fc.assert(
      fc.property(text, (words) => {
        const [ours, theirs] = [byStretches(words), byMarkdown(words)]
        // Code and comments run on over blank lines; they are refused, so what they swallow does not matter.
        if (theirs.includes('code') || theirs.includes('html'))
          expect(ours.some((block) => block === 'code' || block === 'html')).toBe(true)
        else expect(ours).toEqual(theirs)
      }),
      { numRuns: propertyRuns(167) },
    )
  })

  test('most of a letter is such stretches', () => {
    expect(
      stretchesOf('# 考评结果\n\n## 排名。\n你市第一名。\n\n予以表扬。\n\n| 甲 |\n|---|\n\n1. 乙\n').map(
        ({ kind }) => kind,
      ),
    ).toEqual(['heading', 'run-in', 'paragraph', 'table', 'markdown'])
  })
})

describe('a highlight of text and figures needs no program of Handlebars', () => {
  // A condition that always holds keeps Handlebars in.
  const wrapped = '{{#if 年度}}{{/if}}'
  const highlights = (extra: string) => {
    const host = changedWorkspace([
      {
        file: 'data/2022/亮点/松原市.md',
        replace: '松原市通过',
        by: `{{!-- 注 --}}松原市${extra}通过`,
      },
    ])
    const loaded = loadDataset(host, '2022')
    const templates = loadTemplates(host)
    if (!loaded.ok || !templates.ok) throw new Error('the workspace is broken')
    const figures = buildFigureBook(loaded.value)
    if (!figures.ok) throw new Error('no figures')
    const make = makeComposer({
      dataset: loaded.value,
      figures: figures.value,
      templates: templates.value,
      template: '通报',
    })
    const notice = make.ok ? make.value(null) : make
    if (!notice.ok) throw new Error(JSON.stringify(notice.diagnostics))
    return passagesOf(notice.value).flatMap(({ inlines }) =>
      inlines.filter(({ at }) => at?.file === 'data/2022/亮点/松原市.md'),
    )
  }

  test('words, names, and places of values and text are those of Handlebars', () => {
    const plain = highlights('')
    const programmed = highlights(wrapped)
    expect(plain.length).toBeGreaterThan(2)
    expect(plainText(programmed)).toBe(plainText(plain))
    // The first text is cut where the condition stands; all that follows stands further right by its length.
    const moved = plain.map((inline) => ({
      ...inline,
      at: inline.at && { ...inline.at, column: inline.at.column + wrapped.length },
    }))
    expect(programmed.slice(2)).toEqual(moved.slice(1))
  })
})
