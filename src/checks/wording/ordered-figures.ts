import { compare } from '../../figures/exact.js'
import { sameUnit } from '../../figures/measure.js'
import type { Check } from '../check.js'
import { atFigures, tellAt } from './at-figures.js'
import { DIRECTION, LISTED } from './directions.js'
import type { FigureInText } from './figures-in-text.js'
import { LONGEST } from './measured-places.js'

const LED = new RegExp(`${DIRECTION}${LISTED}[^，。；：]{0,24}$`, 'u')
/** 、建筑业, ）、通化市（: from one figure of the list to the next; a change or another list is none. */
const NEXT = /^[^。；0-9]{0,24}$/u
const OTHER = /比|同|占|增|降|升|其中|合计|共|依次|分别|平均/u

/** 由多到少依次为 over figures that rise: the words stay when a corrected figure takes another place. */
export const orderedFigures: Check = (input) =>
  atFigures(input, { says: /[从由][高低多少大小快慢]|高低|多少/u }, (first, index, printed) => {
    const last = printed[index - 1]
    const led = LED.exec(first.sentence.slice(-LONGEST))
    if (!led || (last && last.spot.end > first.spot.start - led[0].length)) return []
    const sign = led.groups?.falls ? 1 : -1
    const list = runFrom(printed, index)
    const wrong = list.find(({ figure }, at) => {
      const before = list[at - 1]?.figure
      return before?.exact && figure.exact ? compare(before.exact, figure.exact) * sign < 0 : false
    })
    if (!wrong) return []
    const message = `这里说“${led.groups?.falls ?? led.groups?.rises}”，“${wrong.figure.name}”的${wrong.figure.text}却不在这个次序里`
    return tellAt(wrong, 'figure-wording', message, { hint: '请按数字重新排列，或改说法。' })
  })

/** The figures of a list, as far as they are of one unit. */
function runFrom(printed: readonly FigureInText[], index: number): readonly FigureInText[] {
  const unit = printed[index]?.figure.quantity.unit ?? ''
  let end = index + 1
  for (let next = printed[end]; next; next = printed[end]) {
    const between = printed[end - 1]?.after ?? ''
    if (!NEXT.test(between) || OTHER.test(between) || !sameUnit(next.figure.quantity.unit, unit)) break
    end += 1
  }
  return printed.slice(index, end)
}
