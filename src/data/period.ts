import { error, fail, type Outcome, outcome, type SourcePlace } from '../diagnostics/diagnostic.js'

/** 时段: a part of a year, by its months from 1 to 12, both ends included. */
export interface Period {
  /** As it is written and printed: 上半年, 前三季度, 1—9月. */
  readonly words: string
  readonly from: number
  readonly to: number
}

const MONTH = '(?:1[0-2]|[1-9])'
const FORMS = [
  '(?<half>[上下])半年',
  '第?(?:(?<since>[一二三])季?度?[—–~～至到-])?(?<quarter>[一二三四])季度',
  '前(?<quarters>[两二三])个?季度',
  `(?:(?<first>${MONTH})月?份?[—–~～至到-])?(?<month>${MONTH})月份?(?!\\d|[日号])`,
  '前(?<months>[2-9]|1[01]|[两二三四五六七八九十]|十一)个月',
  '(?<year>全年)',
].join('|')
const WHOLE = new RegExp(`^(?:${FORMS})$`, 'u')
const ANYWHERE = new RegExp(`(?<![\\d第前一二三四—–~～至]|[一二三四]、)(?:${FORMS})`, 'gu')

/** The period that words name; null where they name none. */
export function readPeriod(words: string): Period | null {
  const match = WHOLE.exec(words)
  return match && periodOf(match)
}

/** A period that a text names, and where. */
export interface NamedPeriod extends Period {
  readonly start: number
  readonly end: number
}

/** The periods that a text names. A day (9月30日) is none. */
export const periodsIn = (text: string): readonly NamedPeriod[] =>
  [...text.matchAll(ANYWHERE)].flatMap((match) => {
    const period = periodOf(match)
    return period ? { ...period, start: match.index, end: match.index + match[0].length } : []
  })

function periodOf({ 0: words, groups = {} }: RegExpExecArray): Period | null {
  const { half, since, quarter, quarters, first, month, months } = groups
  const between = (from: number, to: number): Period | null => (from <= to ? { words, from, to } : null)
  if (half) return half === '上' ? between(1, 6) : between(7, 12)
  if (quarter) return between(number(since ?? quarter) * 3 - 2, number(quarter) * 3)
  if (quarters) return between(1, number(quarters) * 3)
  if (month) return between(Number(first ?? month), Number(month))
  return between(1, months ? number(months) : 12)
}

const NUMERALS = '一二三四五六七八九十'
const number = (words: string): number => {
  if (/^\d/.test(words)) return Number(words)
  if (words === '十一') return 11
  return words === '两' ? 2 : NUMERALS.indexOf(words) + 1
}

/** Whether two periods are of the same months: 前三季度 and 1—9月 are; null is the whole year. */
export const samePeriod = (a: Period | null, b: Period | null): boolean =>
  (a?.from ?? 1) === (b?.from ?? 1) && (a?.to ?? 12) === (b?.to ?? 12)

/** What 文件.yaml says as 时段. */
export function parsePeriod(text: string, at: SourcePlace): Outcome<Period> {
  const period = readPeriod(text)
  if (period) return outcome(period)
  const hint = '请写成：上半年、一季度、前三季度、1—9月、10月份；是全年的数，整行删去。'
  return fail(error('value-malformed', `时段的写法不对：“${text}”`, at, hint))
}
