import { compare } from '../../figures/exact.js'
import { sameUnit } from '../../figures/measure.js'
import type { Check } from '../check.js'
import { atFigures, tellAt } from './at-figures.js'

const TO = /^(?:至|—|～|~|-|–)$/u
/** 由3个增加至5个, 从…至…: a change, which may also go down. */
const CHANGE = /[由从自](?:[^，。；]*)$|[增减升降提]\p{Script=Han}?$/u

/** A range goes from less to more in one unit: 221个至5213人 is none. */
export const ranges: Check = (input) =>
  atFigures(input, {}, (each) => {
    const { figure, next, before, after } = each
    if (!next?.exact || !figure.exact || !TO.test(after) || CHANGE.test(before)) return []
    const alike = sameUnit(figure.quantity.unit, next.quantity.unit)
    if (alike && compare(figure.exact, next.exact) < 0) return []
    const why = alike ? '前一个数不小于后一个' : '两个数的单位不同'
    const message = `数值范围“${figure.text}${after}${next.text}”：${why}`
    return tellAt(each, 'text-range', message, { hint: '请核对两个数的名称和次序。' })
  })
