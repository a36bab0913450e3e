import { describe, expect, test } from 'vitest'
import type { OfficialDocument } from '../../../src/document/document.js'
import type { Block } from '../../../src/document/element.js'
import { text } from '../../../src/document/inline.js'
import { layOut } from '../../../src/layout/lay-out.js'
import { renderDocx } from '../../../src/render/docx/render-docx.js'
import { samples } from '../../corpus/corpus.js'
import { sample } from '../../corpus/make.js'
import { notice, publishedParagraphs } from '../../fixtures/notice.js'
import { generalDocument, jointDocument, paragraph, sealedDocument } from '../../fixtures/samples.js'
import { layoutOf } from '../../layout/layout-of.js'
import { readDocx } from '../../read-docx.js'

async function render(document: OfficialDocument): Promise<Uint8Array> {
  const layout = layOut(document)
  if (!layout.ok) throw new Error(JSON.stringify(layout.diagnostics))
  return renderDocx(document, layout.value.fit)
}
const read = async (document: OfficialDocument) => readDocx(await render(document))

describe('the DOCX of the notice', () => {
  test('reads word for word as published, the number before the title as on paper', async () => {
    const { paragraphs } = await read(notice)
    const [title, number, ...rest] = publishedParagraphs
    expect(paragraphs.filter((words) => words !== '')).toEqual(['吉林省人民政府', number, title, ...rest])
  })

  test('has named styles, with the outline that the navigation pane shows', async () => {
    const { paragraphs, styles, parts } = await read(notice)
    const styled = (words: string): string => styles[paragraphs.findIndex((each) => each.startsWith(words))] ?? ''
    expect(styled('吉林省人民政府关于')).toBe('公文标题')
    expect(styled('各市（州）')).toBe('主送机关')
    expect(styled('按照省政府部署')).toBe('公文正文')
    expect(styled('一、就业创业')).toBe('一级标题')
    expect(styled('（一）重点目标')).toBe('二级标题段')
    expect(styled('1.城镇新增就业')).toBe('列项')
    expect(styled('2023年4月3日')).toBe('成文日期')
    const outline = [
      ...(parts['word/styles.xml'] ?? '').matchAll(/<w:style (?:(?!<\/w:style>).)*w:outlineLvl w:val="(\d)"/gsu),
    ]
    expect(outline.map(([, level]) => level).sort()).toEqual(['0', '0', '0', '1', '1', '2', '2', '3', '3'])
  })

  test('breaks no line by hand but in the title, and keeps what goes over with the signature', async () => {
    const xml = (await read(notice)).parts['word/document.xml'] ?? ''
    expect(xml.match(/<w:br\b/g)).toHaveLength(2)
    expect(xml).not.toContain('w:type="page"')
    const last = xml.slice(0, xml.indexOf('对以上排名靠前')).lastIndexOf('<w:p>')
    expect(xml.slice(last).startsWith('<w:p><w:pPr><w:pStyle w:val="Body"/><w:keepNext/>')).toBe(true)
  })

  test('what stays with the next paragraph stays whole, for programs that would keep a part of it', async () => {
    const { parts } = await read(notice)
    for (const part of ['word/document.xml', 'word/styles.xml']) {
      const kept = [...(parts[part] ?? '').matchAll(/<w:keepNext\/>(<w:keepLines\/>)?/gu)]
      expect(kept.length).toBeGreaterThan(1)
      expect(kept.filter(([, lines]) => lines === undefined)).toEqual([])
    }
  })

  test('holds 28 characters a line: scaled to 98 %, no gaps beside digits, nothing in the margin', async () => {
    const xml = (await read(notice)).parts['word/styles.xml'] ?? ''
    const normal = /w:styleId="Normal".*?<\/w:style>/su.exec(xml)?.[0] ?? ''
    for (const setting of [
      '<w:kinsoku/>',
      '<w:overflowPunct w:val="0"/>',
      '<w:autoSpaceDE w:val="0"/>',
      '<w:autoSpaceDN w:val="0"/>',
      'w:line="592" w:lineRule="exact"',
      '<w:w w:val="98"/>',
      '<w:widowControl w:val="0"/>',
    ])
      expect(normal).toContain(setting)
  })

  test('says of every run that it is East Asian, so that × and quotes stay full width', async () => {
    const xml = (await read(notice)).parts['word/document.xml'] ?? ''
    const runs = [...xml.matchAll(/<w:r>.*?<\/w:r>/gsu)].filter(([run]) => run.includes('<w:t '))
    expect(runs.length).toBeGreaterThan(30)
    expect(runs.filter(([run]) => !run.includes('<w:rFonts w:hint="eastAsia"/>'))).toEqual([])
  })

  test('bears title, organ and number in its properties, and no time but its own date', async () => {
    const core = (await read(notice)).parts['docProps/core.xml'] ?? ''
    expect(core).toContain(notice.properties.title)
    expect(core).toContain('<dc:creator>吉林省人民政府</dc:creator>')
    expect(core).toContain('吉政函〔2023〕10号')
    expect(core.match(/\d{4}-\d{2}-\d{2}T[\d:]+Z/g)).toEqual(['2023-04-03T00:00:00Z', '2023-04-03T00:00:00Z'])
  })

  test('names the official fonts, and others where an office wants them', async () => {
    const official = (await read(notice)).parts['word/styles.xml'] ?? ''
    for (const name of ['方正小标宋简体', '仿宋_GB2312', '黑体', '楷体_GB2312', '宋体'])
      expect(official).toContain(`"${name}"`)
    const other = (await read({ ...notice, typefaceNames: { fangsong: '仿宋' } })).parts['word/styles.xml'] ?? ''
    expect(other).toContain('"仿宋"')
    expect(other).not.toContain('仿宋_GB2312')
  })
})

