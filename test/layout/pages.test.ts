import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { place } from '../../src/diagnostics/diagnostic.js'
import type { OfficialDocument } from '../../src/document/document.js'
import type { Element } from '../../src/document/element.js'
import { text } from '../../src/document/inline.js'
import { areaRight } from '../../src/layout/geometry.js'
import { type Layout, layOut } from '../../src/layout/lay-out.js'
import { generalMasthead } from '../../src/layout/masthead-general.js'
import type { Rule, TextRun } from '../../src/layout/pages.js'
import { sample } from '../corpus/make.js'
import {
  filler,
  generalDocument,
  heading,
  jointDocument,
  letterDocument,
  paragraph,
  sealedDocument,
  unsealedDocument,
} from '../fixtures/samples.js'
import { textByPage } from './page-lines.js'

function laidOut(document: OfficialDocument): Layout & { codes: readonly string[] } {
  const result = layOut(document)
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics))
  return { ...result.value, codes: result.diagnostics.map(({ code }) => code) }
}

/** Which page each row of some kinds of elements is on. */
const pagesOf = (document: OfficialDocument, layout: Layout, ...kinds: readonly Element['kind'][]): readonly number[] =>
  layout.pages.pages.flatMap(({ number, items }) =>
    [
      ...new Set(
        items.flatMap((item) =>
          item.kind === 'text' &&
          item.element !== null &&
          kinds.includes(document.elements[item.element]?.kind ?? 'note')
            ? [item.row]
            : [],
        ),
      ),
    ].map(() => number),
  )

const bodyOf = (lengths: readonly number[]): readonly Element[] => lengths.map((length) => paragraph(filler(length)))
const lengths = fc.array(fc.integer({ min: 2, max: 200 }), { minLength: 1, maxLength: 12 })
const format = fc.constantFrom('letter' as const, 'general' as const)

describe('pages', () => {
  test('never leave the signature alone: two lines of text stand with it, or all there are', () => {
    fc.assert(
      fc.property(format, lengths, (kind, body) => {
        const document = sealedDocument(kind, bodyOf(body))
        const layout = laidOut(document)
        const [organ = 0] = pagesOf(document, layout, 'issuing-organs')
        const text = pagesOf(document, layout, 'paragraph')
        const company = text.filter((page) => page === organ).length
        expect(company >= Math.min(2, text.length) || layout.codes.includes('layout-signature-alone')).toBe(true)
      }),
    )
  })

  test('show text on page 1', () => {
    fc.assert(
      fc.property(format, lengths, (kind, body) => {
        const document = sealedDocument(kind, bodyOf(body))
        expect(pagesOf(document, laidOut(document), 'paragraph')[0]).toBe(1)
      }),
    )
  })

  test('never end with a heading', () => {
    fc.assert(
      fc.property(lengths, lengths, (before, after) => {
        const document = sealedDocument('letter', [...bodyOf(before), heading(1, '一、', '标题'), ...bodyOf(after)])
        const rows = textByPage(laidOut(document).pages)
        expect(rows.map((page) => page.at(-1)).filter((row) => row === '一、标题')).toEqual([])
      }),
    )
  })

  test('keep fewer rows for the seal where pulling lines would leave page 1 without text', () => {
    const addressees: Element = { kind: 'addressees', inlines: [text(`${'各县（市、区）人民政府，'.repeat(22)}：`)] }
    const tight = Array.from({ length: 40 }, (_, index) => index + 20)
      .map((length) => sealedDocument('letter', bodyOf([length])))
      .map((document) => ({
        ...document,
        elements: document.elements.map((element) => (element.kind === 'addressees' ? addressees : element)),
      }))
    const cured = tight.map(laidOut)
    expect(cured.some(({ fit }) => fit.sealRoom.above < 3)).toBe(true)
    expect(cured.every(({ fit, codes }) => fit.sealRoom.above === 3 || codes.includes('layout-seal-rows'))).toBe(true)
  })

  test('move addressees that fill page 1 to the foot of the last', () => {
    const plain = sealedDocument('letter', bodyOf([100]))
    const many: Element = { kind: 'addressees', inlines: [text(`${'各县（市、区）人民政府，'.repeat(40)}各乡镇：`)] }
    const document = {
      ...plain,
      elements: plain.elements.map((element) => (element.kind === 'addressees' ? many : element)),
    }
    const layout = laidOut(document)
    expect(layout.fit.addresseesInImprint).toBe(true)
    expect(layout.codes).toContain('layout-addressees')
    expect(pagesOf(document, layout, 'paragraph')[0]).toBe(1)
    expect(
      textByPage(layout.pages)
        .at(-1)
        ?.some((row) => row.startsWith('主送：')),
    ).toBe(true)
  })

  test('set the same document the same way, whatever was set before', () => {
    expect(layOut(generalDocument)).toEqual(layOut(generalDocument))
  })
})

