import { withIdeographs } from '../data/look-alikes.js'
import { unitIn } from '../data/parse-quantity.js'
import { type Period, periodsIn, readPeriod } from '../data/period.js'
import { OVERALL } from '../figures/figure-names.js'
import { type Cell, textOf } from './workbook.js'

/** How offices call their columns, without blanks and units. */
const NAMES = {
  name: /^(?:(?:考核|考评|工作|主要|任务)?指标(?:名称|项目)?|名称|项目(?:名称)?|数字(?:名称)?|(?:工作|目标)?任务(?:名称)?|(?:工作|任务|考核)内容)$/,
  // 县区, 县（市、区）, 旗县市区, 乡镇（街道）: but 市区 is the town, beside the country.
  place:
    /^各?(?:地方|地[区市]|城市|(?!市区$)[市州盟县区旗](?:[市州盟县区旗]|、|\([市州盟县区旗、]+\))+|乡镇(?:、?街道|\(街道\))?|镇街|街道|部门|(?:填报|责任|报送|牵头|考核|参评)(?:单位|地区|部门))(?:名称)?$|^单位名称$/,
  unit: /^(?:计量)?单位$/,
  计划: /^(?:年度|全年|年|下达)?(?:计划|目标)(?:数|值|量|任务数?|人数)?$|^(?:(?:年度|全年|下达)任务[数量]?|任务[数量])$/,
  完成: /^(?:实际|累计|全年|年度|本年|已)?完成(?:数|量|值|额|人数|情况)?$|^实际数?$|^实绩$|^本年累计$/,
  完成率:
    /^(?:计划|任务|目标)?完成(?:率|比例|百分比|进度)$|^完成(?:年|全年|年度)?(?:计划|目标|任务)的?(?:百分比|百分数|比例)?$/,
  得分: /^(?:考核|考评)?(?:得分|分数)$/,
  number: /^(?:数值|数据|数量)$/,
  printed: /^(?:印出|印出的数字|文中数字)$/,
  correction: /^(?:更正|更正为|改为|修改为)$/,
  confirmed: /^(?:确认|核对结果|核对意见)$/,
  remark: /^(?:说明|备注)$/,
} as const satisfies Readonly<Record<string, RegExp>>

/** What a column of an office's table holds. */
export type Role = keyof typeof NAMES
const roles = Object.keys(NAMES).filter((name): name is Role => name in NAMES)

/** The columns that hold figures. */
export type ValueRole = Extract<Role, '计划' | '完成' | '完成率' | '得分' | 'number' | 'correction'>

/** What a header says: its role, and the unit in brackets behind it. */
export interface Header {
  readonly role: Role
  readonly unit: string
  /** The year in front, as in 2022年完成; empty when there is none. */
  readonly year: string
  /** The part of the year in front, as in 上半年完成; null when there is none, or when the data are of a whole year. */
  readonly period: Period | null
  /** What the column is about, where its own words say so: 综合得分; else empty. */
  readonly about: string
}

/** How tables call the score of a place over all, as a column or as a row of its scores. */
const OVERALL_NAMES = /^(?:综合|考核|考评)*(?:总得?分|总分数|总成绩)$|^综合(?:考核|考评)?(?:得分|评分|分数?)$/

/** Whether a column or a row calls itself the score over all: 总分. */
export const isOverall = (words: string): boolean => OVERALL_NAMES.test(words)

/** Blanks, and what has no width at all: marks of direction and breaks that come along from web pages and chats. */
const BLANKS = /[\s\p{Cf}]+/gu

/** Half-width, without any blank: what a person reads as the same words. */
export const squeeze = (text: string): string => withIdeographs(text).normalize('NFKC').replace(BLANKS, '')

/** The words of a text cell so; empty for any other. */
export const headWords = (cell: Cell | undefined): string => squeeze(textOf(cell))

/** Without the number that offices put in front: 1. （一） ①. */
export const bareName = (name: string): string =>
  name.replace(/^(?:\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、)]+)+/u, '')

/**
 * Half-width and without blanks, as numbers and units are written: ５００％, but m² and ℃ as they are. What only a
 * compatibility form would make a digit is none: 2700.5① has the mark of a note, and must never become 2700.51.
 */
export const halfWidth = (text: string): string =>
  [...text.replace(BLANKS, '')]
    .map((character) => {
      const plain = character.normalize('NFKC')
      const marked = /\d/.test(plain) && !/[\d\uff10-\uff19]/u.test(character)
      return plain.length === 1 && !marked ? plain : character
    })
    .join('')