describe('any DOCX', () => {
  test.each([
    ['the notice', notice],
    ['a general document', generalDocument],
    ['a joint document', jointDocument],
  ])('%s has the same bytes again, in another time zone too', async (_, document) => {
    const first = await render(document)
    const zone = process.env.TZ
    process.env.TZ = zone === 'Pacific/Auckland' ? 'America/New_York' : 'Pacific/Auckland'
    try {
      expect(Buffer.compare(Buffer.from(await render(document)), Buffer.from(first))).toBe(0)
    } finally {
      if (zone === undefined) delete process.env.TZ
      else process.env.TZ = zone
    }
  })

  test('keeps values that look like XML as text', async () => {
    const words = "甲&乙<丙>“丁”'戊' ]]> &amp; {{己}}。"
    const { paragraphs } = await read(sealedDocument('letter', [paragraph(words)]))
    expect(paragraphs).toContain(words)
  })

  test('keeps spaces at the ends of a run and an unassigned number', async () => {
    const plain = sealedDocument('letter', [paragraph('正文。')])
    const elements = plain.elements.map((element) =>
      element.kind === 'document-number' ? { ...element, inlines: [text('某政发〔2024〕　号')] } : element,
    )
    const { paragraphs } = await read({ ...plain, elements })
    expect(paragraphs).toContain('某政发〔2024〕　号')
  })

  test('has 版记 as a table that hangs on the bottom margin, with the rules of 7.4.1', async () => {
    const xml = (await read(generalDocument)).parts['word/document.xml'] ?? ''
    const imprint = xml.slice(xml.lastIndexOf('<w:tbl>'))
    expect(imprint).toContain('w:vertAnchor="margin"')
    expect(imprint).toContain('w:tblpYSpec="bottom"')
    expect(
      [...imprint.matchAll(/<w:(top|bottom) w:val="single" w:sz="(\d+)"/g)].map(([, side, size]) => [side, size]),
    ).toEqual([
      ['top', '8'],
      ['bottom', '6'],
      ['top', '6'],
      ['bottom', '8'],
    ])
  })

  test('stands what a letter has of 版记 at its height behind page 1, whose margin is not where the text ends', async () => {
    const places = await Promise.all(
      [60, 600].map(async (characters) => {
        const body = [paragraph('字'.repeat(characters))]
        const letter = sample({ format: 'letter', title: '关于就业的函', body, copies: '市统计局。' })
        const xml = (await read(letter)).parts['word/document.xml'] ?? ''
        return /<w:tblpPr [^>]*>/u.exec(xml.slice(xml.lastIndexOf('<w:tbl>')))?.[0] ?? ''
      }),
    )
    expect(places.map((place) => /w:(tblpYSpec|tblpY)=/u.exec(place)?.[1])).toEqual(['tblpYSpec', 'tblpY'])
  })

  test('repeats the header row of a table and breaks no row', async () => {
    const xml = (await read(generalDocument)).parts['word/document.xml'] ?? ''
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1)
    expect(xml.match(/<w:cantSplit\/>/g)?.length).toBeGreaterThan(25)
  })

  test('has the unit of a table right before it, flush right, kept with the head, in the type of the table', async () => {
    const xml = (await read(samples['letter-table-units'] ?? notice)).parts['word/document.xml'] ?? ''
    const units = [...xml.matchAll(/<w:p>((?:(?!<\/w:p>).)*单位：[^<]*)<\/w:t><\/w:r><\/w:p>(<w:tbl>)?/gsu)]
    expect(
      units.map(([, own = '', table]) => [/<w:keepNext\/>/u.test(own), /w:jc w:val="(\w+)"/u.exec(own)?.[1], table]),
    ).toEqual([
      [true, 'right', '<w:tbl>'],
      [true, 'right', '<w:tbl>'],
    ])
    expect(units.map(([, own = '']) => /w:sz w:val="(\d+)"/u.exec(own)?.[1])).toEqual([undefined, '24'])
  })

  test('breaks a head by hand only before a unit that would else be parted, and a name in a row by its indent', async () => {
    const xml = (await read(samples['letter-crowded-tables'] ?? notice)).parts['word/document.xml'] ?? ''
    const cells = [...xml.matchAll(/<w:tc>[\s\S]*?<\/w:tc>/g)].map(([cell]) => cell)
    const broken = cells.filter((cell) => cell.includes('<w:br/>')).map((cell) => cell.match(/(?<=<w:t [^>]*>)[^<]+/gu))
    expect(broken).toEqual(
      expect.arrayContaining([
        ['完成', '（亿元）'],
        ['支出', '（万元）'],
        ['城镇新增', '就业', '（万人）'],
      ]),
    )
    expect(broken.filter((parts) => !parts?.at(-1)?.startsWith('（'))).toEqual([])
    const name = cells.find((cell) => cell.includes('丙丁市人力资源和社会保障局'))
    expect(name).toMatch(/<w:ind [^>]*w:right="[1-9]/)
  })

  test('has no row of words that is cut off when a hand or a redline makes them longer', async () => {
    const xml = (await read(generalDocument)).parts['word/document.xml'] ?? ''
    const rows = [...xml.matchAll(/<w:tr>[\s\S]*?<\/w:tr>/g)].map(([row]) => row).filter((row) => row.includes('<w:t '))
    expect(rows.length).toBeGreaterThan(25)
    expect(rows.filter((row) => /<w:trHeight [^>]*exact/u.test(row))).toEqual([])
  })

  test('says on every page of a sample that it is one', async () => {
    const { parts } = await read(generalDocument)
    const headers = Object.entries(parts).filter(([name]) => /^word\/header\d\.xml$/.test(name))
    expect(headers).toHaveLength(3)
    expect(headers.every(([, xml]) => xml.includes('示例'))).toBe(true)
  })
})

