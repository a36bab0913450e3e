import { multiply, parseExact, powerOfTen, roundExact } from '../figures/exact.js'

/** How a number format shows a number: `0.00%`, `#,##0.0"万人"`. */
interface NumberForm {
  readonly percent: boolean
  /** null: as many decimals as the number has. */
  readonly decimals: { readonly least: number; readonly most: number } | null
  /** Words behind the number. */
  readonly suffix: string
}

/** A number as its cell shows it, without grouping. */
export interface ShownNumber {
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
  const form = readFormat(format)
  if (typeof form === 'string') return form
  const value = parseExact(exact)
  if (!value) return '数字太大或太小'
  const scaled = form.percent ? multiply(value, powerOfTen(2)) : value
  const all = trimZeros(roundExact(scaled, (exact.split('.')[1]?.length ?? 0) + 2))
  if (!form.decimals) return { digits: all, suffix: form.suffix, unrounded: null }
  const digits = trimZeros(roundExact(scaled, form.decimals.most), form.decimals.least)
  return { digits, suffix: form.suffix, unrounded: trimZeros(digits) === all ? null : all }
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

const GENERAL: NumberForm = { percent: false, decimals: null, suffix: '' }

/** The first part of a number format; those for negative numbers and text follow behind `;`. */
function readFormat(format: string): NumberForm | string {
  let pattern = ''
  let words = ''
  for (const [token] of format.matchAll(/"[^"]*"|\[[^\]]*\]|[\\!_*].|;|./gsu)) {
    if (token === ';') break
    if (token.startsWith('"')) words += token.slice(1, -1)
    else if (/^[\\!]./u.test(token)) {
      // `0!.0,` shows ten thousands with a point that is only painted: what is seen is not what is stored.
      if (token[1] === '.') return '单元格的格式改变了小数点的位置，看到的数和存的数不同'
      words += token.slice(1)
    } else if (!/^[[_*]/.test(token)) pattern += token
  }
  if (/general|通用格式|@/i.test(pattern) || pattern.trim() === '') return { ...GENERAL, suffix: words.trim() }
  if (/[0#?],+(?![0#?])/.test(pattern)) return '单元格的格式按千缩小了数字，看到的数和存的数不同'
  if (/e[+-]|\//i.test(pattern)) return GENERAL
  const percent = pattern.includes('%')
  const decimals = /\.([0#?]*)/.exec(pattern)?.[1] ?? ''
  return {
    percent,
    decimals: { least: decimals.replaceAll('#', '').length, most: decimals.length },
    suffix: (percent ? '%' : '') + words.trim(),
  }
}
