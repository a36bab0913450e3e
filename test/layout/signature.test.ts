import { describe, expect, test } from 'vitest'
import { place } from '../../src/diagnostics/diagnostic.js'
import type { OfficialDocument } from '../../src/document/document.js'
import type { Element } from '../../src/document/element.js'
import { text } from '../../src/document/inline.js'
import { letterFirstBottom, margins, paper, rowTwips } from '../../src/layout/geometry.js'
import { layOut } from '../../src/layout/lay-out.js'
import type { Page, TextRun } from '../../src/layout/pages.js'
import { stampPlace } from '../../src/layout/stamp-place.js'
import { samples } from '../corpus/corpus.js'
import { paragraph, sample, words } from '../corpus/make.js'
import { filler } from '../fixtures/samples.js'
import { textByPage } from './page-lines.js'

const cell = 442.2 / 28
const areaLeft = 1587 / 20

function laidOut(document: OfficialDocument) {
  const layout = layOut(document)
  if (!layout.ok) throw new Error(JSON.stringify(layout.diagnostics))
  return { ...layout.value, codes: layout.diagnostics.map(({ code }) => code) }
}

const runsOf = (document: OfficialDocument, pages: readonly Page[], kind: Element['kind']): readonly TextRun[] =>
  pages.flatMap(({ items }) =>
    items.filter(
      (item): item is TextRun =>
        item.kind === 'text' && item.element !== null && document.elements[item.element]?.kind === kind,
    ),
  )
const end = ({ characters }: TextRun): number => {
  const last = characters.at(-1)
  return last ? (last.x + last.width - areaLeft) / cell : Number.NaN
}
const start = ({ characters }: TextRun): number => ((characters[0]?.x ?? Number.NaN) - areaLeft) / cell
const millimetres = (points: number): number => (points / 72) * 25.4

const named = (name: string): OfficialDocument => {
  const document = samples[name]
  if (!document) throw new Error(`no sample ${name}`)
  return document
}

describe('签名章 (7.3.5.3)', () => {
  const document = named('letter-stamp')
  const { pages } = laidOut(document)
  const [post] = runsOf(document, pages.pages, 'signature-stamps')
  const [date] = runsOf(document, pages.pages, 'issue-date')
  const text = runsOf(document, pages.pages, 'attachment-note').at(-1)

  test('has room of 39 by 20 mm, four characters from the edge, two rows below the text; the post stands two characters beside it', () => {
    expect(post && end(post)).toBeCloseTo(28 - 4 - 7 - 2, 3)
    expect(date && end(date)).toBeCloseTo(28 - 4, 3)
    // The middle of the post's em square is the middle of the stamp: 20.78 mm and half of 20 mm below the text's.
    const middle = (run: TextRun | undefined) => millimetres((run?.baseline ?? 0) - 0.36 * 16)
    expect(middle(post) - middle(text)).toBeCloseTo(20.78 + 10 + millimetres(8), 0)
    expect(middle(date) - middle(post)).toBeCloseTo(10 + 10.39 + millimetres(8), 0)
  })

  test('several stand in line below one another', () => {
    const joint = named('general-stamps')
    const posts = runsOf(joint, laidOut(joint).pages.pages, 'signature-stamps')
    expect(new Set(posts.map((run) => Math.round(end(run) * 100))).size).toBe(1)
    const { rows } = stampPlace({
      kind: 'signature-stamps',
      posts: words('某某市市长', '某某市人力资源和社会保障局党组书记、局长'),
    })
    expect(rows.map(({ lines }) => lines.length)).toEqual([1, 2])
  })
})

describe('the signature', () => {
  test('of a date that is longer than the organ leaves room for keeps two characters; the organ moves left', () => {
    const document = named('letter-unsealed')
    const { pages } = laidOut(document)
    const [organ] = runsOf(document, pages.pages, 'issuing-organs')
    const [date] = runsOf(document, pages.pages, 'issue-date')
    expect(date && end(date)).toBeCloseTo(26, 3)
    expect(organ && date && start(date) - start(organ)).toBeCloseTo(2, 3)
  })

  test('of several organs without seals stands in order, one below the other, and the date below the last', () => {
    const document = named('general-unsealed')
    const { pages } = laidOut(document)
    const organs = runsOf(document, pages.pages, 'issuing-organs')
    const [date] = runsOf(document, pages.pages, 'issue-date')
    expect(organs.map(({ characters }) => characters.length)).toEqual([11, 6])
    expect((organs[1]?.baseline ?? 0) - (organs[0]?.baseline ?? 0)).toBeCloseTo(29.6, 3)
    expect((date?.baseline ?? 0) - (organs[1]?.baseline ?? 0)).toBeCloseTo(29.6, 3)
  })

  test('has lines of the text in company, for which 附件说明 does not count', () => {
    const attachments = [
      { title: '第一个附件', blocks: [] },
      { title: '第二个附件', blocks: [] },
    ]
    for (let length = 100; length < 460; length += 20) {
      const document = sample({
        format: 'general',
        title: '某某市人民政府关于下达任务的通知',
        body: [paragraph(filler(length)), paragraph('请认真落实。')],
        attachments,
      })
      const { pages, codes } = laidOut(document)
      const page = pages.pages.find(({ items }) =>
        items.some(
          (item) =>
            item.kind === 'text' && item.element !== null && document.elements[item.element]?.kind === 'issuing-organs',
        ),
      )
      const company = runsOf(document, page ? [page] : [], 'paragraph').length
      expect([length, company >= 2, codes.includes('layout-signature-alone')]).toEqual([length, true, false])
    }
  })
})

