import { beforeAll, describe, expect, test } from 'vitest'
import type { OfficialDocument } from '../../src/document/document.js'
import { layOut } from '../../src/layout/lay-out.js'
import type { Pages, Rule } from '../../src/layout/pages.js'
import { renderDocx } from '../../src/render/docx/render-docx.js'
import { samples } from '../corpus/corpus.js'
import { notice } from '../fixtures/notice.js'
import { expectedLines } from './expected-lines.js'
import { convertToPdf, drawnLines, redRules, requirePrograms } from './libreoffice.js'

const documents: Readonly<Record<string, OfficialDocument>> = { notice, ...samples }
const names = Object.keys(documents)

interface Drawn {
  readonly pages: Pages
  readonly pdf: Uint8Array
}

async function render(document: OfficialDocument): Promise<{ pages: Pages; docx: Uint8Array }> {
  const layout = layOut(document)
  if (!layout.ok) throw new Error(JSON.stringify(layout.diagnostics))
  return { pages: layout.value.pages, docx: await renderDocx(document, layout.value.fit) }
}

describe('LibreOffice draws the DOCX as the layout has it', () => {
  const drawn = new Map<string, Drawn>()
  beforeAll(async () => {
    requirePrograms('soffice', 'mutool')
    const rendered = await Promise.all(Object.values(documents).map(render))
    const pdfs = await convertToPdf(rendered.map(({ docx }) => docx))
    Object.keys(documents).forEach((name, index) => {
      const [made, pdf] = [rendered[index], pdfs[index]]
      if (made && pdf) drawn.set(name, { pages: made.pages, pdf })
    })
  })
  const drawing = (name: string): Drawn => {
    const found = drawn.get(name)
    if (!found) throw new Error(`LibreOffice made no PDF of ${name}`)
    return found
  }

  test.each(names)('%s: every line on every page', (name) => {
    const { pages, pdf } = drawing(name)
    expect(drawnLines(pdf).map((lines) => lines.map(({ text }) => text))).toEqual(expectedLines(pages))
  })

  test.each(names)('%s: the red rules within a quarter of a millimetre', (name) => {
    const { pages, pdf } = drawing(name)
    const rules = (pages.pages[0]?.items ?? []).filter(
      (item): item is Rule => item.kind === 'rule' && item.colour === 'red',
    )
    const found = redRules(pdf)
    expect(found).toHaveLength(rules.length)
    rules.forEach(({ x1, x2, y1, weight }, index) => {
      const rule = found[index]
      expect(Math.abs((rule?.y ?? 0) - y1)).toBeLessThan(0.7)
      expect(Math.abs((rule?.x1 ?? 0) - x1)).toBeLessThan(0.7)
      expect(Math.abs((rule?.x2 ?? 0) - x2)).toBeLessThan(0.7)
      expect(Math.abs((rule?.weight ?? 0) - weight)).toBeLessThan(0.2)
    })
  })
})
