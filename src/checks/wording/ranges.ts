import { compare } from '../../figures/exact.js'
import { sameUnit } from '../../figures/measure.js'
import type { Check } from '../check.js'
import { finding } from '../finding.js'
import { figuresIn } from './figures-in-text.js'

const TO = /^(?:至|—|～|~|-|–)$/u
/** 由3个增加至5个, 从…至…: a change, which may also go down. */
const CHANGE = /[由从自](?:[^，。；]*)$|[增减升降提]\p{Script=Han}?$/u

/** A range goes from less to more in one unit: 221个至5213人 is none. */
export const ranges: Check = ({ figures, passages }) =>
  passages.flatMap((passage) =>
    figuresIn(passage, figures).flatMap(({ figure, next, spot, at, before, after }) => {
      if (!next?.exact || !figure.exact || !TO.test(after) || CHANGE.test(before)) return []
      const alike = sameUnit(figure.quantity.unit, next.quantity.unit)
      if (alike && compare(figure.exact, next.exact) < 0) return []
      const why = alike ? '前一个数不小于后一个' : '两个数的单位不同'
      const message = `数值范围“${figure.text}${after}${next.text}”：${why}`
      return finding('text-range', 'warning', message, { spot, at, hint: '请核对两个数的名称和次序。' })
    }),
  )
