import { multiply, parseExact, powerOfTen, roundExact } from '../figures/exact.js'
import { shownForm } from './number-format.js'

/** A number as its cell shows it, without grouping. */
export interface ShownNumber {
  /** Words that the format puts in front of it. */
  readonly prefix: string
  /** Empty: the cell looks blank. */
  readonly digits: string
  /** % or the words that the format puts behind it. */
  readonly suffix: string
  /** All digits of the stored number, where the cell shows fewer; null where it shows all. */
  readonly unrounded: string | null
}

/** Excel itself computes and shows with so many digits; those behind are noise of the binary float. */
const DIGITS = 15
const LONGEST = 30

/** What a cell shows of a stored number; a text says why that cannot be told. */
export function shownNumber(stored: string, format: string): ShownNumber | string {
  const exact = decimalText(stored)
  if (exact === undefined) return '数字太大或太小'
  const value = parseExact(exact)
  if (!value) return '数字太大或太小'
  const form = shownForm(format, value)
  if (typeof form === 'string') return form
  const { prefix, suffix, decimals } = form
  if (form.hides) return hiddenNumber(exact, prefix)
  const scaled = form.percent ? multiply(value, powerOfTen(2)) : value
  const all = trimZeros(roundExact(scaled, (exact.split('.')[1]?.length ?? 0) + 2))
  if (!decimals) return { prefix, digits: all, suffix, unrounded: null }
  const digits = trimZeros(roundExact(scaled, decimals.most), decimals.least)
  return { prefix, digits, suffix, unrounded: trimZeros(digits) === all ? null : all }
}

/** A 0 that looks blank is blank, and a dash is the 0 of accounts; anything else is not what it seems. */
function hiddenNumber(exact: string, words: string): ShownNumber | string {
  const shown = { prefix: '', suffix: '', unrounded: null }
  if (exact === '0' && words === '') return { ...shown, digits: '' }
  if (exact === '0' && /^[-—–－]+$/u.test(words)) return { ...shown, digits: '0' }
  return words === ''
    ? `单元格的格式不显示数字，看上去是空的，存的是 ${exact}`
    : `单元格显示的是“${words}”，存的是 ${exact}`
}

/** 5.7999999999999996E-2 as 0.058: the decimal text of at most 15 digits that the file means. */
export function decimalText(stored: string): string | undefined {
  const number = Number(stored)
  if (stored.trim() === '' || !Number.isFinite(number)) return undefined
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(number.toExponential(DIGITS - 1))
  if (!match) return undefined
  const [, sign = '', first = '', rest = '', exponent = ''] = match
  const power = Number(exponent)
  const digits = first + rest
  if (Math.abs(power) > LONGEST) return number === 0 ? '0' : undefined
  const point = power + 1
  const whole = point > 0 ? digits.padEnd(point, '0').slice(0, point) : '0'
  const decimals = point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits
  return `${number === 0 ? '' : sign}${trimZeros(`${whole}.${decimals}`)}`
}

/** Without zeros at the end, but for so many decimals. */
function trimZeros(text: string, least = 0): string {
  const [whole = '', decimals = ''] = text.split('.')
  const kept = decimals.replace(/0+$/, '').padEnd(Math.min(least, decimals.length), '0')
  return kept === '' ? whole : `${whole}.${kept}`
}
