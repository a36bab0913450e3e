import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RankingRule } from '../../src/data/dataset.js'
import { buildFigureBook } from '../../src/figures/figure-book.js'
import { printedPosition } from '../../src/figures/printed-position.js'
import { rankListText } from '../../src/figures/rank-text.js'
import { bookOf, datasetOf, indicator, quantity, type ReportTexts, rules } from './make-dataset.js'

describe('rankings', () => {
  const small = fc.integer({ min: 1, max: 6 })
  const report = fc.record({
    plan: fc.option(small, { nil: undefined }),
    actual: fc.option(small, { nil: undefined }),
    score: fc.option(small, { nil: undefined }),
  })
  const settings = fc.record({
    by: fc.constantFrom<RankingRule['by']>('完成率', '得分', '完成'),
    order: fc.constantFrom<RankingRule['order']>('降序', '升序'),
    ties: fc.constantFrom<RankingRule['ties']>('连续', '跳号'),
    cut: fc.integer({ min: 1, max: 5 }),
  })

  test('are those of a brute force, with ties, missing plans and cuts', () => {
    fc.assert(
      fc.property(fc.array(report, { minLength: 1, maxLength: 9 }), settings, (reports, setting) => {
        const texts = reports.map(({ plan, actual, score }): ReportTexts[] => [
          {
            ...(plan !== undefined && { plan: `${plan}人` }),
            ...(actual !== undefined && { actual: `${actual}人` }),
            ...(score !== undefined && { score: `${score}` }),
          },
        ])
        const book = bookOf([indicator('甲', { rule: rules(setting) })], texts)
        // 60 is divisible by every plan, so that completion is a whole number.
        const measure = ({ plan, actual, score }: (typeof reports)[number]) =>
          setting.by === '得分'
            ? score
            : actual === undefined || (setting.by === '完成率' && plan === undefined)
              ? undefined
              : setting.by === '完成'
                ? actual
                : (actual * 60) / (plan ?? 1)
        const measures = reports.map(measure)
        const known = measures.flatMap((value) => value ?? [])
        const ahead = (value: number) =>
          known.filter((other) => (setting.order === '降序' ? other > value : other < value))
        const expected = measures.map((value) => {
          if (value === undefined) return undefined
          return 1 + (setting.ties === '跳号' ? ahead(value).length : new Set(ahead(value)).size)
        })
        const ranking = book.indicators.get('甲')?.ranking
        for (const [index, position] of expected.entries()) {
          const name = `地${index}`
          const own = ranking?.ranked.find(({ place }) => place.name.value === name)
          expect(own?.position).toBe(position)
          if (own) {
            const { position: printed, tied } = printedPosition(ranking, own.place) ?? {}
            const shown = own.position <= setting.cut
            expect(printed).toBe(shown ? position : undefined)
            expect(tied).toBe(shown ? expected.filter((each) => each === position).length > 1 : undefined)
          }
          expect(book.find(`${name}/上报/甲/名次`, null)?.text).toBe(position === undefined ? undefined : `${position}`)
        }
        const printed = [...new Set(expected)]
          .flatMap((position) => position ?? [])
          .sort((a, b) => a - b)
          .filter((position) => position <= setting.cut)
          .map((position) => expected.flatMap((own, index) => (own === position ? [`地${index}`] : [])))
        const groups = ranking?.printed.groups ?? []
        expect(groups.map((group) => group.map(({ value }) => value.name.value))).toEqual(printed)
      }),
    )
  })

  test('a declared plan is explained by the plans of the places only where every place has one', () => {
    const operands = (second: ReportTexts) =>
      bookOf([indicator('甲', { plan: quantity('10人') })], [[{ plan: '4人', actual: '4人' }], [second]]).find(
        '甲/计划',
        null,
      )?.derivation?.operands
    expect(operands({ plan: '6人', actual: '6人' })).toEqual(['地0/上报/甲/计划', '地1/上报/甲/计划'])
    expect(operands({ actual: '6人' })).toBeUndefined()
  })

  test('ties are of values before rounding, and a margin that does not print is a warning', () => {
    const book = bookOf(
      [indicator('甲', { rule: rules({ cut: 1 }) })],
      [
        [{ plan: '10000人', actual: '12001人' }],
        [{ plan: '1万人', actual: '1.2002万人' }],
        [{ plan: '5000人', actual: '6001人' }],
      ],
    )
    const ranking = book.indicators.get('甲')?.ranking
    expect(ranking && rankListText(ranking.printed, '及')).toBe('地1及地2')
    expect(book.findings.map(({ diagnostic }) => diagnostic.code)).toEqual(['rank-margin-thin'])
  })

  test('a place left out is said to count in the total only where it has reported what counts', () => {
    const one = [{ plan: '1000人', actual: '1100人', score: '9' }]
    const left = [{ actual: '31人' }]
    const open = [{ plan: '1000人', actual: '待补' }]
    const [first, second] = bookOf([indicator('甲')], [one, left, open]).findings.flatMap(({ figure, diagnostic }) =>
      figure === '甲/排名' ? [diagnostic] : [],
    )
    expect([first?.code, first?.hint]).toEqual(['rank-left-out', '报来的完成数仍计入合计。'])
    expect([second?.code, second?.hint]).toEqual(['rank-pending', '请补上：补上以后，名次可能改变。'])
    const exempt = datasetOf([indicator('甲')], [one, [null]])
    const reports = exempt.reports.map((each, index) => (index === 1 ? { ...each, exempt: new Set(['甲']) } : each))
    const book = buildFigureBook({ ...exempt, reports })
    const notes = book.ok ? book.value.findings.map(({ diagnostic }) => diagnostic) : []
    expect(notes.map(({ code, severity, hint }) => [code, severity, hint])).toEqual([
      ['rank-left-out', 'note', ''],
      ['rank-left-out', 'note', ''],
    ])
  })

  test('where places are ranked by what they did, which is printed as reported, no margin is too thin', () => {
    const byActual = { rule: rules({ by: '完成' }) }
    const rates = [[{ actual: '95.8%' }], [{ actual: '91.7%' }]]
    for (const total of ['93.1%', '待补'])
      expect(bookOf([indicator('甲', { ...byActual, actual: quantity(total) })], rates).findings).toEqual([])
    const money = [[{ actual: '5320万元' }], [{ actual: '5300万元' }]]
    const form = { unit: '元', scale: '亿', decimals: 2 } as const
    expect(bookOf([indicator('甲', { ...byActual, form })], money).findings).toEqual([])
  })

  test('a margin of just one printed unit is none to warn of', () => {
    const apart = [[{ plan: '1000人', actual: '1201人' }], [{ plan: '1000人', actual: '1200人' }]]
    expect(bookOf([indicator('甲')], apart).findings).toEqual([])
  })

  test('values that machine numbers cannot tell apart are told apart', () => {
    const near = [
      [{ plan: '9007199254740993人', actual: '9007199254740994人' }],
      [{ plan: '9007199254740992人', actual: '9007199254740993人' }],
      [{ plan: '9007199254740994人', actual: '9007199254740995人' }],
    ]
    const ranking = bookOf([indicator('甲')], near).indicators.get('甲')?.ranking
    expect(ranking && rankListText(ranking.printed, '及')).toBe('地1、地0、地2')
    const close = [[{ plan: '100000人', actual: '100002人' }], [{ plan: '100000人', actual: '100003人' }]]
    const second = bookOf([indicator('甲')], close).indicators.get('甲')?.ranking
    expect(second && rankListText(second.printed, '及')).toBe('地1、地0')
  })

  test('the word for a tie may stand between the places or after them', () => {
    const tied = [[{ plan: '5人', actual: '6人' }], [{ plan: '5人', actual: '6人' }], [{ plan: '5人', actual: '5人' }]]
    const ranking = bookOf([indicator('甲')], tied).indicators.get('甲')?.ranking?.printed
    expect(ranking && rankListText(ranking, '及')).toBe('地0及地1、地2')
    expect(ranking && rankListText(ranking, '并列')).toBe('地0与地1并列、地2')
  })

  test('the overall ranking is by the sum of the scores', () => {
    const scores = [
      ['9.5', '8'],
      ['9', '8.6'],
      ['10', '7.5'],
    ].map((row) => row.map((score) => ({ score })))
    const book = bookOf(
      [indicator('甲', { rule: rules({ by: '得分' }) }), indicator('乙', { rule: rules({ by: '得分' }) })],
      scores,
    )
    expect(book.ranking(null)?.ranked.map(({ place, position }) => `${position}${place.name.value}`)).toEqual([
      '1地1',
      '2地0',
      '2地2',
    ])
    expect(book.find('地1/上报/综合得分', null)?.text).toBe('17.6')
    // 待补 has no decimals, and a sum that comes out even has as many as the others.
    expect(
      bookOf([indicator('甲'), indicator('乙')], [[{ score: '9.5' }, { score: '8.5' }]]).find('地0/上报/综合得分', null)
        ?.text,
    ).toBe('18.0')
    expect(book.find('地2/上报/综合名次', null)?.text).toBe('2')
  })
})
