import { compare, divide, type Exact, whole } from '../../figures/exact.js'
import { lastYearName } from '../../figures/figure-names.js'
import { sameUnit } from '../../figures/measure.js'
import type { Check } from '../check.js'
import { finding } from '../finding.js'
import { ofFigure } from '../printed-values.js'
import { isFar } from './far.js'

/** Of a few (3个基地) five times as many may well be. */
const SMALL = 10

/** A figure that is far from the one of the year before: no relation tells a number that is printed alone. */
export const jumps: Check = ({ dataset, figures, printed }) =>
  dataset.lastYear.flatMap(({ name: { value: name } }) => {
    const [now, before] = [figures.find(name, null), figures.find(lastYearName(name), null)]
    if (!now?.exact || !before?.exact || !printed.has(name) || !sameUnit(now.quantity.unit, before.quantity.unit))
      return []
    const times = divide(now.exact, before.exact)
    if (!times || !isFar(times) || isSmall(now.exact, before.exact, now.quantity.unit)) return []
    return finding('figure-jump', 'warning', `“${name}”是${now.text}，上一年是${before.text}，相差悬殊`, {
      ...ofFigure(now, printed),
      hint: '请核对小数点和单位里的万、亿；确实如此的，写进 豁免.yaml。',
    })
  })

const isSmall = (a: Exact, b: Exact, unit: string): boolean =>
  unit !== '%' && [a, b].some((each) => compare(each, whole(SMALL)) < 0)
