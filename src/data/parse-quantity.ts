import {
  type Diagnostic,
  error,
  fail,
  type Outcome,
  outcome,
  place,
  type SourcePlace,
} from '../diagnostics/diagnostic.js'
import { ForgettingMap } from '../keyed/forgetting-map.js'
import { isBelowZero, PENDING, pendingQuantity, type Quantity } from './quantity.js'

/** Words before the number that say it is not exact. */
export const approximations = ['大约', '将近', '接近', '超过', '不足', '不到', '至少', '近', '约', '超', '逾'] as const
/** Words after the unit that say so. */
export const bounds = ['以上', '以下', '左右', '上下'] as const
/** Units of measure of a thousand smaller ones (千瓦时, 千公顷): their 千 is part of the unit and scales no number. */
export const THOUSANDFOLD = '千(?:公顷|[克米瓦赫卡帕伏升安焦])'
/** Number words in front of a unit; the notice writes 万 and 亿 only. */
const OTHER_SCALES = /^[十百千][万亿]?/

const HEAD = new RegExp(`^(?<approximation>${approximations.join('|')})?`)
const DIGITS = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?![0-9.])/
/** More digits than any count or sum of money has; what is reckoned with longer ones would be reckoned for minutes. */
const LONGEST = 40
const SCALE = /^(?<before>[余多])?(?<scale>万亿|万|亿)?(?<after>[余多])?/
const TAIL = new RegExp(`^(?<unit>.*?)(?<bound>${bounds.join('|')})?$`, 'su')
/** Letters and the few signs of units; neither digits nor punctuation, and no number word first, nor the mark of a note (12²). */
const UNIT = new RegExp(`^(?:${THOUSANDFOLD}|(?![余多万亿十百千²³]))[\\p{L}%‰℃°²³/]*$`, 'u')

/**
 * The quantity that a text such as 近5400人 or 3.5万余人 states. `at` is the place of the first character; a problem
 * points at the character where reading stopped.
 */
export function parseQuantity(text: string, at: SourcePlace): Outcome<Quantity> {
  const before = known.get(text)
  if (before) return outcome(before)
  const parsed = readQuantity(text, at)
  if (parsed.ok) known.set(text, parsed.value)
  return parsed
}

/** The quantity that a text of no file states; undefined where it states none. */
export function quantityIn(text: string): Quantity | undefined {
  const read = parseQuantity(text, place('', 1, 1))
  return read.ok ? read.value : undefined
}

/** What a text says to be a unit, with its scale: 万人; undefined where it is none. */
export function unitIn(text: string): Pick<Quantity, 'unit' | 'scale'> | undefined {
  const read = /^[0-9.]/.test(text) ? undefined : quantityIn(`1${text}`)
  if (!read || read.surplus + read.bound !== '') return undefined
  const { unit, scale } = read
  return { unit, scale }
}

/** What was read before: thousands of places report the same few numbers, and one of each is enough. */
const known = new ForgettingMap<string, Quantity>(50_000)

function readQuantity(text: string, at: SourcePlace): Outcome<Quantity> {
  if (text === PENDING) return outcome(pendingQuantity)
  const approximation = HEAD.exec(text)?.groups?.approximation ?? ''
  const number = text.slice(approximation.length)
  const refuse = (offset: number, hint: string) => fail(malformed(text, at, offset, hint))

  const digits = DIGITS.exec(number)?.[0]
  if (digits === undefined) return refuseNumber(text, number, at)
  if (digits.length > LONGEST) return refuse(approximation.length, `数字最多写${LONGEST}位。`)
  if (/^-[0.]+$/.test(digits)) return refuse(approximation.length, '零前面不写负号。')
  const rest = number.slice(digits.length)
  const { before = '', scale = '', after = '' } = SCALE.exec(rest)?.groups ?? {}
  const restOffset = text.length - rest.length
  if (before && after) return refuse(restOffset, '“余”“多”只写一个。')

  const unitOffset = restOffset + before.length + scale.length + after.length
  const { unit = '', bound = '' } = TAIL.exec(text.slice(unitOffset))?.groups ?? {}
  const wrong = unitHint(unit)
  if (wrong) return refuse(unitOffset, wrong)
  if (isBelowZero({ digits }) && approximation + before + after + bound !== '')
    return fail(
      negative(text, within(at, text, approximation.length), '约数不写成负数：请在文字里写“同比下降近5%”那样。'),
    )
  return outcome({
    approximation,
    digits,
    scale: isScale(scale) ? scale : '',
    surplus: isSurplus(before) || isSurplus(after) ? ((before || after) === '余' ? '余' : '多') : '',
    surplusBeforeScale: before !== '' && scale !== '',
    unit,
    bound,
  })
}

