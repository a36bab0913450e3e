import { describe, expect, test } from 'vitest'
import { layOut } from '../../src/layout/lay-out.js'
import type { Page, PageItem, Rule, TextRun } from '../../src/layout/pages.js'
import { notice } from '../fixtures/notice.js'
import { pageLines, textByPage } from './page-lines.js'

const layout = layOut(notice)
if (!layout.ok) throw new Error('the notice must be laid out')
const { fit, pages } = layout.value

const millimetres = (points: number): number => (points / 72) * 25.4
const isText = (item: PageItem): item is TextRun => item.kind === 'text'
const isRule = (item: PageItem): item is Rule => item.kind === 'rule'
const page = (number: number): Page => {
  const found = pages.pages[number - 1]
  if (!found) throw new Error(`no page ${number}`)
  return found
}
/** The run that begins with a text. */
const run = (number: number, text: string): TextRun => {
  const found = page(number)
    .items.filter(isText)
    .find(({ characters }) =>
      characters
        .map(({ character }) => character)
        .join('')
        .startsWith(text),
    )
  if (!found) throw new Error(`no ${text} on page ${number}`)
  return found
}
const left = ({ characters }: TextRun): number => characters[0]?.x ?? Number.NaN
const right = ({ characters }: TextRun): number => {
  const last = characters.at(-1)
  return last ? last.x + last.width : Number.NaN
}
/** Upper and lower edge of the em squares of a run, in millimetres. */
const emTop = ({ baseline, size }: TextRun): number => millimetres(baseline - 0.86 * size)
const emBottom = ({ baseline, size }: TextRun): number => millimetres(baseline + 0.14 * size)

const areaLeft = 1587 / 20
const areaRight = areaLeft + 442.2
const cell = 442.2 / 28

describe('the notice on the grid', () => {
  test('breaks its title by meaning', () => {
    expect(fit.titleLines).toEqual(['吉林省人民政府', '关于2022年度全省就业创业工作', '目标责任制考评情况的通报'])
  })

  test('has six pages of at most 22 rows', () => {
    expect(pages.pages.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6])
    expect(textByPage(pages).map((rows) => rows.length)).toEqual([18, 22, 22, 22, 19, 6])
  })

  test('loses no character', () => {
    const printed = textByPage(pages).flat().join('')
    const inlines = notice.elements.flatMap((element) => {
      if (element.kind === 'issuer-mark') return []
      const label = 'label' in element ? element.label : ''
      const heading = element.kind === 'run-in' ? element.heading : []
      const organs = element.kind === 'issuing-organs' ? element.organs.flat() : []
      const own = 'inlines' in element ? element.inlines : []
      return [label, ...[...heading, ...own, ...organs].map(({ text }) => text)]
    })
    expect(printed).toBe(inlines.join(''))
  })

  test('has no line wider than the type area, and spreads all but last lines to its edge', () => {
    for (const { items } of pages.pages)
      for (const item of items.filter(isText))
        if (item.row > 0) expect(right(item)).toBeLessThanOrEqual(areaRight + 0.01)
    expect(right(run(2, '疾人职业技能培训'))).toBeCloseTo(areaRight, 1)
    expect(right(run(2, '计划的107%。'))).toBeLessThan(areaRight - cell)
  })

  test('stands between 37 and 262 mm on the pages after the first', () => {
    expect(emTop(run(2, '计划的147%'))).toBeCloseTo(37, 0)
    const last = pageLines(page(2)).at(-1)?.baseline ?? 0
    expect(millimetres(last + 0.14 * 16)).toBeCloseTo(262, 0)
  })

  test('sets headings in the face of their level, and what follows a run-in heading in 仿宋', () => {
    expect(run(1, '一、就业创业工作完成情况').face).toBe('heiti')
    expect(run(1, '（一）重点目标任务全面完成。').face).toBe('kaiti')
    expect(run(1, '2022年，面对疫情').face).toBe('fangsong')
  })

  test('lists the headings for the bookmarks', () => {
    expect(pages.outline.map(({ level, title, page: on }) => [level, title, on])).toEqual([
      [1, '一、就业创业工作完成情况', 1],
      [2, '（一）重点目标任务全面完成', 1],
      [2, '（二）重点群体就业保持稳定', 2],
      [2, '（三）各地工作亮点纷呈', 3],
      [1, '二、工作中存在的问题', 4],
      [2, '（一）就业空间萎缩', 4],
      [2, '（二）结构性矛盾持续', 4],
      [2, '（三）青年群体就业承压', 4],
      [1, '三、考评结果及应用', 4],
    ])
  })
})

