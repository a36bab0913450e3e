import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluateRight, knownOperand, solveFor } from '../../src/checks/numbers/evaluate-relation.js'
import { relations } from '../../src/checks/numbers/relations.js'
import { printedValues } from '../../src/checks/printed-values.js'
import type { Dataset } from '../../src/data/dataset.js'
import { parseQuantity } from '../../src/data/parse-quantity.js'
import { parseRelation, type Relation } from '../../src/data/relation.js'
import { place } from '../../src/diagnostics/diagnostic.js'
import { compare, divide, type Exact, fraction, multiply, whole } from '../../src/figures/exact.js'
import type { Figure, FigureBook } from '../../src/figures/figure-book.js'
import { formatFigure } from '../../src/figures/format-figure.js'
import { exactOf, formOf, quantityOf } from '../../src/figures/measure.js'
import { notice } from './notice-of-2022.js'

const at = place('勾稽.yaml', 1, 1)

const quantity = (text: string) => {
  const parsed = parseQuantity(text, at)
  if (!parsed.ok) throw new Error(text)
  return parsed.value
}

/** A book of some figures only, by name and printed text. */
function bookOf(texts: Readonly<Record<string, string>>): FigureBook {
  const figures = Object.entries(texts).map(([name, text]): Figure => {
    const own = quantity(text)
    const [base] = notice.figures.figures
    if (!base) throw new Error('the notice has figures')
    return { ...base, name, scope: null, quantity: own, text: formatFigure(own), origin: at, exact: exactOf(own) }
  })
  return { ...notice.figures, figures, find: (name) => figures.find((each) => each.name === name) }
}

function relationOf(text: string): Relation {
  const parsed = parseRelation(text, at)
  if (!parsed.ok) throw new Error(parsed.diagnostics[0]?.message ?? text)
  return { ...parsed.value, severity: 'error', note: null, at, operands: [] }
}

/** What the check says of one relation between figures printed so. */
function look(text: string, texts: Readonly<Record<string, string>>) {
  const dataset: Dataset = { ...notice.dataset, relations: [relationOf(text)] }
  return relations({ ...notice, dataset, figures: bookOf(texts), passages: [], printed: printedValues([]) })
}

