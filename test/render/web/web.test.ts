import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { OfficialDocument } from '../../../src/document/document.js'
import type { Block, Element } from '../../../src/document/element.js'
import { plainText, text } from '../../../src/document/inline.js'
import { composeDocument } from '../../../src/pipeline.js'
import { renderWebPage } from '../../../src/render/web/web-page.js'
import { renderWebText } from '../../../src/render/web/web-text.js'
import { samples } from '../../corpus/corpus.js'
import { notice } from '../../fixtures/notice.js'
import { layoutOf } from '../../layout/layout-of.js'
import { changedWorkspace } from '../../workspace.js'

/** The text of the notice's web page as it was taken from there, white space included; the first line names the source. */
const published = readFileSync(new URL('../../fixtures/吉政函〔2023〕10号.网页.txt', import.meta.url), 'utf8')
  .split('\n')
  .slice(1)

const textOf = (document: OfficialDocument): string => renderWebText(document, layoutOf(document).fit.titleLines)
const pageOf = (document: OfficialDocument): string => renderWebPage(document, layoutOf(document).fit.titleLines)

/** What a reader of the page's article sees, line by line. */
const articleText = (html: string): string =>
  (/<article>([\s\S]*)<\/article>/.exec(html)?.[1] ?? '')
    .replaceAll(/<br>\n/g, '\n')
    .replaceAll(/<\/t[hd]><t[hd][^>]*>/g, '\t')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => `${line}\n`)
    .join('')

const tablesOf = ({ elements }: OfficialDocument) =>
  elements
    .flatMap((element): readonly (Element | Block)[] => (element.kind === 'attachment' ? element.blocks : [element]))
    .filter((block) => block.kind === 'table')

/**
 * The white space of the published page that means nothing, by its line: blank lines, a space at the end of every line, one
 * before the first line, spaces behind the indents of headings, a line that holds a no-break space alone, and one space before
 * a figure (就业率近 100%).
 */
const stray = {
  blank: published.flatMap((line, index) => (line === '' ? [index + 1] : [])),
  endSpace: published.flatMap((line, index) => (/[^ ] $/u.test(line) && line !== '\u00a0 ' ? [index + 1] : [])),
  before: [1],
  behindIndent: [13, 15, 17, 19, 23, 25, 27],
  betweenIndent: [29],
  noBreak: [58],
  inside: [17],
} as const

describe('the website edition of the notice', () => {
  const composed = composeDocument({ host: changedWorkspace([]), folder: '2022', template: '通报' })
  if (!composed.ok) throw new Error(JSON.stringify(composed.diagnostics))
  const own = textOf(composed.value.document).split('\n').slice(0, -1)

  test('has the stray white space of the published page where it is listed, and nowhere else', () => {
    const cleaned = published.map((line, index) => {
      const number = index + 1
      let kept = line
      if ((stray.endSpace as readonly number[]).includes(number)) kept = kept.slice(0, -1)
      if ((stray.before as readonly number[]).includes(number)) kept = kept.replace(/^ /u, '')
      if ((stray.behindIndent as readonly number[]).includes(number))
        kept = kept.replace(/^\u3000\u3000 /u, '\u3000\u3000')
      if ((stray.betweenIndent as readonly number[]).includes(number))
        kept = kept.replace(/^\u3000 \u3000/u, '\u3000\u3000')
      if ((stray.inside as readonly number[]).includes(number)) kept = kept.replace('近 100%', '近100%')
      return kept
    })
    const gone = new Set<number>([...stray.blank, ...stray.noBreak])
    expect(own).toEqual(cleaned.filter((_, index) => !gone.has(index + 1)))
  })

  test('differs from it in nothing but these 72 places', () => {
    // Counted here, so that a new difference cannot hide in a longer list.
    expect(Object.fromEntries(Object.entries(stray).map(([name, lines]) => [name, lines.length]))).toEqual({
      blank: 27,
      endSpace: 34,
      before: 1,
      behindIndent: 7,
      betweenIndent: 1,
      noBreak: 1,
      inside: 1,
    })
    expect(published.join('\n').replaceAll(/[\s\u00a0]/gu, '')).toBe(own.join('').replaceAll(/\s/gu, ''))
  })

  test('has the title in lines, the number below it, indents, and four spaces behind the signature', () => {
    expect(own.slice(0, 4)).toEqual([
      '吉林省人民政府',
      '关于2022年度全省就业创业工作',
      '目标责任制考评情况的通报',
      '吉政函〔2023〕10号',
    ])
    expect(own.slice(-3)).toEqual([
      '\u3000\u3000吉林省人民政府\u3000\u3000\u3000\u3000',
      '\u3000\u30002023年4月3日\u3000\u3000\u3000\u3000',
      '\u3000\u3000（此件公开发布）',
    ])
  })
})