describe('seals of several organs (7.3.5.1)', () => {
  const organs = (count: number) => Array.from({ length: count }, (_, n) => `某某省第${n + 1}工业和信息化厅`)
  const joint = (count: number, length: number) =>
    sample({ format: 'letter', title: '关于就业的函', body: [paragraph(filler(length))], organs: organs(count) })
  /** Distances between the rows of names, in millimetres. */
  const pitches = (document: OfficialDocument, pages: readonly Page[]) => {
    const baselines = [...new Set(runsOf(document, pages, 'issuing-organs').map(({ baseline }) => baseline))]
    return baselines.slice(1).map((baseline, index) => millimetres(baseline - (baselines[index] ?? 0)))
  }

  test('of 5 cm find room below one another, wherever the text ends', () => {
    for (let length = 20; length < 800; length += 28) {
      const document = joint(6, length)
      const { pages, codes } = laidOut(document)
      const found = pitches(document, pages.pages)
      expect(found).toHaveLength(2)
      expect([length, Math.min(...found) > 50, codes.includes('layout-seals-touch')]).toEqual([length, true, false])
    }
  })

  test('that find none on one page are told', () => {
    const { codes } = laidOut(joint(12, 60))
    expect(codes).toContain('layout-seals-touch')
  })
})

describe('a list of attachments that goes on to another page', () => {
  const attachments = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ title: `某某市第${n + 1}批就业创业工作任务分解表`, blocks: [] }))

  test('is broken between its names where page 1 would else be left half empty', () => {
    for (const format of ['letter', 'general'] as const)
      for (let count = 5; count < 15; count += 1)
        for (let length = 40; length < 460; length += 28) {
          const document = sample({
            format,
            title: '某某市人民政府关于下达任务的通知',
            body: [paragraph(filler(length)), paragraph('请认真落实。')],
            attachments: attachments(count),
          })
          const { pages, codes } = laidOut(document)
          const [first, second] = pages.pages
          if (!first || !second || runsOf(document, [second], 'issuing-organs').length === 0) continue
          const last = Math.max(
            ...first.items.map((each) => (each.kind === 'text' && each.row > 0 ? each.baseline : 0)),
          )
          const bottom = (paper.height * 20 - (format === 'letter' ? letterFirstBottom : margins.bottom)) / 20
          const white = Math.floor((bottom - last) / (rowTwips / 20))
          expect([format, count, length, white <= 6, codes]).toEqual([
            ...[format, count, length, true],
            expect.not.arrayContaining(['layout-signature-alone']),
          ])
        }
  })

  test('keeps the signature company with its last lines, for no text can', () => {
    for (let count = 18; count < 50; count += 1) {
      const document = sample({
        format: 'general',
        title: '某某市人民政府关于下达任务的通知',
        body: [paragraph(filler(60))],
        attachments: attachments(count),
      })
      const { pages, codes } = laidOut(document)
      const page = pages.pages.find((each) => runsOf(document, [each], 'issuing-organs').length > 0)
      const company = runsOf(document, page ? [page] : [], 'attachment-note').length
      expect([count, company >= 2, codes.includes('layout-signature-alone')]).toEqual([count, true, false])
    }
  })
})