describe('the general format (chapter 7)', () => {
  const { pages, fit } = laidOut(generalDocument)
  const rows = textByPage(pages)

  test('puts 份号, 密级 and 紧急程度 on the first rows, then the number', () => {
    expect(rows[0]?.slice(0, 5)).toEqual([
      '000001',
      '机密★1年',
      '特急',
      '某政发〔2024〕3号',
      generalDocument.properties.title,
    ])
  })

  test('numbers every page', () => {
    const numbers = pages.pages.map(({ items }) =>
      items
        .filter((item): item is TextRun => item.kind === 'text' && item.face === 'songti')
        .map(({ characters }) => characters.map(({ character }) => character).join('')),
    )
    expect(numbers).toEqual(pages.pages.map(({ number }) => [`— ${number} —`]))
  })

  test('begins each attachment on a page of its own: label on row 1, title on row 3', () => {
    const starts = rows.flatMap((page, index) => (/^附件\d?$/u.test(page[0] ?? '') ? [index + 1] : []))
    expect(starts).toEqual([4, 6])
    const [label, title] =
      pages.pages[3]?.items.filter((item): item is TextRun => item.kind === 'text' && item.row > 0) ?? []
    expect(label?.face).toBe('heiti')
    expect((title?.baseline ?? 0) - (label?.baseline ?? 0)).toBeGreaterThan(2 * 29.6)
  })

  test('repeats the header row of a table that goes on', () => {
    expect(rows[3]?.[2]).toBe('地区计划完成备注')
    expect(rows[4]?.[0]).toBe('地区计划完成备注')
  })

  test('keeps the rows of the table in order and whole', () => {
    const firsts = [...(rows[3] ?? []), ...(rows[4] ?? [])].flatMap((row) => /^第(\d+)县/.exec(row)?.[1] ?? [])
    expect(firsts.map(Number)).toEqual(Array.from({ length: 24 }, (_, index) => index + 1))
  })

  test('ends the last page, an even one, with 版记 between rules of 0.35 and 0.25 mm', () => {
    expect(fit.pageCount % 2).toBe(0)
    const rules = pages.pages.at(-1)?.items.filter((item): item is Rule => item.kind === 'rule') ?? []
    expect(rules.map(({ weight }) => Math.round((weight / 72) * 2540) / 100)).toEqual([0.35, 0.25, 0.35])
    expect(((rules.at(-1)?.y1 ?? 0) / 72) * 25.4).toBeCloseTo(262, 1)
    expect(rows.at(-1)?.at(-1)).toBe('某某市人民政府办公室2024年5月7日印发')
  })

  test('says on every page of a sample that it is one', () => {
    for (const { items } of pages.pages) {
      const [mark] = items.filter((item): item is TextRun => item.kind === 'text' && item.element === null)
      expect(mark?.characters.map(({ character }) => character).join('')).toBe('示例')
      expect(((mark?.baseline ?? 999) / 72) * 25.4).toBeLessThan(30)
    }
  })
})

