import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FormulaKind, NamedFigure, RankingRule } from '../../src/data/dataset.js'
import { explainDerivation } from '../../src/figures/explain-derivation.js'
import { buildFigureBook } from '../../src/figures/figure-book.js'
import { formatFigure } from '../../src/figures/format-figure.js'
import { exactOf, formOf, quantityOf } from '../../src/figures/measure.js'
import { at, bookOf, datasetOf, indicator, quantity, type ReportTexts, rules } from './make-dataset.js'

// --- an independent implementation: all amounts as whole numbers of 1/100 人, rounding by remainders

/** A count of hundredths, written in one of the ways that clerks use. */
const amount = (least: number) =>
  fc
    .tuple(fc.integer({ min: least, max: 5_000_000 }), fc.constantFrom('人', '万人', '亿人'))
    .map(([people, unit]) => ({ hundredths: BigInt(people) * 100n, text: written(people, unit) }))

function written(people: number, unit: string): string {
  const power = { 人: 0, 万人: 4, 亿人: 8 }[unit] ?? 0
  const digits = String(people).padStart(power + 1, '0')
  const decimals = digits.slice(digits.length - power).replace(/0+$/, '')
  return `${digits.slice(0, digits.length - power)}${power > 0 && decimals ? `.${decimals}` : ''}${unit}`
}

/** numerator / denominator with so many decimals, half up, by long division. */
function divided(numerator: bigint, denominator: bigint, decimals: number): string {
  let text = String(numerator / denominator)
  let rest = numerator % denominator
  const digits: bigint[] = []
  for (let index = 0; index < decimals; index += 1) {
    digits.push((rest * 10n) / denominator)
    rest = (rest * 10n) % denominator
  }
  if (rest * 2n >= denominator) {
    let index = digits.length - 1
    while (index >= 0 && digits[index] === 9n) {
      digits[index] = 0n
      index -= 1
    }
    if (index < 0) text = String(BigInt(text) + 1n)
    else digits[index] = (digits[index] ?? 0n) + 1n
  }
  return decimals > 0 ? `${text}.${digits.join('')}` : text
}

const rows = fc.array(fc.record({ plan: amount(1), actual: amount(0) }), { minLength: 1, maxLength: 12 })