const isScale = (text: string): text is Quantity['scale'] => ['', '万', '亿', '万亿'].includes(text)
const isSurplus = (text: string): boolean => text === '余' || text === '多'

/** Why the text after number and scale is no unit; empty when it is one. */
function unitHint(unit: string): string {
  if (UNIT.test(unit)) return ''
  if (/^[,，_' 　][0-9０-９]/.test(unit)) return '数字中间不要分节：1,024 请写成 1024。'
  if (/^[。．·・][0-9０-９]/.test(unit)) return '小数点请用半角“.”，例如：6.1。'
  if (/^[㎡㎥㎞㎏㎎㎜㎝]/.test(unit)) return '单位请写汉字，例如：平方米、公里。'
  if (/^[0-9０-９.．]/.test(unit)) return '数字请用半角，小数点只用一个，例如：6.1。'
  if (OTHER_SCALES.test(unit)) return '请只用“万”“亿”：3千 请写成 3000 或 0.3万。'
  if (/\s/.test(unit)) return '数字和单位之间不要空格。'
  return '数字后面请直接写单位，例如：25.17万人、80余个、109%。'
}

/** The number itself cannot be read: says what is wrong with it. */
function refuseNumber(text: string, number: string, at: SourcePlace): Outcome<never> {
  const offset = text.length - number.length
  return fail(malformed(text, at, offset, numberHint(number)))
}

function numberHint(number: string): string {
  if (/^[−－﹣–—]\s*[0-9０-９.]/.test(number)) return '负号请用半角“-”，后面紧接数字，例如：-4.7%。'
  if (/^[０-９．]/.test(number)) return `请改用半角数字：${number.normalize('NFKC')}。`
  if (/^0[0-9]/.test(number)) return `前面不要补零：${number.replace(/^0+(?=[0-9])/, '')}。`
  if (/^[0-9]+\.(?![0-9])/.test(number) || /^\./.test(number)) return '小数点前后都要有数字，例如：0.5。'
  if (/^[0-9]+\.[0-9]+\./.test(number)) return '小数点只用一个。'
  if (/^[一二三四五六七八九十百千两零〇]/.test(number)) return '请用阿拉伯数字，例如：25.17万人。'
  if (/^\+/.test(number)) return '前面不要写“+”。'
  if (/^(?:同比|比上年)?(?:增[长加]|上升|提高|持平|下降|下滑|回落|减少|亏损|[↑↓△▲▽▼(（])/u.test(number))
    return '升降写成正数、负数，例如：增长4.7% 写成 4.7%，下降3.2% 写成 -3.2%，持平写成 0.0%。'
  return '请写成数字加单位，例如：25.17万人、近5400人、80余个、109%。'
}

/** A negative number where there can be none. */
export const negative = (text: string, at: SourcePlace, hint: string): Diagnostic =>
  error('figure-negative', `这里不能是负数：“${shown(text)}”`, at, hint)

/** As much of a text as its reader needs to know it again. */
const shown = (text: string): string => (text.length > LONGEST * 2 ? `${text.slice(0, LONGEST)}…` : text)

const malformed = (text: string, at: SourcePlace, offset: number, hint: string) =>
  error('figure-malformed', `数字的写法不对：“${shown(text)}”`, within(at, text, offset), hint)

/** The place inside a one-line text: `offset` counts UTF-16 units of `text`. */
const within = (at: SourcePlace, text: string, offset: number): SourcePlace => ({
  ...at,
  column: at.column + [...text.slice(0, offset)].length,
  length: Math.max(1, [...text.slice(offset)].length),
})
