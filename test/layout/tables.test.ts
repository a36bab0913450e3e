import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Attachment, SheetKind, Table } from '../../src/document/element.js'
import { numberIndents } from '../../src/layout/align-numbers.js'
import { attachmentSheet } from '../../src/layout/attachment-sheet.js'
import { chooseFit } from '../../src/layout/break-table.js'
import { cellPadding } from '../../src/layout/column-demands.js'
import { sheets } from '../../src/layout/geometry.js'
import { layOut } from '../../src/layout/lay-out.js'
import type { Page, Rule, TextRun } from '../../src/layout/pages.js'
import { fitTable, tableTypes } from '../../src/layout/table-columns.js'
import { paragraph, sample, table } from '../corpus/make.js'
import { crowded, decimals, longTable, persons, placesByIndicators, runsOver, wideHeads } from '../corpus/tables.js'
import { texts } from './page-lines.js'

const attachment = (block: Table, sheet: Attachment['sheet'] = null): Attachment => ({
  kind: 'attachment',
  label: '附件',
  title: [],
  sheet,
  blocks: [block],
})

/** A remark of so many characters, each hundred told apart by its number. */
const remark = (count: number): string =>
  Array.from({ length: count / 10 }, (_, n) => `第${String(n).padStart(3, '零')}句就业任务`.slice(0, 9)).join('，')

/** The pages of a letter whose only attachment is a table. */
function pagesWith(block: Table, title = '表', sheet?: SheetKind): readonly Page[] {
  const layout = layOut(
    sample({
      format: 'letter',
      title: '关于表格的函',
      body: [paragraph('见附件。')],
      attachments: [{ title, blocks: [block], ...(sheet ? { sheet } : {}) }],
    }),
  )
  if (!layout.ok) throw new Error(JSON.stringify(layout.diagnostics))
  return layout.value.pages.pages.slice(1)
}

const rules = ({ items }: Page): readonly Rule[] => items.filter((item): item is Rule => item.kind === 'rule')
const wordsOf = ({ characters }: TextRun): string => characters.map(({ character }) => character).join('')
const find = (pages: readonly Page[], words: string): TextRun => {
  const found = pages.flatMap(texts).find((run) => wordsOf(run) === words)
  if (!found) throw new Error(`no “${words}”`)
  return found
}
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

describe('a head that is too high', () => {
  const codes = (length: number, sheet: Attachment['sheet']) => {
    const made = table({
      header: ['序号', '就业任务'.repeat(length / 4)],
      rows: [
        ['1', '甲'],
        ['2', '乙'],
      ],
    })
    const layout = layOut(
      sample({
        format: 'letter',
        title: '关于表格的函',
        body: [paragraph('见附件。')],
        attachments: [{ title: '表', blocks: [made], sheet: sheet ?? 'upright' }],
      }),
    )
    return layout.diagnostics.map(({ code, severity }) => `${severity} ${code}`)
  }

  test('for a page is an error, for half a page a warning', () => {
    expect(codes(80, 'upright')).not.toContain('warning layout-table-head')
    expect(codes(400, 'upright')).toContain('warning layout-table-head')
    expect(codes(2000, 'upright')).toContain('error layout-table-head')
  })

  test('on a turned page is held against that page', () => {
    expect(codes(600, 'turned')).toContain('warning layout-table-head')
  })
})

describe('rows', () => {
  test('are never split, and stay within the type area', () => {
    const pages = pagesWith(longTable)
    expect(pages.length).toBeGreaterThan(2)
    for (const page of pages)
      expect(Math.max(...rules(page).map(({ y2 }) => y2))).toBeLessThanOrEqual((16838 - 1847) / 20)
    // The two lines of the name of a company with a long name stand on one page.
    for (const page of pages) {
      const lines = texts(page).map(wordsOf)
      expect(lines.filter((words) => words.includes('（含所属')).length).toBe(
        lines.filter((words) => words.endsWith('派出机构）')).length,
      )
    }
  })
})