describe('totals and completion', () => {
  const shares = [{ actual: '83.7%' }, { actual: '94.1%' }, { actual: '89%' }].map((row) => [row])
  const declared = (text: string) => bookOf([indicator('路率', { actual: quantity(text) })], shares)
  const codes = ({ findings }: ReturnType<typeof bookOf>) =>
    findings.map(({ diagnostic: { severity, code } }) => `${severity} ${code}`)

  test('of percentages and other rates there are none: they are not added', () => {
    for (const unit of ['%', '‰', '公里/小时']) {
      const book = bookOf([indicator('率')], [[{ plan: `80${unit}`, actual: `84${unit}` }], [{ actual: `90${unit}` }]])
      expect(['率', '率/计划', '率/完成率'].map((name) => book.find(name, null))).toEqual([
        undefined,
        undefined,
        undefined,
      ])
      expect(book.find('地0/上报/率/完成率', null)?.text).toBe('105.0%')
    }
  })

  test('of averages there are none either, whatever their unit; what is written by the day is added', () => {
    const total = (name: string, unit: string) =>
      bookOf([indicator(name)], [[{ actual: `3${unit}` }], [{ actual: `5${unit}` }]]).find(name, null)?.text
    for (const [name = '', unit = ''] of [
      ['平均办理时间', '天'],
      ['审批平均用时', '个工作日'],
      ['人均可支配收入', '元'],
      ['户均增收', '万元'],
      ['每万人发明专利拥有量', '件'],
      ['职工月平均工资', '元'],
      ['求人倍率', ''],
      ['空气质量综合指数', ''],
      ['群众满意度', '分'],
      ['空气质量优良天数', '天'],
      ['重污染天数', '天'],
    ])
      expect([name, total(name, unit)]).toEqual([name, undefined])
    for (const [name = '', unit = ''] of [
      ['培训天数', '天'],
      ['考评得分', '分'],
      ['工作日', '个工作日'],
      ['日均客流量', '人次'],
      ['年平均从业人员', '人'],
      ['每周招聘会', '场'],
      ['人均收入超过2万元的村', '个'],
      ['城乡均等化服务站', '个'],
      ['义务教育优质均衡县', '个'],
    ])
      expect([name, total(name, unit)]).toEqual([name, `8${unit}`])
  })

  test('that cannot be added and are asked for are told to be declared', () => {
    const { whyAbsent } = bookOf([indicator('平均用时'), indicator('件数')], [[{ actual: '3天' }, { actual: '4件' }]])
    expect(whyAbsent('平均用时', null)).toContain('指标.yaml')
    expect(whyAbsent('平均用时/计划', null)).toBeUndefined()
    expect(whyAbsent('件数', null)).toBeUndefined()
  })

  test('of which nothing is reported yet are no misspellings', () => {
    const { whyAbsent } = bookOf([indicator('件数')], [])
    expect(whyAbsent('件数', null)).toContain('上报')
    expect(whyAbsent('件数/完成率', null)).toContain('上报')
    expect(whyAbsent('件', null)).toBeUndefined()
  })

  test('of what must be kept low are ranked with the least in front, or it is told', () => {
    const orders = (name: string, changes: Partial<RankingRule>) =>
      codes(
        bookOf(
          [indicator(name, { rule: rules({ by: '完成', ...changes }) })],
          [[{ actual: '3起' }], [{ actual: '5起' }]],
        ),
      )
    for (const name of ['群众投诉', '亡人事故起数', 'PM2.5浓度', '投诉率']) {
      expect(orders(name, {})).toContain('warning rank-order')
      expect(orders(name, { order: '升序' })).not.toContain('warning rank-order')
    }
    for (const name of ['投诉办结', '事故隐患整改', '化解信访数', '危桥改造'])
      expect(orders(name, {})).not.toContain('warning rank-order')
    expect(orders('群众投诉', { by: '得分' })).not.toContain('warning rank-order')
  })

  test('that are declared and still to come have no unit: that of the places counts', () => {
    const book = bookOf([indicator('路率', { actual: quantity('待补') })], shares)
    expect(book.find('地0/上报/路率/完成', null)?.text).toBe('83.7%')
    expect(
      bookOf([indicator('里程', { actual: quantity('待补') })], [[{ actual: '5公里' }]]).find('里程', null)?.exact,
    ).toBeNull()
  })

  test('of a share for the whole province is declared, and lies between those of its places', () => {
    for (const text of ['88.2%', '83.7%', '94%', '近88%'])
      expect(codes(declared(text))).not.toContain('warning declared-differs')
    for (const text of ['82.8%', '98.2%', '8.82%']) expect(codes(declared(text))).toContain('warning declared-differs')
    const open = bookOf([indicator('路率', { actual: quantity('98.2%') })], [...shares, [{ actual: '待补' }]])
    expect(codes(open)).not.toContain('warning declared-differs')
  })

  test('are those of an independent calculation, whatever the scale each place writes', () => {
    fc.assert(
      fc.property(
        rows,
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: 0, max: 3 }),
        (reports, decimals, percent) => {
          const total = (part: 'plan' | 'actual') => reports.reduce((sum, row) => sum + row[part].hundredths, 0n)
          const form = { unit: '人', scale: '万', decimals } as const
          const book = bookOf(
            [indicator('甲', { form, completionDecimals: percent })],
            reports.map(({ plan, actual }) => [{ plan: plan.text, actual: actual.text }]),
          )
          expect(book.find('甲', null)?.text).toBe(`${divided(total('actual'), 1_000_000n, decimals)}万人`)
          expect(book.find('甲/完成率', null)?.text).toBe(`${divided(total('actual') * 100n, total('plan'), percent)}%`)
          for (const [index, { plan, actual }] of reports.entries()) {
            const own = book.find(`地${index}/上报/甲/完成率`, null)
            expect(own?.text).toBe(`${divided(actual.hundredths * 100n, plan.hundredths, percent)}%`)
          }
          expect(book.findings.filter(({ diagnostic }) => diagnostic.severity === 'error')).toEqual([])
        },
      ),
    )
  })

  test('one declared as computed is quiet; one digit changed is an error at its place', () => {
    fc.assert(
      fc.property(rows, fc.nat(), (reports, choice) => {
        const texts = reports.map(({ plan, actual }): ReportTexts[] => [{ plan: plan.text, actual: actual.text }])
        const form = { unit: '人', scale: '万', decimals: 2 } as const
        const computed = bookOf([indicator('甲', { form })], texts)
        const right = computed.find('甲', null)?.text ?? ''
        const positions = [...right].flatMap((sign, index) => (/\d/.test(sign) ? [index] : []))
        const position = positions[choice % positions.length] ?? 0
        const digit = Number(right[position])
        const changed = `${right.slice(0, position)}${(digit + 1) % 10 || 1}${right.slice(position + 1)}`
        for (const [text, codes] of [
          [right, []],
          [changed === right ? '' : changed, ['declared-differs']],
        ] as const) {
          if (text === '' || /^0\d/.test(text)) continue
          const book = bookOf([indicator('甲', { form, actual: quantity(text) })], texts)
          expect(book.find('甲', null)).toMatchObject({ text, source: 'declared' })
          const found = book.findings.filter(
            ({ figure, diagnostic }) => figure === '甲' && diagnostic.severity === 'error',
          )
          expect(found.map(({ diagnostic }) => diagnostic.code)).toEqual(codes)
        }
      }),
    )
  })

  test('a number that is read and printed again is the same text', () => {
    fc.assert(
      fc.property(amount(0), ({ text }) => {
        const { value } = quantity(text)
        const exact = exactOf(value)
        expect(formatFigure(value)).toBe(text)
        expect(exact && formatFigure(quantityOf(exact, formOf(value)))).toBe(text)
      }),
    )
  })

  test('what is 待补 makes its total and completion 待补', () => {
    const book = bookOf([indicator('甲')], [[{ plan: '5人', actual: '待补' }], [{ plan: '5人', actual: '6人' }]])
    expect(book.find('甲', null)).toMatchObject({ text: '【待补】', exact: null, source: 'computed' })
    expect(book.find('甲/完成率', null)?.text).toBe('【待补】')
    expect(book.indicators.get('甲')?.ranking?.ranked.map(({ place }) => place.name.value)).toEqual(['地1'])
  })

  test('figures know how they follow from others', () => {
    const book = bookOf([indicator('甲')], [[{ plan: '5人', actual: '6人' }], [{ plan: '5人', actual: '6人' }]])
    expect(book.find('甲', null)?.derivation).toEqual({
      kind: 'sum',
      operands: ['地0/上报/甲/完成', '地1/上报/甲/完成'],
    })
    expect(book.find('甲/完成率', null)?.derivation).toEqual({ kind: 'completion', operands: ['甲', '甲/计划'] })
    expect(book.find('地1/上报/甲/名次', null)).toMatchObject({ text: '1', source: 'computed' })
  })
})

