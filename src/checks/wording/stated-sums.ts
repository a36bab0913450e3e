import { sum, zero } from '../../figures/exact.js'
import { formatFigure } from '../../figures/format-figure.js'
import { addIntervals, overlap, point } from '../../figures/interval.js'
import { formOf, isAdded, quantityOf, sameUnit } from '../../figures/measure.js'
import { printedInterval } from '../../figures/printed-interval.js'
import type { Check } from '../check.js'
import { statementStart, stretchBehind } from '../clause.js'
import { type Finding, finding, numberIn } from '../finding.js'
import { isHeld } from '../operand-names.js'
import { type FigureInText, figuresIn, isAmount } from './figures-in-text.js'

/** 其他领域事故7起: what the last of several parts is called when they are all that there is. */
const REST = /[，、](?:其他|其余|余下|剩余)[^，、；。]*$/u
/** Parts that are all that there is, by what they are called, in order. */
const WHOLES: readonly { readonly parts: readonly string[]; readonly unit?: RegExp }[] = [
  { parts: ['线上', '线下'] },
  { parts: ['男', '女'] },
  // 出口企业 and 进口企业 may be the same.
  { parts: ['出口', '进口'], unit: /元$/u },
  { parts: ['城镇', '农村'] },
  { parts: ['城镇', '乡村'] },
  { parts: ['城市', '农村'] },
  { parts: ['第一产业', '第二产业', '第三产业'] },
  { parts: ['中央', '省级', '市县'] },
  { parts: ['公共', '经营性'] },
  { parts: ['公办', '民办'] },
  { parts: ['上半年', '下半年'] },
]
const OF_WHICH = '其中'

/**
 * 其中 parts that are all that there is add up to the whole: 312场，其中线上168场、线下144场; 事故86起，其中…31起，…48起，其他7起.
 * Parts that may overlap, or be only some, are not held; what a relation of 勾稽.yaml holds is held by that.
 */
export const statedSums: Check = ({ dataset, figures, passages }) =>
  passages.flatMap((passage) => {
    if (passage.kind === 'table' || !passage.text.includes(OF_WHICH)) return []
    const { text } = passage
    const printed = figuresIn(passage, figures).filter(isAmount)
    const starts = [...text.matchAll(/其中/gu)].map(({ index }) => index)
    return starts.flatMap((start) => {
      const from = statementStart(text, start + OF_WHICH.length)
      // Parts of parts are not looked into.
      const [own = ''] = stretchBehind(text, start + OF_WHICH.length, '。！？').split(OF_WHICH)
      const end = start + OF_WHICH.length + own.length
      const before = printed.filter(({ spot }) => spot.start >= from && spot.end <= start)
      const behind = printed.filter(({ spot }) => spot.start >= start && spot.end <= end)
      return [...new Set(behind.map(({ figure }) => figure.quantity.unit))].flatMap((unit) => {
        const ofUnit = ({ figure }: FigureInText): boolean => sameUnit(figure.quantity.unit, unit)
        const whole = before.findLast(ofUnit)
        const parts = behind.filter(ofUnit)
        if (!whole || isHeld(whole.figure, dataset) || !areAll(parts, start) || !isTotal(whole)) return []
        return mismatch(whole, parts)
      })
    })
  })

/** Of averages and rates the parts make no total: 人均39218元，其中城镇51821元、农村21691元. */
const isTotal = ({ figure: { name, quantity }, before }: FigureInText): boolean =>
  isAdded(name, quantity.unit) && isAdded(before, quantity.unit)

/** Whether the parts say of themselves that there are no others. */
function areAll(parts: readonly FigureInText[], start: number): boolean {
  const names = parts.map(({ spot }, index) => spot.passage.text.slice(parts[index - 1]?.spot.end ?? start, spot.start))
  if (names.length < 2) return false
  if (REST.test(names.at(-1) ?? ''))
    return names.slice(0, -1).every((name) => !REST.test(name)) && !names.join('').includes('；')
  const unit = parts[0]?.figure.quantity.unit ?? ''
  return WHOLES.some(
    (whole) =>
      whole.parts.length === names.length &&
      (whole.unit?.test(unit) ?? true) &&
      whole.parts.every((word, index) => names[index]?.includes(word)),
  )
}

function mismatch(whole: FigureInText, parts: readonly FigureInText[]): readonly Finding[] {
  const { quantity, name, text } = whole.figure
  const stated = printedInterval(quantity)
  const ranges = parts.flatMap(({ figure }) => printedInterval(figure.quantity) ?? [])
  if (!stated || ranges.length < parts.length || overlap(ranges.reduce(addIntervals, point(zero)), stated)) return []
  const total = sum(parts.flatMap(({ figure }) => figure.exact ?? []))
  const should = formatFigure(quantityOf(total, formOf(quantity)))
  const named = parts.map(({ figure }) => figure.text).join(' + ')
  return [
    finding('sum-mismatch', 'warning', `“${name}”是${text}，其中各项合计是 ${should}（${named}）`, {
      spot: whole.spot,
      at: whole.at,
      numbers: [whole, ...parts].flatMap(({ figure }) => numberIn(figure.quantity)),
      hint: '请核对这几个数字；还有没有写出的，或者有重复的，写进 豁免.yaml。',
    }),
  ]
}
