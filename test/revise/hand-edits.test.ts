import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { OfficialDocument } from '../../src/document/document.js'
import { layOut } from '../../src/layout/lay-out.js'
import { renderDocx } from '../../src/render/docx/render-docx.js'
import { type Side, sideOf } from '../../src/revise/edits.js'
import { handEdits } from '../../src/revise/hand/hand-edits.js'
import { type DocxFile, readDocxFile } from '../../src/revise/hand/read-file.js'
import { notice } from '../fixtures/notice.js'
import { generalDocument, jointDocument, letterDocument, unsealedDocument } from '../fixtures/samples.js'
import { readDocx } from '../read-docx.js'
import { reviseAtRandom } from './random-revision.js'

const render = (document: OfficialDocument): Uint8Array => {
  const layout = layOut(document)
  if (!layout.ok) throw new Error(JSON.stringify(layout.diagnostics))
  return renderDocx(document, layout.value.fit)
}
const read = (bytes: Uint8Array): DocxFile => {
  const file = readDocxFile(bytes, '通报.docx')
  if (!file.ok) throw new Error(JSON.stringify(file.diagnostics))
  return file.value
}

type Parts = Record<string, Uint8Array>
const bytes = render(notice)
const written = read(bytes)
const parts: Parts = unzipSync(bytes)
const pack = (changed: Parts) => zipSync(changed, { level: 1 })
const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
const document = (text: string): Parts => ({ ...parts, 'word/document.xml': strToU8(text) })

/** What a hand has changed that has replaced some XML of the notice; it must be there. */
function changesOf(...edits: readonly (readonly [string, string])[]) {
  let text = body
  for (const [from, to] of edits) {
    if (!text.includes(from)) throw new Error(`“${from}” is not in the notice`)
    text = text.replace(from, () => to)
  }
  const now = read(pack(document(text)))
  const changes = handEdits(written.paragraphs, now.paragraphs)
  return { now, changes, sentences: changes.map(({ edits: each }) => [sideOf(each, 'old'), sideOf(each, 'now')]) }
}

const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const paragraph = (text: string) => `<w:p>${run(text)}</w:p>`
const ADDRESSEES = '<w:p><w:pPr><w:pStyle w:val="Addressees"/>'
const by = 'w:id="1" w:author="李四" w:date="2024-01-01T00:00:00Z"'
const FIGURE = '25.17万人'
const figureChanged = [
  ['全省共实现城镇新增就业25.17万人，完成年计划的109%；', '全省共实现城镇新增就业25.71万人，完成年计划的109%；'],
]

describe('what a word processor writes otherwise is no change', () => {
  const cases: Readonly<Record<string, readonly [string, string]>> = {
    'runs cut in two': [FIGURE, `25.</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>17万人`],
    'marks of proofing, place and revision': [
      FIGURE,
      '25.</w:t></w:r><w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="9" w:name="x"/><w:r w:rsidR="00A1"><w:t>17万人',
    ],
    'an empty paragraph': ['<w:body>', '<w:body><w:p><w:pPr><w:jc w:val="left"/></w:pPr></w:p>'],
    'another prefix for the names': [FIGURE, `25.</w:t></w:r><x:r><x:t>17万人</x:t></x:r><w:r><w:t>`],
    'characters as entities': [FIGURE, '25.17&#x4E07;人'],
    'a line that breaks elsewhere': [FIGURE, '25.17万</w:t><w:br/><w:t>人'],
    'smart tags and links': [
      FIGURE,
      `</w:t></w:r><w:smartTag><w:hyperlink>${run(FIGURE)}</w:hyperlink></w:smartTag><w:r><w:t>`,
    ],
    'inserted by one who tracks, and kept': [FIGURE, `</w:t></w:r><w:ins ${by}>${run(FIGURE)}</w:ins><w:r><w:t>`],
  }
  test.each(Object.keys(cases))('%s', (name) => {
    expect(changesOf(cases[name] ?? ['', '']).sentences).toEqual([])
  })

  test('controls around all of it', () => {
    const { sentences } = changesOf(
      ['<w:body>', '<w:body><w:sdt><w:sdtPr><w:alias w:val="全文"/></w:sdtPr><w:sdtContent>'],
      ['<w:sectPr', '</w:sdtContent></w:sdt><w:sectPr'],
    )
    expect(sentences).toEqual([])
  })
})