// --- rankings: a place's position is one more than the places (or the distinct values) before it

describe('formulas', () => {
  const formula = (kind: FormulaKind, operands: readonly string[], decimals: number): NamedFigure => ({
    name: { value: '丙', at },
    quantity: null,
    formula: { kind, operands: operands.map((value) => ({ value, at })), unit: null, decimals, at },
    scope: null,
  })
  const named = (name: string, text: string): NamedFigure => ({
    name: { value: name, at },
    quantity: quantity(text),
    formula: null,
    scope: null,
  })

  test('are those of an independent calculation', () => {
    fc.assert(
      fc.property(amount(1), amount(1), fc.integer({ min: 0, max: 3 }), (a, b, decimals) => {
        const [great, small] = a.hundredths >= b.hundredths ? [a, b] : [b, a]
        const made = (kind: FormulaKind, operands: readonly string[]) => {
          const figures = [named('甲', great.text), named('乙', small.text), formula(kind, operands, decimals)]
          return bookOf([], [], { figures }).find('丙', null)?.text
        }
        const change = (great.hundredths - small.hundredths) * 100n
        expect(made('share', ['乙', '甲'])).toBe(`${divided(small.hundredths * 100n, great.hundredths, decimals)}%`)
        expect(made('growth', ['甲', '乙'])).toBe(`${divided(change, small.hundredths, decimals)}%`)
        expect(made('decline', ['乙', '甲'])).toBe(`${divided(change, great.hundredths, decimals)}%`)
        const unit = great.text.replace(/[\d.]/g, '')
        const worth = 100n * 10n ** BigInt({ 人: 0, 万人: 4, 亿人: 8 }[unit] ?? 0)
        const total = great.hundredths + small.hundredths
        expect(made('sum', ['甲', '乙'])).toBe(`${divided(total, worth, decimals)}${unit}`)
      }),
    )
  })

  test.each([
    ['share', '0人', '200人', '0%'],
    ['decline', '0人', '200人', '100%'],
    ['growth', '0人', '200人', 'formula-operand'],
    ['change', '0人', '200人', '-100%'],
    ['sum', '待补', '200人', '【待补】'],
    ['sum', '200人', '待补', '【待补】'],
    ['share', '待补', '待补', '【待补】'],
    ['share', '200人', '0人', 'formula-operand'],
    ['share', '-5人', '200人', 'formula-operand'],
    ['share', '5人', '-200人', 'formula-operand'],
    ['sum', '-5人', '200人', '195人'],
    ['sum', '5件', '200人', 'unit-mismatch'],
    ['sum', '近5人', '200人', 'formula-operand'],
  ] as const)('a %s of %s and %s: %s', (kind, one, other, expected) => {
    const figures = [named('甲', one), named('乙', other), formula(kind, ['甲', '乙'], 0)]
    const built = buildFigureBook(datasetOf([], [], { figures }))
    expect(built.ok ? built.value.find('丙', null)?.text : built.diagnostics[0]?.code).toBe(expected)
  })

  test('are written out for people, with names, with values and in full', () => {
    const figures = [named('甲', '132.89万人'), named('乙', '299.73万人'), formula('share', ['甲', '乙'], 2)]
    const book = bookOf([], [], { figures })
    const figure = book.find('丙', null)
    expect(figure && explainDerivation(figure, book)).toEqual({
      formula: '甲÷乙',
      brief: '甲÷乙',
      values: '132.89万人÷299.73万人',
      result: '44.33657%',
    })
  })
})
