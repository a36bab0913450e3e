import type Handlebars from 'handlebars'
import type { Place, Snippet } from '../data/dataset.js'
import { isBelowZero } from '../data/quantity.js'
import { type Diagnostic, error, type SourcePlace } from '../diagnostics/diagnostic.js'
import { meantOr } from '../diagnostics/nearest-name.js'
import { value } from '../document/inline.js'
import type { Figure, FigureBook } from '../figures/figure-book.js'
import { formatFigure } from '../figures/format-figure.js'
import { withoutSign } from '../figures/measure.js'
import { PRINT } from './annotate.js'
import { chooseItems, itemChoice } from './choose-items.js'
import type { ParsedTemplate } from './parse-handlebars.js'
import type { Trace } from './trace.js'
import { figureValue, isList, isSnippet, isValue, type SnippetTerm, type Term, type TermRecord } from './vocabulary.js'

/** What a helper may be given, for the check before rendering. */
export interface HelperRule {
  readonly block: boolean
  readonly parameters: number
  readonly options: readonly string[]
}

/** The helpers that templates may use; Handlebars' own are #if, #unless and #each. */
export const helperRules = {
  数: { block: false, parameters: 1, options: [] },
  数值: { block: false, parameters: 1, options: ['单位'] },
  增减: { block: false, parameters: 1, options: ['升', '降', '平'] },
  名单: { block: false, parameters: 1, options: [] },
  序号: { block: false, parameters: 0, options: [] },
  各项: { block: true, parameters: 1, options: ['有', '按', '从', '到', '后', '分隔'] },
} as const satisfies Record<string, HelperRule>

/** Handlebars' own blocks. */
export const builtInBlocks: ReadonlySet<string> = new Set(['if', 'unless', 'each'])
/** Ours and Handlebars' own. */
export const helperNames: ReadonlySet<string> = new Set([...Object.keys(helperRules), ...builtInBlocks])

/** One document that is being made. */
export interface Rendering {
  readonly trace: Trace
  readonly figures: FigureBook
  readonly context: TermRecord
  /** The piece of a snippet; undefined where its syntax is wrong. */
  piece(snippet: Snippet): ParsedTemplate | undefined
}

/** What rendering carries along besides the context (Handlebars' `data`). */
export interface RenderData {
  readonly rendering: Rendering
  readonly scope: Place | null
  readonly depth: number
  /** From 0, which item of the innermost list it is; Handlebars' own #each says it under this name. */
  readonly index?: number
  /** The templates that may be called, by name. */
  readonly partials: Readonly<Record<string, Handlebars.TemplateDelegate>>
}

interface HelperOptions {
  readonly data: RenderData
  readonly hash: Readonly<Record<string, unknown>>
  readonly loc: { readonly source?: string }
  readonly fn: (context: unknown, options?: unknown) => string
}

/** How a snippet is rendered where a template names it. */
export type RenderSnippet = (term: SnippetTerm, data: RenderData, at: SourcePlace | null) => string

/** The figure that a text of `data.scope` means by a name; a wrong name goes to the trace. */
function figureNamed(name: string, { rendering, scope }: RenderData, at: SourcePlace | null): Figure | undefined {
  const { trace, figures } = rendering
  const figure = figures.find(name, scope)
  if (!figure) trace.diagnostics.push(figureUnknown(figures, name, scope, at))
  return figure
}

/** The token of a named figure; empty where there is none. */
export function printFigure(name: string, data: RenderData, at: SourcePlace | null): string {
  const figure = figureNamed(name, data, at)
  return figure ? data.rendering.trace.value({ ...figureValue(figure), at }) : ''
}

/** Where a template names what it prints. */
const placeFor = ({ data, loc }: HelperOptions) => data.rendering.trace.kept(loc.source)

/** Nothing is printed: the problem goes to the trace of the composition, so that one run reports them all. */
function complain({ data }: HelperOptions, problem: Diagnostic): string {
  data.rendering.trace.diagnostics.push(problem)
  return ''
}

const missing = (name: string, options: HelperOptions): string =>
  complain(options, valueMissing(name, placeFor(options)))

const misused = (message: string, hint: string, options: HelperOptions): string =>
  complain(options, error('helper-misused', message, placeFor(options), hint))

/** The helper functions. */
export function makeHelpers(renderSnippet: RenderSnippet) {
  /** `name` is the path that is printed; empty: a list is. */
  const print = (term: Term | string | number | undefined, name: string, options: HelperOptions): string => {
    const at = placeFor(options)
    const { trace } = options.data.rendering
    if (typeof term === 'number' || typeof term === 'string') return trace.value(value(String(term), '', { at }))
    if (term === null || term === undefined) return missing(name, options)
    if (isSnippet(term)) return renderSnippet(term, options.data, at)
    if (isValue(term)) return trace.value({ ...term, at })
    const hint = '请写到具体的一项，或者用 {{#each 名称}}…{{/each}} 逐项印出。'
    return complain(options, error('value-not-printable', '这里不是一个能直接印出的内容，而是一组内容', at, hint))
  }

  const list = (ranking: Term | undefined, options: HelperOptions): string =>
    isList(ranking) ? ranking.map((group) => print(group, '', options)).join('、') : missing('', options)

  return { [PRINT]: print, 数: number, 数值: bareNumber, 增减: change, 名单: list, 序号: ordinal, 各项: eachOf }
}

