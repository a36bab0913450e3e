import { describe, expect, test } from 'vitest'
import type { OfficialDocument } from '../../../src/document/document.js'
import { fontSet } from '../../../src/fonts/font-set.js'
import { renderPdf } from '../../../src/render/pdf/render-pdf.js'
import { samples } from '../../corpus/corpus.js'
import { notice } from '../../fixtures/notice.js'
import { layoutOf } from '../../layout/layout-of.js'
import { readPdf } from '../../read-pdf.js'

const fonts = fontSet(new Map())

async function read(document: OfficialDocument) {
  const { pages } = layoutOf(document)
  return readPdf(await renderPdf(document, pages, fonts))
}

/** Checks that marked stretches do not nest, that nothing is drawn outside them, and gives their openings. */
function markings(content: string): readonly string[] {
  const found: string[] = []
  let open = false
  for (const line of content.split('\n')) {
    if (/ BDC$/.test(line)) {
      if (open) throw new Error(`nested: ${line}`)
      open = true
      found.push(line)
    } else if (line === 'EMC') open = false
    else if (/(TJ|S)$/.test(line) && !open) throw new Error(`outside: ${line}`)
  }
  return found
}

describe('the tags of a PDF', () => {
  test.each(['letter-tables', 'general-full', 'letter-secret'])(
    '%s: all that is drawn is content or artifact',
    async (name) => {
      const document = samples[name]
      if (!document) throw new Error(`no sample ${name}`)
      const { pages } = await read(document)
      for (const { content } of pages) {
        const ids = markings(content).flatMap((line) => /MCID (\d+)/.exec(line)?.[1] ?? [])
        expect(ids.map(Number)).toEqual(ids.map((_, index) => index))
      }
    },
  )

  test('name the language, say that the document is tagged, and point back from every stretch of a page', async () => {
    const { objects, pages } = await read(notice)
    const all = [...objects.values()]
    const root = all.find((body) => body.includes('/Type /Catalog')) ?? ''
    expect(root).toContain('/Lang (zh-CN)')
    expect(all.some((body) => /\/Marked true/.test(body))).toBe(true)
    const parents = all.find((body) => body.includes('/Nums [0 [')) ?? ''
    const counts = [...parents.matchAll(/\d+ \[((?:\d+ 0 R ?)+)\]/g)].map(([, list = '']) => list.split('R').length - 1)
    expect(counts).toEqual(pages.map(({ content }) => markings(content).filter((line) => line.includes('MCID')).length))
  })

  test('take page numbers, rules and the mark of a sample for artifacts', async () => {
    const [page] = (await read(samples['letter-short'] ?? notice)).pages
    const artifacts = markings(page?.content ?? '').filter((line) => line.startsWith('/Artifact'))
    expect(artifacts).toContain('/Artifact <</Type /Layout>> BDC')
    expect(artifacts).toContain('/Artifact <</Type /Pagination>> BDC')
  })
})
