import { digitOf } from '../figures/chinese-numeral.js'

const SIGN = '[〇○零一二三四五六七八九]'
/** 二〇二二年, whatever its naught is typed as. */
const HAN = new RegExp(`二\\s*[〇○零0O]\\s*(${SIGN})\\s*(${SIGN})(?=\\s*年)`, 'gu')
/** 2022 年, 2 0 2 2 年, 2022 in a cell and 年度 in the next. 附件1 2022年 says no 12022. */
const SPACED = /(?<!\d)2\s*0\s*(\d)\s*(\d)\s*(?=年)/gu
const BLANKS = /(?<=[年月])[^\S\n]+(?=[\d一二三四五六七八九十])|(?<=[\d一二三四五六七八九十])[^\S\n]+(?=[月日])/gu

/** A text with its years as digits: 二〇二二 年 as 2022年. */
export const plainYears = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(HAN, (_, tens: string, ones: string) => `20${digitOf(tens)}${digitOf(ones)}`)
    .replace(SPACED, '20$1$2')
    .replace(BLANKS, '')

/** 2022年, 年度：2022. */
const YEAR = /(?<!\d)(20\d{2})年|(?<=年度\s*:?\s*)(20\d{2})(?!\d)/gu
/** 22年 at the beginning, or behind a blank or a bracket; 22年来 is a time. */
const SHORT = /(?<=^|[\s(])(\d{2})年(?![来间内期前后以多])/gmu
/** 10年规划 is of another kind: tables are sent within a few years. */
const NEAR = 3

/** The years that a plain text says; those of two digits where they are near the one that is imported. */
export function yearsIn(text: string, year: string): ReadonlySet<string> {
  const full = [...text.matchAll(YEAR)].flatMap(([, before, behind]) => before ?? behind ?? [])
  const short = [...text.matchAll(SHORT)].map(([, two]) => `20${two}`)
  return new Set([...full, ...short.filter((each) => Math.abs(Number(each) - Number(year)) <= NEAR)])
}
