import { isBelowZero } from '../../data/quantity.js'
import { compare, type Exact, whole } from '../../figures/exact.js'
import type { DerivationKind, Figure } from '../../figures/figure.js'
import { isCompletion } from '../../figures/figure-names.js'
import type { Check } from '../check.js'
import type { Finding } from '../finding.js'
import { tellAt } from './at-figures.js'
import { FALLS, RISES } from './change-words.js'
import { type FigureInText, figuresIn } from './figures-in-text.js'

/** 比上年增长4.7%: the figure says by how much. */
const RISES_BY = new RegExp(`(?:${RISES})(?:了|幅度为)?$`, 'u')
const FALLS_BY = new RegExp(`(?:${FALLS})(?:了|幅度为)?$`, 'u')
/** 增长到4.7%: the figure says to what. */
const CHANGES_TO = new RegExp(`(?:${RISES}|${FALLS})(?:到|至|为)$`, 'u')
/** 占转移就业总数的41.26%, 占44.3%. */
const SHARE_OF = /占(?:[^占]{0,20}(?:的|比|比例为?|比重为?))?$/u
/** 占年度计划的106%: what is done may be more. */
const SHARE_OF_PLAN = /占[^占]{0,14}(?:计划|目标|任务|预算)/u
/** 完成年计划的109%. */
const OF_PLAN = /完成[^完]{0,6}(?:计划|任务|目标)(?:任务|目标)?(?:总?数)?的?$/u
const BEYOND_PLAN = /超额完成[^完]{0,6}(?:计划|任务|目标)(?:任务|目标)?(?:总?数)?的?$/u
const NOT_DONE = /(?:未|没有|未能|尚未|没能)(?:全面|全部|按期|如期)?(?:完成|达到)/u
/** 118.9%，未完成年度目标: what the next clause says without a subject of its own. 省定目标 may be another than the plan. */
const NOT_DONE_BEHIND =
  /^，(?:但|却|仍|还|也|均|都)*((?:未|没有|未能|尚未|没能)(?:全面|全部|按期|如期)?(?:完成了?(?:全年|年度|年|既定|的)*|达到(?:全年|年度))(?:计划|目标|任务|指标)*)(?=[，。；！]|$)/u
const ALL_DONE = /(?:全面|全部|圆满|均|都)完成/u

/**
 * What the words in front of a figure say of it agrees with how it is made: what has fallen is not said to have risen, a
 * share is no growth, and 完成年计划的 is followed by a completion. A corrected figure changes its sign, its sentence does
 * not change of itself.
 */
export const figureWording: Check = ({ figures, passages }) =>
  passages.flatMap((passage) => {
    const printed = figuresIn(passage, figures)
    return [
      ...printed.flatMap((each) => [...direction(each), ...shares(each), ...completion(each)]),
      ...allDone(passage.text, printed),
    ]
  })

const tell = (severity: Finding['severity'], message: string, each: FigureInText, hint: string): readonly Finding[] =>
  tellAt(each, 'figure-wording', message, { severity, hint })

type SaidKind = Exclude<DerivationKind, 'change'>

/** What kind of figure it is said to be: a growth below zero is a decline. */
function kindOf({ figure, fallen }: FigureInText): SaidKind | null {
  const kind = ownKind(figure)
  if (kind === 'change' || (kind === 'growth' && fallen)) return fallen ? 'decline' : 'growth'
  return kind
}

/** What kind of figure it is: by how it follows from others, else by its name. */
function ownKind(figure: Figure): DerivationKind | null {
  const { derivation, name, quantity } = figure
  if (derivation) return derivation.kind
  if (quantity.unit !== '%') return null
  if (isCompletion(figure)) return 'completion'
  if (/(?:增长|增幅|增速|提高|上升)率?$/u.test(name)) return 'growth'
  return /(?:下降|减少|降低|降幅)率?$/u.test(name) ? 'decline' : null
}

const words: Readonly<Record<SaidKind, string>> = {
  growth: '增长的百分比',
  decline: '下降的百分比',
  share: '占比',
  completion: '完成率',
  rank: '名次',
  sum: '合计',
}
/** Kinds that are never said to be by how much something has changed. */
const NO_CHANGE: ReadonlySet<DerivationKind> = new Set(['share', 'completion', 'rank'])

