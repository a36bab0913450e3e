import { isBelow } from '../../figures/interval.js'
import { sameUnit } from '../../figures/measure.js'
import { printedInterval } from '../../figures/printed-interval.js'
import type { Check } from '../check.js'
import { stretchStart } from '../clause.js'
import { atFigures, tellAt } from './at-figures.js'
import { CHANGED } from './change-words.js'
import { type FigureInText, isAmount, isTotal, wordsBetween } from './figures-in-text.js'

/** 其中实现就业: what follows is a part of the number before. */
const OF_WHICH = /(?:^|[，；（])其中[^，]{0,20}$/u
/** A rate or a time says nothing of the number that it stands behind. */
const NO_COUNT = /^[%‰]?$|百分点|分$|[年月天日]$|\//u

/**
 * 其中 joins a part to its whole: 认定64876人，其中实现就业56702人. A relation of 勾稽.yaml says the same, where somebody has
 * thought of it; exchanged figures, and one that was corrected alone, are seen without it.
 */
export const parts: Check = (input) =>
  atFigures(input, { says: /其中/u }, (part, index, printed) => {
    const last = printed[index - 1]
    if (!last || !OF_WHICH.test(wordsBetween(last, part))) return []
    const whole = wholeOf(part, last, printed.slice(0, index - 1))
    const [one, all] = [part.figure.quantity, whole.figure.quantity]
    if (NO_COUNT.test(one.unit) || !sameUnit(one.unit, all.unit) || !isTotal(whole)) return []
    const [inner, outer] = [printedInterval(one), printedInterval(all)]
    if (!inner || !outer || !isBelow(outer, inner)) return []
    const message = `“${whole.figure.name}”是${whole.figure.text}，“其中”的“${part.figure.name}”却是${part.figure.text}`
    return tellAt(part, 'part-exceeds-whole', message, {
      severity: 'error',
      hint: '请核对两个数是不是写反了，或者“其中”说的不是前面这一个。',
      from: [part.figure, whole.figure],
    })
  })

/** Behind a change (10万人，比上年增加1万人，其中) the whole is the number that has changed, where the sentence has it. */
function wholeOf(part: FigureInText, last: FigureInText, earlier: readonly FigureInText[]): FigureInText {
  if (!CHANGED.test(last.before)) return last
  // 就业人员74652万人，比上年末增加198万人；其中城镇就业人员…
  const from = stretchStart(part.spot.passage.text, part.spot.start, '。！？')
  const { unit } = part.figure.quantity
  const changed = earlier.findLast(
    (each) => each.spot.start >= from && isAmount(each) && sameUnit(each.figure.quantity.unit, unit),
  )
  return changed ?? last
}