/** `{{数 完成}}` prints the figure itself; a text (`{{数 指标}}`) is the name of one. */
function number(name: Term | string, options: HelperOptions): string {
  if (name === null || name === undefined) return missing('', options)
  if (typeof name === 'object' && isValue(name) && name.figure)
    return printFigure(name.name, { ...options.data, scope: null }, placeFor(options))
  const wanted = typeof name === 'object' && name !== null && 'text' in name ? String(name.text) : String(name)
  return printFigure(wanted, options.data, placeFor(options))
}

/** The figure that is named, or that a path leads to; undefined where there is none, which has been said. */
function figureOf(named: unknown, helper: string, hint: string, options: HelperOptions): Figure | undefined {
  const at = placeFor(options)
  if (typeof named === 'string') return figureNamed(named, options.data, at)
  const term = named as Term | undefined
  // A value has the full name of its figure, a text the name that it goes by there.
  if (term && isValue(term) && term.figure) return figureNamed(term.name, { ...options.data, scope: null }, at)
  if (term === null || term === undefined) missing('', options)
  else misused(`“${helper}”后面要是一个数字`, hint, options)
  return undefined
}

/** A figure without its unit, which the head of the column states: another unit there would make it a wrong number. */
function bareNumber(named: unknown, options: HelperOptions): string {
  const figure = figureOf(named, '数值', '请写 {{数值 "名称" 单位="亿元"}}。', options)
  if (!figure) return ''
  const { quantity } = figure
  const unit = `${quantity.scale}${quantity.unit}`
  const stated = options.hash.单位
  if (quantity.digits !== '' && unit !== stated)
    return misused(
      `“${figure.name}”的单位是“${unit}”，不是“${stated}”`,
      '请核对表头里的单位，或者在数据里换成同一个单位；要连同单位印出的，用 {{数 "名称"}}。',
      options,
    )
  const text = formatFigure({ ...quantity, scale: '', unit: '' })
  return options.data.rendering.trace.value({ ...figureValue(figure), text, at: placeFor(options) })
}

/** A figure that may be below zero, in words: 下降3.2% for −3.2%. One that is zero by rounding only is 基本持平. */
function change(named: unknown, options: HelperOptions): string {
  const figure = figureOf(named, '增减', '请写 {{增减 "名称"}}。', options)
  if (!figure) return ''
  const { trace } = options.data.rendering
  const { quantity, exact } = figure
  const [rises, falls] = changeWords(quantity.unit)
  const { 升: up = rises, 降: down = falls, 平: level = '持平' } = options.hash
  const shown = (text: string) => trace.value({ ...figureValue(figure), text, at: placeFor(options) })
  if (quantity.digits === '') return shown(figure.text)
  if (!/[1-9]/.test(quantity.digits)) return shown(`${exact?.numerator === 0n ? '' : '基本'}${level}`)
  // The word goes with the figure: 下降5% that becomes 增长5% has its cause in the data.
  const word = value(String(isBelowZero(quantity) ? down : up), figure.name, { at: placeFor(options) })
  return trace.value(word) + shown(formatFigure(withoutSign(quantity)))
}

function eachOf(items: Term | undefined, options: HelperOptions): string {
  if (!isList(items)) return missing('', options)
  const chosen = chooseItems(items, itemChoice(options.hash))
  if (!chosen) return misused(`“${String(options.hash.按)}”不是名次，不能照它排列`, '', options)
  return chosen
    .map((item, index) => options.fn(item, { data: { ...options.data, index }, blockParams: [item] }))
    .join(String(options.hash.分隔 ?? ''))
}

function ordinal(options: HelperOptions): string {
  const { rendering, index } = options.data
  if (index !== undefined) return rendering.trace.value(value(String(index + 1), '', { at: placeFor(options) }))
  return misused('“序号”不在一组内容里', '写在 {{#each …}}…{{/each}} 或者 {{#各项 …}}…{{/各项}} 中间。', options)
}

/** A rate grows or falls, points go up or down, things become more or fewer. */
const changeWords = (unit: string): readonly [string, string] =>
  unit === '个百分点' ? ['上升', '下降'] : /^[%‰]$/.test(unit) ? ['增长', '下降'] : ['增加', '减少']

/** The keys of 文件.yaml that need not be there, by the names that templates print them under. */
const FACT_KEYS: ReadonlyMap<string, string> = new Map([
  ...['时段', '奖励年度', '附注', '考评单位'].map((key) => [key, key] as const),
  ['抄送', '抄送机关'],
])

function valueMissing(name: string, at: SourcePlace | null) {
  const key = FACT_KEYS.get(name)
  const wrapped = `用 {{#if ${name || '名称'}}}…{{/if}} 把这一段包起来`
  const message = name === '' ? '这里要印的内容今年的数据里没有' : `这里要印“${name}”，今年的数据里没有`
  const hint = `请在${key ? ` 文件.yaml 里写上“${key}”` : '数据里补上'}，或者${wrapped}。`
  return error('value-missing', message, at, hint)
}

/** A text of `scope` names a figure that is not there: with the nearest name, or why there is none. */
export const figureUnknown = (figures: FigureBook, name: string, scope: Place | null, at: SourcePlace | null) => {
  return error(
    'figure-unknown',
    `没有叫“${name}”的数字${scope ? `（${scope.name.value}和总的数字里都没有）` : ''}`,
    at,
    figures.whyAbsent(name, scope) ??
      meantOr(figures.nearest(name, scope), '请在 数字.yaml、指标.yaml 或亮点文件的“数字”里填上它。'),
  )
}