describe('the web page', () => {
  test.each(Object.entries({ notice, ...samples }))('%s: says the same as the plain text', (_, document) => {
    // Heads in two rows are one line in the text: their own tests are below.
    const page = pageOf(document).replaceAll(/<thead>\n<tr>(?:(?!<\/thead>).)*rowspan[\s\S]*?<\/thead>\n/g, '')
    const firstHeads = tablesOf(document).flatMap(({ groups, header }) =>
      groups.length > 0 ? [`${plainText(header[0] ?? [])}\t`] : [],
    )
    const lines = textOf(document).split('\n')
    const words = lines.filter((line) => !firstHeads.some((head) => line.startsWith(head)))
    expect(articleText(page)).toBe(words.join('\n'))
    expect(lines.length - words.length).toBe(firstHeads.length)
  })

  test('is well formed, without scripts or anything from elsewhere', () => {
    for (const document of [notice, ...Object.values(samples)]) {
      const html = pageOf(document)
      expect(html).not.toMatch(/<script|https?:\/\/[^\s]*["']|src=|href=|@import|url\(/)
      const open: string[] = []
      for (const [, slash, tag = ''] of html.matchAll(/<(\/?)([a-z]\w*)[^>]*>/g)) {
        if (['meta', 'br'].includes(tag)) continue
        if (slash === '') open.push(tag)
        else expect(open.pop()).toBe(tag)
      }
      expect(open).toEqual([])
    }
  })

  test('has the record: dates with two digits, title, number, organ', () => {
    const html = pageOf(notice)
    for (const [name, value] of [
      ['发文机关', '吉林省人民政府'],
      ['成文日期', '2023年04月03日'],
      ['发文字号', '吉政函〔2023〕10号'],
      ['标题', notice.properties.title],
    ])
      expect(html).toContain(`<tr><th scope="row">${name}</th><td>${value}</td></tr>`)
    expect(html).toContain(`<meta name="ArticleTitle" content="${notice.properties.title}">`)
    expect(html).toContain('<html lang="zh-CN">')
  })

  test('has headings by depth, and tables with heads', () => {
    const html = pageOf(samples['letter-tables'] ?? notice)
    expect(html.match(/<h1\b/g)).toHaveLength(1)
    expect(html).toContain('<th rowspan="2">地区</th><th colspan="3">城镇新增就业（万人）</th>')
    expect(textOf(samples['letter-tables'] ?? notice)).toContain('\n地区\t城镇新增就业（万人）')
    expect(pageOf(notice)).toContain('<h2 class="heading">\u3000\u3000一、就业创业工作完成情况</h2>')
  })

  test('keeps words that look like HTML as words', () => {
    const words = '<script>alert("甲&乙")</script>'
    const document = {
      ...notice,
      elements: notice.elements.map((element) =>
        element.kind === 'note' ? { ...element, inlines: [text(words)] } : element,
      ),
    }
    expect(pageOf(document)).not.toContain('<script>')
    expect(articleText(pageOf(document))).toContain(words)
  })

  test('has no red elements, nothing for the printer, and says that a sample is one', () => {
    const read = textOf(samples['general-full'] ?? notice)
    expect(read.split('\n')[0]).toBe('示例')
    for (const words of ['文件\n', '秘密★6个月', '000001', '印发\n', '抄送：', '— 1 —'])
      expect(read).not.toContain(words)
  })
})
