import type { DocumentProperties } from './document.js'

/** The day of a document as the moment that its files bear, so that they repeat: 2023-04-03T00:00:00Z. */
export function timeStamp({ year, month, day }: DocumentProperties['date']): string {
  return `${year}-${twoDigits(month)}-${twoDigits(day)}T00:00:00Z`
}

/** 4 → 04 */
export const twoDigits = (value: number): string => String(value).padStart(2, '0')