describe('relations at the precision printed', () => {
  test.each([
    ['甲 = 乙 + 丙', { 甲: '3人', 乙: '1人', 丙: '2人' }, []],
    ['甲 = 乙 + 丙', { 甲: '4人', 乙: '1人', 丙: '2人' }, ['sum-mismatch']],
    ['甲 = 乙 + 丙', { 甲: '3.0万人', 乙: '1.24万人', 丙: '1.72万人' }, []],
    ['甲 = 乙 + 丙', { 甲: '3.1万人', 乙: '1.24万人', 丙: '1.72万人' }, ['sum-mismatch']],
    ['甲 = 乙 - 丙', { 甲: '1人', 乙: '3人', 丙: '2人' }, []],
    ['甲 = 乙 ÷ 丙', { 甲: '44.34%', 乙: '132.89万人', 丙: '299.73万人' }, []],
    ['甲 = 乙 ÷ 丙', { 甲: '41.26%', 乙: '132.89万人', 丙: '299.73万人' }, ['share-mismatch']],
    ['甲 = 乙 ÷ 丙', { 甲: '5人', 乙: '10人', 丙: '3家' }, ['ratio-mismatch']],
    ['甲 = 乙 ÷ 丙', { 甲: '5人', 乙: '10人', 丙: '0家' }, ['ratio-mismatch']],
    ['甲 = 乙 - 丙 ÷ 丁', { 甲: '5人', 乙: '10人', 丙: '3人', 丁: '0.0万人' }, []],
    ['甲 = 乙 - 丙 ÷ 丁', { 甲: '5人', 乙: '10人', 丙: '3人', 丁: '0人' }, ['sum-mismatch']],
    ['甲 = 乙 - 丙 ÷ 丁 + 戊', { 甲: '5人', 乙: '10人', 丙: '3人', 丁: '0.0万人', 戊: '2人' }, []],
    ['甲 = 乙 ÷ 丙 - 100%', { 甲: '4.7%', 乙: '12.74万户', 丙: '12.17万户' }, []],
    ['甲 = 乙 × 1500元', { 甲: '2696.1万元', 乙: '17974人' }, []],
    ['甲 = 乙 × 1500元', { 甲: '2696.1万元', 乙: '17973人' }, ['product-mismatch']],
    ['甲 = 乙', { 甲: '10万人', 乙: '99600人' }, []],
    ['甲 = 乙', { 甲: '10万人', 乙: '94999人' }, ['equal-mismatch']],
    ['甲 ≤ 乙', { 甲: '10万人', 乙: '9.8万人' }, []],
    ['甲 ≤ 乙', { 甲: '10万人', 乙: '9.4万人' }, ['part-exceeds-whole']],
    ['甲 ≥ 乙 + 丙', { 甲: '10人', 乙: '6人', 丙: '5人' }, ['part-exceeds-whole']],
    ['甲 = 乙', { 甲: '近100人', 乙: '99人' }, []],
    ['甲 = 乙', { 甲: '近100人', 乙: '101人' }, ['approximation-misfit']],
    ['甲 = 乙 ÷ 丙', { 甲: '待补', 乙: '1人', 丙: '3人' }, []],
    ['甲 = 乙 ÷ 丙', { 甲: '50%', 乙: '1人', 丙: '待补' }, []],
  ])('%s with %j', (text, texts, codes) => {
    expect(look(text, texts).map(({ code }) => code)).toEqual(codes)
  })

  test('one that is longer than any hand writes is not read', () => {
    const parsed = parseRelation(`甲 = ${new Array(20_000).fill('乙').join(' + ')}`, at)
    expect(parsed.diagnostics.map(({ code }) => code)).toEqual(['relation-malformed'])
  })

  const amount = fc.bigInt({ min: 1n, max: 10n ** 7n }).map((value) => whole(value))
  const forms = ['1人', '1.1万人', '1.11万人', '1.1亿元', '1%', '1.11%'].map((text) => formOf(quantity(text)))
  const form = fc.constantFrom(...forms)
  const printed = (value: Exact, as: (typeof forms)[number]) => formatFigure(quantityOf(value, as))

  test('true values are never contradicted, however they are rounded for print', () => {
    fc.assert(
      fc.property(amount, amount, form, form, form, (part, total, a, b, c) => {
        const share = divide(part, total)
        if (!share) return
        // A count is printed exactly, so a share is never printed as one.
        const asShare = a.decimals === 0 && a.scale === '' && a.unit !== '%' ? { ...a, unit: '%' } : a
        const counts = (as: typeof b) => (as.unit === '%' ? { ...as, unit: '人', scale: '' as const, decimals: 0 } : as)
        const texts = { 甲: printed(share, asShare), 乙: printed(part, counts(b)), 丙: printed(total, counts(c)) }
        expect(look('甲 = 乙 ÷ 丙', texts)).toEqual([])
      }),
    )
  })

  test('one number off by more than its rounding is always contradicted where the others are exact', () => {
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 1, max: 9 }), (part, rest, slip) => {
        const total = part.numerator + rest.numerator
        const texts = { 甲: `${total + BigInt(slip)}人`, 乙: `${part.numerator}人`, 丙: `${rest.numerator}人` }
        expect(look('甲 = 乙 + 丙', texts).map(({ code }) => code)).toEqual(['sum-mismatch'])
      }),
    )
  })

  test('what a number would have to be satisfies the relation', () => {
    fc.assert(
      fc.property(
        amount,
        amount,
        amount,
        fc.constantFrom('乙 ÷ 丙', '乙 × 丙', '乙 + 丙', '乙 - 丙'),
        (a, b, c, right) => {
          const text = `甲 = ${right}`
          const texts = { 甲: `${a.numerator}人`, 乙: `${b.numerator}人`, 丙: `${c.numerator}人` }
          const book = bookOf(texts)
          const known = evaluateRight(relationOf(text), book)
          const left = knownOperand(relationOf(text).left, book)
          for (const name of ['乙', '丙']) {
            const figure = book.find(name, null)
            const solution = known && left && figure && solveFor(figure, left.value, known)
            if (!solution) continue
            const other = name === '乙' ? c : b
            const [x, y] = name === '乙' ? [solution, other] : [other, solution]
            const value = { '÷': divide(x, y), '×': multiply(x, y) }[right[2] ?? '']
            const sum = right.includes('+')
              ? addOf(x, y)
              : right.includes('-')
                ? addOf(x, { ...y, numerator: -y.numerator })
                : value
            expect(sum && compare(sum, a)).toBe(0)
          }
        },
      ),
    )
  })
})

const addOf = (x: Exact, y: Exact): Exact | undefined =>
  fraction(x.numerator * y.denominator + y.numerator * x.denominator, x.denominator * y.denominator)

describe('reading a relation', () => {
  test.each([
    ['甲 = 乙 ÷ 丙', '甲 = +乙÷丙'],
    ['甲 ＝ 乙 * 1500元', '甲 = +乙×1500元'],
    ['甲 <= 乙 + 丙 - 丁', '甲 ≤ +乙+丙-丁'],
    ['长春市/来（留）长 = 乙 + 丙 × 丁', '长春市/来（留）长 = +乙+丙×丁'],
  ])('%s', (text, expected) => {
    const { left, sign, right } = relationOf(text)
    const nameOf = (operand: Relation['left']) => (operand.kind === 'figure' ? operand.name.value : operand.text)
    const shown = right.map(
      ({ negative, factors }) =>
        (negative ? '-' : '+') +
        factors
          .map(({ operand, divides }, index) => (index === 0 ? '' : divides ? '÷' : '×') + nameOf(operand))
          .join(''),
    )
    expect(`${nameOf(left)} ${sign} ${shown.join('')}`).toBe(expected)
  })

  test.each([
    ['', 1],
    ['甲', 1],
    ['甲 = ', 3],
    ['甲 = 乙 ÷', 7],
    ['甲 = 乙 丙', 7],
    ['甲 乙 = 丙', 3],
    ['甲 = 乙 = 丙', 7],
    ['甲=乙', 1],
    ['甲 = 乙 / 丙', 7],
    ['甲 = 1,500元', 6],
    ['= 乙', 3],
  ])('refuses “%s” at column %i', (text, column) => {
    const parsed = parseRelation(text, at)
    expect(parsed.ok).toBe(false)
    expect(parsed.diagnostics[0]?.at?.column).toBe(column)
  })
})
