import { isBelowZero, type Quantity } from '../../data/quantity.js'
import type { Sourced } from '../../data/sourced.js'
import { formatFigure } from '../../figures/format-figure.js'
import type { Check } from '../check.js'
import { type Finding, finding, numberIn } from '../finding.js'

/** What goes both ways: changes, differences, balances, what is earned, temperatures, points that are taken off. */
const BOTH_WAYS =
  /增[长速幅减量值]|净[增减流]|[升涨]幅|升降|涨跌|变化|变动|波动|浮动|同比|环比|[比较][上去]年|差[额值距]?$|差额|偏差|距平|缺口|贡献|拉动|利润|盈|亏|损益|收益|余额|结余|净额|净值|顺差|温|扣分|加减|加分|附加|指数$/u
/** What says itself that it is a decrease. */
const DECREASE = /下降|降幅|减少|降低|跌幅|扣分/u

/**
 * A number below zero of what cannot be less than nothing (人数, 件数, 率), or of what is called a decrease, where it would
 * be a rise: more often a dash that was typed in front of it.
 */
export const belowZero: Check = ({ dataset: { figures, indicators, reports }, printed }) => [
  ...figures.flatMap(({ name, quantity, scope }) => {
    const full = scope ? `${scope.name.value}/${name.value}` : name.value
    return unlikely(name.value, quantity, full, printed.get(full)?.[0])
  }),
  ...indicators.flatMap(({ name, actual }) => unlikely(name.value, actual, name.value, printed.get(name.value)?.[0])),
  ...reports.flatMap(({ place: { name: place }, reports: own, score: overall }) => [
    ...[...own].flatMap(([name, { actual, score }]) => [
      ...unlikely(name, actual, `${place.value} ${name} 完成`),
      ...unlikely(name, score, `${place.value} ${name} 得分`),
    ]),
    ...unlikely('综合得分', overall, `${place.value} 综合得分`),
  ]),
]

function unlikely(
  name: string,
  quantity: Sourced<Quantity> | null,
  about: string,
  spot: Finding['spot'] = null,
): readonly Finding[] {
  if (!quantity || !isBelowZero(quantity.value)) return []
  const falls = DECREASE.test(name) && !/扣分/u.test(name)
  if (!falls && BOTH_WAYS.test(name)) return []
  const text = formatFigure(quantity.value)
  const message = falls
    ? `“${name}”说的是减少，这里是 ${text}，就成了增加`
    : `“${name}”是 ${text}，这样的数一般不会是负数`
  return [
    finding('figure-below-zero', 'warning', message, {
      spot,
      at: quantity.at,
      ...(spot ? {} : { about }),
      numbers: numberIn(quantity.value),
      hint: '请核对是不是多写了一横；减少的写减少了多少，确实是负数的，写进 豁免.yaml。',
    }),
  ]
}
