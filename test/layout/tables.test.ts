import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Table } from '../../src/document/element.js'
import { numberIndents, slashedAmount } from '../../src/layout/align-numbers.js'
import { attachmentSheet } from '../../src/layout/attachment-sheet.js'
import { cellPadding } from '../../src/layout/column-demands.js'
import { sheets } from '../../src/layout/geometry.js'
import { layOut } from '../../src/layout/lay-out.js'
import type { Page, TextRun } from '../../src/layout/pages.js'
import { fitTable } from '../../src/layout/table-columns.js'
import { sample, table } from '../corpus/make.js'
import { crowded, decimals, persons, placesByIndicators, wideHeads } from '../corpus/tables.js'
import { texts } from './page-lines.js'
import { attachment, find, pagesWith, remark, rules, wordsOf } from './table-letters.js'

const xOf = (run: TextRun, mark: string): number =>
  run.characters.find(({ character }) => character === mark)?.x ?? Number.NaN

describe('the columns of a table', () => {
  test('are together as wide as the type area, whatever they hold', () => {
    const cellText = fc.stringMatching(/^[就业人数0-9.%]{0,14}$/u)
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 14 }),
        fc.array(cellText, { minLength: 14, maxLength: 56 }),
        (count, words) => {
          const rows = Array.from({ length: Math.floor(words.length / count) }, (_, n) =>
            words.slice(n * count, (n + 1) * count),
          )
          const made = table({ header: words.slice(0, count), rows })
          for (const sheet of Object.values(sheets)) {
            const { widths, rooms, unit, comfortable } = fitTable(made, sheet)
            expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(sheet.measure, 3)
            widths.forEach((width, column) => {
              expect(width).toBeGreaterThanOrEqual((rooms[column] ?? 0) * unit * (comfortable ? 1 : 0))
              expect((rooms[column] ?? 0) * 2).toBe(Math.round((rooms[column] ?? 0) * 2))
            })
          }
        },
      ),
    )
  })

  test('whose text wraps are hardly wider than the layout counts, for Word would put one character more on a line', () => {
    for (let count = 12; count < 32; count += 1) {
      const figures = Array.from({ length: count }, (_, n) => `${(100.25 + n).toFixed(2)}%`)
      const made = table({
        header: ['地区', ...figures.map(() => '完成率')],
        rows: [['某某经济技术开发区', ...figures]],
      })
      const { widths, rooms, unit } = fitTable(made, sheets.turned)
      const spare = widths.map((width, column) => width / unit - cellPadding - (rooms[column] ?? 0))
      if (rooms.every((room) => room < 3.5)) expect([count, Math.max(...spare) < 0.1]).toEqual([count, true])
    }
  })

  test('of few words are set in 3号, of many in smaller type, and no number is broken', () => {
    expect(fitTable(decimals, sheets.upright).size).toBe(16)
    expect(fitTable(placesByIndicators, sheets.upright)).toMatchObject({ size: 10.5, comfortable: false })
    expect(fitTable(placesByIndicators, sheets.turned)).toMatchObject({ size: 12, comfortable: true })
    const printed = pagesWith(placesByIndicators).flatMap(texts).map(wordsOf)
    for (const row of placesByIndicators.rows) for (const [cell] of row.slice(1)) expect(printed).toContain(cell?.text)
  })

  describe('of numbers with their units', () => {
    const amounts = (count: number) =>
      table({
        header: ['地方', ...Array.from({ length: count }, (_, n) => (n % 4 === 3 ? '名次' : '完成'))],
        rows: ['甲市', '乙市'].map((place) => [
          place,
          ...Array.from({ length: count }, (_, n) => (n % 4 === 3 ? '1' : `${n % 9}.${n}3万人次`.slice(0, 7))),
        ]),
      })

    test('are set smaller than is read with ease rather than part all of them', () => {
      const fits = Array.from({ length: 8 }, (_, n) => fitTable(amounts(n + 3), sheets.turned))
      expect(fits.map(({ amountsWhole }) => amountsWhole)).toEqual(fits.map(() => true))
      expect(fits.at(-1)?.size).toBe(10.5)
    })

    test('are kept whole with a unit that has a slash, in a row as in a head', () => {
      for (let count = 2; count < 9; count += 1) {
        const figures = Array.from({ length: count }, (_, n) => `${27 + n}.4微克/立方米`)
        const block = table({ header: ['地区', ...figures.map(() => '平均浓度')], rows: [['某某县', ...figures]] })
        const printed = pagesWith(block, '表', 'turned').flatMap(texts).map(wordsOf)
        expect([count, figures.filter((each) => !printed.includes(each))]).toEqual([count, count < 7 ? [] : figures])
        if (count >= 7) expect(printed.filter((words) => words === '微克/立方米')).toHaveLength(count)
      }
      const heads = Array.from({ length: 6 }, () => '平均浓度（微克/立方米）')
      const block = table({ header: ['地区', ...heads], rows: [['某某县', ...heads.map(() => '27.4')]] })
      const printed = pagesWith(block, '表', 'turned').flatMap(texts).map(wordsOf)
      expect(printed.filter((words) => words === '（微克/立方米）')).toHaveLength(6)
    })

    test('are those of a number, or of one that became another: no words are set apart from the unit behind them', () => {
      expect(slashedAmount('27.4 27.5微克/立方米')).toEqual({ number: '27.4 27.5', unit: '微克/立方米' })
      expect(slashedAmount('平均 27.5微克/立方米')).toBeUndefined()
    })

    test('are turned rather than set so small upright', () => {
      for (let count = 4; count < 15; count += 1) {
        const block = amounts(count)
        if (attachmentSheet(attachment(block)) === 'upright')
          expect(fitTable(block, sheets.upright).size).toBeGreaterThanOrEqual(12)
      }
    })
  })

  test('that are too many even for the smallest type are reported, with their place on the page kept', () => {
    const many = table({
      header: Array.from({ length: 30 }, (_, n) => `第${n}栏`),
      rows: [Array.from({ length: 30 }, () => '12345.67')],
    })
    const layout = layOut(sample({ format: 'letter', title: '函', body: [many] }))
    expect(layout.diagnostics.map(({ code }) => code)).toContain('layout-table-narrow')
  })
})

