import { describe, expect, test } from 'vitest'
import { typefaces } from '../../../src/document/typeface.js'
import { faces, fontSet } from '../../../src/fonts/font-set.js'
import { renderPdf } from '../../../src/render/pdf/render-pdf.js'
import { type PdfPage, readPdf } from '../../read-pdf.js'
import { documentOf, pagesOf, row, rule } from './sample-pages.js'

const fonts = fontSet(new Map())

async function firstPage(...items: Parameters<typeof pagesOf>[0][number]): Promise<PdfPage> {
  const [page] = readPdf(await renderPdf(documentOf(), pagesOf([items]), fonts)).pages
  if (page === undefined) throw new Error('no page')
  return page
}

describe('text', () => {
  test('reads back as it was laid out, rare and astral characters too', async () => {
    const text = '全省“十四五”规划‘就业’·2022—2025年——……1311×N，46.59万人，109%。㙦喆镕𠅤𫍣'
    expect((await firstPage(row(text))).text).toBe(text)
  })

  test.each(faces)('is drawn in %s', async (face) => {
    const page = await firstPage(row(`${typefaces[face]}“2023”年`, { face, size: 22, baseline: 150 }))
    expect(page.items).toMatchObject([{ text: `${typefaces[face]}“2023”年`, size: 22, x: 79, y: 150, squeeze: 1 }])
  })

  test('keeps the order of the pages and of the rows', async () => {
    const pages = pagesOf([[row('一', { baseline: 100 }), row('二', { baseline: 130 })], [row('三')]])
    const read = readPdf(await renderPdf(documentOf(), pages, fonts))
    expect(read.pages.map(({ text }) => text)).toEqual(['一\n二', '三'])
  })

  test('of half cells stands without gaps: one array and no movement between the glyphs', async () => {
    const { content } = await firstPage(row('2023年4月3日46.59万人'))
    const [array = ''] = content.match(/\[.*\] TJ/) ?? []
    expect(array).toMatch(/^\[<[0-9a-f]+>\] TJ$/)
  })

  test('follows the cells where the layout has moved them apart', async () => {
    const run = row('甲乙丙')
    const spread = {
      ...run,
      characters: run.characters.map((each, index) => ({ ...each, x: (79 + 20 * index) as typeof each.x })),
    }
    const { content } = await firstPage(spread)
    // 4 points of 16 are 250 thousandths of an em.
    expect(content).toMatch(/\[<[0-9a-f]{4}> -250 <[0-9a-f]{4}> -250 <[0-9a-f]{4}>\] TJ/)
  })

  test('wider than its cell is scaled into it', async () => {
    // ñ is in no code page of China: the rest has it in the width of its own type.
    const run = row('ñ')
    const half = { ...run, characters: run.characters.map((each) => ({ ...each, width: 8 as typeof each.width })) }
    const [item] = (await firstPage(half)).items
    expect(item?.text).toBe('ñ')
    expect(item?.squeeze).toBeCloseTo(500 / 661, 4)
  })

  test('is red where the layout says so', async () => {
    const page = await firstPage(row('吉林省人民政府', { red: true }), row('正文', { baseline: 200 }))
    expect(page.items.map(({ colour }) => colour)).toEqual(['1 0 0', '0 0 0'])
  })
})

test('a rule has its weight, colour and ends', async () => {
  const { content } = await firstPage(rule(130, 2.66))
  expect(content).toContain('1 0 0 RG\n2.66 w\n57 130 m\n538 130 l\nS')
})

test('two renders are the same bytes, in any time zone', async () => {
  const pages = pagesOf([[row('通报')]], [{ level: 1, title: '一、', page: 1 }])
  const zone = process.env.TZ
  const first = await renderPdf(documentOf(), pages, fonts)
  process.env.TZ = 'America/Anchorage'
  const second = await renderPdf(documentOf(), pages, fonts)
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
  expect(Buffer.compare(Buffer.from(first), Buffer.from(second))).toBe(0)
})

describe('what the file says about itself', () => {
  const dictionaries = async (...[properties]: Parameters<typeof documentOf>) => {
    const { xmp, objects } = readPdf(await renderPdf(documentOf(properties), pagesOf([[row('文')]]), fonts))
    return { xmp, all: [...objects.values()].join('\n') }
  }

  test('a title with & and < yields well-formed XMP', async () => {
    const { xmp } = await dictionaries({ title: '甲&乙<丙>' })
    expect(xmp).toContain('甲&amp;乙&lt;丙&gt;')
    expect(xmp).not.toMatch(/&(?!amp;|lt;|gt;|quot;|apos;)/)
    const open: string[] = []
    for (const [, end, name = '', self] of xmp.matchAll(/<(\/?)([a-z]+:[A-Za-z]+)[^>]*?(\/?)>/g)) {
      if (end) expect(open.pop()).toBe(name)
      else if (!self) open.push(name)
    }
    expect(open).toEqual([])
  })

  test('title, organ, number, genre and day stand in the XMP, and PDF/A-1b', async () => {
    const { xmp, all } = await dictionaries()
    for (const part of ['关于考评情况的通报', '吉林省人民政府', '吉政函〔2023〕10号，通报', '2023-04-03T04:00:00Z']) {
      expect(xmp).toContain(part)
    }
    expect(xmp).toMatch(/<pdfaid:part>1<[\s\S]*<pdfaid:conformance>B</)
    expect(all).toContain('D:20230403040000Z')
    expect(all).toContain('(zh-CN)')
    expect(all).toContain('/S /D')
  })

  test('a document without a number has no empty keywords', async () => {
    const { xmp } = await dictionaries({ number: '', genre: '' })
    expect(xmp).not.toContain('Keywords')
  })

  test('bookmarks are nested by level, open and counted', async () => {
    const outline = [
      { level: 1, title: '一、甲', page: 1 },
      { level: 2, title: '（一）乙', page: 1 },
      { level: 3, title: '1.丙', page: 2 },
      { level: 1, title: '二、丁', page: 2 },
    ]
    const { objects } = readPdf(await renderPdf(documentOf(), pagesOf([[row('一')], [row('二')]], outline), fonts))
    const counts = [...objects.values()]
      .filter((body) => /\/(First|Dest) /.test(body) && !body.includes('/Type'))
      .map((body) => Number(/\/Count (-?\d+)/.exec(body)?.[1] ?? 0))
    // The root has all four, 一 has two below it, （一） one, the others none.
    expect(counts.sort()).toEqual([0, 0, 1, 2, 4])
  })
})
