import type { Ranking } from '../data/dataset.js'
import type { Quantity } from '../data/quantity.js'
import type { DiagnosticCode } from '../diagnostics/codes.js'
import { type Diagnostic, diagnosticOf, error, warning } from '../diagnostics/diagnostic.js'
import { compare, type Exact } from './exact.js'
import type { Figure } from './figure.js'
import { formatFigure } from './format-figure.js'
import { exactOf, formOf, isExact, quantityOf } from './measure.js'
import { namesOf } from './rank-text.js'

/** Something noticed while computing, with the figure or ranking (`青年见习/排名`, `综合排名`) it is about. */
export interface FigureFinding {
  readonly figure: string
  readonly diagnostic: Diagnostic
}

interface Comparison {
  readonly figure: Figure
  /** Computed, before rounding; null while a part of it is 待补. */
  readonly value: Exact | null
  readonly code?: DiagnosticCode
  readonly severity?: 'error' | 'warning'
}

/**
 * Whether a declared figure is what is computed, at the precision that it prints. One that is declared as 近 or 余
 * states a range: the checks judge that.
 */
export function compareDeclared({
  figure,
  value,
  code = 'declared-differs',
  severity = 'error',
}: Comparison): readonly FigureFinding[] {
  const { quantity, name, text, origin } = figure
  if (value === null || quantity.digits === '' || !isExact(quantity)) return []
  const computed = quantityOf(value, formOf(quantity))
  if (computed.digits === quantity.digits) return []
  const message = `“${name}”填写的是${text}，计算的是${formatFigure(computed)}`
  const hint = '请核对上报的和填写的：哪个错了改哪个；删去填写的，就由程序计算。'
  return [{ figure: name, diagnostic: diagnosticOf(severity)(code, message, origin, hint) }]
}

/**
 * Whether a declared rate lies between the least and the greatest of the places, as a mean of theirs does, however it is
 * weighted. What else counts for the province may lead it beyond, so a difference is no contradiction.
 */
export function compareRate(
  { quantity, name, text, exact, origin }: Figure,
  places: readonly Exact[],
): readonly FigureFinding[] {
  const sorted = [...places].sort(compare)
  const [least, greatest] = [sorted[0], sorted.at(-1)]
  if (!exact || !least || !greatest || places.length < 2 || !isExact(quantity)) return []
  const [low, high] = [least, greatest].map((value) => quantityOf(value, formOf(quantity))) as [Quantity, Quantity]
  const outside = (end: Quantity, sign: number) => compare(exact, exactOf(end) ?? exact) * sign > 0
  if (!outside(low, -1) && !outside(high, 1)) return []
  const message = `“${name}”填写的是${text}，各地上报的在${formatFigure(low)}至${formatFigure(high)}之间`
  const hint = '总的应当在各地最低的和最高的之间，请核对上报的和填写的。'
  return [{ figure: name, diagnostic: warning('declared-differs', message, origin, hint) }]
}

/** Whether a declared ranking is the computed one; within a tie any order will do. */
export function compareRankings(name: string, declared: Ranking, computed: Ranking): readonly FigureFinding[] {
  const differs =
    declared.groups.length !== computed.groups.length ||
    declared.groups.some((group, index) => {
      const places = new Set(computed.groups[index]?.map(({ value }) => value))
      return group.length !== places.size || group.some(({ value }) => !places.has(value))
    })
  if (!differs) return []
  const message = `“${name}”填写的是${listed(declared)}，按上报计算的是${listed(computed)}`
  return [{ figure: name, diagnostic: error('declared-differs', message, declared.at, '请核对；或者删去填写的排名。') }]
}

/** For messages: one position after another, the places of a tie in brackets. */
const listed = ({ groups }: Ranking): string =>
  groups
    .map((group) => {
      const names = namesOf(group)
      return names.length > 1 ? `（${names.join('、')}）` : names.join('')
    })
    .join('、')
