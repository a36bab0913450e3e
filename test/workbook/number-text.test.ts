import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimalText, shownNumber } from '../../src/workbook/number-text.js'

test.each([
  ['19.990000000000002', '19.99'],
  ['0.30000000000000004', '0.3'],
  ['5.7999999999999996E-2', '0.058'],
  ['1E+5', '100000'],
  ['-0', '0'],
  ['0', '0'],
  ['-12.5', '-12.5'],
  ['123456789012345', '123456789012345'],
  ['1.0000000000000001E-20', '0.00000000000000000001'],
])('%s means %s', (stored, text) => {
  expect(decimalText(stored)).toBe(text)
})

test.each(['', ' ', 'abc', 'NaN', 'Infinity', '1e300', '1e-300'])('%s means no number of an office', (stored) => {
  expect(decimalText(stored)).toBeUndefined()
})

test.each<[string, string, string, string]>([
  ['0.058', '0.0%', '5.8', '%'],
  ['0.058', '0%', '6', '%'],
  ['1.09', '0%', '109', '%'],
  ['0.4434', '0.00%', '44.34', '%'],
  ['25.1', '0.00', '25.10', ''],
  ['1234.5', '#,##0.00', '1234.50', ''],
  ['1234.5', '#,##0.00_);[Red]\\(#,##0.00\\)', '1234.50', ''],
  ['1.005', '0.00', '1.01', ''],
  ['2.5', '0', '3', ''],
  ['25.17', '0.00"万人"', '25.17', '万人'],
  ['25.17', 'General"万人"', '25.17', '万人'],
  ['25.5', '0.##', '25.5', ''],
  ['25', '0.##', '25', ''],
  ['25.123', 'G/通用格式', '25.123', ''],
  ['25.123', '@', '25.123', ''],
  ['12', '[$-804]0', '12', ''],
  ['2700.5', '0.0人', '2700.5', '人'],
  ['2700.5', '"¥"#,##0.0', '2700.5', ''],
  ['2700.5', '[$¥-804]#,##0.0', '2700.5', ''],
  ['0', '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', '0', ''],
  ['0', '0.0;-0.0;', '', ''],
  ['2700.55', '[<100]0;0.00', '2700.55', ''],
  ['55.55', '[<100]0.0;0.00', '55.6', ''],
  ['5000', '[>=10000]0!.0,"万";0', '5000', ''],
  ['5000', '[=0]"无";[<10]0.0;0', '5000', ''],
  ['-5.25', '0.0', '-5.3', ''],
  ['-5.25', '0.0;-0.00', '-5.25', ''],
  ['-0.0325', '0.0%;[Red]-0.0%', '-3.3', '%'],
  ['-5.25', '0.00_);[红色](0.00)', '-5.25', ''],
  ['-5.25', '0.00;[Red]0.00', '-5.25', ''],
  ['-5.25', '0.0_);[Red]\\(0.00\\)', '-5.25', ''],
  ['-5.25', '0.0"万元";\\(0.00"万元"\\)', '-5.25', '万元'],
  ['-3', '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', '-3', ''],
  ['5.25', '0.00;@', '5.25', ''],
  ['0.5', '.0', '0.5', ''],
])('%s shown by %s is %s%s', (stored, format, digits, suffix) => {
  expect(shownNumber(stored, format)).toMatchObject({ digits, suffix })
})

test.each<[string, string, string]>([
  ['5400', '"近"0"人"', '近'],
  ['5400', '近0人', '近'],
  ['5400', '"约"General', '约'],
])('%s shown by %s has %s in front', (stored, format, prefix) => {
  expect(shownNumber(stored, format)).toMatchObject({ prefix, digits: '5400' })
})

test.each<[string, string]>([
  ['5', ';;;'],
  ['-5.25', '0.0;0.00'],
  ['-5.25', '[<0]0.0;0.00'],
  ['5', ';0;0'],
  ['1', '[=1]"是";[=0]"否";0'],
  ['0', '0;-0;"无"'],
  ['123456', '[>=10000]0!.0,"万";0'],
  ['1234567', '000-0000'],
  ['27000000', '0"."0000'],
  ['2700', '0"千"000'],
  ['0.25', '# ?/?'],
  ['0.27', '0%%'],
])('%s shown by %s is not what is seen', (stored, format) => {
  expect(typeof shownNumber(stored, format)).toBe('string')
})

test('a number that was typed with up to fifteen digits comes back as it was typed, whatever the float between', () => {
  fc.assert(
    fc.property(fc.bigInt(1n, 99_999_999_999_999n), fc.integer({ min: 0, max: 8 }), (digits, decimals) => {
      const padded = digits.toString().padStart(decimals + 1, '0')
      const cut = padded.length - decimals
      const typed = decimals === 0 ? padded : `${padded.slice(0, cut)}.${padded.slice(cut)}`
      const stored = Number(typed).toPrecision(17)
      expect(decimalText(stored)).toBe(decimals === 0 ? typed : typed.replace(/\.?0+$/, ''))
      const format = decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`
      expect(shownNumber(stored, format)).toMatchObject({ digits: typed, unrounded: null })
    }),
  )
})
