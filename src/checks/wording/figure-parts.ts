import type { Check } from '../check.js'
import type { Finding } from '../finding.js'
import { atFigures, tellAt } from './at-figures.js'
import type { FigureInText } from './figures-in-text.js'

/** 超额104%, 比年计划高104%: what lies beyond the plan is 4%. */
const BEYOND = /(?:超额|超出?年?度?计划|[比较]年?度?计划(?:多|高|超|高出|超出|多出)|高[于出]年?度?计划)(?:了)?$/u
/** 合格率, 就业率: a rate of another kind. 完成率 and 进度 are what a completion is. */
const OTHER_RATE = /(?<!完成)((?:合格|就业|留用|签约|满意|覆盖|达标|到位|上岗|取证|稳定|兑现|增长)率)(?:为|是|达到?)?$/u
/** 完成, 完成投资, 完成城镇新增就业 */
const DONE = /(?:(?:完成|实现)了?[^完]{0,12}|达到?)$/u
/** 全年计划完成1.5万人, 确保完成1.5万人的任务 are right. */
const MEANT = /计划|目标|任务|拟|应|需|须|要求|力争|确保|争取|预计|下达|安排|承担|将|还有?|未|没有/u
const TASK = /^的?(?:年度|全年|投资)?(?:计划|目标|任务|指标)/u
const PLANNED = /(?:计划数?|目标数?|任务数?)(?:为|是)?$/u

/**
 * Which part of a line of reports a figure is, and what is said in front of it: 完成 and its plan, a position and a score,
 * a completion and what lies beyond it. All of them belong to the same indicator, so that its name tells nothing.
 */
export const figureParts: Check = (input) => atFigures(input, {}, otherPart)

function otherPart(each: FigureInText): readonly Finding[] {
  const { figure, before, after } = each
  const part = figure.name.slice(figure.name.lastIndexOf('/') + 1)
  const said = `“${before}${figure.text}”`
  switch (part) {
    case '完成率':
      if (BEYOND.test(before)) return tell(each, `${said}：“${figure.name}”是完成率，不是超出的部分`)
      if (OTHER_RATE.test(before)) return tell(each, `${said}：“${figure.name}”是完成率`)
      return /^倍/u.test(after) ? tell(each, `“${figure.text}倍”：完成率后面不写“倍”`) : []
    case '计划':
      return DONE.test(before) && !MEANT.test(before) && !TASK.test(after)
        ? tell(each, `${said}：“${figure.name}”是计划数`)
        : []
    case '完成':
      return PLANNED.test(before) ? tell(each, `${said}：“${figure.name}”是完成数`) : []
    case '得分':
    case '综合得分':
      return /(?:第|排名?|名次为?)$/u.test(before) || /^名(?!列)/u.test(after)
        ? tell(each, `${said}：“${figure.name}”是得分`)
        : []
    case '名次':
    case '综合名次':
      return /得分(?:为|是)?$/u.test(before) || /^分(?![别之])/u.test(after)
        ? tell(each, `${said}：“${figure.name}”是名次`)
        : []
    default:
      return []
  }
}

const tell = (each: FigureInText, message: string): readonly Finding[] =>
  tellAt(each, 'figure-wording', message, { severity: 'error', hint: '请改用与数字相符的字，或引用另一个数字。' })
