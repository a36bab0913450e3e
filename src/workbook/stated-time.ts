import { type Period, readPeriod, samePeriod } from '../data/period.js'
import { type Diagnostic, place, warning } from '../diagnostics/diagnostic.js'
import type { Table } from './find-tables.js'
import { squeeze } from './headers.js'
import { plainYears, yearsIn } from './stated-years.js'
import type { FoundTable } from './table-source.js'
import { indexesBetween, type Sheet, seenCell, textOf } from './workbook.js'

/** What a table says of the time that its figures are of, where that is not the year, or the part of it, that is imported. */
export function statedTime(source: FoundTable): readonly Diagnostic[] {
  const other = wrongYear(source)
  if (other.length > 0) return other
  // An exported workbook is called what its owner likes; what time its figures are of is known.
  return source.exported ? wrongExport(source) : wrongPeriod(source)
}

/** A table of another year is most likely the wrong file. Its title says so best, then its sheet, then its file. */
function wrongYear({ file, sheet, table: { titles }, words: { year } }: FoundTable): readonly Diagnostic[] {
  const said = [
    { what: `工作表“${sheet.name}”`, text: withoutWritten(plainYears(titles.join('\n'))) },
    {
      what: `工作表的名称“${sheet.name}”`,
      text: plainYears(/^20\d{2}$/.test(sheet.name) ? `${sheet.name}年` : sheet.name),
    },
    { what: '文件名', text: plainYears(file) },
  ]
    .map(({ what, text }) => ({ what, years: yearsIn(text, year) }))
    .find(({ years }) => years.size > 0)
  const [only] = said?.years ?? []
  if (said?.years.size !== 1 || only === year) return []
  const message = `${said.what}写的是${only}年，要导入的是${year}年`
  const hint = '要导入别的年度，请写：npx tongbao import 年度 文件。'
  return [warning('import-year', message, place(file, 1, 1), hint)]
}

/** Titles without the day on which the table was written: 填报日期：2023年1月, 2023年1月5日, 二〇二三年一月五日. */
const withoutWritten = (titles: string): string =>
  titles
    .replace(WRITTEN, '')
    .replace(/(?<!截[至止]到?)20\d{2}年(?:\d{1,2}|[一二十]{1,2})月(?:\d{1,2}|\p{Script=Han}{1,3})日/gu, '')

/** The titles of our own exports say the time in one way: 2023年度全省数字表, 2023年上半年通报数据核对表. */
const EXPORTED =
  /^20\d{2}年(度|\P{Script=Han}*\p{Script=Han}+?)(?:（示例）)?(?:全[省市州盟县区旗]数字表|各地(?:上报)?数字表|通报数据核对表)/u

function wrongExport({ file, sheet, table: { titles }, words }: FoundTable): readonly Diagnostic[] {
  const { year, period } = words
  return titles.flatMap((title) => {
    const time = EXPORTED.exec(title)?.[1] ?? ''
    const stated = readPeriod(time)
    if ((time !== '度' && !stated) || samePeriod(stated, period)) return []
    const message = `工作表“${sheet.name}”是${stated?.words ?? '全年'}的，要导入的是${wanted(year, period)}的`
    return [warning('import-year', message, place(file, 1, 1), '请核对是不是拿错了表。')]
  })
}

const wanted = (year: string, period: Period | null): string => `${year}年${period?.words ?? '全年'}`

/** A table of some months has the same form as that of the year: its figures are all too small, and each looks right. */
function wrongPeriod({ file, sheet, table, words: { year, period } }: FoundTable): readonly Diagnostic[] {
  const said = [
    { what: `工作表“${sheet.name}”`, texts: wordsAround(sheet, table) },
    { what: `工作表的名称“${sheet.name}”`, texts: [sheet.name] },
    { what: '文件名', texts: [file.replace(/\.[^.]*$/, '')] },
  ]
  for (const { what, texts } of said) {
    const periods = texts.flatMap((text) => statedPeriods(squeeze(text), year, period))
    if (periods.some((each) => isOf(each, period))) return []
    const [first] = periods
    if (!first) continue
    const message = `${what}写的是“${first.words}”，不像${wanted(year, period)}的数`
    const hint = period
      ? `请用${period.words}的表；确实是${period.words}的，可以不管。`
      : '全年的数请用 12月、全年的表；确实是全年的，可以不管。'
    return [warning('import-year', message, place(file, 1, 1), hint)]
  }
  return []
}

