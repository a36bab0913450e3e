import { expect, test } from 'vitest'
import type { RankingResult } from '../../src/figures/figure-book.js'
import { measuresThatTurned } from '../../src/revise/cause/turned-measures.js'

/** A ranking with places in groups of one position, best first. */
const ranking = (indicator: string | null, ...groups: readonly string[]): RankingResult =>
  ({
    indicator,
    rule: { by: '完成率', order: '降序', ties: '连续' },
    printed: { groups: [] },
    ranked: groups.flatMap((group, index) =>
      group.split(' ').map((name) => ({ place: { name: { value: name } }, position: index + 1 })),
    ),
    unranked: [],
  }) as unknown as RankingResult

const all = () => true
const of = (...places: readonly string[]) => places.map((place) => `${place}/上报/城镇新增就业/完成率`)
const turned = (old: readonly string[], now: readonly string[], isChanged: (figure: string) => boolean = all) =>
  measuresThatTurned(ranking('城镇新增就业', ...old), ranking('城镇新增就业', ...now), isChanged)

test('the places that stand otherwise to any other have turned a ranking', () => {
  expect(turned(['甲', '乙', '丙'], ['乙', '甲', '丙'])).toEqual(of('甲', '乙'))
  expect(turned(['甲', '乙', '丙'], ['甲', '乙 丙'])).toEqual(of('乙', '丙'))
  expect(turned(['甲', '乙', '丙'], ['乙', '甲', '丙'], (figure) => figure.startsWith('乙'))).toEqual(of('乙'))
  expect(turned(['甲', '乙'], ['甲', '乙'])).toEqual([])
})

test('and so has one that comes or goes, though it be the only one', () => {
  expect(turned(['甲', '乙'], ['甲', '丙', '乙'], (figure) => figure.startsWith('丙'))).toEqual(of('丙'))
  expect(measuresThatTurned(undefined, ranking('城镇新增就业', '甲'), all)).toEqual(of('甲'))
  expect(measuresThatTurned(ranking('城镇新增就业', '甲'), undefined, all)).toEqual(of('甲'))
})

test('the overall ranking is turned by scores', () => {
  expect(measuresThatTurned(ranking(null, '甲', '乙'), ranking(null, '乙', '甲'), all)).toEqual([
    '甲/上报/综合得分',
    '乙/上报/综合得分',
  ])
})

test('of very many that changed all are causes, for they are not held against each other', () => {
  const many = Array.from({ length: 501 }, (_, index) => `县${index}`)
  expect(turned(many, many)).toEqual(of(...many))
  expect(turned(many.slice(1), many.slice(1))).toEqual([])
})
