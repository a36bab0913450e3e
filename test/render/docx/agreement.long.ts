import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OfficialDocument } from '../../../src/document/document.js'
import { imprintRowTwips, sizes } from '../../../src/layout/geometry.js'
import { imprintBottom, imprintTop, makeImprint } from '../../../src/layout/imprint.js'
import { layOut } from '../../../src/layout/lay-out.js'
import { pageBottom } from '../../../src/layout/page-bottom.js'
import { shiftOf } from '../../../src/render/docx/page-margins.js'
import { samples } from '../../corpus/corpus.js'
import { sample } from '../../corpus/make.js'
import { notice } from '../../fixtures/notice.js'
import { filler, paragraph, sealedDocument } from '../../fixtures/samples.js'
import { layoutOf } from '../../layout/layout-of.js'
import { modelLines, textByPage } from '../../layout/page-lines.js'
import { wordPages } from './word-model.js'

function both(document: OfficialDocument) {
  const layout = layOut(document)
  if (!layout.ok) throw new Error(JSON.stringify(layout.diagnostics))
  const { fit, pages } = layout.value
  return { fit, ours: textByPage(pages), word: wordPages(document, fit) }
}

describe('Word stands 版记 where the layout does', () => {
  const withImprint = Object.entries(samples).flatMap(([name, document]) => {
    const { fit } = layoutOf(document)
    const imprint = makeImprint(document, fit.addresseesInImprint)
    return imprint ? [{ name, document, fit, imprint }] : []
  })

  // On page 1 of a letter, behind it, on a page of an attachment, below a section of its own; by the margin it once stood
  // over the page number, since the margin that page 1 of a letter has is not where the text of the next pages ends.
  test.each(withImprint)('$name', ({ document, fit, imprint }) => {
    const bottom = pageBottom(document.format, fit.pageCount)
    const place = wordPages(document, fit).imprint
    // Rules stand where they stand in the PDF; rows without rules are higher, so that their glyphs do.
    const higher = imprint.ruled ? 0 : shiftOf(imprintRowTwips, sizes.small)
    const twips = 30
    expect(Math.abs((place?.top ?? 0) + higher - imprintTop(imprint, bottom))).toBeLessThanOrEqual(twips)
    expect(Math.abs((place?.bottom ?? 0) + higher - imprintBottom(imprint.ruled, bottom))).toBeLessThanOrEqual(twips)
  })
})

describe('Word breaks the DOCX where the layout breaks its pages', () => {
  test('every line and every page of the notice', () => {
    const { ours, word } = both(notice)
    expect(word.pages).toEqual(ours)
  })

  test('without stopping or guessing', () => {
    const { word } = both(notice)
    expect(word.stoppedAt).toBeUndefined()
    expect(word.guesses).toEqual([])
  })

  test('a single long paragraph, whichever cure keeps the signature in company', () => {
    const documents = Array.from({ length: 7 }, (_, step) =>
      sealedDocument('letter', [paragraph(filler(250 + 28 * step))]),
    )
    const breaks = documents.map((document) => {
      const { ours, word, fit } = both(document)
      expect(word.pages).toEqual(ours)
      return fit.breakInside
    })
    expect(breaks.some((at) => at !== null)).toBe(true)
  })

  test('a last paragraph so long that it finds no room on one page with its signature', () => {
    const longest = [9, 12].map((step) =>
      sealedDocument('letter', [paragraph(filler(600)), paragraph(filler(200 + 28 * step)), paragraph(filler(477))]),
    )
    for (const document of longest) {
      const { ours, word } = both(document)
      expect(word.pages).toEqual(ours)
      expect(ours.at(-1)?.slice(-2)).toEqual(['某某市人民政府', '2024年5月6日'])
    }
  })

  test('rows of seals, and a signature that goes over with the last names of 附件说明', () => {
    const documents = [4, 5, 6, 20, 31, 32, 35].map((count) =>
      sample({
        format: 'letter',
        title: '关于就业的函',
        body: [paragraph(filler(60))],
        ...(count < 10
          ? { organs: Array.from({ length: count }, (_, n) => `某某省第${n + 1}工业和信息化厅`) }
          : {
              attachments: Array.from({ length: count }, (_, n) => ({ title: `第${n + 1}批任务分解表`, blocks: [] })),
            }),
      }),
    )
    expect(documents.map((document) => both(document).fit.keptNames)).toContain(2)
    for (const document of documents) {
      const { fit, pages } = layoutOf(document)
      expect(wordPages(document, fit).pages).toEqual(modelLines(document, { fit, pages }))
    }
  })

  test('letters made of sentences of the notice, in any order and number', () => {
    const sentences = notice.elements.flatMap((element) =>
      element.kind === 'run-in' || element.kind === 'item'
        ? element.inlines.flatMap(({ text }) => text.split(/(?<=[。；])/u)).filter((sentence) => sentence.length > 1)
        : [],
    )
    const body = fc.array(
      fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 12 }).map((some) => paragraph(some.join(''))),
      { minLength: 1, maxLength: 9 },
    )
    fc.assert(
      fc.property(body, (elements) => {
        const { ours, word } = both(sealedDocument('letter', elements))
        expect(word.pages).toEqual(ours)
      }),
      { numRuns: 4 },
    )
  })
})