/** What says of figures that they are of another time, or tell what has changed since then. */
const OTHER_TIME = /^(?:上一?年|去年|前年|往年|历年|[上基同]期|[同环]比|[比较]上年|增减|增[长幅速])/u
/** Whether a head, half-width and without blanks, says so. */
export const isOtherTime = (words: string): boolean => OTHER_TIME.test(words)

/** What says of figures that they are less than their head, or something else of it. */
const LESS = /其中|[男女]|排名|[名位]次|进度|占|比[重例上]|预[计测]|任务|[上本当][月季周]|人均|平均|增|减/u
/** What can be told of an indicator, and is no unit either. */
const TOLD = /[数量率]$|[合小总累]计|情况|计划|目标|得分|[上下]半年|季度|初步|快报|序号|口径|核[定实]|调整|估/u

/** Whether words that stand where a unit may stand tell something else: 人数, 排名, 其中女性, 上年. */
export const isNoUnit = (words: string): boolean => isOtherTime(words) || LESS.test(words) || TOLD.test(words)

/** Whether a text is a unit such as 万人 or %. */
export const isUnit = (text: string): boolean =>
  text !== '' && !/\d/.test(text) && !isNoUnit(text) && unitIn(text) !== undefined

/** 千元, 百万人: a unit that the data do not write, and that is refused where a figure is in it; never left away. 百分制 is none. */
const THOUSANDS = /^[十百千][万亿]?(?:[美欧]?元|人次?|户|家|个|亩|吨|件|公里|平方米|立方米)?$/u
/** What a table may write as the unit of its figures, whether the data have it or refuse it. */
export const isWrittenUnit = (text: string): boolean => isUnit(text) || THOUSANDS.test(text)

/** What a header cell says, in data of a part of the year or of a whole one; undefined when it is no header of ours. */
export function readHeader(text: string, ofPart: boolean): Header | undefined {
  const { words, unit } = splitUnit(text)
  const { year, base, period, rest } = splitTime(words, ofPart)
  if (isOverall(rest)) return { role: '得分', unit, year, period, about: OVERALL }
  const role = roleOf(rest) ?? roleOf(base) ?? roleOf(words)
  if (!role || ((role === 'unit' || role === 'place') && unit !== '')) return undefined
  return { role, unit, year, period, about: '' }
}

/** What parts an indicator from what is said of it: 城镇新增就业-完成, 城镇新增就业的完成率. */
const BETWEEN = /^[-—_·:、的]+/u
/** What a column can hold of an indicator that its own head names. */
const OF_INDICATOR: readonly Role[] = ['计划', '完成', '完成率', '得分']

/**
 * A head that names an indicator, in tables with a row a place: alone, 城镇新增就业（万人）, it is what was achieved; else
 * with what its column holds of it, 城镇新增就业计划数（人）. The longest indicator is meant. Undefined when it names none.
 */
export function readIndicatorHeader(
  text: string,
  ofPart: boolean,
  isIndicator: (words: string) => boolean,
): Header | undefined {
  const split = splitUnit(text)
  // 城镇新增就业（完成）, 城镇新增就业/完成: no unit.
  const { words, unit } = roleOf(split.unit) ? { words: split.words + split.unit, unit: '' } : split
  const { year, period, rest } = splitTime(words, ofPart)
  for (let end = rest.length; end > 0; end -= 1) {
    const about = rest.slice(0, end)
    if (!isIndicator(about)) continue
    const said = rest
      .slice(end)
      .replace(BETWEEN, '')
      .replace(/^\((.+)\)$/u, '$1')
    const role = said === '' ? '完成' : roleOf(said)
    return role && OF_INDICATOR.includes(role) ? { role, unit, year, period, about } : undefined
  }
  return undefined
}

/**
 * A head that names an indicator, below one that says what is told of it (计划), when, or what it belongs to: 信访 over
 * 信访件（件）, 信访件办结（件）. Undefined where the two say different things of it.
 */
export function readGroupedHeader(
  text: string,
  over: Header | undefined,
  ofPart: boolean,
  isIndicator: (words: string) => boolean,
): Header | undefined {
  const own = readIndicatorHeader(text, ofPart, isIndicator)
  if (!own || !over) return own
  if (!OF_INDICATOR.includes(over.role) || over.about !== '') return undefined
  const bare = isIndicator(own.about) && own.about === splitUnit(text).words
  return bare || own.role === over.role
    ? { ...own, role: over.role, unit: own.unit || over.unit, year: over.year, period: over.period }
    : undefined
}