/** The title, the heads of the columns that are read, and the notes below. */
function wordsAround(sheet: Sheet, { titles, values, head, start, end, limit }: Table): readonly string[] {
  const heads = indexesBetween(head, start).flatMap((row) =>
    values.map(({ column }) => textOf(seenCell(sheet, row, column))),
  )
  const notes = sheet.rows.slice(end, limit).flatMap((cells) => cells.map(textOf).filter((text) => UP_TO.test(text)))
  return [...titles, ...new Set(heads), ...notes]
}

interface StatedPeriod {
  readonly words: string
  /** The figures are those of the whole year. */
  readonly whole: boolean
  /** The first month; null where the words leave it open: those of 6月 are often since January. */
  readonly from: number | null
  /** The last month; null where it is not known (月报). */
  readonly to: number | null
}

/** Of a part of the year a table must not say another; what it leaves open may be that part. */
const isOf = ({ whole, from, to }: StatedPeriod, period: Period | null): boolean =>
  period ? to === period.to && (from === null || from === period.from) : whole

const UP_TO = /截[至止]/u
/** 填表日期：2024年1月: when it was written. */
const WRITTEN = /(?:日期|时间)[:：]?\n?[^,，。;；\n]*/gu
/** 3月报送, 6月版: when it was sent, or which version it is. */
const NO_PERIOD = '(?!\\d|(?:份)?(?:报送|填报|上报|提交|印发|更新|修[订改]|核[对实]|版|稿))'
const PERIODS = new RegExp(
  [
    // 2024年1—6月, 截至9月底, 截至2024年9月30日, 2024年6月份
    `(?<up>截[至止]到?)?(?:(?<year>20\\d{2})年)?(?:(?<from>\\d{1,2})月?[—–~至到-]+)?(?<!\\d)(?<month>\\d{1,2})月(?<day>\\d{1,2}日)?${NO_PERIOD}`,
    // 202406, 2024-06, 2024.6
    '(?<!\\d)(?<digits>20\\d{2})[.-]?(?<two>0[1-9]|1[0-2])(?!\\d|[.-]\\d)',
    '(?<quarters>(?:[一1]季?度?[—–~至到-]+[二三四2-4]|前[二两三四2-4]个?|第?[一二三四1-4])季度?)',
    '(?<half>[上下]半年)',
    '(?<kind>(?<![一二三四])(?:月|季|半年)报(?!送))',
    '(?<whole>全年|年[底末终]|年报)',
  ].join('|'),
  'gu',
)

/** The plan of a part of a year is that of the whole one. */
const PLANNED = /(?:全年|年[度底末]?)的?(?:计划|目标|任务)/gu

function statedPeriods(text: string, year: string, period: Period | null): readonly StatedPeriod[] {
  const bare = text.replace(WRITTEN, '')
  const said = period ? bare.replace(PLANNED, '') : bare
  return [...said.matchAll(PERIODS)].flatMap((match) => statedPeriod(match, year, period) ?? [])
}

function statedPeriod(
  { 0: words, groups = {} }: RegExpExecArray,
  year: string,
  period: Period | null,
): StatedPeriod | undefined {
  const { up, year: stated, from, month, day, digits, two, quarters, half, kind, whole } = groups
  // A month of the next year: all of this one is over. Of another one, the year tells.
  if ((stated ?? digits ?? year) !== year) return undefined
  if (month !== undefined) {
    // 3月5日 is a date.
    if (day !== undefined && up === undefined && from === undefined) return undefined
    if (Number(month) < 1 || Number(month) > 12) return undefined
    return { words, whole: Number(month) === 12, from: from ? Number(from) : null, to: Number(month) }
  }
  if (two !== undefined) return { words, whole: two === '12', from: null, to: Number(two) }
  if (quarters !== undefined) return { words, whole: /前四|前4|[—–~至到-][四4]/u.test(quarters), ...monthsOf(quarters) }
  const halfYear = half === undefined && kind !== '半年报' ? null : readPeriod(half ?? '上半年')
  if (halfYear) return { words, whole: false, from: halfYear.from, to: halfYear.to }
  // 月报, 季报: of which month or quarter, something else says.
  if (kind !== undefined) return period ? undefined : { words, whole: false, from: null, to: null }
  return { words, whole: whole !== undefined, from: 1, to: 12 }
}

/** The months of 一季度, 前3季度, 一至三季度. */
function monthsOf(quarters: string): Pick<StatedPeriod, 'from' | 'to'> {
  const numbers = [...quarters.replaceAll('两', '二')].flatMap((each) => {
    const number = '一二三四'.indexOf(each) + 1 || Number(each)
    return number > 0 ? [number] : []
  })
  const [first = 1] = numbers
  return { from: quarters.startsWith('前') ? 1 : first * 3 - 2, to: (numbers.at(-1) ?? 1) * 3 }
}
