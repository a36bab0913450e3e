import { divide, type Exact, whole } from '../../figures/exact.js'
import { isCompletion } from '../../figures/figure-names.js'
import { overlap, point, subtractIntervals } from '../../figures/interval.js'
import { printedInterval } from '../../figures/printed-interval.js'
import type { Check, CheckInput } from '../check.js'
import type { Finding } from '../finding.js'
import { atFigures, tellAt } from './at-figures.js'
import { intervalOf } from './differences.js'
import { type FigureInText, wordsBetween } from './figures-in-text.js'
import { against } from './measured-places.js'

/** The share of the plan that would be done if it were done evenly: a name in texts, and in 数字.yaml. */
export const SCHEDULE_NAME = '序时进度'
/** 高于序时进度: the source of a pattern that says on which side. */
export const BESIDE_SCHEDULE = `(?:(?<above>高于|快于|超过|超)|(?<below>低于|慢于|落后于?|未达到?))${SCHEDULE_NAME}(?:要求)?`
const SAID = new RegExp(`^，(?:但|也|仍|均)?${BESIDE_SCHEDULE}(?=[，。；（]|$)`, 'u')

/** 序时进度, the part of the year that is over: as the data say it, else by the months of their period from January on. */
export function scheduleOf({ dataset: { facts }, figures }: Pick<CheckInput, 'dataset' | 'figures'>): Exact | null {
  const said = figures.find(SCHEDULE_NAME, null)
  if (said) return said.exact
  const period = facts.period?.value
  return period?.from === 1 ? (divide(whole(period.to), whole(12)) ?? null) : null
}

/** 完成年度计划的76.1%，高于序时进度（75%）: a completion lies on the side of the schedule that is said, and by as much. */
export const schedules: Check = (input) => {
  const schedule = scheduleOf(input)
  if (!schedule) return []
  return atFigures(input, { says: /序时进度/u, prose: true }, (left, index, printed) =>
    besideSchedule(left, printed[index + 1], schedule),
  )
}

function besideSchedule(left: FigureInText, next: FigureInText | undefined, schedule: Exact): readonly Finding[] {
  const { figure } = left
  const apart = next?.figure.quantity.unit === '个百分点' ? next : undefined
  const way = SAID.exec(apart ? wordsBetween(left, apart) : left.after)?.groups
  const { exact } = figure
  if (!way || !exact || !isCompletion(figure)) return []
  const sign = way.above === undefined ? -1 : 1
  const tell = (at: FigureInText, words: string) =>
    tellAt(at, 'figure-wording', `这里说${words}，“${figure.name}”是${figure.text}`, {
      hint: `请核对；序时进度不是按月份算的，写进 数字.yaml（${SCHEDULE_NAME}: 75%），说的是别的，写进 豁免.yaml。`,
      from: [figure],
    })
  const words = `${way.above ?? way.below}${SCHEDULE_NAME}`
  if (against({ ...figure, exact }, schedule) * sign < 0) return tell(left, words)
  const [own, stated] = [printedInterval(figure.quantity), apart && intervalOf(apart.figure)]
  const line = point(schedule)
  const by = own && (sign > 0 ? subtractIntervals(own, line) : subtractIntervals(line, own))
  return apart && stated && by && !overlap(by, stated) ? tell(apart, `${words}${apart.figure.text}`) : []
}
