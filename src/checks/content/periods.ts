import type { Facts } from '../../data/facts.js'
import { type NamedPeriod, type Period, periodsIn, samePeriod } from '../../data/period.js'
import { folderTime } from '../../data/years.js'
import { type Passage, sourceOf } from '../../document/passages.js'
import type { Figure } from '../../figures/figure.js'
import { measureName } from '../../figures/figure-names.js'
import type { Check } from '../check.js'
import { sentenceBefore, sentenceBehind, stretchBefore } from '../clause.js'
import { type Finding, finding } from '../finding.js'
import { type FigureInText, figuresIn } from '../wording/figures-in-text.js'

/** 时段 agrees with the name of the folder, and is over when the document is issued. */
export const periodFacts: Check = ({ dataset: { folder, facts } }) => {
  const { year, period, date, datePending } = facts
  const named = folderTime(folder).period
  const found: Finding[] = []
  const tell = (message: string, { at, about }: { at: Facts['year']['at']; about: string }, hint: string) =>
    found.push(finding('period-mismatch', 'warning', message, { at, about, hint }))
  if (named && !samePeriod(named, period?.value ?? null)) {
    const stated = period ? `是${period.value.words}` : '没有写，就是全年'
    const where = { at: period?.at ?? year.at, about: period?.value.words ?? year.value }
    tell(`文件夹是 data/${folder}，时段${stated}`, where, '请把 文件.yaml 的“时段”与文件夹改成一致。')
  }
  if (period && !datePending && date.value.year === Number(year.value) && date.value.month < period.value.to) {
    const { month } = date.value
    const message = `成文日期在${month}月，${period.value.words}还没有过完`
    tell(message, { at: date.at, about: `${month}月` }, '请核对成文日期和时段。')
  }
  return found
}

/**
 * The words say the part of the year that the figures are of, where 文件.yaml names one: the title, what was assessed, and
 * the words in front of a figure. A notice made from that of another quarter still has the other one's.
 */
export const periods: Check = ({ dataset: { facts, indicators }, figures, passages }) => {
  if (!facts.period) return []
  const about: About = {
    year: facts.year.value,
    period: facts.period.value,
    indicators: new Set(indicators.map(({ name }) => name.value)),
  }
  return passages.flatMap((passage) => {
    if (passage.kind === 'title') return ofTitle(passage, about)
    if (passage.kind === 'attachment') return ofAttachment(passage, about)
    const printed = figuresIn(passage, figures).flatMap((each) => ofFigure(each, passage, about))
    // A period in front of several figures is one slip.
    const places = new Set<number | undefined>()
    return [...ofAssessment(passage, about), ...printed].filter(({ spot }) => {
      const known = places.has(spot?.start)
      places.add(spot?.start)
      return !known
    })
  })
}

interface About {
  readonly year: string
  readonly period: Period
  readonly indicators: ReadonlySet<string>
}

/** Of a spot that begins with the year, the last character is where it is written: the year itself is in 文件.yaml. */
const tell = (passage: Passage, { start, end }: Pick<NamedPeriod, 'start' | 'end'>, message: string): Finding =>
  finding('period-mismatch', 'warning', message, {
    spot: { passage, start, end },
    at: sourceOf({ passage, start: end - 1, end }),
    hint: '时段请用 {{时段}} 印出（{{年度}}年{{时段}}）；没有写错的，写进 豁免.yaml。',
  })

function ofTitle(passage: Passage, { year, period }: About): readonly Finding[] {
  const named = periodsIn(passage.text)
  const [first] = named
  if (named.some((each) => samePeriod(each, period))) return []
  if (first) return [tell(passage, first, `标题写的是${first.words}，数字是${period.words}的`)]
  const start = passage.text.indexOf(`${year}年`)
  if (start < 0) return []
  const end = start + year.length + 1
  return [tell(passage, { start, end }, `标题写了${year}年，没有写${period.words}`)]
}

/** 下半年工作安排 may well be attached to a report of the first half. */
const RESULTS = /情况|汇总|完成|进度|进展|排名|统计|考评|考核/u
const TO_COME = /计划|安排|打算|目标|任务|预计|力争|确保|争取|预期|有望|下一步|拟|将|还[需有]|尚[需有]/u

function ofAttachment(passage: Passage, { period }: About): readonly Finding[] {
  const named = periodsIn(passage.text)
  const [first] = named
  if (!first || named.some((each) => samePeriod(each, period)) || TO_COME.test(passage.text)) return []
  return RESULTS.test(passage.text) ? [tell(passage, first, `附件写的是${first.words}，数字是${period.words}的`)] : []
}

const STATE = '(?:完成|进展|落实|推进|执行)情况'
const ASSESSED = /考评|考核|通报|评估|监测/u
const YEAR_ALONE = new RegExp(
  `(?<year>[0-9]{4})年度?(?![^，。；：]{0,24}(?:计划|办法|方案))[^，。；：]{0,24}${STATE}`,
  'gu',
)
const ASSESSED_STATE = new RegExp(`^[^，。；：《》]{0,24}${STATE}`, 'u')

