const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const

/** A whole number from 1 to 99 in Chinese numerals, as in 前三名 and 十一、; others are printed as digits. */
export function chineseNumeral(count: number): string {
  if (!Number.isInteger(count) || count < 1 || count > 99) return String(count)
  const tens = Math.floor(count / 10)
  const ones = count % 10
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS[tens]}十`
  return head + (ones === 0 ? '' : DIGITS[ones])
}
