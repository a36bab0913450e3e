import { formatLike } from '../../figures/format-figure.js'
import { overlap } from '../../figures/interval.js'
import { sameUnit } from '../../figures/measure.js'
import { printedInterval } from '../../figures/printed-interval.js'
import type { Check } from '../check.js'
import { statementStart, stretchBehind } from '../clause.js'
import type { Finding } from '../finding.js'
import { isHeld } from '../operand-names.js'
import { tellAt } from './at-figures.js'
import { added, type FigureInText, figuresIn, isAmount, isOpen, isTotal } from './figures-in-text.js'
import { sumsWithLast } from './sums-with-last.js'

/** 其他领域事故7起: what the last of several parts is called when they are all that there is. */
const OTHERS = /[，、]其他[^，、；。]*$/u
/** 、其余5个: as a clause of its own it may be what is left beyond the whole, 8个完成，其中3个超额完成，其余3个未完成. */
const REST = /、(?:其余|余下|剩余)[^，、；。]*$/u
/** Parts that are all that there is, by what their names begin with, in order; 出口企业 and 进口企业 may be the same. */
const WHOLES: readonly { readonly parts: readonly string[]; readonly unit?: RegExp }[] = [
  { parts: ['线上', '线下'] },
  { parts: ['男', '女'] },
  { parts: ['出口', '进口'], unit: /元$/u },
  { parts: ['城镇', '农村'] },
  { parts: ['城镇', '乡村'] },
  { parts: ['城市', '农村'] },
  { parts: ['第一产业', '第二产业', '第三产业'] },
  { parts: ['中央', '省级', '市县'] },
  { parts: ['公共就业服务机构', '经营性人力资源服务机构'] },
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
    if (!passage.text.includes(OF_WHICH)) return []
    const { text } = passage
    const printed = figuresIn(passage, figures)
    const starts = [...text.matchAll(/其中/gu)].map(({ index }) => index)
    return starts.flatMap((start) => {
      const from = statementStart(text, start + OF_WHICH.length)
      // Parts of parts are not looked into.
      const [own = ''] = stretchBehind(text, start + OF_WHICH.length, '。！？').split(OF_WHICH)
      const end = start + OF_WHICH.length + own.length
      const near = printed.filter(({ spot }) => spot.start >= from && spot.end <= end)
      if (near.some(isOpen)) return []
      const amounts = near.filter(isAmount)
      const before = amounts.filter(({ spot }) => spot.end <= start)
      const behind = amounts.filter(({ spot }) => spot.start >= start)
      return [...new Set(behind.map(({ figure }) => figure.quantity.unit))].flatMap((unit) => {
        const ofUnit = ({ figure }: FigureInText): boolean => sameUnit(figure.quantity.unit, unit)
        const wholes = before.filter(ofUnit)
        const whole = wholes.at(-1)
        const parts = behind.filter(ofUnit)
        if (!whole || isHeld(whole.figure, dataset) || !areAll(parts, start) || !isTotal(whole)) return []
        return isSum(wholes, parts) ? [] : mismatch(whole, parts)
      })
    })
  })

/** More parts are no list of a sentence. */
const MOST = 8

/** Whether the parts say of themselves that there are no others. */
function areAll(parts: readonly FigureInText[], start: number): boolean {
  const names = parts.map(({ spot }, index) => spot.passage.text.slice(parts[index - 1]?.spot.end ?? start, spot.start))
  // 31起（煤矿5起、非煤26起）: parts of parts.
  if (names.length < 2 || names.length > MOST || names.some((name) => name.includes('（'))) return false
  const isLast = (name: string): boolean => OTHERS.test(name) || REST.test(name)
  if (isLast(names.at(-1) ?? '')) return !names.slice(0, -1).some(isLast) && !names.join('').includes('；')
  const unit = parts[0]?.figure.quantity.unit ?? ''
  return WHOLES.some((whole) => (whole.unit?.test(unit) ?? true) && areCalled(parts, whole.parts))
}

/** 男职工2人、女职工3人; 男2人、女3人: the words, and behind them the same. */
function areCalled(parts: readonly FigureInText[], words: readonly string[]): boolean {
  const behind = parts.map(({ before }, index) => {
    const name = before.replace(/^其中/u, '')
    const word = words[index]
    return word !== undefined && name.startsWith(word) ? name.slice(word.length) : null
  })
  return (
    parts.length === words.length && behind.every((each) => each === behind[0] || each === '') && behind[0] !== null
  )
}

/** Whether the last part and some of the others make one of the numbers: 死亡33人、受伤5人 tell of two wholes. */
function isSum(wholes: readonly FigureInText[], parts: readonly FigureInText[]): boolean {
  const sums = sumsWithLast(parts)
  return wholes.some(({ figure }) => {
    const stated = printedInterval(figure.quantity)
    return !stated || sums.some((each) => overlap(each, stated))
  })
}

function mismatch(whole: FigureInText, parts: readonly FigureInText[]): readonly Finding[] {
  const { quantity, name, text } = whole.figure
  const should = formatLike(added(parts), quantity)
  const named = parts.map((part) => part.figure.text).join(' + ')
  return tellAt(whole, 'sum-mismatch', `“${name}”是${text}，其中各项合计是 ${should}（${named}）`, {
    hint: '请核对这几个数字；还有没有写出的，或者有重复的，写进 豁免.yaml。',
    from: [whole, ...parts].map(({ figure }) => figure),
  })
}
