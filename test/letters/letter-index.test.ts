import { expect, test } from 'vitest'
import { letterIndexPage } from '../../src/letters/index-page.js'
import { type IndexedLetter, indexCount } from '../../src/letters/letter-index.js'

const letter = (order: number, ...names: readonly string[]): IndexedLetter => ({
  ...{ order, place: `甲${order}市`, organ: '', number: '', pages: 2 },
  files: names.map((name) => ({ name, sha256: `sum of ${name}` })),
})
const letters = [letter(1, '1.docx', '1.pdf'), letter(2), letter(3, '3.docx', '3.pdf')]
const head = { title: '索引', genre: '通知' }

test('the index counts what was made, and what was not', () => {
  expect(indexCount(letters, head)).toBe('共 2 份通知，4 个文件；1 份没有做成')
  expect(indexCount([letter(1, '1.pdf')], head)).toBe('共 1 份通知，1 个文件')
})

test('the printed index has a row a file, and of a letter one box to tick, beside the first', () => {
  const bodies = letterIndexPage(letters, head).match(/<tbody>.*?<\/tbody>/gsu) ?? []
  const rows = bodies.map((body) => [...body.matchAll(/<tr>(.*?)<\/tr>/gsu)].map(([, row = '']) => row))
  expect(rows.map((each) => each.length)).toEqual([2, 1, 2])
  for (const [[first, second], order] of [
    [rows[0] ?? [], 1],
    [rows[2] ?? [], 3],
  ] as const) {
    expect(first).toMatch(new RegExp(`rowspan="2">甲${order}市<.*>${order}\\.docx<.*<td rowspan="2"></td>$`, 'u'))
    expect(second).not.toContain('rowspan')
    expect(second).toContain(`${order}.pdf`)
  }
  expect(rows[1]?.[0]).toContain('没有做成')
})
