import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Attachment } from '../../src/document/element.js'
import { attachmentSheet } from '../../src/layout/attachment-sheet.js'
import { chooseFit } from '../../src/layout/break-table.js'
import { sheets } from '../../src/layout/geometry.js'
import { layOut } from '../../src/layout/lay-out.js'
import type { Page } from '../../src/layout/pages.js'
import { tableTypes } from '../../src/layout/table-columns.js'
import { paragraph, sample, table } from '../corpus/make.js'
import { decimals, longTable, placesByIndicators, runsOver } from '../corpus/tables.js'
import { texts } from './page-lines.js'
import { attachment, find, pagesWith, remark, rules, wordsOf } from './table-letters.js'

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