describe('the letter format (10.1)', () => {
  test('puts the ink of the mark 30 mm below the edge, in the middle of the type area', () => {
    const mark = page(1)
      .items.filter(isText)
      .find(({ colour }) => colour === 'red')
    if (!mark) throw new Error('no mark')
    expect(mark.face).toBe('xiaobiaosong')
    expect(millimetres(mark.baseline - 0.825 * mark.size)).toBeCloseTo(30, 1)
    expect(left(mark) - areaLeft).toBeCloseTo(areaRight - right(mark), 3)
  })

  test('draws two double rules 170 mm wide: thick above thin, and thin above thick 20 mm from the bottom edge', () => {
    const rules = page(1).items.filter(isRule)
    const edges = rules.map(({ y1, weight }) => [millimetres(y1 - weight / 2), millimetres(y1 + weight / 2)])
    expect(rules.map(({ weight }) => Math.round(millimetres(weight) * 100) / 100)).toEqual([0.94, 0.19, 0.19, 0.94])
    expect(
      rules.every(({ x1, x2 }) => Math.abs(millimetres(x2 - x1) - 170) < 0.01 && Math.abs(millimetres(x1) - 20) < 0.1),
    ).toBe(true)
    const mark = run(1, '吉林省人民政府')
    expect((edges[0]?.[0] ?? 0) - millimetres(mark.baseline + 0.105 * mark.size)).toBeCloseTo(4, 2)
    expect(297 - (edges[3]?.[1] ?? 0)).toBeCloseTo(20, 1)
    expect(pages.pages.slice(1).flatMap(({ items }) => items.filter(isRule))).toEqual([])
  })

  test('sets the number flush right 7/8 of a row below the rule, the title two rows below, the addressees one', () => {
    const number = run(1, '吉政函〔2023〕10号')
    const lowest = page(1).items.filter(isRule)[1]
    if (!lowest) throw new Error('no rule')
    expect(right(number)).toBeCloseTo(areaRight, 1)
    expect(emTop(number) - millimetres(lowest.y1 + lowest.weight / 2)).toBeCloseTo(4.84, 1)
    const [, first] = page(1)
      .items.filter(isText)
      .filter(({ face }) => face === 'xiaobiaosong')
    if (!first) throw new Error('no title')
    expect(emTop(first) - emBottom(number)).toBeCloseTo(20.78, 1)
    expect(emTop(run(1, '各市（州）')) - emBottom(run(1, '目标责任制'))).toBeCloseTo(10.39, 1)
  })

  test('runs down to 7/8 of a row above the lower rule, and no further', () => {
    const bottom = millimetres((pageLines(page(1)).at(-1)?.baseline ?? 0) + 0.14 * 16)
    expect(bottom).toBeGreaterThan(262)
    expect(bottom).toBeLessThanOrEqual(270.6)
  })

  test('numbers pages from the second on: even at the left, odd at the right, one character in', () => {
    const numbers = pages.pages.map(({ items }) => items.filter(isText).find(({ face }) => face === 'songti'))
    expect(numbers.map((number) => number?.characters.map(({ character }) => character).join('') ?? '')).toEqual([
      '',
      ...[2, 3, 4, 5, 6].map((number) => `— ${number} —`),
    ])
    const [, second, third] = numbers
    if (!second || !third) throw new Error('no page numbers')
    expect(left(second)).toBeCloseTo(areaLeft + cell, 2)
    expect(right(third)).toBeCloseTo(areaRight - cell, 2)
    expect(millimetres(second.baseline - 0.36 * second.size)).toBeCloseTo(269, 1)
  })
})

describe('the signature of the notice', () => {
  test('pulls the last paragraph over, reports it, and keeps three rows for the seal', () => {
    expect(fit.cures).toEqual([{ kind: 'pull-lines', lines: 3 }])
    expect(fit.sealRoom.above).toBe(3)
    expect(layout.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ['layout-signature-pulled', 'note'],
    ])
    const organ = run(6, '吉林省人民政府')
    const text = pageLines(page(6))[2]
    expect((organ.baseline - (text?.baseline ?? 0)) / 29.6).toBeCloseTo(4, 3)
  })

  test('keeps 4 characters right of the date and centres the organ on it', () => {
    const [organ, date] = [run(6, '吉林省人民政府'), run(6, '2023年4月3日')]
    expect((areaRight - right(date)) / cell).toBeCloseTo(4, 3)
    expect(left(organ) + right(organ)).toBeCloseTo(left(date) + right(date), 3)
  })

  test('puts the note on the row after the date, two characters in', () => {
    const [date, note] = [run(6, '2023年4月3日'), run(6, '（此件公开发布）')]
    expect(note.baseline - date.baseline).toBeCloseTo(29.6, 3)
    expect((left(note) - areaLeft) / cell).toBeCloseTo(2, 3)
  })
})