/** The time that is imported, as tables call it beside the one before: 本期, 上年同期. */
const NOW = /^(?:本[年期季]度?|今年|当[年期季])数?$/u

/** A head that says a time alone, below an indicator: what was achieved then. Undefined when it says something else. */
export function readTimeHeader(text: string, ofPart: boolean): Header | undefined {
  const { words, unit } = splitUnit(text)
  const { year, base } = splitYear(words, ofPart)
  const period = ofPart ? readPeriod(base) : null
  const timed = NOW.test(words) || period !== null || (year !== '' && base === '')
  return timed ? { role: '完成', unit, year, period, about: '' } : undefined
}

/** 2023年1—12月完成 says the whole year, as 2023年完成 does. */
function splitYear(words: string, ofPart: boolean): { readonly year: string; readonly base: string } {
  const [, year = '', base = ''] = /^(?:(\d{4})年度?)?(.*)$/.exec(words) ?? []
  return { year, base: ofPart ? base : base.replace(/^1月?[-—–~至到]+12月份?(?=.)/u, '') }
}

/** 2023年｜上半年｜完成. The plan of the whole year is the plan of any part of it. */
function splitTime(words: string, ofPart: boolean) {
  const { year, base } = splitYear(words, ofPart)
  const first = ofPart ? periodsIn(base).find(({ start }) => start === 0) : undefined
  const rest = base.slice(first?.end ?? 0)
  const whole = first?.words === '全年' && NAMES.计划.test(rest)
  return first && !whole ? { year, base, period: first, rest } : { year, base, period: null, rest: base }
}

/** The part of a year that a head is, for the columns below it: 2023年上半年, 1—9月. */
export const headPeriod = (words: string): Period | null => readPeriod(words.replace(/^\d{4}年/u, ''))

/** The words of a header without blanks, and the unit behind them: 完成（万人）, 完成/万人, 完成率%. */
export function splitUnit(text: string): { readonly words: string; readonly unit: string } {
  const whole = halfWidth(text)
  if (whole.length > LONGEST || roleOf(whole)) return { words: squeeze(whole), unit: '' }
  const inBrackets = /^(.+)[([【〔](.+)[)\]】〕]$/.exec(whole)
  const [, base = '', behind = ''] = inBrackets ?? /^(.+)(?:[/:](?=.)|(?=%))([^/:]+)$/.exec(whole) ?? []
  const remark = behind.replace(/^单位:?/, '')
  if (isWrittenUnit(remark)) return { words: squeeze(base), unit: remark }
  // What else is in brackets is a remark; behind a colon it is no header but a line of a form: 填报单位：某厅.
  if (!inBrackets || !roleOf(base)) return { words: squeeze(whole), unit: '' }
  if (TIME.test(remark)) return { words: squeeze(remark + base), unit: '' }
  return { words: squeeze(isOtherTime(remark) || LESS.test(remark) ? whole : base), unit: '' }
}

/** 完成（2022年）, 完成（上半年） are 2022年完成, 上半年完成. */
const TIME =
  /^(?:(?:19|20)\d{2}年度?)?(?:[上下]半年|前?[一二三四\d][至—-]?[二三四\d]?季度|(?:\d{1,2}月?[-—–~至到])?\d{1,2}月份?)?$/u

const LONGEST = 30

/** What a head without blanks says that its column holds; undefined where it is none of ours. */
export const roleOf = (words: string): Role | undefined => roles.find((role) => NAMES[role].test(words))

/** 单位：万人, as it stands above many tables; empty when the text says no such thing: 填报单位：某厅 is an office. */
export function statedUnit(text: string): string {
  const unit = halfWidth(STATED.exec(text)?.[1] ?? '')
  return isWrittenUnit(unit) && !OFFICE.test(unit) ? unit : ''
}

const STATED = /(?:^|[^\p{L}])(?:(?:计量|金额|货币|数量)单位|单\s*位)\s*[:：]\s*(\S+?)[)）]?\s*$/u
const OFFICE = /^(?![万亿]).*(?:[\p{L}][厅局办室委院会省市县区州处]|政府|中心|小组|公司)$/u