describe('turned pages (chapter 8)', () => {
  test('are for tables that an upright sheet cannot hold, or as the office says', () => {
    expect(attachmentSheet(attachment(placesByIndicators))).toBe('turned')
    expect(attachmentSheet(attachment(decimals))).toBe('upright')
    expect(attachmentSheet(attachment(decimals, 'turned'))).toBe('turned')
    expect(attachmentSheet(attachment(placesByIndicators, 'upright'))).toBe('upright')
  })

  test('have their number where upright pages have it', () => {
    const [odd, even] = pagesWith(longTable)
    const [turnedEven, turnedOdd] = pagesWith(placesByIndicators)
    const number = (page: Page | undefined) => page && texts(page).find(({ face }) => face === 'songti')
    const place = (page: Page | undefined) => {
      const found = number(page)
      return found && { baseline: found.baseline, x: found.characters[0]?.x, number: wordsOf(found) }
    }
    expect(place(turnedEven)).toEqual(place(odd))
    expect(place(turnedOdd)).toEqual(place(even))
    expect(number(turnedOdd)?.turned).toBe(true)
    expect([turnedEven?.width, turnedEven?.height]).toEqual([sheets.turned.width, sheets.turned.height])
  })

  test('keep text and rules within the turned type area', () => {
    for (const page of pagesWith(placesByIndicators))
      for (const run of texts(page).filter(({ turned, row }) => !turned && row > 0)) {
        const last = run.characters.at(-1)
        expect(run.characters[0]?.x ?? 0).toBeGreaterThanOrEqual(sheets.turned.left)
        expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThanOrEqual(
          sheets.turned.left + sheets.turned.measure + 0.01,
        )
        expect(run.baseline).toBeLessThan((184 / 25.4) * 72)
      }
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

describe('an attachment that runs over by a few rows', () => {
  test('is set smaller where it then takes one page', () => {
    // With a title of two lines; below one of one line there is room enough.
    expect(find(pagesWith(runsOver), '城镇新增就业').size).toBe(16)
    const pages = pagesWith(runsOver, '丙丁市2024年度就业创业工作目标任务完成情况')
    expect(pages).toHaveLength(1)
    expect(find(pages, '城镇新增就业').size).toBe(14)
  })

  test('keeps its type where two pages remain, or one was enough', () => {
    expect(find(pagesWith(longTable), '某某生物医药科技有限公司').size).toBe(16)
    expect(find(pagesWith(decimals), '合计').size).toBe(16)
  })

  test('is never smaller than 小4 for this alone, and never takes more pages', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (rows) => {
        const made = table({
          header: ['序号', '单位'],
          rows: Array.from({ length: rows }, (_, n) => [String(n + 1), '某单位']),
        })
        const pages = pagesWith(made)
        const { size } = find(pages, '某单位')
        expect([16, 14, 12]).toContain(size)
        // A page in the type of the text has 16 rows below title and head.
        if (size < 16) expect([pages.length, rows > 16]).toEqual([1, true])
        if (rows <= 16) expect(pages).toHaveLength(1)
      }),
    )
  })
})

describe('a table that goes on to another page', () => {
  test('takes two rows there at least', () => {
    const rows = (page: Page | undefined) => page && texts(page).filter((run) => /^第\d+行$/u.test(wordsOf(run))).length
    for (let count = 15; count < 45; count++) {
      const made = table({ header: ['行'], rows: Array.from({ length: count }, (_, n) => [`第${n + 1}行`]) })
      const pages = pagesWith(made)
      expect(pages.length === 1 ? 2 : rows(pages.at(-1))).toBeGreaterThanOrEqual(2)
    }
  })
})

describe('the unit of a table', () => {
  const rows = Array.from({ length: 30 }, (_, n) => [`第${n + 1}县`, `${n + 1}37.5`])
  const made = table({ unit: '单位：万元', header: ['地区', '金额'], rows })

  test('stands flush right above the head, in the type of the table, on its first page alone', () => {
    const pages = pagesWith(made)
    const unit = find(pages, '单位：万元')
    const last = unit.characters.at(-1)
    const right = Math.max(...rules(pages[0] as Page).map(({ x2 }) => x2))
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(right, 3)
    expect(unit.size).toBe(find(pages, '地区').size)
    expect(Math.min(...rules(pages[0] as Page).map(({ y1 }) => y1))).toBeGreaterThan(unit.baseline)
    expect(pages.flatMap(texts).filter((run) => wordsOf(run) === '单位：万元')).toHaveLength(1)
  })

  test('is on one page with the head and the first row, wherever these fall', () => {
    for (let lines = 1; lines < 24; lines++) {
      const layout = layOut(
        sample({
          format: 'letter',
          title: '关于表格的函',
          body: [...Array.from({ length: lines }, () => paragraph('一行。')), made],
        }),
      )
      if (!layout.ok) throw new Error(JSON.stringify(layout.diagnostics))
      const page = layout.value.pages.pages.find((each) => texts(each).some((run) => wordsOf(run) === '单位：万元'))
      expect(page && texts(page).map(wordsOf)).toEqual(expect.arrayContaining(['单位：万元', '地区', '第1县']))
    }
  })

  test('is in the structure the caption of its table, read before its head', () => {
    const layout = layOut(sample({ format: 'letter', title: '关于表格的函', body: [paragraph('如下。'), made] }))
    if (!layout.ok) throw new Error(JSON.stringify(layout.diagnostics))
    const { pages, structure } = layout.value.pages
    const node = structure.find((each) => each.kind === 'table')
    const unit = pages.flatMap(texts).find((run) => wordsOf(run) === '单位：万元')
    expect(node?.kind === 'table' && node.caption).toBe(unit?.leaf)
    expect(node?.kind === 'table' && node.rows[0]?.[0]?.leaf).toBe((unit?.leaf ?? 0) + 1)
  })
})

describe('a table with a text of many hundred characters', () => {
  const tasks = (count: number) =>
    table({
      header: ['序号', '任务', '措施', '责任单位', '完成时限'],
      align: ['center', 'left', 'left', 'left', 'center'],
      rows: [['1', '稳就业', remark(count), '市人力资源和社会保障局、市财政局', '2024年12月底前']],
    })
  const size = (count: number) => chooseFit(tasks(count), sheets.upright, tableTypes).size

  test('is set as large as it may be with the row whole', () => {
    expect([100, 500].map(size)).toEqual([14, 12])
  })

  test('is not smaller than 小4 for this alone: the row goes on to the next page', () => {
    expect([700, 1500].map(size)).toEqual([12, 12])
  })
})

describe('a row higher than a page', () => {
  const words = [remark(900), remark(600)] as const
  const made = table({
    header: ['序号', '任务', '措施'],
    align: ['center', 'left', 'left'],
    rows: [
      ['一', '摸清底数', ''],
      ['二', ...words],
      ['三', '报送总结', ''],
    ],
  })
  const pages = pagesWith(made)

  test('goes on to the next page below the head, and no word of it is outside the type area', () => {
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages) {
      expect(texts(page).some((run) => wordsOf(run) === '任务')).toBe(true)
      for (const run of texts(page).filter(({ row }) => row > 0))
        expect(((run.baseline + 0.14 * run.size) / 72) * 25.4).toBeLessThanOrEqual(263)
    }
  })

  test('has every character once, cell by cell', () => {
    const leaves = new Map<number, string>()
    for (const run of pages.flatMap(texts))
      if (run.leaf !== null) leaves.set(run.leaf, (leaves.get(run.leaf) ?? '') + wordsOf(run))
    expect([...leaves.values()]).toEqual(expect.arrayContaining([...words, '摸清底数', '报送总结']))
  })

  test('is closed by a rule where a page ends within it', () => {
    const [first] = pages
    const lowest = Math.max(...(first ? rules(first) : []).map(({ y2 }) => y2))
    const across = (first ? rules(first) : []).filter(({ y1, y2 }) => y1 === y2 && y1 === lowest)
    expect(across).toHaveLength(1)
  })
})
