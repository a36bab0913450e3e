import { addIntervals, type Interval } from '../../figures/interval.js'

/**
 * What the last of some numbers and any of the others come to: among them may be such as count something else (死亡33人、受伤5人).
 * Twice as many for each number: of no more than a sentence lists.
 */
export const sumsWithLast = (ranges: readonly Interval[]): readonly Interval[] =>
  ranges.slice(0, -1).reduce((all, each) => all.concat(all.map((one) => addIntervals(one, each))), ranges.slice(-1))
