import { describe, expect, test } from 'vitest'
import type { Check } from '../../src/checks/check.js'
import { highlights } from '../../src/checks/content/highlights.js'
import { makeLocate } from '../../src/checks/locate.js'
import { printedValues } from '../../src/checks/printed-values.js'
import { lists } from '../../src/checks/text/lists.js'
import type { Block, Element } from '../../src/document/element.js'
import { text } from '../../src/document/inline.js'
import { occurrences, passagesOf, sourceOf } from '../../src/document/passages.js'
import { layOut } from '../../src/layout/lay-out.js'
import { notice } from './notice-of-2022.js'

/** What a check says of the notice with other elements. */
function look(check: Check, elements: readonly Element[]): readonly string[] {
  const document = { ...notice.document, elements }
  const passages = passagesOf(document)
  return check({ ...notice, document, passages, printed: printedValues(passages) }).map(({ code }) => code)
}

const item = (label: string, words: string): Block => ({ kind: 'item', level: 3, label, inlines: [text(words)] })
const paragraph = (words: string): Block => ({ kind: 'paragraph', inlines: [text(words)] })

describe('what the program itself would have to get wrong', () => {
  test.each([
    [['1.', '2.', '4.'], ['list-numbering']],
    [['2.', '3.'], ['list-numbering']],
    [['1.', '2.', '3.'], []],
  ])('a gap in a list: %j', (labels, expected) => {
    const last = labels.length - 1
    expect(
      look(
        lists,
        labels.map((label, index) => item(label, index === last ? '甲。' : '甲；')),
      ),
    ).toEqual(expected)
  })

  test('a list begins anew behind a paragraph', () => {
    expect(look(lists, [item('1.', '甲。'), paragraph('乙。'), item('1.', '丙。')])).toEqual([])
  })

  test.each([
    ['甲，', '乙。'],
    ['甲；', '乙；'],
  ])('items that end wrong: %s %s', (first, second) => {
    expect(look(lists, [item('1.', first), item('2.', second)])).toEqual(['text-paragraph-end'])
  })

  test('highlights in another order than the official one', () => {
    const turned = notice.document.elements.map((element) =>
      element.kind === 'run-in' && element.inlines.some(({ at }) => at?.file.includes('亮点/'))
        ? { ...element, inlines: element.inlines.toReversed() }
        : element,
    )
    expect(new Set(look(highlights, turned))).toContain('highlight-order')
    expect(look(highlights, notice.document.elements)).toEqual([])
  })
})

describe('a spot knows its source and its place in print', () => {
  const passages = passagesOf(notice.document)

  test.each([
    ['25.17万人', 'data/2022/指标.yaml:12:9'],
    ['脱贫劳务力', 'data/2022/亮点/松原市.md:5:68'],
    ['工作中存在的问题', 'templates/通报.hbs:33:3'],
    ['梅河口市、四平市', 'data/2022/指标.yaml:27:15'],
  ])('%s', (words, source) => {
    const [spot] = passages.flatMap((passage) => occurrences(passage, words))
    const at = spot && sourceOf(spot)
    expect(at && `${at.file}:${at.line}:${at.column}`).toBe(source)
  })

  // White space at the end of a line is not drawn, and astral characters count twice.
  const spaced = `${'就业 Job Fair 会场 '.repeat(40)}𠮷 ${'稳岗 A B '.repeat(40)}`
  test.each([
    ['the notice', notice.document],
    ['words with spaces between them', { ...notice.document, elements: [paragraph(spaced), paragraph(spaced)] }],
  ])('every character is found on the page and row where it is drawn: %s', (_, document) => {
    const pages = layOut(document)
    if (!pages.ok) throw new Error('the document must lay out')
    const drawn = new Map<number, string[]>()
    for (const { number, items } of pages.value.pages.pages) {
      for (const each of items) {
        if (each.kind !== 'text' || each.element === null) continue
        const list = drawn.get(each.element) ?? []
        drawn.set(each.element, list)
        for (const { character } of each.characters)
          if (character.trim() !== '') list.push(`${character} ${number}:${each.row}`)
      }
    }
    const all = passagesOf(document)
    const find = makeLocate(all, pages.value.pages)
    for (const passage of all) {
      const found = [...passage.text.matchAll(/\S/gu)].map(({ 0: character, index }) => {
        const place = find({ passage, start: index, end: index + character.length })
        return `${character} ${place?.page}:${place?.line}`
      })
      const label = [...passage.label].length
      expect(found).toEqual(drawn.get(passage.element)?.slice(label))
    }
  })
})