describe('a table of tasks', () => {
  test('gives the long text the most room, and the short ones their one line', () => {
    const long = remark(160)
    const tasks = table({
      header: ['序号', '任务', '责任单位', '时限'],
      align: ['center', 'left', 'left', 'left'],
      rows: [
        ['1', long, '市发展和改革委员会，各县（市、区）人民政府', '2024年12月'],
        ['2', remark(60), '市财政局', '长期坚持'],
      ],
    })
    const { rooms } = fitTable(tasks, sheets.upright)
    const [, task = 0, who = 0, when = 0] = rooms
    expect(task).toBeGreaterThan(1.5 * who)
    expect(when).toBeGreaterThanOrEqual(5.5)
    // The task and who does it take about as many lines: neither alone makes the row high.
    expect(Math.ceil(21 / who)).toBeLessThanOrEqual(Math.ceil(long.length / task))
  })
})

describe('numbers in a column', () => {
  test('stand with their decimal points below one another', () => {
    const pages = pagesWith(decimals)
    const points = [
      '1205.5',
      '1,310.25',
      '104.75',
      '79.5',
      '-6.5',
      '10342.08',
      '857.92',
      '11633.93',
      '12589.75',
      '955.82',
    ]
      .map((words) => find(pages, words))
      .map((run) => Math.round(xOf(run, '.') * 100) / 100)
    expect(new Set(points).size).toBe(3)
    // A whole number ends where the others have their point.
    const whole = find(pages, '86').characters.at(-1)
    expect((whole?.x ?? 0) + (whole?.width ?? 0)).toBeCloseTo(xOf(find(pages, '1205.5'), '.'), 3)
  })

  test('are told from words: only right-aligned columns and only numbers move', () => {
    const indents = numberIndents(
      table({
        header: ['甲', '乙', '丙'],
        align: ['left', 'right', 'right'],
        rows: [
          ['1.5', '2', '无'],
          ['1', '2.55', '3.5%'],
        ],
      }),
    )
    expect(indents).toEqual([
      [0, 1.5, 0],
      [0, 0, 0],
    ])
  })
})

describe('numbers that count different things', () => {
  const mixed = table({
    header: ['指标', '年度计划', '完成'],
    align: ['left', 'right', 'right'],
    rows: [
      ['农村劳动力转移就业和返乡入乡创业基地建设', '76.6万人', '82.85万人'],
      ['返乡入乡创业基地建设', '57个', '72万人'],
      ['家政从业人员培训', '4300人次', '4.8万人'],
    ],
  })

  test('stand at the right of their column: they have no place of digits in common', () => {
    const indents = numberIndents(mixed)
    expect(indents.map((row) => row[1])).toEqual([0, 0, 0])
    expect(indents.map((row) => row[2])).toEqual([0, 1.5, 0.5])
  })

  test('and what stands behind a number is counted in the width of its column: no number is broken', () => {
    const [page] = pagesWith(mixed)
    if (!page) throw new Error('no page')
    const words = texts(page).map(wordsOf)
    for (const number of ['76.6万人', '57个', '4300人次', '82.85万人', '72万人', '4.8万人'])
      expect(words).toContain(number)
  })
})

