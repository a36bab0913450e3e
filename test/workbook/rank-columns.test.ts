import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { whole } from '../../src/figures/exact.js'
import { outOfOrder } from '../../src/workbook/rank-columns.js'
import { importSheets, untouched } from './import-case.js'
import type { MadeCell } from './make-workbook.js'

/** Overall scores as an office would send them, each with its rank beside it; invented. */
const places: readonly (readonly [string, number])[] = [
  ['梅河口市', 130.4],
  ['延边州', 128.5],
  ['长春市', 124.7],
  ['长白山保护开发区', 123],
  ['白山市', 119.3],
  ['通化市', 116.3],
  ['吉林市', 113.5],
  ['四平市', 108.8],
  ['白城市', 105.1],
  ['松原市', 102.4],
]

async function told(heads: readonly MadeCell[], rows: readonly (readonly MadeCell[])[]) {
  const options = { folder: '2023-示例', files: untouched }
  const { diagnostics } = await importSheets([{ rows: [heads, ...rows] }], options)
  return diagnostics
    .filter(({ code }) => code === 'import-rank')
    .map(({ at, message }) => ({ at: `${at?.line}:${at?.column}`, message }))
}

const ranked = (values: readonly (readonly [string, number])[]) =>
  values.map(([place, value], index): readonly MadeCell[] => [place, `${value}分`, index + 1])

describe('positions that a table has beside its figures', () => {
  test('follow from them', async () => {
    expect(await told(['地区', '综合得分', '名次'], ranked(places))).toEqual([])
  })

  test('and from the least on', async () => {
    expect(await told(['地区', '综合得分', '排名'], ranked(places.toReversed()))).toEqual([])
  })

  test('a figure with a wrong digit', async () => {
    const slip = places.map(([place, value]) => [place, place === '通化市' ? 161.3 : value] as const)
    const [found] = await told(['地区', '综合得分', '排名'], ranked(slip))
    expect(found?.at).toBe('7:3')
    expect(found?.message).toContain('通化市（161.3分，第6）')
  })

  test('a position with one', async () => {
    const rows = ranked(places).map((row, index) => (index === 2 ? [row[0], row[1], 8] : row)) as MadeCell[][]
    expect((await told(['地区', '综合得分', '得分排名'], rows)).map(({ at }) => at)).toEqual(['4:3'])
  })

  test('of places that share one, either may stand first', async () => {
    const rows = ranked(places).map((row, index) => (index === 3 ? [row[0], row[1], 3] : row)) as MadeCell[][]
    expect(await told(['地区', '综合得分', '排名'], rows)).toEqual([])
  })

  test('a second column of positions is of another time, and follows from nothing in the table', async () => {
    const rows = ranked(places).map((row, index) => [...row, index === 5 ? 2 : index + 1]) as MadeCell[][]
    expect(await told(['地区', '综合得分', '排名', '上年排名'], rows)).toEqual([])
  })

  describe('signs that are lost in several rows', () => {
    const growth = (values: readonly number[]) =>
      values.map((value, index): readonly MadeCell[] => [places[index]?.[0] ?? '', '90分', `${value}%`, index + 1])
    const heads = ['地区', '综合得分', '增速', '位次']
    test('are missed where the values rise again with the positions', async () => {
      const [found, more] = await told(heads, growth([9.1, 5.2, 3.1, 1, 0.5, 2.3, 4, 6.2, 7]))
      expect(more).toBeUndefined()
      expect(found?.at).toBe('7:4')
      expect(found?.message).toMatch(/疑为漏了负号，这几行.*：通化市（2.3%，第6）、吉林市（4%，第7）/u)
      // -9.1, -5.2, -3.1, 1 … in a ranking in which the least is the best look the same.
      expect(found?.message).toContain('（数小的排在前面的，是它们前面的各行）')
    })
    test('not where they are there, nor where nothing turns, nor beside what is never below zero', async () => {
      expect(await told(heads, growth([9.1, 5.2, 3.1, 1, -0.5, -2.3, -4, -6.2, -7]))).toEqual([])
      expect(await told(heads, growth([9.1, 5.2, 3.1, 1, 0.5, 2.3, 4, 3.9, 7]))).toEqual([])
      expect(await told(heads, growth([9.1, 5.2, 3.1, -6, -5, -4, -3]))).toEqual([])
      const scores = ['地区', '综合得分', '完成', '位次']
      expect(await told(scores, growth([9.1, 5.2, 3.1, 1, 0.5, 2.3, 4, 6.2, 7]))).toEqual([])
    })
  })

  test('what is ranked by something else, or of too few, says nothing', async () => {
    const other = places.map(([place, value], index): readonly MadeCell[] => [
      place,
      `${value}分`,
      ((index * 7) % 10) + 1,
    ])
    expect(await told(['地区', '综合得分', '排名'], other)).toEqual([])
    const few = ranked(places.slice(0, 5)).map((row, index) =>
      index === 2 ? [row[0], row[1], 5] : row,
    ) as MadeCell[][]
    expect(await told(['地区', '综合得分', '排名'], few)).toEqual([])
  })
})

test('as few rows are out of order as must be taken away to have the others in it', () => {
  const rows = fc.array(
    fc.record({ position: fc.integer({ min: 1, max: 6 }), value: fc.integer({ min: 1, max: 6 }) }),
    {
      maxLength: 7,
    },
  )
  const isOrdered = (some: readonly { position: number; value: number }[], sign: number) =>
    some.every((a) => some.every((b) => a.position >= b.position || sign * (a.value - b.value) <= 0))
  fc.assert(
    fc.property(rows, (plain) => {
      const given = plain.map(({ position, value }, row) => ({ row, position, shown: '', value: whole(value) }))
      const odd = new Set(outOfOrder(given).map(({ row }) => row))
      const rest = plain.filter((_, index) => !odd.has(index))
      expect(isOrdered(rest, 1) || isOrdered(rest, -1)).toBe(true)
      const sizes = Array.from({ length: 2 ** plain.length }, (_, mask) => plain.filter((_row, at) => mask & (1 << at)))
        .filter((some) => isOrdered(some, 1) || isOrdered(some, -1))
        .map((some) => some.length)
      expect(rest.length).toBe(Math.max(...sizes))
    }),
  )
})
