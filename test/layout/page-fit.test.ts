import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeFit } from '../../src/cli/draft/describe-fit.js'
import type { OfficialDocument } from '../../src/document/document.js'
import type { Element } from '../../src/document/element.js'
import { plainText, text } from '../../src/document/inline.js'
import { passagesOf } from '../../src/document/passages.js'
import { pageFit, type ShortLine } from '../../src/layout/page-fit.js'
import { samples } from '../corpus/corpus.js'
import { paragraph, sample } from '../corpus/make.js'
import { notice } from '../fixtures/notice.js'
import { filler } from '../fixtures/samples.js'
import { layoutOf } from './layout-of.js'

const fitOf = (document: OfficialDocument) => pageFit(layoutOf(document))
const named = (name: string): OfficialDocument => samples[name] ?? notice

/** The document without the last characters of some paragraphs, as a clerk would cut it. */
function cut(document: OfficialDocument, lines: readonly ShortLine[]): OfficialDocument {
  const elementOf = new Map(passagesOf(document).map(({ paragraph: number, element }) => [number, element]))
  const by = new Map(lines.map((line) => [elementOf.get(line.paragraph), line.characters]))
  const elements = document.elements.map((element, index): Element => {
    const characters = by.get(index)
    if (characters === undefined || !('inlines' in element)) return element
    return { ...element, inlines: [text(Array.from(plainText(element.inlines)).slice(0, -characters).join(''))] }
  })
  return { ...document, elements }
}

describe('how a text fills its pages', () => {
  test('the notice ends on page 6 with three lines', () => {
    expect(fitOf(notice)).toMatchObject({ pages: 6, lastPage: 6, lastLines: 3, imprintPage: null, blankPages: [] })
  })

  test('a cut of the named characters saves a page, and fewer lines do not', () => {
    let saved = 0
    const lengths = fc.array(fc.integer({ min: 20, max: 220 }), { minLength: 3, maxLength: 12 })
    fc.assert(
      fc.property(fc.constantFrom('letter' as const, 'general' as const), lengths, (format, body) => {
        const document = sample({
          format,
          title: '关于版面的通知',
          body: body.map((length) => paragraph(filler(length))),
        })
        const layout = layoutOf(document)
        const { saving } = pageFit(layout)
        if (!saving) return
        saved += 1
        expect(layoutOf(cut(document, saving)).fit.pageCount).toBeLessThan(layout.fit.pageCount)
        const byLength = saving.toSorted((a, b) => a.characters - b.characters)
        expect(layoutOf(cut(document, byLength.slice(0, -1))).fit.pageCount).toBe(layout.fit.pageCount)
      }),
    )
    expect(saved).toBeGreaterThan(20)
  })

  test('a page of one line is told to be cut by that line', () => {
    const saving = fitOf(notice).saving ?? []
    expect(layoutOf(cut(notice, saving)).fit.pageCount).toBe(5)
    expect(saving.every(({ characters }) => characters < 10)).toBe(true)
  })

  test('a text that only another text would shorten is told nothing', () => {
    const long = sample({
      format: 'letter',
      title: '函',
      body: Array.from({ length: 3 }, () => paragraph(filler(600))),
    })
    expect(fitOf(long).saving).toBeNull()
    expect(fitOf(named('letter-short')).saving).toBeNull()
  })

  test('names the page of 版记 and the blank one before it', () => {
    expect(fitOf(named('general-blank-page'))).toMatchObject({ pages: 4, lastPage: 2, imprintPage: 4, blankPages: [3] })
    expect(fitOf(named('general-full'))).toMatchObject({ imprintPage: 8, blankPages: [] })
  })

  test('is told in one line', () => {
    expect(
      describeFit({
        pages: 4,
        lastPage: 2,
        lastLines: 3,
        saving: [
          { paragraph: 2, characters: 4 },
          { paragraph: 5, characters: 9 },
        ],
        imprintPage: 4,
        blankPages: [3],
      }),
    ).toBe(
      '正文止于第2页，该页正文3行；删去13字可省一页（第2段末行4字、第5段末行9字）；版记在第4页；空白页：第3页，共4页。',
    )
  })
})