describe('版记 on an even page', () => {
  const closing: Element = { kind: 'printing', organ: [text('办公室')], date: [text('2024年5月7日')] }
  test.each([
    { body: [40], pages: 2, added: 1, numbered: 2 },
    { body: [420], pages: 2, added: 0, numbered: 2 },
  ])('$body characters: $pages pages', ({ body, pages, added, numbered }) => {
    const layout = laidOut(sealedDocument('general', bodyOf(body), { after: [closing] }))
    expect([layout.fit.pageCount, layout.fit.imprintPages]).toEqual([pages, added])
    const numbers = layout.pages.pages.filter(({ items }) =>
      items.some((item) => item.kind === 'text' && item.face === 'songti'),
    )
    expect(numbers).toHaveLength(numbered)
  })

  test('a blank page before 版记 has no number, nor has the page of 版记 (7.5)', () => {
    const full = Array.from({ length: 30 }, (_, index) => 580 + index * 28)
      .map((length) => laidOut(sealedDocument('general', bodyOf([length]), { after: [closing] })))
      .find(({ fit }) => fit.imprintPages === 2)
    expect(full).toBeDefined()
    const numbered = full?.pages.pages.map(({ items }) =>
      items.some((item) => item.kind === 'text' && item.face === 'songti'),
    )
    expect(numbered?.slice(-2)).toEqual([false, false])
    expect(numbered?.slice(0, -2).every(Boolean)).toBe(true)
    expect(full?.pages.pages.at(-2)?.items).toEqual([])
  })
})

describe('several organs', () => {
  const { pages } = laidOut(jointDocument)
  const rows = textByPage(pages).flat()

  test('stack in the mark, with 文件 beside the middle of the stack', () => {
    const marks =
      pages.pages[0]?.items.filter((item): item is TextRun => item.kind === 'text' && item.colour === 'red') ?? []
    const [first, second, third, suffix] = marks
    expect(marks).toHaveLength(4)
    expect(suffix?.baseline).toBeCloseTo(second?.baseline ?? 0, 3)
    expect((first?.baseline ?? 0) + (third?.baseline ?? 0)).toBeCloseTo(2 * (second?.baseline ?? 0), 3)
  })

  test('sign two a row, the number on the row of the last', () => {
    expect(rows.slice(0, 3)).toEqual(['签发人：张三　李四光', '王五　赵六', '某政发〔2024〕3号钱七'])
  })

  test('stand side by side above the date, which is centred on the last', () => {
    expect(rows).toContain('某某市人民政府某某市人社局某某市财政局')
  })
})

describe('the letter format', () => {
  test('has 抄送 at the foot of the last page and no rules there', () => {
    const { pages, fit } = laidOut(letterDocument)
    expect(textByPage(pages).at(-1)?.at(-1)).toBe('抄送：市就业工作领导小组办公室，市统计局。')
    expect(fit.pageCount).toBe(2)
    expect(pages.pages.at(-1)?.items.some((item) => item.kind === 'rule')).toBe(false)
  })

  test('keeps no rows for a seal that is not pressed, and sets the date two characters after the organ', () => {
    const { pages, fit } = laidOut(unsealedDocument)
    expect(fit.sealRoom.above).toBe(0)
    const find = (kind: Element['kind']) =>
      pages.pages[0]?.items.find(
        (item): item is TextRun =>
          item.kind === 'text' && item.element !== null && unsealedDocument.elements[item.element]?.kind === kind,
      )?.characters[0]?.x ?? 0
    expect((find('issue-date') - find('issuing-organs')) / (442.2 / 28)).toBeCloseTo(2, 3)
  })
})

