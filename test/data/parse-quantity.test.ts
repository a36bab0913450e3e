import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { approximations, bounds, parseQuantity } from '../../src/data/parse-quantity.js'
import type { Quantity } from '../../src/data/quantity.js'
import { place } from '../../src/diagnostics/diagnostic.js'
import { formatFigure } from '../../src/figures/format-figure.js'

const at = place('数字.yaml', 3, 5)
const plain: Quantity = {
  approximation: '',
  digits: '',
  scale: '',
  surplus: '',
  surplusBeforeScale: false,
  unit: '',
  bound: '',
}

describe('a quantity is taken apart as it is written', () => {
  const cases: readonly [string, Partial<Quantity>][] = [
    ['25.17万人', { digits: '25.17', scale: '万', unit: '人' }],
    ['近5400人', { approximation: '近', digits: '5400', unit: '人' }],
    ['80余个', { digits: '80', surplus: '余', unit: '个' }],
    ['3.5万余人', { digits: '3.5', scale: '万', surplus: '余', unit: '人' }],
    ['80余万人', { digits: '80', scale: '万', surplus: '余', surplusBeforeScale: true, unit: '人' }],
    ['34万余件', { digits: '34', scale: '万', surplus: '余', unit: '件' }],
    ['16.3万个次', { digits: '16.3', scale: '万', unit: '个次' }],
    ['109%', { digits: '109', unit: '%' }],
    ['近100%', { approximation: '近', digits: '100', unit: '%' }],
    ['2.3万名', { digits: '2.3', scale: '万', unit: '名' }],
    ['29.7亿元', { digits: '29.7', scale: '亿', unit: '元' }],
    ['1.2万亿元', { digits: '1.2', scale: '万亿', unit: '元' }],
    ['55场次', { digits: '55', unit: '场次' }],
    ['100人以上', { digits: '100', unit: '人', bound: '以上' }],
    ['超过200多人', { approximation: '超过', digits: '200', surplus: '多', unit: '人' }],
    ['0.50个百分点', { digits: '0.50', unit: '个百分点' }],
    ['0', { digits: '0' }],
    ['12.74万', { digits: '12.74', scale: '万' }],
    ['232.2千公顷', { digits: '232.2', unit: '千公顷' }],
    ['-4.7%', { digits: '-4.7', unit: '%' }],
    ['-0.12万人', { digits: '-0.12', scale: '万', unit: '人' }],
    ['3.5万千瓦时', { digits: '3.5', scale: '万', unit: '千瓦时' }],
  ]
  test.each(cases)('%s', (text, parts) => {
    expect(parseQuantity(text, at)).toEqual({ ok: true, value: { ...plain, ...parts }, diagnostics: [] })
  })
})