describe('the head of a table', () => {
  const pages = pagesWith(placesByIndicators)

  test('has common headings above their columns, and is set again on each page', () => {
    expect(pages.length).toBe(2)
    for (const page of pages) {
      const group = texts(page).find((run) => wordsOf(run) === '职业技能培训（人次）')
      const own = texts(page).findLast((run) => wordsOf(run) === '完成率')
      expect(own?.baseline ?? 0).toBeGreaterThan(group?.baseline ?? Number.POSITIVE_INFINITY)
    }
  })

  test('is no leaf of the structure when it is set again', () => {
    const again = texts(pages[1] as Page).filter((run) => wordsOf(run) === '地区')
    expect(again.map(({ leaf }) => leaf)).toEqual([null])
  })

  test('draws no rule through a common heading', () => {
    const [page] = pages
    if (!page) throw new Error('no page')
    const group = texts(page).find((run) => wordsOf(run) === '城镇新增就业（万人）')
    const [first, last] = [group?.characters[0], group?.characters.at(-1)]
    const through = rules(page).filter(
      ({ x1, x2, y1, y2 }) =>
        x1 === x2 &&
        x1 > (first?.x ?? 0) &&
        x1 < (last?.x ?? 0) &&
        y1 < (group?.baseline ?? 0) &&
        (group?.baseline ?? 0) < y2,
    )
    expect(through).toEqual([])
  })
})

describe('the lines of a head', () => {
  const linesIn = (made: Table) => pagesWith(made).flatMap(texts).map(wordsOf)

  test('end where the sense allows, where that takes no line more', () => {
    const found = linesIn(
      table({
        header: ['地区', '城镇新增就业（万人）', '农村劳动力转移就业人数（万人）', '备注'],
        rows: [['中国（某某）自由贸易试验区某某片区', '2.50', '1.20', '含县']],
      }),
    )
    expect(found).toEqual(expect.arrayContaining(['城镇新增就业', '（万人）']))
    expect(found.filter((words) => words === '（万人）')).toHaveLength(2)
  })

  test('never part the unit, which begins one of its own behind a short word, however many columns there are', () => {
    const found = linesIn(crowded)
    for (const words of ['项目数', '（个）', '计划', '完成', '同比', '完成率', '（%）']) expect(found).toContain(words)
    expect(found.filter((words) => words === '（亿元）')).toHaveLength(3)
  })

  test('are three rather than that a name of a row takes two', () => {
    const found = linesIn(wideHeads)
    expect(found).toContain('延边朝鲜族自治州')
    expect(found).toContain('长白山保护开发区')
    expect(found).toEqual(
      expect.arrayContaining(['城镇新增', '就业', '（万人）', '农村劳动力', '转移就业', '职业技能', '培训']),
    )
  })
})

describe('the lines of a name in a row', () => {
  const amounts = ['56066.55万元', '56066.55万元', '56066.55万元', '56066.55万元']
  const columnOf = (...names: readonly string[]) =>
    pagesWith(
      table({ header: ['指标', '甲', '乙', '丙', '丁'], rows: names.map((name) => [name, ...amounts]) }),
      '表',
      'upright',
    )
      .flatMap(texts)
      .map(wordsOf)
      .slice(8)
      .filter((words) => !amounts.includes(words) && !/\d/u.test(words))

  test('end where the sense allows, where that takes no line more', () => {
    expect(columnOf('创业担保贷款发放', '长白山保护开发区', '农民工稳就业职业技能培训')).toEqual([
      ...['创业担保', '贷款发放'],
      ...['长白山保护', '开发区'],
      ...['农民工稳就业', '职业技能培训'],
    ])
  })

  test('are filled where it is no name but a sentence', () => {
    const found = columnOf('组织专场招聘活动，建立用工台账。', '农民工稳就业职业技能培训')
    expect(found.slice(0, 3)).toEqual(['组织专场招聘活', '动，建立用工台', '账。'])
  })
})

describe('the name of a place of five or six characters', () => {
  const tableOf = (name: string, count: number) => {
    const of = <T>(each: readonly T[]) => Array.from({ length: count }, (_, n) => each[n % each.length] as T)
    const rows = [name, '甲市'].map((place) => [place, ...of(['12.34万人', '118.9%', '98.5'])])
    return table({ header: ['地区', ...of(['完成（万人）', '完成率（%）', '得分'])], rows })
  }
  const roomOf = (name: string, count: number) => fitTable(tableOf(name, count), sheets.upright)

  test.each([5, 6, 7, 8])('keeps its line where %i other columns can give way for it', (count) => {
    expect(roomOf('彝溪自治县', count).rooms[0]).toBeGreaterThanOrEqual(5)
  })

  test('makes no type smaller, and no other number or unit broken', () => {
    for (let count = 3; count < 15; count += 1) {
      const [place, other] = ['彝溪自治县', '彝溪人才办'].map((name) => roomOf(name, count))
      expect([place?.size, place?.whole, place?.amountsWhole]).toEqual([other?.size, other?.whole, other?.amountsWhole])
    }
  })
})

describe('a word of two to four characters', () => {
  test('is in one piece even where columns are many, for a remark takes more lines instead', () => {
    const lines = pagesWith(persons).flatMap(texts).map(wordsOf)
    expect(lines).toEqual(expect.arrayContaining(['欧阳文华', '完成率', '（万元）', '丙丁市人力资源', '和社会保障局']))
  })
})

describe('words of a row', () => {
  test('take two lines at most, where they are no long remark', () => {
    const lines = pagesWith(placesByIndicators).flatMap(texts).map(wordsOf)
    expect(lines).toContain('子丑高新技术')
    expect(lines).toContain('产业开发区')
    expect(lines).not.toContain('区')
  })
})
