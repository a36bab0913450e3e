import { error, fail, type Outcome, outcome, type SourcePlace } from '../diagnostics/diagnostic.js'

/** A day of the calendar; month and day from 1. */
export interface CalendarDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

const DATE =
  /^(?<year>[1-9][0-9]{3})(?:年(?<month>[1-9][0-9]?)月(?<day>[1-9][0-9]?)日|-(?<mm>[0-9]{2})-(?<dd>[0-9]{2}))$/

/** The day that 2023年4月3日 or 2023-04-03 names; other forms, and days that no calendar has, are refused. */
export function parseDate(text: string, at: SourcePlace): Outcome<CalendarDate> {
  const parts = DATE.exec(text)?.groups
  const refuse = (message: string) =>
    fail(error('value-malformed', message, at, '请写成“2023年4月3日”，月、日前面不补零。'))
  if (!parts) return refuse(`日期的写法不对：“${text}”`)
  const year = Number(parts.year)
  const month = Number(parts.month ?? parts.mm)
  const day = Number(parts.day ?? parts.dd)
  const isReal = month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month)
  return isReal ? outcome({ year, month, day }) : refuse(`没有这一天：“${text}”`)
}

/** `2023年4月3日`: no padding (GB/T 9704-2012, 7.3.5.4). */
export const printDate = ({ year, month, day }: CalendarDate): string => `${year}年${month}月${day}日`

/** The days since 1970, to reckon with. */
export const dayNumber = ({ year, month, day }: CalendarDate): number => Date.UTC(year, month - 1, day) / 86_400_000

/** How many days a month has. */
export const daysOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()