describe('a long address', () => {
  const address = 'zhonghezhifaju-bangongshi@mail.department.example.invalid'
  const apart = (document: OfficialDocument): number => {
    const { pages } = laidOut(document)
    const runs = pages.pages.flatMap(({ items }) =>
      items.filter((item): item is TextRun => item.kind === 'text' && item.colour === 'black' && item.row > 0),
    )
    const gaps = runs.flatMap(({ characters }) =>
      characters.slice(1).map(({ x }, index) => {
        const before = characters[index]
        return before ? x - before.x - before.width : 0
      }),
    )
    return Math.max(...gaps)
  }

  test.each([1, 5, 12, 20])('behind %i characters does not tear the line before it apart', (length) => {
    const words = `${filler(length + 1).slice(0, -1)}${address}${filler(40)}`
    expect(apart(sample({ format: 'letter', title: '关于就业的函', body: [paragraph(words)] }))).toBeLessThanOrEqual(8)
    const noted = sample({
      format: 'letter',
      title: '关于就业的函',
      body: [paragraph(filler(60))],
      note: `（${words}）`,
    })
    expect(apart(noted)).toBeLessThanOrEqual(8)
  })

  test('leaves other paragraphs spread to both edges', () => {
    const document = sample({
      format: 'letter',
      title: '关于就业的函',
      body: [paragraph(address.repeat(2)), paragraph(`${filler(26).slice(0, -1)}（${filler(40)}）。`)],
    })
    expect(apart(document)).toBeGreaterThan(0)
  })
})

describe('page 1 shows text (7.3.3)', () => {
  const joint = (count: number, organ = '某市农业农村局') =>
    sample({
      format: 'general',
      organs: Array.from({ length: count }, () => organ),
      title: '关于就业的通知',
      body: [paragraph(filler(200))],
    })

  test.each([1, 3, 5, 7, 9])('below a mark of %i names, with the addressees', (count) => {
    const layout = layOut(joint(count))
    expect(layout.ok && layout.value.fit.addresseesInImprint).toBe(false)
    expect(layout.diagnostics.map(({ code }) => code)).not.toContain('layout-first-page')
  })

  test.each([14, 30])('a mark of %i names stays on the paper', (count) => {
    const layout = layOut(joint(count))
    if (!layout.ok) throw new Error('not laid out')
    const [page] = layout.value.pages.pages
    const baselines = (page?.items ?? []).flatMap((item) => (item.kind === 'text' ? [item.baseline] : []))
    expect(Math.max(...baselines)).toBeLessThan(page?.height ?? 0)
  })

  test('the type of a mark is of a size that DOCX knows: whole or half points', () => {
    for (let count = 1; count <= 40; count += 1) {
      const sizes = generalMasthead(joint(count)).marks.map(({ size }) => size)
      expect(sizes.length).toBeGreaterThan(0)
      expect([count, ...sizes.filter((size) => !Number.isInteger(size * 2))]).toEqual([count])
    }
  })

  test.each([
    ['one name', 1, 28],
    ['one name', 1, 36],
    ['several names', 3, 24],
  ])('%s of a mark are condensed to half their width at most (%i of %i characters)', (_, count, length) => {
    const { marks } = generalMasthead(joint(count, filler(length)))
    for (const { cell, size } of marks) expect(cell / size).toBeGreaterThanOrEqual(0.5)
    expect(Math.max(...marks.map(({ x, width }) => x + width))).toBeLessThanOrEqual(areaRight + 0.001)
  })

  const codes = (document: OfficialDocument) => layOut(document).diagnostics.map(({ code }) => code)

  test.each([10, 14, 17])('a name of %i characters is condensed without a word', (length) => {
    expect(codes(joint(1, filler(length + 3)))).not.toContain('layout-mark-narrow')
    expect(codes(joint(3, filler(length)))).not.toContain('layout-mark-narrow')
  })

  test.each([24, 27, 36, 48])('a name of %i characters is told, with its place', (length) => {
    const at = place('templates/通知.hbs', 4, 6, length)
    const name = filler(length)
    const document = joint(2, '某市农业农村局')
    const elements = document.elements.map((element) =>
      element.kind === 'issuer-mark' ? { ...element, organs: [...element.organs, [text(name, at)]] } : element,
    )
    const found = layOut({ ...document, elements }).diagnostics.filter(({ code }) => code === 'layout-mark-narrow')
    expect(found.map((each) => each.at)).toEqual([at])
    expect(codes(joint(1, name))).toContain('layout-mark-narrow')
  })

  test('or that is told', () => {
    const layout = layOut(joint(30))
    expect(layout.diagnostics.map(({ code }) => code)).toContain('layout-first-page')
  })
})