describe('a signature that no text can keep company', () => {
  const at = place('templates/通知.hbs', 12, 1, 6)
  /** Addressees that leave the one line of text room on page 1, and its signature none. */
  const alone = (element: Element) =>
    layOut(
      sample({
        format: 'letter',
        title: '某某市人民政府关于报送材料的通知',
        addressees: `${filler(28 * 14 - 1)}：`,
        body: [element],
      }),
    ).diagnostics.filter(({ code }) => code === 'layout-signature-alone')

  test('is told with the place of the last words of the text, where one can add to them', () => {
    const paragraphs = [text('现将材料报来，'), text('请审阅。', at)]
    expect(alone({ kind: 'paragraph', inlines: paragraphs }).map((found) => found.at)).toEqual([at])
    const item: Element = { kind: 'item', level: 3, label: '1.', inlines: [text('报送材料。', at), text('完')] }
    expect(alone(item).map((found) => found.at)).toEqual([at])
  })
})

describe('主送机关 that have moved to the imprint', () => {
  test('leave one row between title and text', () => {
    const document = named('letter-addressees')
    const { pages, fit } = laidOut(document)
    expect(fit.addresseesInImprint).toBe(true)
    const title = runsOf(document, pages.pages, 'title').at(-1)
    const [text] = runsOf(document, pages.pages, 'paragraph')
    const gap = (text?.baseline ?? 0) - 0.86 * 16 - ((title?.baseline ?? 0) + 0.14 * 22)
    expect(millimetres(gap)).toBeCloseTo(10.39, 1)
    expect(textByPage(pages).at(-1)?.at(-1)).toBe('抄送：市统计局。')
  })
})

describe('版记', () => {
  test('stands on the last page where the office prints on one side', () => {
    const { pages } = laidOut(named('general-odd'))
    expect(pages.pages).toHaveLength(1)
    expect(textByPage(pages)[0]?.at(-1)).toContain('印发')
  })

  test('begins an upright page behind a turned one, and an unnumbered one where that page is odd', () => {
    const { pages, fit } = laidOut(named('general-turned-last'))
    expect(fit.imprintPages).toBe(2)
    expect(pages.pages.map(({ width, height }) => width > height)).toEqual([false, false, true, true, false, false])
    const numbered = pages.pages.map(({ items }) =>
      items.some((item) => item.kind === 'text' && item.face === 'songti'),
    )
    expect(numbered).toEqual([true, true, true, true, false, false])
  })
})

describe('a name longer than a line', () => {
  const long = '中共某某省委全面深化改革委员会推进农村劳动力转移就业和职业技能培训工作专项小组办公室'
  const set = (organs: readonly string[], signature: 'sealed' | 'unsealed') => {
    const document = sample({
      format: 'letter',
      title: '关于就业的函',
      body: [paragraph(filler(60))],
      organs,
      signature,
    })
    const { pages } = laidOut(document)
    return {
      names: runsOf(document, pages.pages, 'issuing-organs'),
      date: runsOf(document, pages.pages, 'issue-date')[0],
    }
  }
  const words = (run: TextRun): string => run.characters.map(({ character }) => character).join('')
  const middle = (run: TextRun | undefined): number => (run ? (start(run) + end(run)) / 2 : Number.NaN)

  test.each([
    ['one, sealed', [long], 'sealed'],
    ['one, unsealed', [long], 'unsealed'],
    ['with another, sealed', ['某市财政局', long], 'sealed'],
    ['with another, unsealed', ['某市财政局', long], 'unsealed'],
  ] as const)('%s: takes lines within the type area', (_, organs, signature) => {
    const { names } = set(organs, signature)
    expect(names.map(words).join('')).toBe(organs.join(''))
    for (const run of names) {
      expect(start(run)).toBeGreaterThanOrEqual(0)
      expect(end(run)).toBeLessThanOrEqual(28)
    }
  })

  test.each([
    [
      '某某省推动大规模设备更新和消费品以旧换新工作领导小组办公室',
      ['某某省推动大规模设备更新', '和消费品以旧换新工作领导小组办公室'],
    ],
    [
      '中国（某某）自由贸易试验区某某片区管理委员会暨国家级高新技术产业开发区管理委员会',
      ['中国（某某）自由贸易试验区某某片区管理委员会', '暨国家级高新技术产业开发区管理委员会'],
    ],
  ])('%s ends its lines where the sense allows', (name, lines) => {
    expect(set([name], 'sealed').names.map(words)).toEqual(lines)
  })

  test('sealed: its lines and the date stand in the middle of one another', () => {
    const { names, date } = set([long], 'sealed')
    expect(names).toHaveLength(2)
    for (const run of names) expect(middle(run)).toBeCloseTo(middle(date), 3)
  })

  test('unsealed: its lines begin below one another, the date two characters further right', () => {
    const { names, date } = set([long], 'unsealed')
    const [first, second] = names
    expect(first && second && start(first)).toBeCloseTo(second ? start(second) : 0, 3)
    expect(date && first && start(date)).toBeCloseTo(first ? start(first) + 2 : 0, 3)
  })
})
