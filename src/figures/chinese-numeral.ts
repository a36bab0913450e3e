const DIGITS: readonly string[] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** A whole number from 1 to 99 in Chinese numerals, as in 第三名 and 十一、; others are printed as digits. */
export function chineseNumeral(count: number): string {
  if (!Number.isInteger(count) || count < 1 || count > 99) return String(count)
  const tens = Math.floor(count / 10)
  const ones = count % 10
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS[tens]}十`
  return head + (ones === 0 ? '' : (DIGITS[ones] ?? ''))
}

/** How many there are of something, as in 前三名: what is counted is 两, not 二. */
export const chineseCount = (count: number): string => (count === 2 ? '两' : chineseNumeral(count))

/** Those in front of a ranking: 前四名; of one it says 第一名. */
export const firstWords = (count: number): string => (count === 1 ? '第一名' : `前${chineseCount(count)}名`)

/** The whole number that words state: 三, 两, 十二 to 九十九, or digits; null where they state none. */
export function readNumeral(words: string): number | null {
  if (/^[1-9][0-9]{0,4}$/u.test(words)) return Number(words)
  const [, tens, ten, ones] =
    /^([二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/u.exec(words.replace('两', '二')) ?? []
  if (tens === undefined || words === '') return null
  return ten ? (digitOf(tens) || 1) * 10 + digitOf(ones) : digitOf(tens + (ones ?? '')) || null
}

/** The digit that a numeral stands for; 0 for naught, whatever it is written as (〇, ○, 零), and for no numeral. */
export const digitOf = (numeral = ''): number => Math.max(0, DIGITS.indexOf(numeral))
