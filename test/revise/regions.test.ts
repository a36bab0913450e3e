import { expect, test } from 'vitest'
import { governorsAt } from '../../src/revise/cause/regions.js'
import type { Governor } from '../../src/revise/cause/scope.js'
import type { Region } from '../../src/revise/cause/walk-template.js'

const file = 'templates/摘录函.hbs'
const governor = (path: string) => ({ path }) as unknown as Governor
const place = (line: number, column: number) => ({ file, line, column, length: 1 })

const outer = governor('本地.上报')
const inner = governor('并列')
/** Lines 3 to 9, and in them lines 5 to 7; both begin at column 4 and end before column 9. */
const regions: readonly Region[] = [
  { from: place(3, 4), to: place(9, 9), governors: [outer] },
  { from: place(5, 4), to: place(7, 9), governors: [outer, inner] },
]
const pathsAt = (line: number, column: number) => governorsAt(regions, place(line, column)).map(({ path }) => path)

test('a block governs what stands in it, from its first character to its last, and nothing beside it', () => {
  expect([pathsAt(2, 9), pathsAt(3, 3), pathsAt(9, 9), pathsAt(10, 1)]).toEqual([[], [], [], []])
  expect([pathsAt(3, 4), pathsAt(4, 1), pathsAt(8, 20), pathsAt(9, 8)]).toEqual(Array(4).fill(['本地.上报']))
  expect([pathsAt(5, 3), pathsAt(7, 9)]).toEqual(Array(2).fill(['本地.上报']))
  expect([pathsAt(5, 4), pathsAt(6, 1), pathsAt(7, 8)]).toEqual(Array(3).fill(['本地.上报', '并列']))
  expect(governorsAt(regions, { ...place(6, 1), file: 'templates/通报.hbs' })).toEqual([])
})

test('a partial is governed by all places that it is called from, however deep', () => {
  const called: readonly Region[] = [
    { from: place(1, 1), to: null, governors: [outer] },
    { from: place(1, 1), to: null, governors: [outer, inner] },
    { from: place(1, 1), to: null, governors: [governor('综合排名')] },
  ]
  expect(governorsAt(called, place(99, 1)).map(({ path }) => path)).toEqual(['本地.上报', '并列', '综合排名'])
})