describe('what a hand has changed', () => {
  test('is told by sentence, the figure whole', () => {
    const { changes, sentences } = changesOf([FIGURE, '25.71万人'])
    expect(sentences).toEqual(figureChanged)
    expect(changes[0]?.edits.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: '25.17' },
      { kind: 'added', text: '25.71' },
    ])
  })

  test('and is tracked is read as accepted; who did it is known', () => {
    const tracked = `</w:t></w:r><w:del ${by}><w:r><w:delText>25.17</w:delText></w:r></w:del><w:ins ${by}>${run('25.71')}</w:ins><w:r><w:t>万人`
    const { sentences, now } = changesOf([FIGURE, tracked])
    expect(sentences).toEqual(figureChanged)
    expect({ tracked: now.noticed.tracked, authors: [...now.noticed.authors] }).toEqual({
      tracked: 2,
      authors: ['李四'],
    })
  })

  test('by moving is read where it is now', () => {
    const from = `<w:moveFrom ${by}>${run('搬来的话。')}</w:moveFrom>`
    const { sentences } = changesOf([
      ADDRESSEES,
      `<w:p>${from}</w:p><w:p><w:moveTo ${by}>${run('搬来的话。')}</w:moveTo></w:p>${ADDRESSEES}`,
    ])
    expect(sentences).toEqual([['', '搬来的话。']])
  })

  test('to the mark of a paragraph makes one of two', () => {
    const struck = `<w:p><w:pPr><w:rPr><w:del ${by}/></w:rPr></w:pPr>${run('请注意，')}</w:p>`
    const { sentences } = changesOf([ADDRESSEES, struck + ADDRESSEES])
    expect(sentences).toHaveLength(1)
    expect(sentences[0]?.[1]).toMatch(/^请注意，各市/u)
  })

  test('in text boxes, of either form, is read once', () => {
    const box = `<w:txbxContent>${paragraph('框里的字')}</w:txbxContent>`
    const both = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent>`
    const { changes } = changesOf([ADDRESSEES, `<w:p><w:r>${both}</w:r></w:p>${ADDRESSEES}`])
    expect(changes).toMatchObject([{ kind: 'box', edits: [{ kind: 'added', text: '框里的字' }] }])
    const { changes: old } = changesOf([ADDRESSEES, `<w:p><w:r><w:pict>${box}</w:pict></w:r></w:p>${ADDRESSEES}`])
    expect(old).toMatchObject([{ kind: 'box' }])
  })

  test('in tables is told by cell; a row that is struck out is gone', () => {
    const row = (mark: string, ...cells: readonly string[]) =>
      `<w:tr>${mark}${cells.map((each) => `<w:tc>${paragraph(each)}</w:tc>`).join('')}</w:tr>`
    const table = `<w:tbl>${row(`<w:trPr><w:del ${by}/></w:trPr>`, '旧', '1')}${row('', '甲', '12')}</w:tbl>`
    const { changes } = changesOf([ADDRESSEES, table + ADDRESSEES])
    expect(changes).toMatchObject([
      { kind: 'cell', cell: '1/1/1', edits: [{ text: '甲' }] },
      { kind: 'cell', cell: '1/1/2', edits: [{ text: '12' }] },
    ])
  })

  test('at the edges of pages, in notes and beside the words is told', () => {
    const header = Object.keys(parts).find((name) => /^word\/header\d\.xml$/u.test(name)) ?? ''
    const edge = strFromU8(parts[header] ?? new Uint8Array())
    const numbered = '<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:drawing><pic:pic/></w:drawing></w:r></w:p>'
    const now = read(
      pack({
        ...document(body.replace(ADDRESSEES, numbered + ADDRESSEES)),
        [header]: strToU8(edge.replace('</w:hdr>', `${paragraph('内部资料')}</w:hdr>`)),
        'word/footnotes.xml': strToU8(
          `<w:footnotes><w:footnote w:id="1">${paragraph('见附表')}</w:footnote></w:footnotes>`,
        ),
        'word/comments.xml': strToU8(
          `<w:comments><w:comment w:id="0" w:author="王五">${paragraph('请核')}</w:comment></w:comments>`,
        ),
      }),
    )
    expect(handEdits(written.paragraphs, now.paragraphs)).toMatchObject([
      { kind: 'header', edits: [{ kind: 'added', text: '内部资料' }] },
      { kind: 'note', edits: [{ kind: 'added', text: '见附表' }] },
    ])
    expect(now).toMatchObject({ comments: [{ author: '王五', text: '请核' }], noticed: { pictures: 1, numbered: 1 } })
  })

  test('never lets a page number count; a field without an end hides nothing', () => {
    const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
    const begin = `${field('begin')}<w:r><w:instrText> PAGE </w:instrText></w:r>${field('separate')}`
    const page = (shown: string) => `<w:p>${begin}${run(shown)}${field('end')}</w:p>`
    expect(changesOf([ADDRESSEES, page('7') + ADDRESSEES]).sentences).toEqual([['', '#']])
    expect(changesOf([ADDRESSEES, `<w:p>${begin}</w:p>${paragraph('三亿人')}${ADDRESSEES}`]).sentences).toEqual([
      ['', '三亿人'],
    ])
  })

  test('in any way is told: each paragraph that differs, and no other', () => {
    for (const old of [notice, generalDocument, jointDocument, letterDocument, unsealedDocument])
      for (let seed = 1; seed <= 4; seed += 1) {
        const [before, after] = [render(old), render(reviseAtRandom(old, seed))]
        const changes = handEdits(read(before).paragraphs, read(after).paragraphs)
        // Read by another reader, which knows nothing of parts: what is in one only must be told.
        const [were, are] = [before, after].map((each) => new Set(readDocx(each).paragraphs.map(plain)))
        const told = (side: Side) => changes.map(({ edits }) => sideOf(edits, side)).join('\n')
        const [gone, come] = [told('old'), told('now')]
        for (const { edits } of changes) expect(edits.some(({ kind }) => kind !== 'same')).toBe(true)
        const silent = [
          ...[...(were ?? [])].filter((each) => !are?.has(each) && !isTold(each, gone + come)),
          ...[...(are ?? [])].filter((each) => !were?.has(each) && !isTold(each, gone + come)),
        ]
        expect({ seed, silent }).toEqual({ seed, silent: [] })
      }
  })
})

const plain = (text: string) => text.replaceAll('\t', ' ').trim()
/** A changed paragraph is told where one of its sentences is. */
const isTold = (text: string, told: string) =>
  text === '' || text.split(/(?<=[。！？；])/u).some((sentence) => told.includes(sentence))

describe('a file that is none, or that could do harm', () => {
  /** It says of itself that it unpacks to 100 MB. */
  const bomb = () => {
    const packed = pack({ 'word/document.xml': strToU8('<w:document/>') })
    const view = new DataView(packed.buffer, packed.byteOffset)
    view.setUint32(view.getUint32(packed.length - 6, true) + 24, 100_000_000, true)
    return packed
  }
  const cases: Readonly<Record<string, readonly [() => Uint8Array, string]>> = {
    'an old document': [() => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]), 'docx-format'],
    'a text': [() => strToU8('通报'), 'docx-format'],
    nothing: [() => new Uint8Array(), 'docx-format'],
    'another archive': [() => pack({ 'xl/workbook.xml': strToU8('<a/>') }), 'docx-format'],
    'half a file': [() => bytes.subarray(0, 3000), 'docx-unreadable'],
    'a bomb': [bomb, 'docx-refused'],
    'a path that leads elsewhere': [() => pack({ ...parts, '../x.xml': strToU8('<a/>') }), 'docx-refused'],
    'two parts of one name': [() => pack({ ...parts, 'word/Document.xml': strToU8('<a/>') }), 'docx-refused'],
    macros: [() => pack({ ...parts, 'word/vbaProject.bin': strToU8('x') }), 'docx-refused'],
    'entities that grow': [
      () => pack(document('<!DOCTYPE a [<!ENTITY b "c">]><w:document><w:body/></w:document>')),
      'docx-refused',
    ],
    'a section that hides words': [
      () => pack(document('<w:document><w:body><![CDATA[x]]></w:body></w:document>')),
      'docx-refused',
    ],
    'a comment that never ends': [
      () => pack(document(`<w:document><w:body>${'<!-- '.repeat(200_000)}</w:body></w:document>`)),
      'docx-refused',
    ],
    'another encoding': [() => pack(document('<?xml version="1.0" encoding="GBK"?><w:document/>')), 'docx-refused'],
    'XML without an end': [() => pack(document('<w:document><w:body><w:p>')), 'docx-unreadable'],
    'tags that cross': [() => pack(document('<w:document><w:p></w:document></w:p>')), 'docx-unreadable'],
    'no XML at all': [() => pack(document('通报')), 'docx-unreadable'],
    'nesting without end': [() => pack(document(`${'<w:p>'.repeat(5000)}${'</w:p>'.repeat(5000)}`)), 'docx-unreadable'],
    'tags that never end': [() => pack(document('<a '.repeat(200_000))), 'docx-unreadable'],
    'hundreds of thousands of paragraphs': [
      () => pack(document(`<w:document><w:body>${paragraph('甲').repeat(100_001)}</w:body></w:document>`)),
      'docx-refused',
    ],
  }

  test('comments that office systems leave in a file are nothing', () => {
    const body = `<w:p><w:r><w:t>甲<!-- 乙 -->丙</w:t></w:r></w:p>`
    const xml = `<w:document><w:body><!-- <w:p> -->${body}</w:body></w:document><!-- Generated by a system -->`
    const file = readDocxFile(pack(document(xml)), '通报.docx')
    expect(file.ok && file.value.paragraphs[0]?.text).toBe('甲丙')
  })

  test.each(Object.keys(cases))('%s', (name) => {
    const [make, code] = cases[name] ?? [() => new Uint8Array(), '']
    const file = readDocxFile(make(), '通报.docx')
    expect(file.ok ? 'read' : file.diagnostics.map((each) => each.code)).toEqual([code])
  })
})
