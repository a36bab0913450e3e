import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { composeDocument, layOutDocument, type RenderedDocument, renderDocument } from '../src/pipeline.js'
import { readDocx } from './read-docx.js'
import { readPdf } from './read-pdf.js'
import { changedWorkspace } from './workspace.js'

/** The published text: source on the first line, then one paragraph a line; number after the title as on the web. */
const [, title = '', number = '', ...paragraphs] = readFileSync(
  new URL('fixtures/吉政函〔2023〕10号.txt', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')

const host = changedWorkspace([])
const compose = () => composeDocument({ host, folder: '2022', template: '通报' })

async function render(): Promise<RenderedDocument> {
  const document = compose()
  if (!document.ok) throw new Error(JSON.stringify(document.diagnostics))
  const laidOut = layOutDocument(document.value, { host, bundledOnly: true, named: new Map() })
  if (!laidOut.ok) throw new Error(JSON.stringify(laidOut.diagnostics))
  return renderDocument(laidOut.value)
}

describe('the notice of 2022', () => {
  let notice: RenderedDocument
  beforeAll(async () => {
    notice = await render()
  })

  test('has no error and no warning', () => {
    expect(compose().diagnostics).toEqual([])
  })

  test('reads word for word as published, in the DOCX', () => {
    const read = readDocx(notice.docx).paragraphs.filter((text) => text !== '')
    expect(read[0]).toBe('吉林省人民政府') // 发文机关标志
    expect(read.slice(1)).toEqual([number, title, ...paragraphs])
  })

  test('reads word for word as published, in the PDF', () => {
    const lines = readPdf(notice.pdf).pages.flatMap(({ lines }) => lines.map(({ text }) => text))
    const printed = lines.filter((line) => !/^— \d+ —$/.test(line))
    expect(printed[0]).toBe('吉林省人民政府')
    // Each paragraph is some whole lines, one after the other, and nothing is left over.
    let next = 1
    for (const paragraph of [number, title, ...paragraphs]) {
      let read = ''
      while (read.length < paragraph.length && next < printed.length) read += printed[next++]
      expect(read).toBe(paragraph)
    }
    expect(printed.slice(next)).toEqual([])
  })

  test('breaks its title by meaning', () => {
    expect(notice.fit.titleLines).toEqual([
      '吉林省人民政府',
      '关于2022年度全省就业创业工作',
      '目标责任制考评情况的通报',
    ])
  })

  test('never leaves the signature alone on a page', () => {
    const last = notice.pages.pages.at(-1)
    const kinds = new Set(
      last?.items.flatMap((item) =>
        item.kind === 'text' && item.element !== null ? [notice.document.elements[item.element]?.kind] : [],
      ),
    )
    expect(kinds).toContain('paragraph')
    expect(kinds).toContain('issuing-organs')
  })

  test('gives the same bytes again', async () => {
    const again = await render()
    expect(Buffer.compare(Buffer.from(again.docx), Buffer.from(notice.docx))).toBe(0)
    expect(Buffer.compare(Buffer.from(again.pdf), Buffer.from(notice.pdf))).toBe(0)
  })
})
