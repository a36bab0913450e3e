import type { DocumentProperties } from '../../document/document.js'
import type { OutlineEntry, Pages } from '../../layout/pages.js'
import { escapeMarkup } from '../../markup/escape-markup.js'
import type { PdfDocument, PdfOutline } from './pdf-document.js'

const PROGRAM = 'tongbao'

/** Noon in China on the day that the document bears: the same calendar day from Alaska to New Zealand's summer. */
const timeStamp = ({ date: { year, month, day } }: DocumentProperties): Date => {
  const stamp = new Date(Date.UTC(year, month - 1, day, 4))
  // Date.UTC takes the years 0…99 for 1900…1999.
  stamp.setUTCFullYear(year)
  return stamp
}

/** The document information dictionary (ISO 32000-1, 14.3.3); what the document lacks is absent. */
export function documentInfo(properties: DocumentProperties): Readonly<Record<string, string | Date>> {
  const keywords = [properties.number, properties.genre].filter((word) => word !== '').join('，')
  return {
    Producer: PROGRAM,
    Creator: PROGRAM,
    CreationDate: timeStamp(properties),
    ...(properties.title === '' ? {} : { Title: properties.title }),
    ...(properties.organ === '' ? {} : { Author: properties.organ }),
    ...(properties.genre === '' ? {} : { Subject: properties.genre }),
    ...(keywords === '' ? {} : { Keywords: keywords }),
  }
}

const escaped = (value: string | Date | undefined): string => {
  const text = value instanceof Date ? `${value.toISOString().slice(0, 19)}Z` : (value ?? '')
  return escapeMarkup(text)
}

const description = (namespace: string, uri: string, content: string): string =>
  `<rdf:Description rdf:about="" xmlns:${namespace}="${uri}">${content}</rdf:Description>`

/** The same again as XMP: ISO 19005-1, 6.7.3 wants both, and wants them alike. */
export function xmpDescriptions(info: Readonly<Record<string, string | Date>>): string {
  const alternative = (element: string, value: string | Date | undefined) =>
    value === undefined
      ? ''
      : `<dc:${element}><rdf:Alt><rdf:li xml:lang="x-default">${escaped(value)}</rdf:li></rdf:Alt></dc:${element}>`
  const creator =
    info.Author === undefined
      ? ''
      : `<dc:creator><rdf:Seq><rdf:li>${escaped(info.Author)}</rdf:li></rdf:Seq></dc:creator>`
  const keywords = info.Keywords === undefined ? '' : `<pdf:Keywords>${escaped(info.Keywords)}</pdf:Keywords>`
  return [
    description(
      'xmp',
      'http://ns.adobe.com/xap/1.0/',
      `<xmp:CreateDate>${escaped(info.CreationDate)}</xmp:CreateDate><xmp:CreatorTool>${escaped(info.Creator)}</xmp:CreatorTool>`,
    ),
    description(
      'dc',
      'http://purl.org/dc/elements/1.1/',
      alternative('title', info.Title) + creator + alternative('description', info.Subject),
    ),
    description(
      'pdf',
      'http://ns.adobe.com/pdf/1.3/',
      `<pdf:Producer>${escaped(info.Producer)}</pdf:Producer>${keywords}`,
    ),
  ].join('\n')
}

/** An open bookmark and how many bookmarks stand below it. */
interface Branch {
  readonly level: number
  readonly item: PdfOutline
  below: number
}

/** Bookmarks nested by level, all open; `Count` is what pdfkit leaves out and PDF/A asks for (ISO 32000-1, 12.3.3). */
export function addBookmarks(document: PdfDocument, pages: Pages): void {
  const root: Branch = { level: 0, item: document.outline, below: 0 }
  const path: Branch[] = [root]
  const closeDownTo = (level: number): Branch => {
    let last = path.at(-1) ?? root
    while (path.length > 1 && last.level >= level) {
      path.pop()
      if (last.below > 0) last.item.outlineData.Count = last.below
      const parent = path.at(-1) ?? root
      parent.below += last.below
      last = parent
    }
    return last
  }
  for (const entry of pages.outline) {
    const parent = closeDownTo(Math.max(entry.level, 1))
    parent.below += 1
    path.push({ level: Math.max(entry.level, 1), item: bookmark(parent.item, entry, pages), below: 0 })
  }
  closeDownTo(1)
  if (root.below > 0) root.item.outlineData.Count = root.below
}

function bookmark(parent: PdfOutline, { title, page, top }: OutlineEntry, pages: Pages): PdfOutline {
  const { width, height } = pages.pages[page - 1] ?? { width: 0, height: 0 }
  // pdfkit measures `left` from the right edge. The rows of a turned page run along its sheet, so it is shown whole.
  return parent.addItem(title, { pageNumber: page - 1, top: width > height ? 0 : top, left: Math.min(width, height) })
}

/** Readers show these numbers instead of counting sheets (ISO 32000-1, 12.4.2). */
export function addPageLabels(document: PdfDocument, pages: Pages): void {
  const first = pages.pages[0]?.number ?? 1
  document._root.data.PageLabels = { Nums: [0, { S: 'D', St: first }] }
}
