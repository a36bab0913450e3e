import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OfficialDocument } from '../../src/document/document.js'
import { renderDocx } from '../../src/render/docx/render-docx.js'
import { paragraph, sample } from '../corpus/make.js'
import { sentences } from '../corpus/prose.js'
import { filler } from '../fixtures/samples.js'
import { propertyRuns } from '../property-runs.js'
import { readDocx } from '../read-docx.js'
import { wordPages } from '../render/docx/word-model.js'
import { layoutOf } from './layout-of.js'
import { modelLines, textByPage } from './page-lines.js'

const letter = (texts: readonly string[], tighten: boolean): OfficialDocument =>
  sample({ format: 'letter', title: '关于字距的函', body: texts.map(paragraph), setting: { tighten } })

/** 26 and 28 characters, then one more with its full stop. */
const lonely = filler(26 + 28 + 2)

describe('a last line of a single character', () => {
  test('stays as it is unless the office wants it otherwise', () => {
    const { fit, pages } = layoutOf(letter([lonely], false))
    expect(fit.tightened).toEqual([])
    expect(Array.from(textByPage(pages)[0]?.at(-3) ?? '')).toHaveLength(2)
  })

  test('goes when the paragraph is set a little closer, and the DOCX says by how much', async () => {
    const document = letter([lonely], true)
    const { fit, pages } = layoutOf(document)
    expect(fit.tightened).toHaveLength(1)
    const [{ twips } = { twips: 0 }] = fit.tightened
    expect(twips).toBeLessThanOrEqual(10)
    expect(Array.from(textByPage(pages)[0]?.at(-3) ?? '').length).toBeGreaterThan(27)
    const { parts } = readDocx(await renderDocx(document, fit))
    expect(parts['word/document.xml']).toContain(`<w:spacing w:val="-${twips}"/>`)
  })

  test('stays where half a point does not help', () => {
    // One line cannot take two characters more.
    expect(layoutOf(letter([filler(26 + 2)], true)).fit.tightened).toEqual([])
  })

  test('goes in Word where it goes in the layout', () => {
    const text = fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''))
    const shortened = fc
      .tuple(text, fc.integer({ min: 0, max: 30 }))
      .map(([words, cut]) => `${words.slice(0, Math.max(30, words.length - cut))}。`)
    let tightened = 0
    fc.assert(
      fc.property(fc.array(shortened, { minLength: 6, maxLength: 14 }), (texts) => {
        const document = letter(texts, true)
        const layout = layoutOf(document)
        tightened += layout.fit.tightened.length
        expect(wordPages(document, layout.fit).pages).toEqual(modelLines(document, layout))
      }),
      { numRuns: propertyRuns(3) },
    )
    expect(tightened).toBeGreaterThan(0)
  })
})