describe('a quantity that cannot be read is refused where reading stops', () => {
  const cases: readonly [string, string, number][] = [
    ['', 'figure-malformed', 0],
    ['人', 'figure-malformed', 0],
    ['.5人', 'figure-malformed', 0],
    ['5.人', 'figure-malformed', 0],
    ['00人', 'figure-malformed', 0],
    ['+5人', 'figure-malformed', 0],
    ['−5人', 'figure-malformed', 0],
    ['- 5人', 'figure-malformed', 0],
    ['-0.0%', 'figure-malformed', 0],
    ['-05人', 'figure-malformed', 0],
    ['近-5人', 'figure-negative', 1],
    ['-5人左右', 'figure-negative', 0],
    ['-5余人', 'figure-negative', 0],
    ['1 024人', 'figure-malformed', 1],
    ['1．5人', 'figure-malformed', 1],
    ['5人6人', 'figure-malformed', 1],
    ['5个（人）', 'figure-malformed', 1],
    ['80余万余人', 'figure-malformed', 2],
    ['2百万人', 'figure-malformed', 1],
    ['3千公里', 'figure-malformed', 1],
    ['5<b>人', 'figure-malformed', 1],
    ['5{{人}}', 'figure-malformed', 1],
    ['5\n人', 'figure-malformed', 1],
    [`近${'9'.repeat(10_000)}人`, 'figure-malformed', 1],
    ['9'.repeat(41), 'figure-malformed', 0],
  ]
  test.each(cases)('%j', (text, code, offset) => {
    const { ok, diagnostics } = parseQuantity(text, at)
    expect(ok).toBe(false)
    expect(diagnostics.map((found) => [found.code, found.at?.column])).toEqual([[code, at.column + offset]])
  })

  test.each([
    ['−5人', '负号请用半角'],
    ['５人', '请改用半角数字：5人。'],
    ['007人', '前面不要补零：7人。'],
    ['5.人', '小数点前后都要有数字'],
    ['.5人', '小数点前后都要有数字'],
    ['1.2.3人', '小数点只用一个。'],
    ['三百人', '请用阿拉伯数字'],
    ['+5人', '前面不要写“+”。'],
    ['人07', '请写成数字加单位'],
    ['下降3.2%', '升降写成正数、负数'],
    ['（120）万元', '升降写成正数、负数'],
    ['▼0.6%', '升降写成正数、负数'],
    ['持平', '升降写成正数、负数'],
    ['1,024人', '数字中间不要分节'],
    ['1．5人', '小数点请用半角'],
    ['5㎡', '单位请写汉字'],
    ['5个㎡', '数字后面请直接写单位'],
    ['5６人', '数字请用半角'],
    ['3千人', '请只用“万”“亿”'],
    ['5 人', '不要空格'],
    ['5（人）', '数字后面请直接写单位'],
  ])('%s, and it is said why: %s', (text, words) => {
    expect(parseQuantity(text, at).diagnostics[0]?.hint).toContain(words)
  })

  test('of a long one no more is repeated than its reader needs', () => {
    const [long, short] = ['9'.repeat(10_000), `${'人'.repeat(80)}`].map(
      (text) => parseQuantity(text, at).diagnostics[0]?.message ?? '',
    )
    expect(long).toContain(`“${'9'.repeat(40)}…”`)
    expect(short).toContain(`“${'人'.repeat(80)}”`)
  })
})

test('forty digits can be read', () => {
  expect(parseQuantity('9'.repeat(40), at).ok).toBe(true)
})

const digits = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 18n }), fc.stringMatching(/^[0-9]{0,8}$/))
  .map(([whole, decimals]) => (decimals === '' ? `${whole}` : `${whole}.${decimals}`))

const quantities: fc.Arbitrary<Quantity> = fc
  .record({
    approximation: fc.constantFrom('', ...approximations),
    digits,
    scale: fc.constantFrom('' as const, '万' as const, '亿' as const, '万亿' as const),
    surplus: fc.constantFrom('' as const, '余' as const, '多' as const),
    surplusBeforeScale: fc.boolean(),
    unit: fc.constantFrom('', '人', '人次', '个', '户', '元', '%', '个百分点', '平方公里', '℃'),
    bound: fc.constantFrom('', ...bounds),
  })
  .map((parts) => ({
    ...parts,
    surplusBeforeScale: parts.surplusBeforeScale && parts.surplus !== '' && parts.scale !== '',
  }))

test('what is formatted reads back as the same quantity', () => {
  fc.assert(
    fc.property(quantities, (quantity) => {
      expect(parseQuantity(formatFigure(quantity), at)).toEqual({ ok: true, value: quantity, diagnostics: [] })
    }),
  )
})

test('what can be read is printed as it was written, and whatever is refused is refused inside the text', () => {
  const pieces = fc.constantFrom(
    '近',
    '余',
    '多',
    '万',
    '亿',
    '人',
    '%',
    '.',
    '0',
    '7',
    '12',
    ',',
    '６',
    '-',
    ' ',
    '以上',
    '千',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      const text = parts.join('')
      const result = parseQuantity(text, at)
      if (result.ok) expect(formatFigure(result.value)).toBe(text)
      else {
        const column = result.diagnostics[0]?.at?.column ?? 0
        expect(column).toBeGreaterThanOrEqual(at.column)
        expect(column).toBeLessThanOrEqual(at.column + [...text].length)
      }
    }),
    { numRuns: 2000 },
  )
})
