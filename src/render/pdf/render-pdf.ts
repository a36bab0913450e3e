import { deflateSync } from 'node:zlib'
import type { OfficialDocument } from '../../document/document.js'
import type { Font } from '../../fonts/font.js'
import type { FontSet } from '../../fonts/font-set.js'
import type { Page, PageItem, Pages, Rule } from '../../layout/pages.js'
import { drawText, pdfNumber } from './draw-text.js'
import { type EmbeddedFont, embedFont } from './embedded-font.js'
import { addBookmarks, addPageLabels, documentInfo, xmpDescriptions } from './metadata.js'
import { newPdfDocument, type PdfDocument } from './pdf-document.js'
import { makeStructureTree } from './structure-tree.js'

/** Every font that the pages need, in the order of first use, ready to be drawn with. */
async function embedFonts(
  document: PdfDocument,
  pages: Pages,
  fonts: FontSet,
): Promise<ReadonlyMap<Font, EmbeddedFont>> {
  const used = new Set<Font>()
  for (const { items } of pages.pages) {
    for (const item of items) {
      if (item.kind !== 'text') continue
      for (const { character } of item.characters) {
        const glyph = fonts.glyph(item.face, character.codePointAt(0) ?? 0)
        if (glyph !== undefined) used.add(glyph.font)
      }
    }
  }
  const subsets = await Promise.all([...used].map((font) => font.subset()))
  return new Map(
    [...used].flatMap((font, index) => {
      const subset = subsets[index]
      return subset === undefined ? [] : [[font, embedFont(document, font, subset, index)]]
    }),
  )
}

const drawRule = ({ x1, y1, x2, y2, weight, colour }: Rule): string =>
  [
    colour === 'red' ? '1 0 0 RG' : '0 0 0 RG',
    `${pdfNumber(weight)} w`,
    `${pdfNumber(x1)} ${pdfNumber(y1)} m`,
    `${pdfNumber(x2)} ${pdfNumber(y2)} l`,
    'S',
  ].join('\n')

const isTurned = ({ width, height }: Page): boolean => width > height

/** Every sheet is upright, so that it prints and binds as the others do; a turned page is shown turned. */
function addSheet(pdf: PdfDocument, page: Page): void {
  const { width, height } = page
  const turned = isTurned(page)
  pdf.addPage({ size: turned ? [height, width] : [width, height], margin: 0 })
  if (turned) pdf.page.dictionary.data.Rotate = 90
}

/** The left edge of a turned page is the lower edge of its sheet (chapter 8); the page number stands as on other sheets. */
function drawTurned({ width, items }: Page, mark: (items: readonly PageItem[]) => readonly string[]): string {
  const upright = (item: PageItem): boolean => item.kind === 'text' && item.turned
  return [
    'q',
    `0 -1 1 0 0 ${pdfNumber(width)} cm`,
    ...mark(items.filter((item) => !upright(item))),
    'Q',
    ...mark(items.filter(upright)),
  ].join('\n')
}

/** A content stream of our own after pdfkit's, which turns the y axis; packed as quickly as it is drawn. */
function addContent(pdf: PdfDocument, operators: string): void {
  const stream = pdf.ref({ Filter: 'FlateDecode' })
  stream.end(deflateSync(operators, { level: 1, windowBits: 13, memLevel: 7 }))
  pdf.page.dictionary.data.Contents = [pdf.page.content, stream]
}

/**
 * Draws laid-out pages as tagged PDF/A-1b. Nothing is decided here: every character and rule stands where `pages` says, and
 * the same input gives the same bytes. Ask `missingGlyphs` first: what no font has is left out.
 */
export async function renderPdf(document: OfficialDocument, pages: Pages, fonts: FontSet): Promise<Uint8Array> {
  const info = documentInfo(document.properties)
  const { pdf, bytes } = await newPdfDocument(info)
  const embedded = await embedFonts(pdf, pages, fonts)
  const embeddedFont = (font: Font): EmbeddedFont => {
    const found = embedded.get(font)
    if (found === undefined) throw new Error(`font not embedded: ${font.names.postscriptName}`)
    const { id, reference } = found
    pdf.page.fonts[id] = reference
    return found
  }
  const tree = makeStructureTree(pdf, pages.structure)
  for (const page of pages.pages) {
    addSheet(pdf, page)
    const marks = tree.page(pdf.page.dictionary)
    const draw = (item: PageItem): string =>
      item.kind === 'text' ? drawText(item, fonts, embeddedFont) : drawRule(item)
    const mark = (items: readonly PageItem[]): readonly string[] => marks.mark(items, draw)
    addContent(pdf, isTurned(page) ? drawTurned(page, mark) : mark(page.items).join('\n'))
  }
  tree.end()
  addBookmarks(pdf, pages)
  addPageLabels(pdf, pages)
  for (const font of embedded.values()) font.end()
  pdf._addInfo = () => pdf.appendXML(xmpDescriptions(info))
  pdf.end()
  return bytes()
}