describe('a page that begins inside a paragraph', () => {
  test('leaves above it a line that fills its measure even where a word processor does not justify it', async () => {
    const document = samples['general-stamps'] ?? notice
    const { fit, pages } = layoutOf(document)
    const line = pages.pages[0]?.items.findLast((item) => item.kind === 'text' && item.element !== null)
    if (line?.kind !== 'text' || !fit.breakInside) throw new Error('no page begins inside a paragraph')
    const { characters, opened } = fit.breakInside.lastLine
    const natural = line.characters.reduce((sum, { width }) => sum + width, 0)
    const last = line.characters.at(-1)
    const measure = (last ? last.x + last.width : 0) - (line.characters[0]?.x ?? 0)
    expect(characters).toBe(line.characters.length)
    expect(natural + (characters * opened) / 20).toBeLessThanOrEqual(measure)
    expect(natural + (characters * (opened + 1)) / 20).toBeGreaterThan(measure)

    const { parts } = await read(document)
    const xml = parts['word/document.xml'] ?? ''
    const before = xml.slice(0, xml.indexOf('<w:br w:type="page"/>'))
    const own = before.slice(before.lastIndexOf('<w:p>'))
    const words = line.characters.map(({ character }) => character).join('')
    expect(own).toMatch(new RegExp(`<w:spacing w:val="${opened}"/></w:rPr><w:t[^>]*>${words}</w:t>`, 'u'))
  })
})

describe('a line that ends before an address of a website', () => {
  test('is not spread, nor is any other of its paragraph, wherever this stands', async () => {
    const address = 'https://www.example.gov.cn/notices/2024/05/employment-and-entrepreneurship'
    const long = `登录${address}，可以下载全文和各项表格，按要求填写以后报送。`
    const plain = '各地要抓紧落实，按月报送进展情况，有问题及时反映，确保全年任务完成，不折不扣。'
    const body = [plain, long].map((words): Block => ({ kind: 'paragraph', inlines: [text(words)] }))
    const document = sample({
      format: 'letter',
      title: '关于报送材料的通知',
      addressees: `各县（市、区）人民政府，${address}：`,
      body,
      note: long,
      attachments: [{ title: '说明', blocks: body }],
    })
    const xml = (await read(document)).parts['word/document.xml'] ?? ''
    const paragraphs = xml.match(/<w:p>.*?<\/w:p>/gsu) ?? []
    const ragged = (words: string): readonly boolean[] =>
      paragraphs
        .filter((each) => each.replaceAll(/<[^>]*>/gu, '').includes(words))
        .map((each) => each.includes('<w:jc w:val="left"/>'))
    expect(ragged(address)).toEqual([true, true, true, true])
    expect(ragged(plain)).toEqual([false, false])
  })
})