function direction(each: FigureInText): readonly Finding[] {
  const { figure, before } = each
  const rises = RISES_BY.test(before)
  const wrong = rises || FALLS_BY.test(before)
  if (wrong && isBelowZero(figure.quantity)) {
    const message = `“${before}${figure.text}”：负数前面不写增长、下降`
    return tell('error', message, each, `请写 {{增减 "${figure.name}"}}，印出“下降……”“增长……”；前面的字删去。`)
  }
  const kind = kindOf(each)
  if (kind === null) return []
  if (wrong && (NO_CHANGE.has(kind) || (rises ? kind === 'decline' : kind === 'growth'))) {
    const message = `“${before}${figure.text}”：“${figure.name}”是${words[kind]}`
    return tell('error', message, each, '请改用与数字相符的字，或引用另一个数字。')
  }
  if ((kind !== 'growth' && kind !== 'decline') || !CHANGES_TO.test(before)) return []
  const message = `“${before}${figure.text}”：“${figure.name}”是${words[kind]}，不是变化以后的数`
  return tell('error', message, each, '增长多少不写“到”“至”。')
}

function shares(each: FigureInText): readonly Finding[] {
  const { figure, before } = each
  if (!SHARE_OF.test(before)) return []
  const kind = kindOf(each)
  if (kind === 'growth' || kind === 'decline' || kind === 'rank') {
    const message = `“${before}${figure.text}”：“${figure.name}”是${words[kind]}，不是占比`
    return tell('error', message, each, '请引用占比的数字。')
  }
  if (figure.quantity.unit !== '%' || !isMore(figure.exact) || SHARE_OF_PLAN.test(before)) return []
  const message = `“${before}${figure.text}”：占比超过了100%`
  return tell('error', message, each, '请核对两个数是不是写反了：{占比: [部分, 总数]}。')
}

function completion(each: FigureInText): readonly Finding[] {
  const { figure, before, sentence, after } = each
  const kind = kindOf(each)
  const said = `“${before}${figure.text}”`
  if (OF_PLAN.test(before) && figure.exact) {
    // 完成年目标任务12500人的98.5%: the plan itself, in front of its completion.
    if (figure.quantity.unit !== '%' && !before.endsWith('的') && after.startsWith('的')) return []
    if (figure.quantity.unit !== '%' || kind === 'growth' || kind === 'decline') {
      const message = `${said}：“${figure.name}”不是完成率`
      return tell('error', message, each, '“完成年计划的”后面请引用“…/完成率”。')
    }
    // 超额完成年计划18.9%: what lies beyond, and no completion.
    if (BEYOND_PLAN.test(before) && (kind === 'completion' || compare(figure.exact, whole(1)) >= 0)) {
      const hint = '写作“完成年计划的…%”，或者“超额…%完成”，其中的数是超出的部分。'
      return tell('warning', `${said}：“超额”和完成率不能一起用`, each, hint)
    }
  }
  if (kind !== 'completion' || !figure.exact || compare(figure.exact, whole(1)) < 0) return []
  const denied = NOT_DONE.exec(sentence)?.[0] ?? NOT_DONE_BEHIND.exec(after)?.[1]
  if (denied === undefined) return []
  return tell('error', `完成率是${figure.text}，这句话却说“${denied}”`, each, '请核对数字和说法。')
}

/** 全面完成 over a completion that falls short. */
function allDone(text: string, printed: readonly FigureInText[]): readonly Finding[] {
  const claim = ALL_DONE.exec(text)
  if (!claim) return []
  return printed
    .filter((each) => kindOf(each) === 'completion' && isLess(each.figure.exact))
    .flatMap((each) =>
      tell('warning', `“${each.figure.name}”是${each.figure.text}，这一段却说“${claim[0]}”`, each, '请核对说法。'),
    )
}

const isMore = (value: Exact | null): boolean => value !== null && compare(value, whole(1)) > 0
const isLess = (value: Exact | null): boolean => value !== null && compare(value, whole(1)) < 0