/** 拟于下半年对落实情况开展评估, 将对下半年完成情况进行考评; but 现将…通报如下. */
const TO_BE_ASSESSED = /拟|(?<!现)将|计划于|定于/u

/** 对各地2023年一季度完成情况进行了考评, or of 2023年 alone, in a document of another part of it. */
function ofAssessment(passage: Passage, { year, period }: About): readonly Finding[] {
  const { text } = passage
  const isOther = (start: number): boolean => {
    const sentence = sentenceBefore(text, start) + sentenceBehind(text, start)
    if (TO_BE_ASSESSED.test(stretchBefore(text, start, '，。；：'))) return false
    return ASSESSED.test(sentence) && !periodsIn(sentence).some((each) => samePeriod(each, period))
  }
  const named = periodsIn(text)
    .filter((each) => ASSESSED_STATE.test(text.slice(each.end)) && isOf(text, each, year) && isOther(each.start))
    .map((each) => tell(passage, each, `这里说的是${each.words}，数字是${period.words}的`))
  if (named.length > 0) return named
  return [...text.matchAll(YEAR_ALONE)].flatMap(({ groups, index }) => {
    if (groups?.year !== year || isQuoted(text, index) || !isOther(index)) return []
    if (periodsIn(text.slice(index + 5, index + 12)).some(({ start }) => start === 0)) return []
    return tell(passage, { start: index, end: index + 5 }, `这里说的是${year}年，数字是${period.words}的`)
  })
}

/** What stands in front of a period that something is compared with, or is a part of. */
const COMPARED =
  /(?:上年|去年|上一年|前年|往年|同期|[比较与同对距占]|高于|低于|多于|少于|好于|超过?|完成了?|达到?|相当于|[一二三四]季度[、和及])$/u
const PLANNED =
  /^(?:的|同期|以来|年度|省定|既定|预定|预期|下达)*(?:同期|以来|的|计划|目标|任务|预期|预算|序时|进度|指标|要求|投资计划|总量|考核|考评|工作)/u
const DONE =
  /完成|实现|新增|累计|认定|开展|举办|组织|发放|查处|发生|办理|培训|竣工|整改|排查|检查|建成|帮助|受理|拨付|兑现|达/u

/** The last period in front of a figure is the one that the figure is of. */
function ofFigure({ figure, spot, sentence }: FigureInText, passage: Passage, about: About): readonly Finding[] {
  if (figure.name.startsWith('上年/') || figure.name.endsWith('/计划')) return []
  const from = spot.start - sentence.length
  const said = periodsIn(sentence).findLast(({ start, end }) => {
    const behind = sentence.slice(end)
    return !COMPARED.test(sentence.slice(0, start)) && !PLANNED.test(behind)
  })
  if (!said) return []
  const clause = stretchBefore(sentence, said.start, '，。；：') + sentence.slice(said.end)
  const whole = { ...said, start: said.start + from, end: said.end + from }
  if (TO_COME.test(clause) || clause.includes('分别') || !isOf(passage.text, whole, about.year)) return []
  return isWrong(figure, { said, before: sentence.slice(0, said.start), behind: sentence.slice(said.end) }, about)
    ? [tell(passage, whole, `这里说的是${said.words}，“${figure.name}”是${ofWhat(figure, about)}的`)]
    : []
}

/** 比一季度下降 is of another period than that of its name. */
const ownPeriod = ({ name }: Figure): Period | undefined =>
  periodsIn(name).find(({ start }) => !/[比较与]$/u.test(name.slice(0, start)))
const ofWhat = (figure: Figure, { period }: About): string => (ownPeriod(figure) ?? period).words

interface SaidPeriod {
  readonly said: Period
  /** What the sentence has on both sides of it, up to the figure. */
  readonly before: string
  readonly behind: string
}

/** Whether a sentence says a period of a figure that is not the figure's. */
function isWrong(figure: Figure, { said, before, behind }: SaidPeriod, about: About): boolean {
  const { period, indicators } = about
  const own = ownPeriod(figure)
  if (samePeriod(said, own ?? period)) return false
  // 6月 alone is a time at which something was done, but for a document of one month.
  if (said.from === said.to && (period.from !== period.to || /截[至止]到?$|至|到/u.test(before.slice(-2)))) return false
  if (own) return !samePeriod(own, period)
  const [name = '', part = ''] = measureName(figure).split('/')
  if (indicators.has(name) && part !== '得分' && part !== '名次') return true
  // What was done in a part of the period may have a figure, what goes beyond it cannot.
  return said.from <= period.from && said.to > period.to && DONE.test(behind)
}

/** A period of this year, and not in the title of another document. */
function isOf(text: string, { start }: Pick<NamedPeriod, 'start'>, year: string): boolean {
  const stated = /([0-9]{4})年$/u.exec(text.slice(Math.max(0, start - 5), start))?.[1]
  return (
    (stated === undefined || stated === year) &&
    !/(?:上年|去年|同期)$/u.test(text.slice(0, start)) &&
    !isQuoted(text, start)
  )
}

const isQuoted = (text: string, index: number): boolean => text.lastIndexOf('《', index) > text.lastIndexOf('》', index)
