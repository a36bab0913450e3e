import { daysOf } from '../../data/parse-date.js'
import { readNumeral } from '../../figures/chinese-numeral.js'
import type { Check } from '../check.js'
import { finding } from '../finding.js'

const NUMERAL = '[0-9]{1,2}|[一二三四五六七八九十]{1,3}'
/** 2024年2月30日, 二月三十日, 9月1日至31日 */
const DAY = new RegExp(
  `(?:(?<year>[0-9]{4})年)?(?<![0-9.])(?<month>${NUMERAL})月(?<day>${NUMERAL})日(?:[至到—–～-](?<last>${NUMERAL})日)?`,
  'gu',
)
/** 2024年13月, 13月份, 1—13月; 36月龄 is an age. */
const MONTH =
  /(?<=年|[0-9][至到—–～-])(?<month>[0-9]{1,2})月(?![0-9龄])|(?<![0-9.])(?<other>[0-9]{1,2})月(?:份|底|初|末|[上中下]旬)/gu
/** Without a year it may be a leap year. */
const LEAP = 2024

/** Days and months that no calendar has. Listed names are not spared: a date is listed as it is typed. */
export const calendarDays: Check = ({ passages }) =>
  passages.flatMap((passage) => {
    if (!passage.text.includes('月')) return []
    const days = [...passage.text.matchAll(DAY)].filter(({ groups = {} }) => !isReal(groups))
    const months = [...passage.text.matchAll(MONTH)].filter(({ groups = {} }) => !isMonth(groups.month ?? groups.other))
    return [...days, ...months].map(({ 0: words, index, groups = {} }) =>
      finding('text-date-form', 'error', `没有这个日子：“${words}”`, {
        // The year comes from the data, and is not what is wrong.
        spot: { passage, start: index + (groups.year ? `${groups.year}年`.length : 0), end: index + words.length },
        hint: '请核对月、日。',
      }),
    )
  })

const numberOf = (words = ''): number => (/^[0-9]/u.test(words) ? Number(words) : (readNumeral(words) ?? 0))
const isMonth = (words: string | undefined): boolean => numberOf(words) >= 1 && numberOf(words) <= 12

function isReal({ year, month, day, last }: Readonly<Record<string, string | undefined>>): boolean {
  const most = isMonth(month) ? daysOf(year === undefined ? LEAP : Number(year), numberOf(month)) : 0
  return [day, ...(last === undefined ? [] : [last])].every((each) => numberOf(each) >= 1 && numberOf(each) <= most)
}
