import { approximate } from '../../figures/exact.js'
import { type Figure, isChange } from '../../figures/figure.js'
import type { Check } from '../check.js'
import type { Finding } from '../finding.js'
import { atFigures, tellAt } from './at-figures.js'
import { FALLS, RISES } from './change-words.js'
import type { FigureInText } from './figures-in-text.js'

/** 比上年增长: its subject is that of the clause before. */
const CHANGED = new RegExp(`^(?:比|较|同比|与)?(?:上年|去年)?(?:同期)?(?:相比)?(?:(${RISES})|(${FALLS}))了?$`, 'u')
/** 大幅下降, 有所增长: what the clause before has said already. */
const SAID = new RegExp(`(?:大幅|明显|有所|持续|显著|稳步|略有|小幅|不断|逐步|快速)(?:(${RISES})|(${FALLS}))$`, 'u')
const DOUBLED = /翻(?:了)?[一1]?[番倍]|成倍增长/u
const UNCHANGED = /持平$/u
const MORE_THAN_HALF = /(?:[过逾]半数?|超过?(?:一半|半数))(?![年月天])|一半以上|半数以上|大半|多半|大多数/u
const LESS_THAN_HALF = /(?:不足|不到|未过|未达|不及|没有过|未超过?)(?:一半|半数|半)(?![年月天])|少半|小半/u
/** 环比, 年均, 比计划: another base than last year. */
const OTHER_BASE =
  /(?:环比|年均|[比较](?:前年|上月|上季度?|年初|年中|计划|目标|疫情前)|(?<!连续)[两三四五]年(?:累计|来|共)?)[^，]{0,4}$/u
const LAST_YEAR = /(?:同比|[比较](?:上年|去年)(?:同期)?)[^，]{0,4}$/u

/**
 * Words that say roughly what a figure says exactly: 翻番 beside 40%, 过半 beside 44%, 基本持平 beside 5.3%, 大幅下降 in front of
 * 比上年增长, and the base that a growth is reckoned on. A corrected figure leaves them as they were.
 */
export const amountWords: Check = (input) =>
  atFigures(input, {}, (each) => {
    const { quantity, exact, derivation } = each.figure
    if (quantity.unit !== '%' || !exact) return []
    const value = approximate(exact)
    if (!isChange(derivation?.kind)) return halves(each, value)
    return [...changes(each, value), ...bases(each)]
  })

const tell = (each: FigureInText, words: string, truth: string): readonly Finding[] =>
  tellAt(each, 'figure-wording', `这里说“${words}”，“${each.figure.name}”${truth}`, {
    hint: '请核对数字和说法；说的是别的数的，写进 豁免.yaml。',
  })

/** The clause in front of that of the figure, where no other number stands in it. */
const lead = ({ sentence, before }: FigureInText): string => {
  const clauses = sentence.slice(0, sentence.length - before.length).split('，')
  const last = clauses.at(-1) === '' ? (clauses.at(-2) ?? '') : ''
  return /\d/.test(last) ? '' : last
}
/** The first words of the clause behind. */
const follow = ({ after }: FigureInText): string =>
  /^，?(?:已经?|尚|还|仍|实现|占比|比例)?[^，。；]{0,6}/u.exec(after)?.[0] ?? ''
/** 为, 达到: the subject is that of the clause before. */
const GOES_ON = /^(?:为|是|达到?|占|仅|只|约)/u

function changes(each: FigureInText, value: number): readonly Finding[] {
  const { figure, before } = each
  const clause = lead(each)
  const goesOn = CHANGED.exec(before)
  const around = [goesOn ? clause : '', before, follow(each)]
  const doubled = around.map((words) => DOUBLED.exec(words)?.[0]).find((words) => words !== undefined)
  // 近翻番 of 95% is no lie.
  if (doubled !== undefined && value < 0.9) return tell(each, doubled, `是${figure.text}`)
  const [, up, down] = goesOn ?? []
  if (!up && !down) return []
  if (UNCHANGED.test(clause) && value >= 0.03) return tell(each, clause.slice(-4), `是${figure.text}`)
  const [words, risen, fallen] = SAID.exec(clause) ?? []
  return words !== undefined && ((up && fallen) || (down && risen))
    ? tell(each, `${words}，${before}`, '前后说的方向相反')
    : []
}

/** 比上年增长 of what was reckoned on last year; a base that the data call 年初 or 计划 is another one. */
function bases(each: FigureInText): readonly Finding[] {
  const { figure, before } = each
  const base = baseOf(figure)
  if (base === undefined) return []
  const other = OTHER_BASE.exec(before)?.[0]
  if (other !== undefined && /(?:上年|去年|上一年)/u.test(base) && !/(?:上年|去年)/u.test(other))
    return tell(each, before, `是与“${base}”比的`)
  const last = LAST_YEAR.exec(before)?.[0]
  return last !== undefined && /(?:计划|目标|年初|前年|上月|上季)/u.test(base) && !/(?:上年|去年)/u.test(base)
    ? tell(each, before, `是与“${base}”比的`)
    : []
}

/** What a growth is reckoned on: the second of its formula. */
const baseOf = ({ derivation }: Figure): string | undefined => derivation?.operands[1]

function halves(each: FigureInText, value: number): readonly Finding[] {
  const { figure, before } = each
  if (!/[占率比]/u.test(figure.name) && figure.derivation?.kind !== 'share') return []
  for (const words of [GOES_ON.test(before) ? lead(each) : '', before, follow(each)]) {
    const more = MORE_THAN_HALF.exec(words)?.[0]
    const less = LESS_THAN_HALF.exec(words)?.[0]
    if (more !== undefined && less === undefined && value < 0.5) return tell(each, more, `是${figure.text}`)
    if (less !== undefined && value > 0.5) return tell(each, less, `是${figure.text}`)
  }
  return []
}
